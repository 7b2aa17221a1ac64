# ruff: noqa: SIM905 - words are easier to read and to sort as words than as a list
"""Tell the languages that this site does not store by words, endings and scripts of their own."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from briefings.text.language_detection import HAN, LATIN, has_han, without_addresses

PORTUGUESE: Final = "portuguese"


@dataclass(frozen=True, slots=True)
class _Words:
    small: frozenset[str]
    accents: frozenset[str]
    # What stands before an apostrophe: l'article, dell'articolo.
    elided: frozenset[str] = frozenset()


def _words(accents: str, small: str, elided: str = "") -> _Words:
    return _Words(frozenset(small.split()), frozenset(accents), frozenset(elided.split()))


_LANGUAGES: Mapping[str, _Words] = {
    PORTUGUESE: _words(
        "ãõçáéíóúâêôà",
        """
        de da dos das e o os em na nos nas um uma para por pelo pela pelos pelas com não que se
        ou ao aos à às é são ser foi sob entre até deve devem pode podem seu sua seus suas este
        esta estes estas isto esse essa mais também quando como qual quais cujo cuja onde mas
        nem sem sobre desde após artigo lei decreto código versão português portuguesa
        requerente interessado prazo taxa taxas documentos disposições âmbito objecto objeto
        regime pedido licença sociedade contrato empresa """,
    ),
    "french": _words(
        "éèêëàâîïôûùçœæ",
        """
        le la les de des du et un une dans par que qui est sont au aux ce cette ces il elle ne pas
        ou se sa ses leur leurs loi contrat être sous entre dont où doit doivent peut peuvent toute
        tout tous selon sans mais nous vous ainsi après avant lors afin cour tribunal droit
        demandeur présent société règlement en pour avec sur
        """,
        "l d qu n s c j jusqu lorsqu puisqu",
    ),
    "spanish": _words(
        "áéíóúñü",
        """
        el la los las de del y en un una para por con que se su sus al es son como más esta este
        estos estas lo entre sobre sin ley contrato según deberá deberán podrá puede pueden artículo
        cuando desde hasta también fue ser han sido tribunal sociedad plazo
        """,
    ),
    "italian": _words(
        "àèéìòù",
        """
        il lo la gli le di del della dei delle degli dal dalla dai che è per con una un nel nella
        nei nelle non si tra fra anche come questo questa ai alla alle legge articolo contratto e
        deve devono può possono sono sul sulla entro secondo ogni essere stato tribunale società
        """,
        "l d dell all nell sull dall un quest c",
    ),
    "german": _words(
        "äöüß",
        """
        der das und ist für von mit den dem des ein eine einer eines einem nicht auf zu im sich
        werden wird durch nach bei oder auch als über unter gemäß vertrag gesetz sind kann muss
        haben dieser diese dieses zum zur vom wenn nur innerhalb jede jeder gericht frist
        """,
    ),
    "dutch": _words(
        "ëï",
        """
        de het een van en niet zijn wordt worden aan bij dat deze voor met op door ook naar uit te
        moet moeten binnen tot wet overeenkomst die kan kunnen
        """,
    ),
}
_ENGLISH = frozenset(
    """
    the of and to is by for with on at from or be are not any this that these those an has have had
    was were it its which who whom whose under shall may must will should can if where when there
    their they he she we our you your than such other all no each every between about after before
    law act article section section new rules key what how why
    """.split()
)
_SPEAKERS: dict[str, tuple[str, ...]] = {
    word: tuple(name for name, one in _LANGUAGES.items() if word in one.small)
    for known in _LANGUAGES.values()
    for word in known.small
}
_WORD = re.compile(f"[{LATIN}]+(?:['’-][{LATIN}]+)*")
_ENDING = re.compile(
    r"(?:ção|ções|são|sões|mento|mentos|dade|dades|ário|ária|ários|árias|ório|ória|ência|ância|ável"
    r"|ível|veis|ais|eira|eiro|imos|ados|adas|idos|idas)$"
)
_APOSTROPHE = re.compile("['’]")
_NAME = re.compile(r"[A-ZÀ-Þ]")
# From here on a text is surely in the language.
SURE = 2.0

_KANA, _HANGUL = re.compile("[\u3041-\u30fa\u30fc]"), re.compile("[\uac00-\ud7a3]")
# Japanese writes these characters in forms that are neither Traditional nor Simplified Chinese.
_JAPANESE_FORM = re.compile(
    "[拠対発検圧応仮価変継続経済総払込働広県駅気売読様帰権転団従単釈訳択沢浄実]"
)
# A Chinese sentence names Japanese companies and quotes Japanese words in brackets.
_JAPANESE_NAME = re.compile(
    f"株式会社[{HAN}]{{1,8}}|[{HAN}]{{1,8}}(?:株式会社|銀行)|[（(「『][^（()）「」『』]*[）)」』]"
)
# In so many characters of Japanese, at least one has such a form.
LEAST_FORMS, CHARACTERS_FOR_A_FORM = 2, 15
_OTHER_SCRIPT = re.compile("[\u0370-\u05ff\u0600-\u06ff\u0900-\u0e7f]")
_OTHER_SIGN = re.compile(
    "|".join(one.pattern for one in (_KANA, _HANGUL, _JAPANESE_FORM, _OTHER_SCRIPT))
)
_LETTER = re.compile(r"[^\W\d_]")
_HAN_SIGN = re.compile(f"[{HAN}]")
# A brand or a quoted word has some kana, too.
LEAST_SIGNS, SHARE_OF_KANA = 3, 0.2


def leanings(text: str) -> dict[str, float]:
    """How much a text in Latin letters leans to each language, above 0, or to English, below."""
    scores = dict.fromkeys(_LANGUAGES, 0.0)
    english = 0
    for number, word in enumerate(_WORD.findall(without_addresses(text))):
        small = word.lower()
        if speakers := _SPEAKERS.get(small):
            for name in speakers:
                scores[name] += 1
        elif small in _ENGLISH:
            english += 1
        elif not small.isalpha() or not small.isascii():
            _add_signs(scores, small, is_name=bool(number and _NAME.match(word)))
        elif _ENDING.search(small) and not (number and _NAME.match(word)):
            scores[PORTUGUESE] += 0.5
    return {name: score - english for name, score in scores.items()}


def _add_signs(scores: dict[str, float], word: str, *, is_name: bool) -> None:
    """Add what the letters of a longer word say; João Silva is a name in any language."""
    first = _APOSTROPHE.split(word, maxsplit=1)[0]
    for name, one in _LANGUAGES.items():
        if first != word and first in one.elided:
            scores[name] += 1
        elif not is_name and not one.accents.isdisjoint(word):
            scores[name] += 1.5 if name == PORTUGUESE and _ENDING.search(word) else 1


def lean(text: str, language: str = PORTUGUESE) -> float:
    return leanings(text)[language]


def is_surely_portuguese(text: str) -> bool:
    return not has_han(text) and lean(text) >= SURE


def _is_in_japanese_forms(text: str, han: int) -> bool:
    """Return whether too many characters have Japanese forms for a name in a Chinese sentence."""
    said = _JAPANESE_NAME.sub("", text)
    forms = len(_JAPANESE_FORM.findall(said)) + len(_KANA.findall(said))
    return forms >= LEAST_FORMS and forms * CHARACTERS_FOR_A_FORM >= han


def script_of(text: str) -> str | None:
    """The language that the script of most of a text belongs to, if it is not Chinese or Latin."""
    if text.isascii() or not _OTHER_SIGN.search(text):
        return None
    letters = _LETTER.findall(text)
    kana, hangul = len(_KANA.findall(text)), len(_HANGUL.findall(text))
    han = len(_HAN_SIGN.findall(text))
    if kana >= LEAST_SIGNS and kana >= SHARE_OF_KANA * len(letters):
        return "japanese"
    if han + kana == len(letters) and _is_in_japanese_forms(text, han):
        return "japanese"
    if hangul >= LEAST_SIGNS and 2 * hangul > len(letters):
        return "korean"
    others = len(_OTHER_SCRIPT.findall(text))
    return "other-language" if others >= LEAST_SIGNS and 2 * others > len(letters) else None

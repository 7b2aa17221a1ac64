# ruff: noqa: SIM905 - words are easier to read and to sort as words than as a list
"""Tell Portuguese from English by the words and endings that only one of them has."""

import re

from briefings.text.language_detection import LATIN, has_han, without_addresses

_PORTUGUESE = frozenset(
    """
    de da dos das e o os em na nos nas um uma para por pelo pela pelos pelas com não que se ou ao
    aos à às é são ser foi sob entre até deve devem pode podem seu sua seus suas este esta estes
    estas isto esse essa mais também quando como qual quais cujo cuja onde mas nem sem sobre desde
    após artigo lei decreto código versão português portuguesa requerente interessado prazo taxa
    taxas documentos disposições âmbito objecto objeto regime pedido licença sociedade contrato
    empresa
    """.split()
)
_ENGLISH = frozenset(
    """
    the of and to is by for with on at from or be are not any this that these those an has have had
    was were it its which who whom whose under shall may must will should can if where when there
    their they he she we our you your than such other all no each every between about after before
    law act article section section new rules key what how why
    """.split()
)
_WORD = re.compile(f"[{LATIN}]+(?:['’-][{LATIN}]+)*")
_ENDING = re.compile(
    r"(?:ção|ções|são|sões|mento|mentos|dade|dades|ário|ária|ários|árias|ório|ória|ência|ância|ável"
    r"|ível|veis|ais|eira|eiro|imos|ados|adas|idos|idas)$"
)
_ACCENT = re.compile("[ãõçáéíóúâêôà]")
_NAME = re.compile(r"[A-ZÀ-Þ]")
# From here on a text is surely Portuguese.
SURE = 2.0


def lean(text: str) -> float:
    """How much a text in Latin letters leans to Portuguese, above 0, or to English, below."""
    score = 0.0
    for number, word in enumerate(_WORD.findall(without_addresses(text))):
        small = word.lower()
        if small in _PORTUGUESE:
            score += 1
        elif small in _ENGLISH:
            score -= 1
        elif number and _NAME.match(word):
            continue  # João Silva is a name in any language
        elif _ACCENT.search(small):
            score += 1.5 if _ENDING.search(small) else 1
        elif _ENDING.search(small):
            score += 0.5
    return score


def is_surely_portuguese(text: str) -> bool:
    return not has_han(text) and lean(text) >= SURE

"""Names of laws in a text, as tokens of its entry, so that their briefings are counted with it.

A token has the name as it is compared and as it is written: it is found by its beginning.
"""

import re
from collections.abc import Iterator

from briefings.search.index.beginnings import line_of

# Private-use characters, which no text has: of the token, between its halves, for a blank.
LAW, _WRITTEN, _BLANK = "\ue003", "\ue004", "\ue005"
LONGEST_TOKEN = 140
_SUFFIXES = (
    "法|法典|法律|制度|章程|條例|規章|細則|公約|協定|條約|規則|辦法"
    "|条例|规章|细则|公约|协定|条约|规则|办法"
)
_CHINESE = re.compile(rf"《([^《》\s]{{1,30}}(?:{_SUFFIXES}))》")
_KINDS = ("Law", "Act", "Code", "Ordinance", "Regulation", "Regulations", "Convention", "Regime")
# Words have a limit, and begin only where no word does: otherwise a long one would take for ever.
_WORD = r"[A-Z][\w’'-]{1,40}"
_ENGLISH = re.compile(
    rf"(?<![\w’'-])({_WORD}(?: (?:{_WORD}|of|on|and|for|the|against|to)){{0,7}}"
    rf" (?:{'|'.join(_KINDS)}))\b(?! (?:No|n)\b)"
)
# Words with a capital that open a sentence, and words that stand before a name.
_BEFORE = re.compile(
    r"^(?:(?:The|This|That|These|Under|In|By|New|A|An|Our|Its|Both|If|When|While|Although|As|And"
    r"|Article|Articles|of|on|and|for|the|against|to|SAR|Maca[uo](?:['’]s)?)\s)+"
)


def law_names(text: str) -> Iterator[str]:
    """Yield the tokens of the laws that a text names."""
    if "《" in text:
        for name in _CHINESE.findall(text):
            yield from _token(name)
    if any(kind in text for kind in _KINDS):  # most texts have none
        for name in _ENGLISH.findall(text):
            bare = _BEFORE.sub("", name)
            if " " in bare:
                yield from _token(bare)


def beginning(typed: str) -> str:
    """Return how the tokens of laws begin whose name begins as it was typed."""
    return LAW + typed.replace(" ", _BLANK)


def written_in(token: str) -> str:
    return token.partition(_WRITTEN)[2].replace(_BLANK, " ")


def _token(name: str) -> Iterator[str]:
    token = f"{beginning(line_of(name).text)}{_WRITTEN}{name.replace(' ', _BLANK)}"
    if len(token) <= LONGEST_TOKEN and name.isprintable():
        yield token

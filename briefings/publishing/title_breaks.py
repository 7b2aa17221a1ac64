"""Where a line may break in a Chinese title: between words, not inside one (關│鍵).

Chinese has no blanks between words. The dictionary of rjieba is for Simplified characters, so that
a title is cut as converted and the places are taken over; each character becomes one character.
"""

import importlib
import re
from collections.abc import Callable, Collection, Iterable
from functools import lru_cache
from itertools import accumulate

from briefings.text.chinese import simplified
from briefings.text.languages import CHINESE
from briefings.text.sides import TITLE
from briefings.text.snapshot import Snapshot

SHORTEST = 6  # characters; shorter titles stand on one line anywhere
# Characters that go with the next word; every other single one goes with the word before it.
_LEADING = frozenset("與与及和或對对在由向從从於于為为因就按依以自至未不各本該该其新")
_LETTER = re.compile(r"[\w》」』）〉％%]")
_NEXT = re.compile(r"[\w《「『（〈]")
_UNITS = "條条年月日號号章節节項项款期屆届部冊季度歲岁元人倍次個个天時时分"
_WHOLE = re.compile(rf"第?[\d０-９一二三四五六七八九十百千萬億零〇兩]+[{_UNITS}]|[\x21-\x7e]+")


def breaks_of(snapshot: Snapshot, terms: Collection[str] = ()) -> dict[str, list[int]]:
    """Return the places in a briefing's title and, by public id of the section, in its headings.

    Those without any are left out.
    """
    texts = {TITLE: snapshot.title[CHINESE]}
    texts |= {part.id: part.heading[CHINESE] for part in snapshot.parts}
    places = {name: breaks_in(text, terms) for name, text in texts.items()}
    return {name: found for name, found in places.items() if found}


def breaks_in(text: str, terms: Collection[str] = ()) -> list[int]:
    """Return the places where a line may break; `terms` are words of the firm that stay whole."""
    read = simplified.convert(text)
    if len(text) < SHORTEST or len(read) != len(text):
        return []
    words = _joined(_cutter()(read))
    places = set(accumulate(map(len, words))) - {len(text)}
    inside = {place for start, end in _whole(text, terms) for place in range(start + 1, end)}
    return [place for place in sorted(places - inside) if _may_break(text, place)]


@lru_cache(maxsize=1)
def _cutter() -> Callable[[str], list[str]]:
    """Load the dictionary, 33 MB and 0.1 s, only in processes that publish."""
    return importlib.import_module("rjieba").cut


def _joined(words: list[str]) -> list[str]:
    """Join single characters to the word that they belong to: 安全│法│與│關鍵 to 安全法│與關鍵."""
    joined: list[str] = []
    for word in words:
        alone = len(word) == 1 and word not in _LEADING
        after_leading = bool(joined) and len(joined[-1]) == 1 and joined[-1] in _LEADING
        if joined and (alone or after_leading):
            joined[-1] += word
        else:
            joined.append(word)
    return joined


def _whole(text: str, terms: Collection[str]) -> Iterable[tuple[int, int]]:
    for match in _WHOLE.finditer(text):
        yield match.span()
    for term in terms:
        for match in re.finditer(re.escape(term), text):
            yield match.span()


def _may_break(text: str, place: int) -> bool:
    """Beside blanks and marks a browser knows by itself where a line may break."""
    return bool(_LETTER.match(text[place - 1]) and _NEXT.match(text[place]))

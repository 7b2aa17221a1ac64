"""Numbered lines with a colon that are items of a list, by the numbers before and behind them.

四、自國外大學畢業： looks like the heading of its sub-items. Where 三、 is a sentence, or the line
above 一、 leads to a list, all of the numbers are items. The number of annexes that ends a letter
heads nothing either.
"""

from collections.abc import Iterable, Sequence

from briefings.importing.pairing.cheapest_path import Match
from briefings.importing.pairing.headings.no_headings import (
    ends_open,
    is_bold,
    is_marked,
    marker_of,
)
from briefings.importing.patterns.list_markers import Marker


def items_with_colon(matches: Sequence[Match], likely: set[int]) -> set[int]:
    """The places of likely headings that end with a colon and are numbered among sentences."""
    open_ended = {n for n in likely if _could_be_item(matches[n])}
    items: set[int] = set()
    for n in sorted(open_ended):
        above = _sibling(matches, n, range(n - 1, -1, -1), step=-1)
        if _is_led_to(matches, n) or (above is not None and above in items | _not(likely, above)):
            items.add(n)
    for n in sorted(open_ended - items, reverse=True):
        below = _sibling(matches, n, range(n + 1, len(matches)), step=1)
        if below is not None and below in items | _not(likely, below):
            items.add(n)
    return items


def _not(likely: set[int], n: int) -> set[int]:
    return set() if n in likely else {n}


def _could_be_item(match: Match) -> bool:
    found = _marker(match)
    is_numbered = found is not None and not found.is_part and found.value is not None
    return is_numbered and ends_open(match) and not is_marked(match) and not is_bold(match)


def _is_led_to(matches: Sequence[Match], n: int) -> bool:
    """Return whether the number is the first, below a line that ends with a colon."""
    found = _marker(matches[n])
    return n > 0 and found is not None and found.value == 1 and ends_open(matches[n - 1])


def _sibling(matches: Sequence[Match], n: int, places: Iterable[int], *, step: int) -> int | None:
    """The place of the next number of its kind, before any part of the text begins anew."""
    here = _marker(matches[n])
    for at in places:
        found = _marker(matches[at])
        if found is None or here is None:
            continue
        if found.is_part:
            return None
        if found.style == here.style:
            return at if found.value == (here.value or 0) + step else None
    return None


def _marker(match: Match) -> Marker | None:
    return match.pieces[0].marker


def lone_annexes(matches: Sequence[Match], likely: set[int]) -> set[int]:
    """The last lines, such as 附件：三份, with no text below that they could head."""
    found: set[int] = set()
    for n in range(len(matches) - 1, -1, -1):
        style = one.style if (one := marker_of(matches[n])) else ""
        if style != "annex" or n not in likely or is_marked(matches[n]):
            break
        found.add(n)
    return found

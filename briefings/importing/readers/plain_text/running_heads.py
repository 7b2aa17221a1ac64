"""Lines that stand at the head or the foot of every page, known by being there again."""

import re
from collections.abc import Sequence
from itertools import pairwise

from briefings.importing.patterns.characters import BLANK
from briefings.importing.patterns.front_lines import front_line
from briefings.importing.patterns.list_markers import marker

LONGEST_HEAD = 120
# Two heads have at least so many lines between them, and the pages between them are few.
LEAST_APART, MOST_PAGES_APART = 5, 3
# What stands beside a page number stands next to it, or behind an empty line.
LINES_BESIDE = 2
# A higher number is a year or an amount.
LAST_PAGE = 999

_DIGITS = re.compile(r"\d+")
# A name and a number in one line are those of a page only if something stands between them.
_PARTED = re.compile(r"\u3000|\t|\s{2,}|\s[|｜·•–—/-]\s")
_BARE = re.compile(r"[-–—]?\s*\d{1,4}\s*[-–—]?")


def running_heads(lines: Sequence[str]) -> set[int]:
    """The places of heads that count the pages, and of those beside a bare number, with it."""
    said = {n: line.strip(BLANK) for n, line in enumerate(lines) if line.strip(BLANK)}
    same: dict[str, list[int]] = {}
    for n, line in said.items():
        if len(line) <= LONGEST_HEAD and not _BARE.fullmatch(line):
            same.setdefault(_DIGITS.sub("#", line), []).append(n)
    found: set[int] = set()
    for places in same.values():
        if len(places) > 1 and _are_apart(places):
            found |= _counting(said, places) or _beside_numbers(said, places)
    return found


def _are_apart(places: Sequence[int]) -> bool:
    return all(after - before >= LEAST_APART for before, after in pairwise(places))


def _counting(said: dict[int, str], places: Sequence[int]) -> set[int]:
    """Heads in which one number goes up from page to page, and nothing else changes."""
    first = said[places[0]]
    if not _PARTED.search(first) or marker(first):
        return set()
    numbers = [[int(one) for one in _DIGITS.findall(said[n])] for n in places]
    moving = [column for column in zip(*numbers, strict=True) if len(set(column)) > 1]
    if len(moving) != 1 or max(moving[0]) > LAST_PAGE:
        return set()
    steps = [after - before for before, after in pairwise(moving[0])]
    return set(places) if all(0 < step <= MOST_PAGES_APART for step in steps) else set()


def _beside_numbers(said: dict[int, str], places: Sequence[int]) -> set[int]:
    """The same line again and again, at least once beside a bare number."""
    if len({said[n] for n in places}) > 1:
        return set()
    order = list(said)
    numbers = {k for n in places for k in _neighbours(order, n) if _BARE.fullmatch(said[k])}
    pages = [int(_DIGITS.findall(said[n])[0]) for n in sorted(numbers)]
    if not pages or max(pages) > LAST_PAGE or pages != sorted(set(pages)):
        return set()
    is_title = places[0] == order[0] and not _names_publisher(said[places[0]])
    return {*numbers, *places[is_title:]}


def _neighbours(order: Sequence[int], place: int) -> list[int]:
    at = order.index(place)
    near = [order[k] for k in (at - 1, at + 1) if 0 <= k < len(order)]
    return [n for n in near if abs(n - place) <= LINES_BESIDE]


def _names_publisher(line: str) -> bool:
    """The name of a series or a firm above a title is a head, and no title, on its page too."""
    found = front_line(line)
    return found is not None and not found.dates and not found.names

"""Lines that stand at the head or the foot of every page, known by being there again."""

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from briefings.importing.patterns.characters import BLANK
from briefings.importing.patterns.front_lines import front_line
from briefings.importing.patterns.list_markers import marker
from briefings.importing.readers.plain_text.wrapped_lines import stops
from briefings.text.language_detection import display_width, has_han, latin_words

LONGEST_HEAD = 120
# Two heads have at least so many lines between them, and the pages between them are few.
LEAST_APART, MOST_PAGES_APART = 5, 3
# A line of Chinese in mid-sentence, as a page may cut it off, is at least so wide.
LEAST_OF_CUT = 40
# A line of text is hardly shorter than the one above it.
FULL = 0.85
# What stands beside a page number stands next to it, or behind an empty line.
LINES_BESIDE = 2
# A higher number that stands alone is a year or an amount.
LAST_PAGE = 999

_DIGITS = re.compile(r"\d+")
# A name and a number in one line are those of a page only if something stands between them.
_PARTED = re.compile(r"\u3000|\t|\s{2,}|\s[|｜·•–—/-]\s")
# The number of a page stands at an end of the head, or has its name; others count cases or steps.
_OF_PAGE = re.compile(r"^\W*\d|\d\W*$|\d\s*[頁页]|\b(?:page|p\.?|pg\.?)\s*\d", re.IGNORECASE)
# Headings count years too; a gazette writes a letter before the numbers of its pages.
_YEAR = re.compile(r"(?<![A-Za-z])(?:19|20)\d\d")
# What no sentence goes on with in a small letter: an address, a number.
_SIGN = re.compile(r"[\d/]|\w\.\w")
_BARE = re.compile(r"[-–—]?\s*\d{1,4}\s*[-–—]?")


def running_heads(lines: Sequence[str]) -> set[int]:
    """The places of heads that count the pages, and of those beside a bare number, with it."""
    said = {n: line.strip(BLANK) for n, line in enumerate(lines) if line.strip(BLANK)}
    same: dict[str, list[int]] = {}
    for n, line in said.items():
        if len(line) <= LONGEST_HEAD and not _BARE.fullmatch(line):
            same.setdefault(_DIGITS.sub("#", line), []).append(n)
    order = list(said)
    at = {n: k for k, n in enumerate(order)}
    counting: set[int] = set()
    beside: set[int] = set()
    cutting: set[int] = set()
    for places in same.values():
        cuts = len(places) > 1 and any(_cuts_sentence(lines, n) for n in places)
        if len(places) > 1 and (cuts or _are_apart(places)):
            counting |= _counting(said, places, is_sure=cuts)
            beside |= _beside_numbers(said, order, [at[n] for n in places])
        if cuts:
            cutting |= _cutting(said, places)
    return beside | cutting | (counting - _translated(said, order, counting))


def _cuts_sentence(lines: Sequence[str], place: int) -> bool:
    """Return whether the lines right above and below are one sentence without this line."""
    if not 0 < place < len(lines) - 1:
        return False
    above, line, below = (lines[n].strip(BLANK) for n in (place - 1, place, place + 1))
    is_word = line[:1].islower() and not _SIGN.search(line)
    if not above or not below or stops(above) or is_word or marker(below):
        return False
    if _goes_on(above, line):
        return False
    if has_han(above[-1:]) and has_han(below[:1]):
        return display_width(above) >= LEAST_OF_CUT and stops(below)
    return above[-1:].isascii() and below[:1].islower()


def _goes_on(above: str, line: str) -> bool:
    """Return whether a line is as full as the one above, and its words are those of a sentence.

    Two paragraphs may have a line alike: Article 40 to cease therefrom, and take the necessary
    """
    small = sum(map(str.islower, words := latin_words(line)))
    return len(line) >= FULL * len(above) and 2 * small > len(words)


def _cutting(said: Mapping[int, str], places: Sequence[int]) -> set[int]:
    """The same line again and again, at least once within a sentence; the title stays."""
    if len({said[n] for n in places}) > 1 or marker(said[places[0]]):
        return set()
    is_title = places[0] == 0 and not _names_publisher(said[places[0]])
    return set(places[is_title:])


def _translated(said: Mapping[int, str], order: Sequence[int], counting: set[int]) -> set[int]:
    """The headings that count in both languages: one stands right behind the other."""
    found: set[int] = set()
    for before, after in pairwise(order):
        if {before, after} <= counting and has_han(said[before]) != has_han(said[after]):
            found |= {before, after}
    return found


def _are_apart(places: Sequence[int]) -> bool:
    return all(after - before >= LEAST_APART for before, after in pairwise(places))


def _counting(said: Mapping[int, str], places: Sequence[int], *, is_sure: bool) -> set[int]:
    """Heads in which one number goes up from page to page, and nothing else changes."""
    first = said[places[0]]
    is_parted = is_sure or _PARTED.search(first)
    if not is_parted or not _OF_PAGE.search(first) or marker(first):
        return set()
    numbers = [list(_DIGITS.finditer(said[n])) for n in places]
    columns = list(zip(*numbers, strict=True))
    moving = [column for column in columns if len({int(one[0]) for one in column}) > 1]
    if len(moving) != 1 or all(_is_year(number) for number in moving[0]):
        return set()
    return set(places) if _rise_as_pages([int(number[0]) for number in moving[0]]) else set()


def _is_year(number: re.Match[str]) -> bool:
    return _YEAR.fullmatch(number.string, number.start(), number.end()) is not None


def _rise_as_pages(numbers: Sequence[int]) -> bool:
    steps = [after - before for before, after in pairwise(numbers)]
    return all(0 < step <= MOST_PAGES_APART for step in steps)


def _beside_numbers(
    said: Mapping[int, str], order: Sequence[int], places: Sequence[int]
) -> set[int]:
    """The same line again and again, at least once beside a bare number; `places` in `order`."""
    heads = [order[k] for k in places]
    if len({said[n] for n in heads}) > 1 or ends_sentence(said[heads[0]]):
        return set()
    if _stands_below_translation(said, order, places):
        return set()
    numbers = sorted({n for k in places for n in _neighbours(order, k) if _BARE.fullmatch(said[n])})
    pages = [int(_DIGITS.findall(said[n])[0]) for n in numbers]
    if not pages or max(pages) > LAST_PAGE or not _rise_as_pages(pages):
        return set()
    is_title = places[0] == 0 and not _names_publisher(said[heads[0]])
    return {*numbers, *heads[is_title:]}


def ends_sentence(line: str) -> bool:
    """Return whether the line is the last of a paragraph: two may end with the same word."""
    return line.endswith("。") or (line[:1].islower() and stops(line))


def _stands_below_translation(
    said: Mapping[int, str], order: Sequence[int], places: Sequence[int]
) -> bool:
    """Return whether the same line in the other language stands above each, as for a heading."""
    above = {said[order[k - 1]] if k else "" for k in places}
    return len(above) == 1 and has_han(above.pop()) != has_han(said[order[places[0]]])


def _neighbours(order: Sequence[int], at: int) -> list[int]:
    near = [order[k] for k in (at - 1, at + 1) if 0 <= k < len(order)]
    return [n for n in near if abs(n - order[at]) <= LINES_BESIDE]


def _names_publisher(line: str) -> bool:
    """The name of a series or a firm above a title is a head, and no title, on its page too."""
    found = front_line(line)
    return found is not None and not found.dates and not found.names

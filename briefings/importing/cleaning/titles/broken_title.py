"""Join the lines of a title that a copied page broke.

A publisher above a title looks like the first half of a title. The length of the title in the other
language decides: a translation is about as long as the whole title.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby, pairwise, takewhile

from briefings.importing.block import Line
from briefings.importing.cleaning.line_shapes import could_head, length_apart
from briefings.importing.halves import second_half
from briefings.importing.patterns.front_lines import front_line
from briefings.importing.patterns.furniture.breadcrumbs import is_path
from briefings.importing.patterns.furniture.furniture_lines import (
    is_always_furniture,
    is_furniture_at_edge,
    is_menu_line,
    language_label,
)
from briefings.importing.patterns.furniture.site_words import names_site_part
from briefings.importing.patterns.list_markers import marker
from briefings.importing.patterns.mail_lines import is_greeting
from briefings.text.language_detection import has_han, latin_length

# A title stands among the first lines, and is broken over at most so many.
LINES_AT_HEAD, MOST_LINES = 10, 4
# The joined lines must be so many times nearer to the translation's length than the last one alone.
NEARER = 1.5
# Titles of 794 laws had 5 letters of English for a Han character, which counts as three elsewhere;
# nine of ten were within this ratio (as a logarithm), so a line as long as that is whole.
LONGER_IN_ENGLISH, MOST_APART = 1.7, 0.5
# What a margin broke fills its lines but the last; a publisher's name is seldom as long as this.
LEAST_FULL = 36
# What a page has above its title.
_OF_PAGE = (
    is_always_furniture,
    is_furniture_at_edge,
    is_menu_line,
    names_site_part,
    is_path,
    is_greeting,
    language_label,
)

# What no title ends with, and none begins with.
_LEADS_ON = re.compile(
    r"(?:[及和與的、，：,:—–-]|\b(?:a|an|and|at|by|between|for|from|in|of|on|or|the|to|under|with))$"
)
_FOLLOWS = re.compile(r"[—–─（(及和與的]|[a-z]")

Group = list[int]


def with_whole_title(lines: Sequence[Line]) -> list[Line]:
    """The lines, with those of a broken title as one."""
    half = second_half(lines)
    groups = _groups(lines, _head(lines, 0))
    if half is not None:
        below = _groups(lines, _head(lines, half))
        groups = [*filter(None, groups)][-1:] + [*filter(None, below)][:1]
    for (one, other), third in zip(pairwise(groups), [*groups[2:], Group()], strict=False):
        if both := _parts_in_both(lines, one, other):
            return _joined(_joined(lines, both[1]), both[0])
        broken, whole = (one[::-1], other) if len(one) > len(other) else (other, one)
        if len(whole) != 1 or not broken or lines[one[0]].language == lines[other[0]].language:
            continue
        if broken[0] < whole[0] and _is_whole(lines, whole[0], third):
            continue
        if parts := _parts_of_title(lines, broken, whole[0]):
            return _joined(lines, sorted(parts))
    return list(lines)


def _head(lines: Sequence[Line], start: int) -> list[int]:
    """The places of short lines above the first sentence that could be parts of a title."""
    found: list[int] = []
    for n in range(start, min(len(lines), start + LINES_AT_HEAD)):
        could_be = could_head(lines[n]) or _ends_open(lines[n])
        if not could_be or marker(lines[n].text) or lines[n].row is not None:
            break
        found.append(n)
    return found


def _ends_open(line: Line) -> bool:
    return could_head(replace(line, text=line.text.rstrip(":：，,")))


def _groups(lines: Sequence[Line], head: Sequence[int]) -> list[Group]:
    """The places of lines in one language that follow each other; none for parts of the page."""

    def language(n: int) -> tuple[str, int]:
        line = lines[n]
        is_apart = (
            any(is_of_page(line.text) for is_of_page in _OF_PAGE)
            or line.is_mixed
            or front_line(line.text) is not None
        )
        return ("", n) if is_apart or not line.language else (str(line.language), 0)

    return [list(group) if key[0] else [] for key, group in groupby(head, key=language)]


def _parts_of_title(lines: Sequence[Line], broken: Group, whole: int) -> Group:
    """The lines, nearest to the translation first, that are as long as it; none if one is."""
    alike = list(takewhile(lambda n: lines[n].look == lines[broken[0]].look, broken[:MOST_LINES]))
    for longer in (1, LONGER_IN_ENGLISH):
        expected = _length(lines[whole].text, longer)
        distances = [
            length_apart(sum(_length(lines[n].text, longer) for n in alike[:most]), expected)
            for most in range(1, len(alike) + 1)
        ]
        best = distances.index(min(distances))
        parts = alike[: best + 1]
        is_likely = _is_full(lines, parts) if longer == 1 else distances[0] > MOST_APART
        if best and is_likely and NEARER * distances[best] < distances[0]:
            return parts
    return []


def _parts_in_both(lines: Sequence[Line], one: Group, other: Group) -> tuple[Group, Group] | None:
    """The lines of both languages, broken at the same places, as either of them shows."""
    if not 1 < len(one) == len(other) or lines[one[0]].language == lines[other[0]].language:
        return None
    first, second = sorted((one, other))
    breaks = [
        k for k in range(1, len(one)) if _goes_on(lines, first, k) or _goes_on(lines, second, k)
    ]
    run = [k for n, k in enumerate(breaks) if k == breaks[0] + n]
    if not run or len(run) >= MOST_LINES:
        return None
    return first[run[0] - 1 : run[-1] + 1], second[run[0] - 1 : run[-1] + 1]


def _goes_on(lines: Sequence[Line], group: Group, k: int) -> bool:
    """Return whether a line ends, or the next begins, as no title does."""
    above, below = lines[group[k - 1]].text.strip(), lines[group[k]].text.strip()
    return bool(_LEADS_ON.search(above) or _FOLLOWS.match(below))


def _is_whole(lines: Sequence[Line], whole: int, below: Group) -> bool:
    """Return whether one line below is the translation, and what stands above is of the page."""
    if len(below) != 1 or lines[below[0]].language == lines[whole].language:
        return False
    lengths = (_length(lines[n].text, LONGER_IN_ENGLISH) for n in (below[0], whole))
    return length_apart(*lengths) <= MOST_APART


def _length(text: str, longer: float) -> int:
    """The length of a title in letters of English, of which a Han character counts for more."""
    return round(latin_length(text) * (longer if has_han(text) else 1))


def _is_full(lines: Sequence[Line], parts: Group) -> bool:
    """Return whether every line but the last is full, as a margin leaves them."""
    *above, last = (latin_length(lines[n].text) for n in sorted(parts))
    return all(length >= max(last, LEAST_FULL) for length in above)


def _joined(lines: Sequence[Line], broken: Group) -> list[Line]:
    first = lines[broken[0]]
    between = "" if has_han(first.text) else " "
    whole = replace(first, text=between.join(lines[n].text.strip() for n in broken))
    gone = set(broken[1:])
    kept = [whole if n == broken[0] else line for n, line in enumerate(lines)]
    return [line for n, line in enumerate(kept) if n not in gone]

"""Leave out what stands around a text, by its place: above its title, and behind its last words.

The words need not be known: a title that is marked as such has only the page above it, and what
follows the last sentence as links, contact cards and short lines belongs to the page as well.
"""

from collections.abc import Collection, Iterator, Sequence

from briefings.importing.block import Line
from briefings.importing.cleaning.line_shapes import (
    alternates,
    beside_translations,
    could_head,
    is_label,
)
from briefings.importing.cleaning.page_tails import tail_lines
from briefings.importing.halves import second_half
from briefings.importing.patterns.front_lines import front_line

# A title stands among the first lines; a menu may be long.
LINES_ABOVE_TITLE = 40
# So many lines may stand between a title and its text.
LINES_BELOW_TITLE = 8
# A title is there once in each language.
MOST_TITLES = 2


def edge_lines(lines: Sequence[Line], furniture: Collection[int], *, is_page: bool) -> set[int]:
    """The places of lines around the text; `furniture` are those known by their words."""
    above = _above_title(lines, furniture)
    is_page = is_page or bool(above)
    return above | tail_lines(lines, furniture, is_page=is_page)


def _above_title(lines: Sequence[Line], furniture: Collection[int]) -> set[int]:
    """What stands above a title that is marked as one, except its date and its authors."""
    seen = [n for n, line in enumerate(lines) if n not in furniture and line.role != "spacer"]
    titles = [n for n in seen if _is_title(lines[n])]
    if not titles or titles[0] > LINES_ABOVE_TITLE or not _is_in_both(lines, seen, titles):
        return set()
    found: set[int] = set()
    for above in _above_each(lines, seen, titles):
        if all(_could_stand_above(lines[n]) for n in above):
            found |= {n for n in above if not _states_day_or_author(lines[n])}
    return found | _below_title(lines, seen, titles)


def _below_title(lines: Sequence[Line], seen: Sequence[int], titles: Sequence[int]) -> set[int]:
    """Short lines between the title and its day or authors that nobody translated."""
    head: list[int] = []
    for n in (n for n in seen if titles[0] < n and n not in titles):
        if not (is_label(lines[n]) and len(head) < LINES_BELOW_TITLE):
            break
        head.append(n)
    stated = [n for n in head if _states_day_or_author(lines[n])]
    above = head[: head.index(stated[-1])] if stated else []
    paired = beside_translations(lines, seen) if above else set()
    if not alternates(lines, seen, paired):
        return set()
    return {n for n in above if n not in paired and n not in stated}


def _above_each(
    lines: Sequence[Line], seen: Sequence[int], titles: Sequence[int]
) -> Iterator[list[int]]:
    """The lines above the title, and those above it in a second half."""
    yield [n for n in seen if n < titles[0]]
    at = second_half([lines[n] for n in seen])
    if at is not None and len(titles) == MOST_TITLES:
        yield [n for n in seen if seen[at] <= n < titles[1]]


def _is_title(line: Line) -> bool:
    return line.role == "title" or (line.role == "heading" and line.level == 1)


def _is_in_both(lines: Sequence[Line], seen: Sequence[int], titles: Sequence[int]) -> bool:
    """Whether the title is there in both languages: in it, next to it, or above a second half."""
    first = lines[titles[0]]
    below = [lines[n] for n in seen if n > titles[0]]
    if first.is_mixed or not below:
        return first.is_mixed
    if below[0].language != first.language and is_label(below[0]):
        return True
    return len(titles) == MOST_TITLES and lines[titles[1]].language != first.language


def _could_stand_above(line: Line) -> bool:
    return is_label(line) or could_head(line) or front_line(line.text) is not None


def _states_day_or_author(line: Line) -> bool:
    found = front_line(line.text)
    return found is not None and bool(found.dates or found.names)

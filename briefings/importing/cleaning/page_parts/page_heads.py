"""Leave out the head of a page: the lines above the title, whatever they say.

A title that a style marks has only the page above it, and its date and authors.
"""

from collections.abc import Collection, Iterator, Sequence
from itertools import takewhile

from briefings.importing.block import Line
from briefings.importing.cleaning.line_shapes import (
    LINES_ABOVE_TITLE,
    alternates,
    beside_translations,
    could_head,
    is_bulleted_item,
    is_label,
    titles_by_style,
)
from briefings.importing.cleaning.titles.below_fields import leads_on
from briefings.importing.halves import second_half
from briefings.importing.patterns.front_lines import front_line, states_day_or_author
from briefings.importing.patterns.furniture.furniture_lines import is_furniture_at_edge
from briefings.importing.patterns.mail_lines import is_greeting

# So many lines may stand between a title and its text.
LINES_BELOW_TITLE = 8
# A title is there once in each language.
MOST_TITLES = 2


def head_lines(lines: Sequence[Line], furniture: Collection[int]) -> set[int]:
    """The places above a title that is marked as one, except those of its date and its authors.

    `furniture` are the places of lines known by their words.
    """
    seen = [n for n, line in enumerate(lines) if n not in furniture and line.role != "spacer"]
    titles = sorted({*seen}.intersection(titles_by_style(lines)))
    if not titles or titles[0] > LINES_ABOVE_TITLE or not _is_in_both(lines, seen, titles):
        return set()
    found: set[int] = set()
    for above in _above_each(lines, seen, titles):
        if all(_could_stand_above(lines[n]) for n in above):
            found |= {n for n in above if not _is_read_later(lines[n])}
    if any(n < titles[-1] for n in furniture):
        found |= _between_titles(lines, seen, titles)
    return found | _below_title(lines, seen, titles)


def _is_read_later(line: Line) -> bool:
    """The day and the authors are fields of a briefing; greetings show where a letter begins."""
    return line.table is not None or states_day_or_author(line.text) or is_greeting(line.text)


def _below_title(lines: Sequence[Line], seen: Sequence[int], titles: Sequence[int]) -> set[int]:
    """Short lines between the title and its day or authors that nobody translated."""
    head: list[int] = []
    for n in (n for n in seen if titles[0] < n and n not in titles):
        if not (is_label(lines[n]) and len(head) < LINES_BELOW_TITLE):
            break
        head.append(n)
    stated = [n for n in head if states_day_or_author(lines[n].text)]
    above = head[: head.index(stated[-1])] if stated else []
    paired = beside_translations(lines, seen) if above else set()
    if not alternates(lines, seen, paired):
        return set()
    return {n for n in above if n not in paired and n not in stated}


def _between_titles(lines: Sequence[Line], seen: Sequence[int], titles: Sequence[int]) -> set[int]:
    """Labels of a page between a title and its translation, below which no subtitle stands."""
    between = [n for n in seen if titles[0] < n < titles[-1]]
    below = next((lines[n] for n in seen if n > titles[-1]), None)
    are_two = len(titles) == MOST_TITLES and not any(lines[n].is_mixed for n in titles)
    are_labels = len(between) <= LINES_BELOW_TITLE and all(is_label(lines[n]) for n in between)
    if not (are_two and are_labels) or below is None or is_label(below):
        return set()
    return {n for n in between if not _is_read_later(lines[n])}


def _above_each(
    lines: Sequence[Line], seen: Sequence[int], titles: Sequence[int]
) -> Iterator[list[int]]:
    """The lines above the title, and those above it in a second half."""
    yield [n for n in seen if n < titles[0]]
    at = second_half([lines[n] for n in seen])
    if at is not None and len(titles) == MOST_TITLES:
        yield [n for n in seen if seen[at] <= n < titles[1]]


def _is_in_both(lines: Sequence[Line], seen: Sequence[int], titles: Sequence[int]) -> bool:
    """Return whether the title is in both languages: within, next to it or above a second half."""
    first = lines[titles[0]]
    start = _behind_day(lines, seen, titles[0])
    rest = (lines[n] for n in seen if n > start)
    below = next((line for line in rest if not _is_of_page(line)), None)
    if first.is_mixed or below is None:
        return first.is_mixed
    could_be_title = is_label(below) or could_head(below)
    if below.language != first.language and could_be_title:
        return True
    return len(titles) == MOST_TITLES and lines[titles[1]].language != first.language


def _behind_day(lines: Sequence[Line], seen: Sequence[int], title: int) -> int:
    """The last of the labels right below a title that states its day; else the title."""
    at = seen.index(title) + 1
    head = list(takewhile(lambda n: is_label(lines[n]), seen[at : at + LINES_BELOW_TITLE]))
    days = [n for n in head if (found := front_line(lines[n].text)) and found.dates]
    return days[-1] if days else title


def _is_of_page(line: Line) -> bool:
    """Return whether a line below a title is a link, a day, a place or a label of the page."""
    is_known = is_furniture_at_edge(line.text) or front_line(line.text) is not None
    return line.is_link or (is_known and not line.is_mixed)


def _could_stand_above(line: Line) -> bool:
    if line.table or leads_on(line) or is_greeting(line.text) or is_bulleted_item(line.text):
        return True
    return is_label(line) or could_head(line) or front_line(line.text) is not None

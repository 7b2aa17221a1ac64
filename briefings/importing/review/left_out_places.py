"""Where the texts stood that are left out: behind which row, and in which order."""

import re
import unicodedata
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from briefings.importing.block import LeftOut
from briefings.importing.imported_briefing import ImportedLeftOut, ImportedSection

ABOVE = -1
# So many letters in a row stand nowhere else by chance; more are not compared.
SURE, ENOUGH = 6, 24
# A row may begin with a number that the source does not hold as text.
_SKIPPED = (0, 3, 8)
# Lines, and the cells of a line.
_BETWEEN = re.compile(r"[\n\t|]")


@dataclass
class _Source:
    """The letters of the source, and where each of its lines begins."""

    letters: str = ""
    lines: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))


def with_places(
    left_out: Sequence[LeftOut], sections: Sequence[ImportedSection], paragraphs: Sequence[str]
) -> tuple[ImportedLeftOut, ...]:
    """Return the reason and the place of each text; `paragraphs` are those of the source.

    Rows are headings and pairs, counted through the sections. A text that is not found in the
    source, as one that the importer wrote itself, has no row.
    """
    if not left_out:
        return ()
    source = _source(paragraphs)
    starts = sorted(_starts(source, sections))
    found: list[ImportedLeftOut] = []
    for one in left_out:
        place = _place(source, one.text)
        row = None if place is None else _row_before(starts, place)
        found.append(ImportedLeftOut(one.reason, row, place))
    return tuple(found)


def _source(paragraphs: Sequence[str]) -> _Source:
    source = _Source()
    parts: list[str] = []
    length = 0
    for line in (part for text in paragraphs for part in _BETWEEN.split(text)):
        letters = _letters(line)
        source.lines[letters].append(length)
        parts.append(letters)
        length += len(letters)
    source.letters = "".join(parts)
    return source


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKC", text)))


def _starts(source: _Source, sections: Sequence[ImportedSection]) -> Iterator[tuple[int, int]]:
    """Where the sides of rows begin, each behind the one before it if it is there twice."""
    rows = [row for section in sections for row in (section.heading, *section.paragraphs)]
    for sides in ([row.chinese for row in rows], [row.english for row in rows]):
        cursor = 0
        for number, side in enumerate(sides):
            start = _start(source, side, cursor)
            if start is not None:
                cursor = start
                yield start, number


def _start(source: _Source, side: str, cursor: int) -> int | None:
    letters = _letters(side[: 4 * ENOUGH])
    for skipped in _SKIPPED:
        wanted = letters[skipped : skipped + ENOUGH]
        if len(wanted) < min(SURE, len(letters)) or not wanted:
            return None
        start = source.letters.find(wanted, cursor)
        if start < 0 and len(wanted) >= SURE:
            start = source.letters.find(wanted)
        if start >= 0:
            return start
    return None


def _place(source: _Source, text: str) -> int | None:
    """The next line that says the same and was not taken yet, or such a stretch of one."""
    letters = _letters(text)
    if places := source.lines.get(letters):
        return places.pop(0)
    wanted = letters[: 2 * ENOUGH]
    start = source.letters.find(wanted) if len(wanted) >= SURE else -1
    return start if start >= 0 else None


def _row_before(starts: Sequence[tuple[int, int]], place: int) -> int:
    at = bisect_right(starts, place, key=lambda start: start[0])
    return starts[at - 1][1] if at else ABOVE

"""The lines that may be front matter: where they stand, and what each of them states."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from briefings.importing.block import Line
from briefings.importing.halves import second_half
from briefings.importing.patterns.front_lines import FrontLine, front_line
from briefings.importing.patterns.mastheads import is_field
from briefings.text.language_detection import latin_length
from briefings.text.languages import CHINESE, ENGLISH, WRITTEN

# Front matter stands among the first lines of a text, or of its second half if that is the
# whole text again in the other language; once so much was said, the text has begun.
FRONT_LINES, FRONT_LINES_OF_SECOND_HALF = 14, 6
MOST_SAID_BEFORE = 700
# "The law takes effect on:" leads to a date that is not the briefing's.
_OPEN_END = (":", "：")


@dataclass(frozen=True)
class Unit:
    """A line, or the cells of a table row, which state one thing together."""

    lines: tuple[Line, ...]
    found: FrontLine | None

    @property
    def text(self) -> str:
        return "\n".join(line.text for line in self.lines)

    @property
    def is_marked(self) -> bool:
        return any(line.is_marked for line in self.lines)


def zones_of(lines: Sequence[Line]) -> Iterator[list[Unit]]:
    """Where front matter may stand: at the head, and at the head of a second half."""
    yield _zone(lines, FRONT_LINES)
    start = second_half(lines)
    if start is not None:
        yield _zone(lines[start:], FRONT_LINES_OF_SECOND_HALF)


def _zone(lines: Sequence[Line], most: int) -> list[Unit]:
    units: list[Unit] = []
    said = 0
    for unit in units_of(lines):
        units.append(unit)
        said += 0 if unit.found else latin_length(unit.text)
        leads_on = unit.found is None and unit.text.rstrip().endswith(_OPEN_END)
        if said > MOST_SAID_BEFORE or len(units) == most or leads_on:
            break
    return units


def units_of(lines: Sequence[Line]) -> Iterator[Unit]:
    for _, group in groupby(lines, key=lambda line: ("row", line.row) if line.row else line.place):
        together = tuple(group)
        yield Unit(together, _found(together))


def _found(lines: Sequence[Line]) -> FrontLine | None:
    """What a line or the cells of a row state; a table is front matter if all its rows are."""
    if table := lines[0].table:
        rows = [_as_line([cell for cell in row if cell]) for row in table.rows if any(row)]
        found = front_line("\n".join(rows)) if len(rows) <= FRONT_LINES else None
        return found if found and found.is_strong and all(map(_is_named, table.rows)) else None
    found = front_line(_as_line([line.text for line in lines]))
    if lines[0].row is None or _is_labelled(lines, found):
        return found
    return _letterhead(lines)


def _letterhead(cells: Sequence[Line]) -> FrontLine | None:
    """What a row states whose cells hold the name of the firm and how to reach it."""
    found = front_line("\n".join(cell.text for cell in cells))
    return found if found and found.is_firm and not (found.names or found.dates) else None


def _as_line(cells: Sequence[str]) -> str:
    """The cells of a row as a line: 日期 and 2024年5月8日 as 日期：2024年5月8日."""
    return "：".join(cell.strip().rstrip(":：") for cell in cells)


def _is_named(row: Sequence[str]) -> bool:
    """Return whether a row of a table names what it states, or is empty."""
    cells = [cell for cell in row if cell]
    is_name = not cells or front_line(cells[0]) is None or is_field(_as_line(cells))
    return not cells or (len(cells) > 1 and is_name)


def _is_labelled(cells: Sequence[Line], found: FrontLine | None) -> bool:
    """Return whether a row names what it states, or states it once in each language.

    A date or a name alone is a cell of the text.
    """
    if found is None or not found.is_strong:
        return False
    is_in_both = {CHINESE, ENGLISH} <= {cell.language for cell in cells}
    return front_line(cells[0].text) is None or (len(cells) == len(WRITTEN) and is_in_both)

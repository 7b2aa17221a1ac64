"""Layout tables: a cell that contains the text in both languages is not one side of a pair."""

from collections.abc import Sequence
from dataclasses import replace

from briefings.importing.block import Line
from briefings.text.languages import CHINESE, ENGLISH

# A cell that holds so many lines of each language holds the text, not one side of it.
LEAST_OF_EACH = 2


def without_frames(lines: Sequence[Line]) -> list[Line]:
    """The lines, no longer in a row where a cell of that row holds both sides of the text."""
    cells: dict[tuple[int, int], list[Line]] = {}
    for line in lines:
        if line.row is not None:
            cells.setdefault((line.row, line.column), []).append(line)
    frames = {row for (row, _), inside in cells.items() if _holds_text(inside)}
    return [replace(line, row=None) if line.row in frames else line for line in lines]


def _holds_text(cell: Sequence[Line]) -> bool:
    languages = [line.language for line in cell if not line.is_mixed]
    return min(languages.count(CHINESE), languages.count(ENGLISH)) >= LEAST_OF_EACH

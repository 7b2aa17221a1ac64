"""The cells of a table in rows and columns; a merged cell is repeated wherever it is seen."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from briefings.importing.block import Block, Cell
from briefings.importing.table import Table
from briefings.text.language_detection import Language

MOST_CELLS = 5_000


@dataclass(frozen=True)
class Grid:
    """For every row and column the blocks that stand there, and the place where they start."""

    cells: dict[tuple[int, int], list[Block]]
    height: int
    width: int
    starts_empty: bool

    @property
    def has_merged_cells(self) -> bool:
        return any(_is_merged(block.cell) for blocks in self.cells.values() for block in blocks)

    @cached_property
    def texts(self) -> list[list[str]]:
        places = range(self.width)
        return [[_text(self.at(row, column)) for column in places] for row in range(self.height)]

    def at(self, row: int, column: int) -> list[Block]:
        return self.cells.get((row, column), [])

    def column(self, column: int) -> list[str]:
        """What is written in a column, without cells that stand in several."""
        return [
            self.texts[row][column]
            for row in range(self.height)
            if any(block.cell and block.cell.width == 1 for block in self.at(row, column))
        ]

    def table(self, caption: str, languages: tuple[Language | None, ...]) -> Table:
        has_head = self._has_head
        rows = [
            [self._written(row, column, has_head=has_head) for column in range(self.width)]
            for row in range(self.height)
        ]
        aligns = tuple(self._align(column) for column in range(self.width))
        return Table(tuple(map(tuple, rows)), aligns, has_head, caption, languages)

    def _written(self, row: int, column: int, *, has_head: bool) -> str:
        """Bold is written, except in the header row, which is bold by itself."""
        text = self.texts[row][column]
        blocks = self.at(row, column)
        is_plain_bold = text and "\n" not in text and "*" not in text
        if row == 0 and has_head:
            return text
        is_head = column == 0 and self._has_head_column
        return f"**{text}**" if is_plain_bold and (is_head or _is_bold(blocks)) else text

    @property
    def _has_head(self) -> bool:
        """The first row, unless its numbers show that it is not, or names beside values do."""
        first = [blocks for column in range(self.width) if (blocks := self.at(0, column))]
        if all(_is_head(blocks) for blocks in first):
            return True
        if self.starts_empty:
            return False
        if self.width == 2 and self._has_head_column and self.at(0, 0):
            return False
        return not any(_is_amount(_text(blocks)) for blocks in first)

    @property
    def _has_head_column(self) -> bool:
        cells = [self.at(row, 0) for row in range(1, self.height)]
        bold = [bool(blocks) and _is_head(blocks) for blocks in cells]
        others = any(_is_head(self.at(row, 1)) for row in range(1, self.height) if self.at(row, 1))
        return bool(bold) and all(bold) and not others

    def _align(self, column: int) -> str:
        found = {
            block.cell.align
            for row in range(1 if self.height > 1 else 0, self.height)
            for block in self.at(row, column)[:1]
            if block.cell
        }
        return found.pop() if len(found) == 1 else ""


def grid_of(blocks: Sequence[Block], *, first_row: int = 0) -> Grid:
    """Rows and columns in which nothing is written are left out."""
    cells: dict[tuple[int, int], list[Block]] = {}
    for block in blocks:
        cell = block.cell
        if cell is None:
            continue
        for row in range(cell.row, cell.row + cell.height):
            for column in range(cell.column, cell.column + cell.width):
                if len(cells) < MOST_CELLS:
                    cells.setdefault((row, column), []).append(block)
    rows = {row: n for n, row in enumerate(sorted({row for row, _ in cells}))}
    columns = {column: n for n, column in enumerate(sorted({column for _, column in cells}))}
    placed = {(rows[row], columns[column]): found for (row, column), found in cells.items()}
    return Grid(placed, len(rows), len(columns), starts_empty=min(rows, default=0) > first_row)


def _is_merged(cell: Cell | None) -> bool:
    return cell is not None and (cell.width > 1 or cell.height > 1)


def _text(blocks: Sequence[Block]) -> str:
    return "\n".join(block.text for block in blocks)


def _is_bold(blocks: Sequence[Block]) -> bool:
    return bool(blocks) and all(block.kind in ("bold", "heading") for block in blocks)


def _is_head(blocks: Sequence[Block]) -> bool:
    return _is_bold(blocks) or any(block.cell and block.cell.is_head for block in blocks)


def _is_amount(text: str) -> bool:
    """A number that is not a year: the heading of a column of figures may be 2024."""
    digits = sum(character.isdigit() for character in text)
    letters = sum(character.isalpha() for character in text)
    return digits > letters and not (len(text) == 4 and text.isdigit())

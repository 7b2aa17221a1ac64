"""The rows and cells of a table in a page, with the cells that are merged."""

import re
from dataclasses import dataclass, field, replace

from briefings.importing.block import Block, Cell

_ALIGN = re.compile(r"text-align\s*:\s*(right|center|end)", re.IGNORECASE)
# Wider and higher cells than anybody makes.
MOST_COLUMNS, MOST_ROWS = 40, 400


@dataclass
class TableBeingRead:
    rows: list[list[Block]] = field(default_factory=list)
    cell: Cell = field(default_factory=lambda: Cell(0, 0, -1))
    column: int = -1
    taken: dict[tuple[int, int], int] = field(default_factory=dict)

    def start_row(self) -> None:
        self.rows.append([])
        self.column = -1
        self.cell = Cell(0, len(self.rows) - 1, -1)

    def start_cell(self, tag: str, given: dict[str, str]) -> None:
        """The next free place of the row: cells from above may reach into it."""
        self.column += 1
        row = max(0, len(self.rows) - 1)
        column = self.cell.column + self.cell.width if self.cell.column >= 0 else 0
        while reaching := self.taken.get((row, column)):
            column += reaching
        width = _span(given, "colspan", MOST_COLUMNS)
        height = _span(given, "rowspan", MOST_ROWS)
        self.taken |= {(row + below, column): width for below in range(1, height)}
        self.cell = Cell(0, row, column, width, height, tag == "th", _align(given))

    def place(self, block: Block) -> None:
        own = replace(block, column=max(0, self.column))
        self.rows[-1].append(own if block.cell else replace(own, cell=self.cell))

    def numbered(self, number: int, *, is_nested: bool) -> None:
        """Name the cells after their table, unless it only frames another or is no table."""
        cells = [block.cell for row in self.rows for block in row if block.cell]
        is_table = not any(cell.table for cell in cells) and _is_table(cells)

        def named(block: Block) -> Block:
            if block.cell is None or block.cell.table:
                return block
            own = replace(block.cell, table=number, is_nested=is_nested)
            return replace(block, cell=own if is_table else None)

        self.rows = [[named(block) for block in row] for row in self.rows]


def _is_table(cells: list[Cell]) -> bool:
    return len({cell.row for cell in cells}) > 1 and len({cell.column for cell in cells}) > 1


def _span(given: dict[str, str], name: str, most: int) -> int:
    text = given.get(name, "").strip()
    return min(most, max(1, int(text))) if text.isdecimal() and len(text) < 6 else 1


def _align(given: dict[str, str]) -> str:
    match = _ALIGN.search(given.get("style", ""))
    align = match[1].lower() if match else given.get("align", "").lower()
    return {"right": "right", "end": "right", "center": "center"}.get(align, "")

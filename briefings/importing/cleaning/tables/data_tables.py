"""Tables that are part of the text become one block; tables that only set the page do not.

Many documents have their two languages in the columns of a table, and web pages have their parts in
tables. A table of fees or time limits is one text: it has the same rows in both languages.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from briefings.importing.block import Block
from briefings.importing.cleaning.tables.grid import Grid, grid_of
from briefings.importing.cleaning.tables.kinds import (
    columns_by_language,
    is_count,
    is_data,
    is_numbered,
)
from briefings.importing.table import Table
from briefings.text.language_detection import Language

# Merged cells are unfolded by repeating their text; a table that grows by more is no table of data.
MOST_GROWTH, LEAST_GROWTH = 4, 2000


def with_tables(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, with those of a table of data as one, and captions of others as text."""
    tables = _by_table(blocks)
    found: list[Block] = []
    for block in blocks:
        places = tables.get(block.cell.table) if block.cell else None
        if places is None:
            found.append(replace(block, cell=None) if block.cell else block)
        elif block is places[0]:
            found += _blocks_of(found, places)
    return [replace(one, kind="text") if one.kind == "caption" else one for one in found]


def _by_table(blocks: Iterable[Block]) -> dict[int, list[Block]]:
    tables: dict[int, list[Block]] = {}
    for block in blocks:
        if block.cell:
            tables.setdefault(block.cell.table, []).append(block)
    return tables


def _blocks_of(before: list[Block], blocks: Sequence[Block]) -> list[Block]:
    has_caption = bool(before) and before[-1].kind == "caption"
    title = [] if has_caption else _title_row(blocks)
    grid = grid_of(blocks[len(title) :], first_row=1 if title else 0)
    languages = columns_by_language(grid)
    if is_numbered(grid) and not title:
        return _with_numbers(grid, blocks)
    if not is_data(grid, languages) or _grows(grid, blocks):
        return [replace(block, cell=None) for block in blocks]
    above = [before.pop()] if has_caption else title
    caption = " ".join(block.text for block in above)
    source = "\n".join([caption, *(block.text for block in blocks[len(title) :])])
    return [_block(grid, blocks[0], replace(_table(grid, caption, languages), source=source))]


def _title_row(blocks: Sequence[Block]) -> list[Block]:
    """The blocks of a first row that is one cell as wide as the table: its caption."""
    cells = [block.cell for block in blocks if block.cell]
    first = cells[0]
    others = [cell for cell in cells if cell != first]
    width = max((cell.column + cell.width for cell in others), default=0)
    is_alone = all(cell.row > first.row for cell in others)
    if first.width < 2 or first.width < width or first.height > 1 or not is_alone:
        return []
    return [block for block in blocks if block.cell == first]


def _table(grid: Grid, caption: str, languages: Sequence[Language | None]) -> Table:
    by_column = None not in languages or len(set(languages)) > 1
    return grid.table(caption, tuple(languages) if by_column else ())


def _block(grid: Grid, first: Block, table: Table) -> Block:
    inside = first.cell is not None and first.cell.is_nested
    return Block(
        table.markdown(),
        "table",
        row=first.row if inside else None,
        column=first.column if inside else 0,
        table=table,
        reasons=("merged-cells",) if grid.has_merged_cells else (),
    )


def _grows(grid: Grid, blocks: Sequence[Block]) -> bool:
    written = sum(len(block.text) for block in blocks)
    shown = sum(len(text) for row in grid.texts for text in row)
    return shown > MOST_GROWTH * written + LEAST_GROWTH


def _with_numbers(grid: Grid, blocks: Sequence[Block]) -> list[Block]:
    """The number in the first column stands before each text of its row."""
    filled = {block.cell.row for block in blocks if block.cell and block.cell.column > 0}
    numbers = {
        block.cell.row: block.text
        for block in blocks
        if block.cell and block.cell.column == 0 and is_count(block.text)
        if block.cell.row in filled
    }
    done: list[Block] = []
    seen: set[tuple[int, int]] = set()
    rows: set[int] = set()
    for block in blocks:
        if block.cell is None or (block.cell.column == 0 and block.cell.row in numbers):
            continue
        place = (block.cell.row, block.cell.column)
        number = numbers.get(block.cell.row, "") if place not in seen else ""
        row = block.row if grid.width > 2 or block.cell.is_nested else None
        repeats = number if block.cell.row in rows else ""
        done.append(replace(block, number=number, row=row, cell=None, repeats=repeats))
        seen.add(place)
        rows.add(block.cell.row)
    return done

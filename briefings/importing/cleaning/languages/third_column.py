"""In a table a column is in a language that is left out as a whole, or none of its cells is."""

from collections.abc import Sequence
from dataclasses import replace

from briefings.importing.block import Block
from briefings.text.language_detection import has_han, has_latin

Place = tuple[str, int, int]
# So much of a column's text is in the language if the column is.
MOST_OF_COLUMN = 0.6


def by_column(blocks: Sequence[Block], gone: set[int]) -> set[int]:
    columns: dict[Place, list[int]] = {}
    for n, block in enumerate(blocks):
        if (place := _column(block)) is not None:
            columns.setdefault(place, []).append(n)
    decided = set(gone)
    for cells in columns.values():
        lettered = [n for n in cells if has_latin(blocks[n].text) or has_han(blocks[n].text)]
        foreign = sum(len(blocks[n].text) for n in lettered if n in gone)
        total = sum(len(blocks[n].text) for n in lettered)
        decided -= set(cells)
        if foreign > MOST_OF_COLUMN * total:
            decided |= set(cells)
    return decided


def closed_up(blocks: Sequence[Block], gone: set[int]) -> list[Block]:
    """The other blocks; the columns behind one that is gone move up."""
    columns = {place for n in gone if (place := _column(blocks[n]))}
    return [_moved(block, columns) for n, block in enumerate(blocks) if n not in gone]


def _column(block: Block) -> Place | None:
    if block.cell:
        return "table", block.cell.table, block.cell.column
    return None if block.row is None else ("rows", 0, block.column)


def _moved(block: Block, gone: set[Place]) -> Block:
    place = _column(block)
    if place is None:
        return block
    steps = sum(one[:2] == place[:2] and one[2] < place[2] for one in gone)
    cell = replace(block.cell, column=block.cell.column - steps) if block.cell else None
    return replace(block, column=max(0, block.column - steps), cell=cell)

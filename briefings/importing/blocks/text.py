"""Plain text into blocks: paragraphs, wrapped lines, tables pasted with tabs."""

import re
from itertools import count

from briefings.importing import clean
from briefings.importing.blocks import wrapping
from briefings.importing.blocks.block import Block, spacer

# A text is a pasted table if most of its lines have a tab between two pieces of text.
LEAST_SHARE_OF_ROWS = 0.5
LEAST_ROWS = 2

_PIPE_ROW = re.compile(r"\|.*\|")
_PIPE_RULE = re.compile(r"\|(?:\s*:?-{2,}:?\s*\|)+")


def text_blocks(source: str) -> list[Block]:
    lines = [clean.visible(line) for line in clean.lines(source)]
    if _is_table(lines):
        return _rows(lines)
    if _is_pipe_table(lines):
        return _rows(
            [
                line.strip().strip("|").replace("|", "\t")
                for line in lines
                if not _PIPE_RULE.fullmatch(line.strip())
            ]
        )
    return _paragraphs(lines)


def _paragraphs(lines: list[str]) -> list[Block]:
    blocks: list[Block] = []
    for group in _between_spacers(lines):
        if group is None:
            blocks.append(spacer())
            continue
        blocks += [Block(text) for text in map(clean.tidy, group) if text]
    return blocks


def _between_spacers(lines: list[str]) -> list[list[str] | None]:
    """Paragraphs in groups, with None for each spacer; wrapping is judged over the whole text."""
    runs: list[list[str]] = [[]]
    places: list[int] = []
    for line in lines:
        if line.strip(clean.BLANK):
            runs[-1].append(line)
            continue
        if clean.is_spacer(line):
            places.append(sum(1 for run in runs if run))
        if runs[-1]:
            runs.append([])
    runs = [run for run in runs if run]
    unwrapped = wrapping.unwrapped(runs)
    groups: list[list[str] | None] = []
    for number, paragraphs in enumerate(unwrapped):
        groups += [None] * places.count(number)
        groups.append(paragraphs)
    return groups + [None] * places.count(len(runs))


def _is_table(lines: list[str]) -> bool:
    written = [line for line in lines if line.strip(clean.BLANK)]
    rows = [
        line for line in written if len([c for c in line.split("\t") if c.strip(clean.BLANK)]) > 1
    ]
    return len(rows) >= LEAST_ROWS and len(rows) >= LEAST_SHARE_OF_ROWS * len(written)


def _is_pipe_table(lines: list[str]) -> bool:
    written = [line.strip() for line in lines if line.strip(clean.BLANK)]
    rows = [line for line in written if _PIPE_ROW.fullmatch(line)]
    return len(rows) >= LEAST_ROWS and len(rows) >= LEAST_SHARE_OF_ROWS * len(written)


def _rows(lines: list[str]) -> list[Block]:
    blocks: list[Block] = []
    numbers = count()
    for line in lines:
        cells = [clean.tidy(cell) for cell in line.split("\t")]
        filled = [(column, cell) for column, cell in enumerate(cells) if cell]
        if not filled:
            continue
        row = next(numbers) if "\t" in line else None
        blocks += [Block(cell, row=row, column=column) for column, cell in filled]
    return blocks

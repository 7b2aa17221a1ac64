"""Plain text into blocks: paragraphs, wrapped lines, tables pasted with tabs or bars."""

import re
from dataclasses import dataclass
from itertools import groupby

from briefings.importing.block import Block, ReadSource, spacer
from briefings.importing.patterns import characters
from briefings.importing.patterns.furniture_lines import is_always_furniture, is_menu_line
from briefings.importing.patterns.list_markers import is_only_marker
from briefings.importing.readers import text_wrapping
from briefings.text.language_detection import language_of
from briefings.text.languages import CHINESE, ENGLISH

# So many neighbouring lines with a tab between two pieces of text are a table.
LEAST_ROWS = 2

_BAR_ROW = re.compile(r"\|.*\|")
_QUOTED = r'"(?P<{}>(?:[^"]|"")*+)"'
_QUOTED_CELL = re.compile(
    rf"(?:^{_QUOTED.format('first')}(?=\t)|(?<=\t){_QUOTED.format('later')}(?=[\t\r\n]|\Z))",
    re.MULTILINE,
)
_BAR_RULE = re.compile(r"\|(?:\s*:?-{2,}:?\s*\|)+")


@dataclass(frozen=True, slots=True)
class _Line:
    """A line, and whether it is a table row or page furniture, which is never wrapped."""

    text: str
    is_row: bool
    is_furniture: bool

    @property
    def is_empty(self) -> bool:
        return not self.text.strip(characters.BLANK)


def read_text(source: str) -> ReadSource:
    lines = [characters.visible(line) for line in characters.lines(_unquoted(source))]
    if _is_bar_table(lines):
        lines = [_with_tabs(line) for line in lines if not _BAR_RULE.fullmatch(line.strip())]
    rows = _row_places(lines)
    marked = [
        _Line(line, place in rows, place not in rows and _is_furniture(line))
        for place, line in enumerate(lines)
    ]
    runs = [list(run) for _, run in groupby(marked, key=_kind)]
    paragraphs = iter(text_wrapping.unwrapped([_texts(run) for run in runs if _is_prose(run)]))
    blocks: list[Block] = []
    row = 0
    for run in runs:
        if _is_prose(run):
            blocks += [Block(text) for text in map(characters.tidy, next(paragraphs)) if text]
        elif run[0].is_furniture:
            blocks += [Block(characters.tidy(line.text)) for line in run]
        elif run[0].is_empty:
            blocks += [spacer() for line in run if characters.is_spacer(line.text)]
        else:
            for line in run:
                row += 1
                blocks += _row(line.text, row)
    return ReadSource(blocks)


def _is_furniture(line: str) -> bool:
    return is_always_furniture(line) or is_menu_line(line)


def _unquoted(source: str) -> str:
    """Cells that a spreadsheet put in quotation marks, for their line breaks, without these."""
    return _QUOTED_CELL.sub(_cell, source) if '"' in source and "\t" in source else source


def _cell(match: re.Match[str]) -> str:
    said = match["first"] if match["first"] is not None else match["later"]
    if "\n" not in said and "\r" not in said and '""' not in said:
        return match[0]
    breaks = "\u2028".join(characters.lines(said.replace('""', '"')))
    return breaks.replace("\t", " ")


def _kind(line: _Line) -> tuple[bool, bool, bool]:
    return line.is_row, line.is_empty, line.is_furniture


def _texts(run: list[_Line]) -> list[str]:
    return [line.text for line in run]


def _is_prose(run: list[_Line]) -> bool:
    return not (run[0].is_row or run[0].is_empty or run[0].is_furniture)


def _row_places(lines: list[str]) -> set[int]:
    """The lines that are rows: text beside text, and between such lines a cell left empty."""
    beside = {place for place, line in enumerate(lines) if _is_beside(line)}
    rows = {place for place in beside if _has_both_languages(lines[place])}
    written = [place for place, line in enumerate(lines) if line.strip(characters.BLANK)]
    for _, run in groupby(written, key=lambda place: "\t" in lines[place]):
        table = list(run)
        if "\t" in lines[table[0]] and len(beside.intersection(table)) >= LEAST_ROWS:
            rows.update(place for place in table if place in beside or len(beside) * 2 > len(table))
    return rows


def _cells(line: str) -> list[str]:
    return [characters.tidy(cell) for cell in line.split("\t")]


def _is_beside(line: str) -> bool:
    """Text beside text; a number with a tab behind it is only how Word sets a list."""
    if "\t" not in line:
        return False
    filled = [cell for cell in _cells(line) if cell]
    return len(filled) > 1 and not (len(filled) == 2 and is_only_marker(filled[0]))


def _has_both_languages(line: str) -> bool:
    return {CHINESE, ENGLISH} <= {language_of(cell) for cell in _cells(line)}


def _row(line: str, row: int) -> list[Block]:
    return [Block(cell, row=row, column=column) for column, cell in enumerate(_cells(line)) if cell]


def _is_bar_table(lines: list[str]) -> bool:
    written = [line.strip() for line in lines if line.strip(characters.BLANK)]
    rows = [line for line in written if _BAR_ROW.fullmatch(line)]
    return len(rows) >= LEAST_ROWS and 2 * len(rows) >= len(written)


def _with_tabs(line: str) -> str:
    line = line.strip()
    return line[1:-1].replace("|", "\t") if _BAR_ROW.fullmatch(line) else line

"""Tables in plain text: lines with tabs, as Word and spreadsheets copy them, and pipe tables."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from briefings.importing.block import Block, Cell
from briefings.importing.patterns import characters
from briefings.importing.patterns.list_markers import is_only_marker
from briefings.text.language_detection import Language, is_mixed, language_of
from briefings.text.languages import CHINESE, ENGLISH, WRITTEN

# So many neighbouring lines with a tab between two pieces of text are a table.
LEAST_ROWS = 2
# If so many rows hold one cell in each language, the columns are the two languages.
MOSTLY = 0.75

_BAR_ROW = re.compile(r"\|.*\|")
_RULE = re.compile(r"(?=.*-)(?=.*\|)\s*\|?(?:\s*:?-+:?\s*(?:\||$))+\s*")
_BAR = re.compile(r"(?<!\\)\|")
_BREAK = re.compile(r"<br */?>", re.IGNORECASE)
_QUOTED = r'"(?P<{}>(?:[^"]|"")*+)"'
_QUOTED_CELL = re.compile(
    rf"(?:^{_QUOTED.format('first')}(?=\t)|(?<=\t){_QUOTED.format('later')}(?=[\t\r\n]|\Z))",
    re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class TableLine:
    """A line of the text; of a table row also what the line of dashes below it says.

    `above` and `below` are lines of the first and of the last cell, which Word copies as lines of
    their own.
    """

    text: str
    is_row: bool
    is_head: bool = False
    aligns: tuple[str, ...] = ()
    above: tuple[str, ...] = ()
    below: tuple[str, ...] = ()


def without_quotes(source: str) -> str:
    """Cells that a spreadsheet put in quotation marks, for their line breaks, without these."""
    return _QUOTED_CELL.sub(_unquoted, source) if '"' in source and "\t" in source else source


def _unquoted(match: re.Match[str]) -> str:
    said = match["first"] if match["first"] is not None else match["later"]
    if "\n" not in said and "\r" not in said and '""' not in said:
        return match[0]
    breaks = "\u2028".join(characters.lines(said.replace('""', '"')))
    return breaks.replace("\t", " ")


def table_lines(lines: Sequence[str]) -> list[TableLine]:
    """The lines, with those of pipe tables as lines with tabs."""
    tabbed = _with_tabs(lines)
    rows = _row_places([line.text for line in tabbed])
    marked = [replace(line, is_row=line.is_row or n in rows) for n, line in enumerate(tabbed)]
    return _whole_cells(marked)


def table_blocks(rows: Sequence[TableLine], table: int, first_row: int) -> list[Block]:
    """The cells of neighbouring rows; a table has at least two rows and two columns."""
    cells = _closed_up([_cells(row.text) for row in rows])
    filled = {n for row in cells for n, cell in enumerate(row) if cell}
    is_table = len(rows) >= LEAST_ROWS and len(filled) > 1
    aligns = next((row.aligns for row in rows if row.aligns), ())
    blocks: list[Block] = []
    for n, row in enumerate(rows):
        last = max((k for k, cell in enumerate(cells[n]) if cell), default=0)
        for column, cell in enumerate(cells[n]):
            align = aligns[column] if column < len(aligns) else ""
            place = Cell(table, n, column, is_head=row.is_head, align=align)
            texts = [*row.above, cell] if column == 0 else [cell]
            texts += row.below if column == last else ()
            blocks += [
                Block(text, row=first_row + n, column=column, cell=place if is_table else None)
                for text in texts
                if text
            ]
    return blocks


def _closed_up(rows: list[list[str]]) -> list[list[str]]:
    """The rows without empty cells, if each holds the two languages of a text and no more.

    People press the tab key twice, or have an empty column behind the others.
    """
    filled = [[cell for cell in row if cell] for row in rows]
    pairs = [row for row in filled if len(row) == len(WRITTEN)]
    in_both = [row for row in pairs if set(map(language_of, row)) == set(WRITTEN)]
    is_text = max(map(len, filled), default=0) == len(WRITTEN) and len(in_both) >= MOSTLY * len(
        rows
    )
    if not is_text:
        return rows
    return [
        row if len(row) == len(WRITTEN) or whole[0] else ["", *row]
        for row, whole in zip(filled, rows, strict=True)
    ]


# --- Pipe tables ----------------------------------------------------------------------------------


def _with_tabs(lines: Sequence[str]) -> list[TableLine]:
    loose = _is_bar_table(lines)
    found: list[TableLine] = []
    aligns: tuple[str, ...] = ()
    for n, line in enumerate(lines):
        is_rule = _RULE.fullmatch(line) is not None and n > 0 and "|" in lines[n - 1]
        starts = n + 1 < len(lines) and "|" in line and _RULE.fullmatch(lines[n + 1]) is not None
        if starts:
            aligns = tuple(map(_align, _bars(lines[n + 1])))
        if is_rule and aligns:
            continue
        if (aligns and "|" in line) or (loose and _BAR_ROW.fullmatch(line.strip())):
            found.append(TableLine(_tabs(line), bool(aligns), starts and bool(aligns), aligns))
            continue
        aligns = ()
        found.append(TableLine(line, is_row=False))
    return found


def _is_bar_table(lines: Sequence[str]) -> bool:
    written = [line.strip() for line in lines if line.strip(characters.BLANK)]
    rows = [line for line in written if _BAR_ROW.fullmatch(line)]
    return len(rows) >= LEAST_ROWS and 2 * len(rows) >= len(written)


def _bars(line: str) -> list[str]:
    line = line.strip()
    line = line.removeprefix("|")
    if line.endswith("|") and not line.endswith("\\|"):
        line = line[:-1]
    return [cell.strip() for cell in _BAR.split(line)]


def _tabs(line: str) -> str:
    cells = (_BREAK.sub("\u2028", cell.replace("\\|", "|")) for cell in _bars(line))
    return "\t".join(cells)


def _align(rule: str) -> str:
    if rule.endswith(":"):
        return "center" if rule.startswith(":") else "right"
    return "left" if rule.startswith(":") else ""


# --- Lines with tabs ------------------------------------------------------------------------------


def _row_places(lines: Sequence[str]) -> set[int]:
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


def _whole_cells(lines: Sequence[TableLine]) -> list[TableLine]:
    """The rows with the lines around them that belong to a cell of several paragraphs.

    Only where the columns are in two languages do the lines show to which cell they belong, and
    only as many as both cells have more.
    """
    found: list[TableLine] = []
    skip = 0
    for n, line in enumerate(lines):
        if skip:
            skip -= 1
            continue
        filled = [cell for cell in _cells(line.text) if cell] if line.is_row else []
        if len(filled) == 2:
            first, last = map(language_of, filled)
            above = _run(found[::-1], first) if first != last else 0
            below = _run(lines[n + 1 :], last) if first != last else 0
            skip = min(above, below)
        if skip:
            taken = tuple(characters.tidy(one.text) for one in found[-skip:])
            added = tuple(characters.tidy(one.text) for one in lines[n + 1 : n + 1 + skip])
            found[-skip:] = []
            line = replace(line, above=taken, below=added)
        found.append(line)
    return found


def _run(lines: Sequence[TableLine], language: Language | None) -> int:
    """How many of the next lines are paragraphs in a language."""
    number = 0
    for line in lines:
        is_other = language_of(line.text) != language or is_mixed(line.text)
        if line.is_row or not language or is_other:
            break
        number += 1
    return number

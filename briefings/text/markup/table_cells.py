"""The tables in the source of a side, with the place of every cell: for checks and comparisons.

What is a table is decided as `tables` decides it for the page.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_DELIMITER = re.compile(r" {0,3}\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*")
_BAR = re.compile(r"(?<!\\)\|")
_BREAK = re.compile(r"(?<!\\)<br */?>", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell as written, and where that stands in the source."""

    start: int
    text: str

    @property
    def words(self) -> str:
        """Return what a reader sees, with its line breaks, apart from emphasis and links."""
        return _BREAK.sub("\n", self.text.replace("\\|", "|"))


@dataclass(frozen=True, slots=True)
class SourceTable:
    """A table from its first to behind its last line; the header row is the first of `rows`."""

    start: int
    end: int
    caption: str
    rows: tuple[tuple[Cell, ...], ...]

    @property
    def shape(self) -> tuple[int, int]:
        return len(self.rows), len(self.rows[0])


def tables_in(source: str) -> tuple[SourceTable, ...]:
    if "|" not in source:
        return ()
    return tuple(_tables(list(_lines(source))))


def _lines(source: str) -> Iterator[tuple[int, str]]:
    start = 0
    for line in source.split("\n"):
        yield start, line
        start += len(line) + 1


def _tables(lines: list[tuple[int, str]]) -> Iterator[SourceTable]:
    at = 0
    while at + 1 < len(lines):
        if not _begins(lines, at):
            at += 1
            continue
        end = at + 2
        while end < len(lines) and "|" in lines[end][1] and _is_flush(lines[end][1]):
            end += 1
        has_caption = _is_caption(lines, at)
        width = len(list(_cells(*lines[at])))
        rows = [lines[at], *lines[at + 2 : end]]
        yield SourceTable(
            lines[at - has_caption][0],
            lines[end - 1][0] + len(lines[end - 1][1]),
            lines[at - 1][1].strip() if has_caption else "",
            tuple(_row(*row, width) for row in rows),
        )
        at = end


def _begins(lines: list[tuple[int, str]], at: int) -> bool:
    head, rule = lines[at][1], lines[at + 1][1]
    if "|" not in head or "|" not in rule or not (_is_flush(head) and _DELIMITER.fullmatch(rule)):
        return False
    return len(list(_cells(*lines[at]))) == len(list(_cells(*lines[at + 1])))


def _is_flush(line: str) -> bool:
    """A line further in is code in Markdown, and no row."""
    return not line.startswith(("    ", "\t"))


def _is_caption(lines: list[tuple[int, str]], at: int) -> bool:
    """Return whether a line of text stands directly above, and no more than that line."""
    if not (at > 0 and lines[at - 1][1].strip()):
        return False
    return at == 1 or not lines[at - 2][1].strip()


def _row(start: int, line: str, width: int) -> tuple[Cell, ...]:
    """The cells of a row, as many as the header has."""
    cells = list(_cells(start, line))[:width]
    return (*cells, *(Cell(start + len(line), "") for _ in range(width - len(cells))))


def _cells(start: int, line: str) -> Iterator[Cell]:
    first = 1 if line.lstrip().startswith("|") else 0
    bars = [match.start() for match in _BAR.finditer(line)]
    if first:
        bars = bars[1:]
    begin = line.index("|") + 1 if first else 0
    if not (bars and not line[bars[-1] + 1 :].strip()):
        bars.append(len(line))
    for bar in bars:
        written = line[begin:bar]
        text = written.strip()
        yield Cell(start + begin + (len(written) - len(written.lstrip())), text)
        begin = bar + 1

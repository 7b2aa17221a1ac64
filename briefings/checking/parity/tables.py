"""Tables of a pair, compared cell by cell: a number must stand in the same row and column."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from briefings.checking.parity.matching import differences
from briefings.checking.parity.readers import chinese as chinese_tokens
from briefings.checking.parity.readers import english as english_tokens
from briefings.checking.parity.tokens import Finding, Span, Token
from briefings.text.languages import CHINESE, ENGLISH
from briefings.text.markup.table_cells import Cell, SourceTable, tables_in


def findings(chinese: str, english: str) -> tuple[list[Finding], str, str]:
    """Return what differs in the tables, and both texts without the tables that were compared."""
    left, right = tables_in(chinese), tables_in(english)
    if len(left) != len(right):
        missing = ENGLISH if len(left) > len(right) else CHINESE
        lone = Finding(
            "table",
            f"missing-{missing}",
            tuple(_line(table) for table in left),
            tuple(_line(table) for table in right),
        )
        return [lone], chinese, english
    found: list[Finding] = []
    for one, other in zip(left, right, strict=True):
        if one.shape != other.shape:
            found.append(Finding("table", "other-shape", (_line(one),), (_line(other),)))
            continue
        found += _in_cells(one, other)
        chinese, english = _blanked(chinese, one), _blanked(english, other)
    return found, chinese, english


def _line(table: SourceTable) -> Span:
    """The first row, which is marked for the table."""
    cells = table.rows[0]
    return cells[0].start, cells[-1].start + len(cells[-1].text)


def _in_cells(one: SourceTable, other: SourceTable) -> Iterator[Finding]:
    for row, (left, right) in enumerate(zip(one.rows, other.rows, strict=True), 1):
        for column, (zh, en) in enumerate(zip(left, right, strict=True), 1):
            for finding in differences(
                _tokens(chinese_tokens.read, zh), _tokens(english_tokens.read, en)
            ):
                yield replace(finding, cell=(row, column))


def _tokens(read: Callable[[str], list[Token]], cell: Cell) -> list[Token]:
    return [
        replace(token, start=token.start + cell.start, end=token.end + cell.start)
        for token in read(cell.text)
    ]


def _blanked(text: str, table: SourceTable) -> str:
    """Keep the caption and the places of what follows."""
    start = table.rows[0][0].start
    return text[:start] + " " * (table.end - start) + text[table.end :]

"""The rows and cells of a table in a Word file, with the cells that are merged."""

from collections.abc import Iterator

from lxml import etree

from briefings.importing.block import Cell
from briefings.importing.readers.docx.runs import is_skipped
from briefings.importing.readers.docx.styles import W, is_on, value

_ALIGNS = {"right": "right", "end": "right", "center": "center"}

Row = list[tuple[etree._Element, Cell]]


def rows_of(table: etree._Element, number: int, *, is_nested: bool) -> list[Row]:
    """The cells of each row in order; a deleted row and the lower part of a merged cell are none.

    The lower part is only left out if it is empty, as Word leaves it.
    """
    rows: list[Row] = []
    merged: dict[int, tuple[int, int]] = {}
    for place, row in enumerate(_kept(table)):
        rows.append([])
        column = _number(row.find(f"{W}trPr/{W}gridBefore"), 0)
        head = is_on(row.find(f"{W}trPr/{W}tblHeader"))
        for item in _nearest(row, W + "tc"):
            width = _number(item.find(f"{W}tcPr/{W}gridSpan"), 1)
            if _goes_on(item) and column in merged:
                above, at = merged[column]
                element, cell = rows[above][at]
                rows[above][at] = (element, _one_higher(cell))
            else:
                merged[column] = (place, len(rows[place]))
                cell = Cell(number, place, column, width, 1, head, _align(item), is_nested)
                rows[place].append((item, cell))
            column += width
    return rows


def _kept(table: etree._Element) -> Iterator[etree._Element]:
    return (row for row in _nearest(table, W + "tr") if row.find(f"{W}trPr/{W}del") is None)


def _nearest(parent: etree._Element, tag: str) -> Iterator[etree._Element]:
    """The rows or cells of a table, also within content controls, but not of tables inside it."""
    for child in parent:
        if child.tag == tag:
            yield child
        elif not is_skipped(child) and child.tag not in (W + "tbl", W + "p", W + "tc"):
            yield from _nearest(child, tag)


def _goes_on(item: etree._Element) -> bool:
    merge = item.find(f"{W}tcPr/{W}vMerge")
    is_lower = merge is not None and merge.get(W + "val", "continue") == "continue"
    return is_lower and not any(text.text for text in item.iter(W + "t"))


def _one_higher(cell: Cell) -> Cell:
    return Cell(cell.table, cell.row, cell.column, cell.width, cell.height + 1, cell.is_head,
                cell.align, cell.is_nested)  # fmt: skip


def _number(element: etree._Element | None, other: int) -> int:
    span = value(element)
    return int(span) if span.isdecimal() and 0 < len(span) < 3 else other


def _align(item: etree._Element) -> str:
    return _ALIGNS.get(value(item.find(f"{W}p/{W}pPr/{W}jc")), "")

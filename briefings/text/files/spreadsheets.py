"""Read and write spreadsheet tables; typed text never becomes a formula."""

import codecs
import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time
from typing import IO

import openpyxl
import xlsxwriter
from openpyxl.utils.escape import unescape

from briefings.text.files import office_archive
from briefings.text.language_detection import display_width

# Characters that start a formula in spreadsheets, including full-width forms.
_FORMULA = re.compile("[ \u3000\ufeff\u200b]*[-=+@\t\r\n|%＝＋－＠]")
# A formula made harmless by an apostrophe, or a text that looks like one.
_HARMLESS = re.compile("'+" + _FORMULA.pattern)
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_LONGEST_CELL = 32_767  # a spreadsheet's own limit
_NARROWEST, _WIDEST = 8, 60  # characters

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
Rows = Iterable[list[str]]
Cell = str | int


def as_csv(rows: Rows) -> bytes:
    """Return CSV, formulas escaped, with the byte-order mark that tells spreadsheets UTF-8."""
    return b"".join(csv_lines(rows))


def csv_lines(rows: Rows) -> Iterator[bytes]:
    """Yield the same CSV line by line, for tables that are too long for memory."""
    out = io.StringIO()
    writer = csv.writer(out, quoting=csv.QUOTE_ALL)
    yield codecs.BOM_UTF8
    for row in rows:
        writer.writerow([_harmless(cell) for cell in row])
        yield out.getvalue().encode()
        out.seek(0)
        out.truncate()


def _harmless(cell: str) -> str:
    return "'" + cell if _FORMULA.match(cell) else _told_apart(cell)


def _told_apart(cell: str) -> str:
    """A text that looks like a harmless formula gets an apostrophe that reading takes away."""
    return "'" + cell if _HARMLESS.match(cell) else cell


def as_xlsx(rows: Iterable[Sequence[Cell]], *, title: str = "Sheet") -> bytes:
    """Return an Excel workbook of one sheet with a frozen first row; only integers are numbers."""
    out = io.BytesIO()
    write_xlsx(out, rows, title=title)
    return out.getvalue()


def write_xlsx(out: IO[bytes], rows: Iterable[Sequence[Cell]], *, title: str) -> None:
    """Write the workbook to a file; no more than a row is in memory."""
    with xlsxwriter.Workbook(out, {"constant_memory": True}) as book:
        sheet = book.add_worksheet(title)
        heading = book.add_format({"bold": True, "valign": "top", "text_wrap": True})
        text = book.add_format({"valign": "top", "text_wrap": True})
        whole = book.add_format({"valign": "top", "num_format": "#,##0"})
        widths: dict[int, int] = {}
        for line, row in enumerate(rows):
            for place, cell in enumerate(row):
                if isinstance(cell, int):
                    sheet.write_number(line, place, cell, whole)
                elif cell:
                    shown = _NOT_IN_XML.sub("", _told_apart(cell.replace("\r\n", "\n")))
                    shown = shown[:_LONGEST_CELL]
                    sheet.write_string(line, place, shown, text if line else heading)
                    widths[place] = _wider(widths.get(place, _NARROWEST), shown)
        for place, width in widths.items():
            sheet.set_column(place, place, width + 2)
        sheet.freeze_panes(1, 0)


def _wider(width: int, text: str) -> int:
    """Return the width of a column that has a further text; most texts need not be measured."""
    if width >= _WIDEST or 2 * len(text) <= width:
        return width
    return min(max(width, display_width(text[:_WIDEST])), _WIDEST)


# --- Reading --------------------------------------------------------------------------------------

MOST_BYTES = 5_000_000
_MOST_UNPACKED = 40_000_000
_MOST_ELEMENTS = 1_000_000
_MOST_ROWS = 100_000
_MOST_COLUMNS = 64
_XML_PART = re.compile(r".*\.(?:xml|rels)")
_DOCUMENT_TYPE = re.compile(rb"<!(?:DOCTYPE|ENTITY)")


class NotATable(Exception):
    """The upload is neither UTF-8 CSV nor an Excel workbook."""


class NotStorable(NotATable):
    """A line contains a character that no database can store."""

    def __init__(self, line: int):
        super().__init__(line)
        self.line = line


def read(content: bytes) -> list[list[str]]:
    """Return the rows of a CSV or of a workbook's first sheet, recognised by content."""
    if len(content) > MOST_BYTES:
        raise NotATable
    rows = _read_xlsx(content) if content.startswith(b"PK") else _read_csv(content)
    for line, row in enumerate(rows, start=1):
        if any("\0" in cell for cell in row):
            raise NotStorable(line)
    return [[_unharmed(cell.strip()) for cell in row] for row in rows]


def _unharmed(cell: str) -> str:
    """Undo _harmless() and _told_apart()."""
    return cell[1:] if _HARMLESS.match(cell) else cell


def _read_csv(content: bytes) -> list[list[str]]:
    try:
        utf16 = content.startswith((b"\xff\xfe", b"\xfe\xff"))
        text = content.decode("utf-16" if utf16 else "utf-8-sig")
        first = text.partition("\n")[0]
        delimiter = max(",;\t", key=first.count)
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))
    except (UnicodeDecodeError, csv.Error) as error:
        raise NotATable from error


def _read_xlsx(content: bytes) -> list[list[str]]:
    try:
        _refuse_bombs(content)
        book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        sheet = book.worksheets[0]
        sheet.reset_dimensions()  # the file's statement of its size may be wrong
        return _filled(sheet.iter_rows(max_col=_MOST_COLUMNS, values_only=True))
    except NotATable:
        raise
    except Exception as error:  # openpyxl has no common exception for damaged files
        raise NotATable from error


def _refuse_bombs(content: bytes) -> None:
    """Check each part before it is parsed: its size, its number of elements, no document type."""
    with office_archive.opened(content) as book:
        if sum(part.file_size for part in book.infolist()) > _MOST_UNPACKED:
            raise NotATable
        for name in filter(_XML_PART.fullmatch, book.namelist()):
            data = office_archive.part(book, name, most=_MOST_UNPACKED)
            if data.count(b"<") > 2 * _MOST_ELEMENTS or _DOCUMENT_TYPE.search(
                data.replace(b"\0", b"")
            ):
                raise NotATable


def _filled(rows: Iterable[tuple]) -> list[list[str]]:
    """Return the rows, without empty ones at the end."""
    found: list[list[str]] = []
    blank = 0
    for row in rows:
        if row.count(None) == len(row):  # there may be a million of them
            blank += 1
            continue
        cells = [_text(value) for value in row]
        if len(found) + blank >= _MOST_ROWS:
            raise NotATable
        found += [[] for _row in range(blank)] + [_without_end(cells)]
        blank = 0
    return found


def _without_end(cells: list[str]) -> list[str]:
    filled = [place for place, cell in enumerate(cells, start=1) if cell]
    return cells[: max(filled, default=0)]


def _text(value: object) -> str:
    """Return a cell as a spreadsheet displays it: 3 instead of 3.0, a date without 00:00."""
    match value:
        case None:
            return ""
        case datetime() if value.time() == time():
            return value.date().isoformat()
        case datetime() | date() | time():
            return value.isoformat(" ") if isinstance(value, datetime) else value.isoformat()
        case float() if value.is_integer():
            return str(int(value))
        case _:
            return unescape(str(value))  # _x000D_ stands for a character that XML cannot contain

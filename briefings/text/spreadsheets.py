"""Tables for spreadsheets in which nothing that somebody typed can become a formula."""

import csv
import io
import re
import zipfile
from collections.abc import Iterable
from xml.sax.saxutils import escape

from lxml import etree

from briefings.text import office_archive

# What spreadsheets take for the beginning of a formula, full-width forms included.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%", "＝", "＋", "－", "＠")
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_LONGEST_CELL = 32_767  # a spreadsheet's own limit

Rows = Iterable[list[str]]


def as_csv(rows: Rows) -> bytes:
    """CSV with the mark by which spreadsheets know UTF-8, and every formula made a text."""
    out = io.StringIO()
    writer = csv.writer(out, quoting=csv.QUOTE_ALL)
    for row in rows:
        writer.writerow([_harmless(cell) for cell in row])
    return out.getvalue().encode("utf-8-sig")


def _harmless(cell: str) -> str:
    return "'" + cell if cell.lstrip(" \u3000\ufeff\u200b").startswith(_FORMULA) else cell


def as_xlsx(rows: Rows, *, title: str = "Sheet") -> bytes:
    """An Excel workbook of one sheet, all of whose cells are declared to be texts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as book:
        for name, content in _PARTS.items():
            book.writestr(name, content.replace("{title}", escape(title)))
        book.writestr("xl/worksheets/sheet1.xml", _sheet(rows))
    return out.getvalue()


def _sheet(rows: Rows) -> str:
    lines = "".join(f"<row>{''.join(_cell(cell) for cell in row)}</row>" for row in rows)
    return f'{_XML}<worksheet xmlns="{_MAIN}"><sheetData>{lines}</sheetData></worksheet>'


def _cell(text: str) -> str:
    text = _NOT_IN_XML.sub("", text)[:_LONGEST_CELL]
    return f'<c t="inlineStr"><is><t xml:space="preserve">{escape(text)}</t></is></c>'


_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_SCHEMA = "http://schemas.openxmlformats.org"
_MAIN = f"{_SCHEMA}/spreadsheetml/2006/main"
_OFFICE = f"{_SCHEMA}/officeDocument/2006/relationships"
_PACKAGE = f"{_SCHEMA}/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_PARTS = {
    "[Content_Types].xml": (
        f'{_XML}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_TYPE}.worksheet+xml"/>'
        "</Types>"
    ),
    "_rels/.rels": (
        f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="r1" '
        f'Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
    ),
    "xl/workbook.xml": (
        f'{_XML}<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>'
        '<sheet name="{title}" sheetId="1" r:id="r1"/></sheets></workbook>'
    ),
    "xl/_rels/workbook.xml.rels": (
        f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="r1" '
        f'Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>'
    ),
}


# --- Reading --------------------------------------------------------------------------------------

MOST_BYTES = 5_000_000
_MOST_UNPACKED = 40_000_000
_MOST_ELEMENTS = 1_000_000  # about 150 bytes in memory each
_MOST_COLUMNS = 64
_COLUMN = re.compile("[A-Z]{1,3}")
_LONGEST_INDEX = 7
_SHARED = "xl/sharedStrings.xml"
_SHEET = re.compile(r"xl/worksheets/sheet\d+\.xml")


class NotATable(Exception):
    """What was sent is no CSV in UTF-8 and no Excel workbook."""


class NotStorable(NotATable):
    """A line contains a character that no database can store."""

    def __init__(self, line: int):
        super().__init__(line)
        self.line = line


def read(content: bytes) -> list[list[str]]:
    """The rows of a CSV or of a workbook's first sheet, whatever its name says it is."""
    if len(content) > MOST_BYTES:
        raise NotATable
    rows = _read_xlsx(content) if content.startswith(b"PK") else _read_csv(content)
    for line, row in enumerate(rows, start=1):
        if any("\0" in cell for cell in row):
            raise NotStorable(line)
    return [[_unharmed(cell.strip()) for cell in row] for row in rows]


def _unharmed(cell: str) -> str:
    """A text that was made harmless on its way out is itself again."""
    return cell[1:] if cell.startswith("'") and _harmless(cell[1:]) != cell[1:] else cell


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
        with office_archive.opened(content) as book:
            if sum(part.file_size for part in book.infolist()) > _MOST_UNPACKED:
                raise NotATable
            names = book.namelist()
            shared = _texts(book, _SHARED) if _SHARED in names else []
            sheets = sorted(filter(_SHEET.fullmatch, names), key=lambda name: (len(name), name))
            if not sheets:
                raise NotATable
            root = _parsed(book, sheets[0])
    except (office_archive.Damaged, office_archive.TooLarge) as error:
        raise NotATable from error
    return [_row(row, shared) for row in root.iter(f"{{{_MAIN}}}row")]


def _parsed(book: zipfile.ZipFile, name: str) -> etree._Element:
    data = office_archive.part(book, name, most=_MOST_UNPACKED)
    if data.count(b"<") > 2 * _MOST_ELEMENTS:
        raise NotATable
    return office_archive.xml(data)


def _texts(book: zipfile.ZipFile, name: str) -> list[str]:
    return [_said(one) for one in _parsed(book, name).iter(f"{{{_MAIN}}}si")]


def _said(element: etree._Element) -> str:
    """The texts of an element, without the readings of Japanese and Chinese characters."""
    return "".join(
        text.text or ""
        for text in element.iter(f"{{{_MAIN}}}t")
        if text.getparent().tag != f"{{{_MAIN}}}rPh"
    )


def _row(row: etree._Element, shared: list[str]) -> list[str]:
    cells: dict[int, str] = {}
    for cell in row.iter(f"{{{_MAIN}}}c"):
        place = _column(cell.get("r", ""), len(cells))
        if place < _MOST_COLUMNS:
            cells[place] = _value(cell, shared)
    return [cells.get(place, "") for place in range(max(cells, default=-1) + 1)]


def _column(reference: str, following: int) -> int:
    """BC7 → 54; where a cell does not say its place, it follows the one before."""
    letters = _COLUMN.match(reference)
    if not letters:
        return following
    place = 0
    for letter in letters[0]:
        place = place * 26 + ord(letter) - 64
    return place - 1


def _value(cell: etree._Element, shared: list[str]) -> str:
    if cell.get("t") == "inlineStr":
        return _said(cell)
    value = cell.findtext(f"{{{_MAIN}}}v") or ""
    if cell.get("t") != "s":
        return value
    place = int(value) if value.isdecimal() and len(value) <= _LONGEST_INDEX else len(shared)
    return shared[place] if place < len(shared) else ""

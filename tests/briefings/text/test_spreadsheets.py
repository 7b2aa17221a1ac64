"""Tables from spreadsheets: what is damaged is refused as no table, or read."""

import io
import zipfile

import pytest

from briefings.text import spreadsheets
from tests.briefings import damage

ROWS = [["中文 Chinese", "英文 English"], ["商標", "trade mark"], ["專利", "patent"]]
BOOK = spreadsheets.as_xlsx(ROWS)


def outcome(data: bytes) -> str:
    try:
        return "read" if isinstance(spreadsheets.read(data), list) else ""
    except spreadsheets.NotATable:
        return "refused"


def outcomes(files) -> set[str]:
    return {outcome(data) for data in files}


def book(sheet: str, shared: str = "", name: str = "xl/worksheets/sheet1.xml") -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(name, f'<worksheet xmlns="{spreadsheets._MAIN}">{sheet}</worksheet>')
        archive.writestr(
            "xl/sharedStrings.xml", f'<sst xmlns="{spreadsheets._MAIN}">{shared}</sst>'
        )
    return out.getvalue()


def test_a_sound_workbook_is_read():
    assert spreadsheets.read(BOOK) == ROWS


def test_a_workbook_with_any_byte_flipped_is_read_or_refused():
    assert outcomes(damage.flipped(BOOK)) == {"read", "refused"}


def test_a_workbook_that_breaks_off_anywhere_is_refused():
    assert outcomes(data for data in damage.cut(BOOK) if data) == {"refused"}


def test_a_workbook_with_a_bit_flipped_inside_a_part_is_read_or_refused():
    assert outcomes(damage.flipped_inside(BOOK, times=600)) == {"read", "refused"}


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_workbook_packed_as_office_never_does_is_refused(method):
    assert outcome(damage.repacked(BOOK, compression=method)) == "refused"


def test_numbers_of_thousands_of_digits_are_no_error():
    many = "1" * 5_000
    row = f'<sheetData><row><c r="A{many}" t="s"><v>{many}</v></c></row></sheetData>'

    assert spreadsheets.read(book(row, "<si><t>甲</t></si>")) == [[""]]
    assert outcome(book(row, name=f"xl/worksheets/sheet{many}.xml")) == "read"


def test_a_workbook_of_more_cells_than_any_list_has_is_refused_before_it_is_parsed(monkeypatch):
    monkeypatch.setattr(spreadsheets, "_MOST_ELEMENTS", 20)

    assert outcome(spreadsheets.as_xlsx(ROWS * 3)) == "refused"


@pytest.mark.parametrize("rows", ["中文,English\n甲,a\n乙\0,b\n".encode(), "甲\n乙\n\0\n".encode()])
def test_a_line_that_no_database_can_keep_is_named(rows):
    with pytest.raises(spreadsheets.NotStorable) as refusal:
        spreadsheets.read(rows)

    assert refusal.value.line == 3

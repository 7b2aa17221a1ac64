"""Damaged spreadsheets are read, or refused as not a table."""

import io
import zipfile
from datetime import date

import openpyxl
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from briefings.text.files import spreadsheets
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


def workbook(*values: tuple[str, object]) -> bytes:
    """A workbook by openpyxl, with these values at these places."""
    book, out = openpyxl.Workbook(), io.BytesIO()
    for place, value in values:
        book.active[place] = value
    book.save(out)
    return out.getvalue()


def replaced(data: bytes, name: str, old: str, new: str) -> bytes:
    """The workbook with other text in one of its parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as book, zipfile.ZipFile(out, "w") as other:
        for part in book.namelist():
            text = book.read(part).decode()
            other.writestr(part, text.replace(old, new) if part == name else text)
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


SHEET = "xl/worksheets/sheet1.xml"


def test_cells_are_read_as_they_are_seen():
    cells = [("A1", 3), ("B1", 2.5), ("C1", True), ("D1", date(2025, 4, 24)), ("A4", "甲")]

    assert spreadsheets.read(workbook(*cells)) == [
        ["3", "2.5", "True", "2025-04-24"],
        [],
        [],
        ["甲"],
    ]


def test_a_formula_gives_its_result_and_is_never_computed():
    data = replaced(workbook(("A1", "=1+1")), SHEET, "<v></v>", "<v>2</v>")

    assert spreadsheets.read(replaced(data, SHEET, "<v />", "<v>2</v>")) == [["2"]]


def test_a_cell_far_away_costs_neither_memory_nor_time():
    data = workbook(("A1", "甲"), ("XFD1048576", "乙"))

    assert spreadsheets.read(data) == [["甲"]]


def test_a_row_far_down_is_refused():
    assert outcome(workbook(("A1", "甲"), ("A1048576", "乙"))) == "refused"


@pytest.mark.parametrize("digits", [5_000, 30])
def test_numbers_of_any_length_are_no_error(digits):
    data = replaced(workbook(("A1", 7)), SHEET, "<v>7</v>", f"<v>{'1' * digits}</v>")

    assert outcome(data) in {"read", "refused"}


def test_an_entity_is_refused():
    bomb = '<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa">]><worksheet'

    assert outcome(replaced(workbook(("A1", "甲")), SHEET, "<worksheet", bomb)) == "refused"


@pytest.mark.parametrize("written", [spreadsheets.as_csv, spreadsheets.as_xlsx])
@pytest.mark.parametrize("cell", ["=1", "'=1", "''=1", "' =1", "'", "'a", "＝1", "- 5"])
def test_a_formula_and_what_looks_like_a_harmless_one_are_read_back(written, cell):
    assert spreadsheets.read(written([["甲", cell]])) == [["甲", cell]]


@example([["'="]])
@given(st.lists(st.lists(st.text(max_size=8), min_size=1, max_size=4), min_size=1, max_size=4))
def test_what_is_exported_is_read_back(rows):
    kept = [[spreadsheets._NOT_IN_XML.sub("", cell).strip() for cell in row] for row in rows]

    found = spreadsheets.read(spreadsheets.as_xlsx(rows))

    assert [[*row, *[""] * 4][:4] for row in found] == [
        [*row, *[""] * 4][:4] for row in kept[: len(found)]
    ]
    assert not any(cell for row in kept[len(found) :] for cell in row)


def test_a_workbook_of_more_cells_than_any_list_has_is_refused_before_it_is_parsed(monkeypatch):
    monkeypatch.setattr(spreadsheets, "_MOST_ELEMENTS", 20)

    assert outcome(spreadsheets.as_xlsx(ROWS * 3)) == "refused"


@pytest.mark.parametrize("rows", ["中文,English\n甲,a\n乙\0,b\n".encode(), "甲\n乙\n\0\n".encode()])
def test_a_line_that_no_database_can_keep_is_named(rows):
    with pytest.raises(spreadsheets.NotStorable) as refusal:
        spreadsheets.read(rows)

    assert refusal.value.line == 3

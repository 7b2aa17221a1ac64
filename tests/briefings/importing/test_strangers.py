"""The differential test on strangers' files counts what it should."""

from collections import Counter
from dataclasses import replace

import pytest

from briefings.importing import read_file
from tests.benchmarks.importing.strangers import (
    _labels,
    _missing_labels,
    collections,
    measured,
)
from tests.briefings.importing import word


def test_files_are_counted_by_their_collection(tmp_path):
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
    (tmp_path / "one" / "a.docx").write_bytes(word.word_file(word.paragraph("依本法。")))
    (tmp_path / "one" / "b.txt").write_text("依本法。\nUnder this Law.\n2025年5月8日\n")
    (tmp_path / "two" / "c.html").write_text("<p>依本法。</p><p hidden>note</p>")
    (tmp_path / "two" / "d.docx").write_bytes(b"no archive")

    tallies = {name: measured(paths) for name, paths in collections(tmp_path).items()}

    counted = {
        name: (one.files, one.refused, one.lost, one.invented) for name, one in tallies.items()
    }
    assert counted == {"one": (2, 0, 0, 0), "two": (2, 1, 0, 0)}


def test_the_numbers_that_libreoffice_writes_are_found():
    assert list(_labels("1. 定義\n依本法。\n(a) 罰款\n", ["定義", "依本法。", "罰款"])) == [
        "1.定義",
        "(a)罰款",
    ]


def test_a_number_counts_as_read_in_a_link_or_in_a_language_that_is_left_out():
    linked = read_file("a.md", "2. 見[政府網站](https://www.gov.mo/)。\n".encode())
    left_out = replace(linked, dropped=("1. O contrato de\u200barrendamento.",))

    labels = Counter(["2.見政府網站。", "1.Ocontratodearrendamento.", "3.罰款"])
    assert _missing_labels(left_out, labels) == {"3.罰款": 1}


def test_the_cells_that_pandoc_reads_are_looked_for(tmp_path):
    path = tmp_path / "a.docx"
    path.write_bytes(word.word_file(word.table(("項目", "費用"), ("登記", "500元"))))

    tally = measured([path], tables=True)

    assert (tally.same_cells, tally.cells) == (4, 4)


def test_the_number_of_a_paragraph_in_a_merged_cell_is_not_invented(tmp_path):
    merged = word.cell(word.paragraph("各項費用如下列。", numbered=1), span=2)
    path = tmp_path / "a.docx"
    path.write_bytes(word.word_file(word.table((merged,), ("登記", "500元"))))

    assert measured([path]).invented == 0


def test_the_signs_of_a_link_that_an_author_wrote_are_no_link(tmp_path):
    path = tmp_path / "a.docx"
    path.write_bytes(word.word_file(word.paragraph("See [the Terms](https://example.com/terms).")))

    assert measured([path]).lost == 0


def test_a_link_whose_words_stand_in_brackets_loses_its_address(tmp_path):
    path = tmp_path / "a.md"
    path.write_text("# Notes\n\nSee [[ISO 29500]](https://example.com/iso) for it.\n")

    assert measured([path]).invented == 0


@pytest.mark.parametrize("notes", [["[1] 第七條。"], ["[1] 第七條。", "[2] 第八條。"]])
def test_notes_that_a_text_writes_itself_are_neither_lost_nor_invented(tmp_path, notes):
    path = tmp_path / "a.txt"
    marks = "".join(note[:3] for note in notes)
    lines = [f"規費須於三十日內繳付。{marks}", f"The fee is due within thirty days.{marks}"] * 2
    path.write_text("\n\n".join([*lines, "註釋", *notes]))

    tally = measured([path])

    assert (tally.lost, tally.invented) == (0, 0)


def test_a_note_that_several_paragraphs_mark_is_not_invented(tmp_path):
    path = tmp_path / "a.txt"
    lines = ["甲須繳付規費[1]，不得逾期。", "乙須繳付規費[1]，不得逾期。", "[1] 規費不得逾期繳付。"]
    path.write_text("\n\n".join(lines))

    assert measured([path]).invented == 0

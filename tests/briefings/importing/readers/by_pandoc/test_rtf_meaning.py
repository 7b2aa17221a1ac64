"""Of an RTF file what is seen is text, once; what pandoc loses of it is reported."""

import pytest

from briefings.importing import read_file
from briefings.importing.readers.by_pandoc import rtf as reader
from briefings.importing.readers.read_source import source_of_file
from tests.briefings.importing.readers.by_pandoc.test_rtf import rtf, texts


def test_hidden_text_is_left_out_and_reported():
    body = rb"Rent {\v not for the client\v0  is} due.{\v\b secret\plain  Always.}\par Next.\par "

    source = source_of_file("a.rtf", rtf(body))

    assert [block.text for block in source.blocks] == ["Rent is due. Always.", "Next."]
    assert [(one.text, one.reason) for one in source.left_out] == [
        ("not for the client", "hidden"),
        ("secret", "hidden"),
    ]


@pytest.mark.parametrize(
    ("body", "seen"),
    [
        (rb"Rent{\xe rent}{\tc Rent} is due.\par ", ["Rent is due."]),
        (rb"{\shp{\*\shpinst{\sp{\sn a}{\sv b}}{\shptxt Box\par}}{\shprslt Box\par}}A\par ", ["Box", "A"]),
        (
            rb'See {\field{\fldinst HYPERLINK "https://x.org"}{\fldrslt the law}}.\par ',
            ["See [the law](https://x.org)."],
        ),
        (rb"{\caps Rent} is {\scaps due}.\par ", ["Rent is due."]),
        (b"One\\\nTwo\\\r\nThree\\par ", ["One", "Two", "Three"]),
    ],
    ids=["index", "shape", "link", "capitals", "line ends"],
)  # fmt: skip
def test_what_is_seen_is_read_once(body, seen):
    assert texts(rtf(body)) == seen


def test_cells_of_a_table_within_a_table_become_paragraphs_of_the_cell():
    body = (
        rb"\trowd\cellx5000\pard\intbl\itap2 Inner one\nestcell Inner two\nestcell"
        rb"{\*\nesttableprops\trowd\cellx2000\cellx4000\nestrow}{\nonesttables again\par}"
        rb"\pard\intbl\itap1 Outer\cell\row\pard After.\par "
    )

    assert texts(rtf(body)) == ["Inner one", "Inner two", "Outer", "After."]


def test_an_old_file_names_a_font_for_each_script():
    fonts = rb"{\fonttbl{\f0 Arial;}{\f1 Arial Cyr;}{\f2\fcharset0 Arial Greek;}}"

    assert texts(rb"{\rtf1\ansi" + fonts + rb"\f1\'c0\f0  \'c0\par }") == ["А À"]


def test_the_names_of_chinese_fonts_are_no_text():
    fonts = rb"{\fonttbl{\f0 \u23435 ?\u20307 ?;}}"

    data = rb"{\rtf1\ansi\ansicpg936" + fonts + rb" The law applies.\par }"

    assert texts(data) == ["The law applies."]
    assert read_file("a.rtf", data).ledger == ()


def test_what_pandoc_loses_is_shown_with_its_place(monkeypatch):
    monkeypatch.setattr(reader, "html_of", lambda data, form: "<p>Rent is due.</p>")

    imported = read_file("a.rtf", rtf(rb"Rent is due.\par The deposit is two months.\par "))

    assert [(one.text, one.is_lost) for one in imported.ledger] == [
        ("The deposit is two months.", True)
    ]

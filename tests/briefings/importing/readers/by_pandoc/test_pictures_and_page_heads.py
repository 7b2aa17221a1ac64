"""What stands beside the text of .odt and .rtf files: pictures, and the heads and feet of pages."""

import re

import pytest

from briefings.importing.block import ReadSource
from briefings.importing.readers.by_pandoc import rtf_pictures
from briefings.importing.readers.limits import MOST_CHARACTERS, ImportRefused
from briefings.importing.readers.picture_limits import IN_PAGE_HEADERS, MOST_PICTURES, TOO_MANY
from briefings.importing.readers.read_source import source_of_file
from tests.briefings.importing.readers.by_pandoc.test_odt import NAMES, odt, p
from tests.briefings.importing.readers.by_pandoc.test_rtf import rtf
from tests.support import pictures

CHART = pictures.chart(300, 200)
PHOTOGRAPH = pictures.photograph(200, 150)


def frame(address: str, description: str = "") -> str:
    return (
        f'<draw:frame><draw:image xlink:href="{address}"/>'
        f"<svg:desc>{description}</svg:desc></draw:frame>"
    )


def odt_with(body: str, **extra: str | bytes) -> ReadSource:
    files = {name.replace("__", "."): data for name, data in extra.items()}
    return source_of_file("a.odt", odt(body, extra=files))


def in_rtf(kind: bytes, data: bytes) -> bytes:
    return rb"{\pict\%s\picw300\pich200 " % kind + data.hex().encode() + b"}"


def shown(source: ReadSource) -> list[str | bytes]:
    return [block.picture.data if block.picture else block.text for block in source.blocks]


def test_a_picture_of_an_odt_file_is_a_figure_with_its_description():
    body = p("Before." + frame("Pictures/1.png", "Fees by year")) + p("After.")

    source = odt_with(body, **{"Pictures/1.png": CHART})

    assert shown(source) == ["Before.", CHART, "After."]
    assert [one.picture.alt for one in source.blocks if one.picture] == ["Fees by year"]
    assert source.no_pictures == []


def test_a_picture_that_an_odt_file_only_links_is_reported():
    (sentence,) = odt_with(p("Text." + frame("https://example.org/1.png"))).no_pictures

    assert "not imported: 1." in sentence


def test_very_many_pictures_of_an_odt_file_are_cut():
    many = range(MOST_PICTURES + 3)
    body = p("Text.") + "".join(p(frame(f"Pictures/{number}.png")) for number in many)

    source = odt_with(body, **{f"Pictures/{number}.png": CHART for number in many})

    assert len(shown(source)) == 1 + MOST_PICTURES
    assert set(source.no_pictures) == {TOO_MANY}


def test_heads_and_feet_of_odt_pages_are_reported_once():
    heads = (
        f"<style:header>{p('Confidential draft')}{p(frame('Pictures/1.png'))}</style:header>"
        f"<style:header-left>{p('Confidential draft')}</style:header-left>"
        f"<style:footer>{p('Page <text:page-number>3</text:page-number>')}{p('3')}</style:footer>"
    )
    styles = (
        f"<office:document-styles {NAMES}><office:master-styles><style:master-page>{heads}"
        "</style:master-page></office:master-styles></office:document-styles>"
    )

    source = odt_with(p("Text."), styles__xml=styles)

    assert [(one.text, one.reason) for one in source.left_out] == [
        ("Confidential draft", "page-header"),
        ("Page 3", "page-header"),
    ]
    assert source.no_pictures == [IN_PAGE_HEADERS]


def test_a_section_within_a_cell_keeps_its_text():
    inner = f"<text:section>{p('Rent')}</text:section>"
    cell = "<table:table-cell>{}</table:table-cell>"
    table = f"<table:table><table:table-row>{cell.format(inner)}{cell.format(p('MOP 9'))}"

    source = odt_with(table + "</table:table-row></table:table>")

    assert [block.text for block in source.blocks] == ["Rent", "MOP 9"]


@pytest.mark.parametrize(
    "written",
    [
        in_rtf(b"pngblip", CHART),
        rb"{\*\shppict{\pict{\*\picprop{\sp{\sn a}{\sv 1}}}\pngblip " + CHART.hex().encode() + b"}}"
        rb"{\nonshppict{\pict\wmetafile8 0100090000}}",
        rb"{\pict\pngblip\bin%d " % len(CHART) + CHART + b"}",
        rb"{\pict\pngblip " + b" ".join(re.findall(rb".{1,60}", CHART.hex().encode())) + b"}",
        rb"{\pict\pngblip " + b"\r\n\t".join(re.findall(rb".{1,7}", CHART.hex().encode())) + b"}",
    ],
    ids=["figures", "twice", "binary", "blanks", "short lines"],
)
def test_a_picture_of_an_rtf_file_is_a_figure(written):
    body = rb"Before. " + written + rb"\par After. " + in_rtf(b"jpegblip", PHOTOGRAPH) + rb"\par "

    source = source_of_file("a.rtf", rtf(body))

    assert shown(source) == ["Before.", CHART, "After.", PHOTOGRAPH]
    assert source.no_pictures == []


def test_a_drawing_of_an_rtf_file_is_handed_on_to_be_refused_in_words():
    source = source_of_file("a.rtf", rtf(rb"Text.\par " + in_rtf(b"wmetafile8", b"\x01\0\t\0")))

    assert shown(source) == ["Text.", b"\x01\0\t\0"]


def test_heads_and_feet_of_rtf_pages_are_reported():
    logo = in_rtf(b"pngblip", CHART)
    page = rb"{\field{\*\fldinst PAGE}{\fldrslt 3}}"
    heads = rb"{\header Confidential draft" + logo + rb"\par}{\footerr Page " + page + rb"\par }"

    source = source_of_file("a.rtf", rtf(heads + rb"The law applies.\par "))

    assert [block.text for block in source.blocks] == ["The law applies."]
    assert [(one.text, one.reason) for one in source.left_out] == [
        ("Confidential draft", "page-header"),
        ("Page 3", "page-header"),
    ]
    assert source.no_pictures == [IN_PAGE_HEADERS]


def test_the_properties_of_an_rtf_file_are_no_text():
    info = rb"{\info{\title Client matter 7}{\author A. Clerk}{\*\company Firm}}"

    source = source_of_file("a.rtf", rtf(info + rb"The law applies.\par "))

    assert [block.text for block in source.blocks] == ["The law applies."]
    assert source.left_out == []


@pytest.mark.parametrize(("head", "byte"), [(rb"\mac", 0x8E), (rb"\pc", 0x82), (rb"\pca", 0x82)])
def test_rtf_files_of_other_machines_have_their_own_code_page(head, byte):
    source = source_of_file("a.rtf", rb"{\rtf1" + head + rb" Caf\'%02x\par }" % byte)

    assert [block.text for block in source.blocks] == ["Café"]


def test_very_many_pictures_of_an_rtf_file_are_cut_without_a_word_about_links():
    many = b"".join(
        rb"{\pict\pngblip %08x}" % number for number in range(rtf_pictures.MOST_NAMES + 9)
    )

    source = source_of_file("a.rtf", rtf(rb"Text.\par " + many + rb"\par "))

    assert len(shown(source)) == 1 + MOST_PICTURES
    assert set(source.no_pictures) == {TOO_MANY}


def test_an_rtf_file_of_more_text_than_an_import_may_hold_is_refused_at_once():
    with pytest.raises(ImportRefused, match="too large"):
        source_of_file("a.rtf", rtf(b"x" * (MOST_CHARACTERS + 1)))

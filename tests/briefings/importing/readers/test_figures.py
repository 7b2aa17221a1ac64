"""Pictures of a Word file become figures with their captions, in their places."""

import io
from base64 import b64encode

import pytest
from docx import Document
from docx.oxml.ns import qn
from docx.shared import Cm
from PIL import Image

from briefings.importing import ImportedBriefing, read_docx, read_files, read_html
from briefings.text.markup.figures import Figure, figures_in
from tests.support import pictures

LAW = ("澳門修訂商標法，申請費減半。", "Macau has revised its trade mark law and halved the fee.")
END = ("續期為十年，自申請日起計。", "Renewal is for ten years from the date of application.")
CAPTION = ("圖一　商標申請數目", "Figure 1: applications for trade marks")


def add_picture(document, data: bytes, alt: str = ""):
    paragraph = document.add_paragraph()
    paragraph.add_run().add_picture(io.BytesIO(data), width=Cm(8))
    for place in paragraph._p.iter(qn("wp:docPr")):
        place.set("descr", alt)


def word(*parts, header: bytes | None = None) -> bytes:
    """A Word file of texts and pictures; a picture is its bytes, or those with a description."""
    document = Document()
    if header:
        document.sections[0].header.paragraphs[0].add_run().add_picture(io.BytesIO(header))
    for part in parts:
        if isinstance(part, str):
            document.add_paragraph(part)
        elif isinstance(part, bytes):
            add_picture(document, part)
        else:
            add_picture(document, *part)
    return saved(document)


def saved(document) -> bytes:
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def rows(imported: ImportedBriefing) -> list[tuple[str, str]]:
    """The rows; of a figure its caption and its alternative text."""
    return [
        (_shown(pair.chinese), _shown(pair.english))
        for section in imported.sections
        for pair in section.paragraphs
    ]


def _shown(side: str) -> str:
    figure = next(figures_in(side), None)
    return f"[{figure.caption}|{figure.alt}]" if figure else side


def figures(imported: ImportedBriefing) -> list[tuple[Figure | None, Figure | None]]:
    return [
        (next(figures_in(pair.chinese), None), next(figures_in(pair.english), None))
        for section in imported.sections
        for pair in section.paragraphs
        if "(figure:" in pair.chinese + pair.english
    ]


CHART = pictures.chart()
OTHER = pictures.chart(bars=3)
TITLE = ("商標法修訂", "Trade Mark Law Revised")


def test_a_chart_becomes_a_row_in_its_place_with_its_caption_in_both_languages():
    imported = read_docx(word(*TITLE, *LAW, (CHART, "Bars that rise"), *CAPTION, *END))

    assert rows(imported) == [
        LAW,
        ("[圖一　商標申請數目|]", "[Figure 1: applications for trade marks|Bars that rise]"),
        END,
    ]
    ((chinese, english),) = figures(imported)
    assert chinese.digest == english.digest == imported.pictures[0].digest
    assert (english.width, english.height) == (1200, 700)
    assert imported.dropped == ()
    assert imported.ledger == ()


def test_a_caption_can_stand_above_the_picture():
    imported = read_docx(word(*TITLE, *LAW, *CAPTION, CHART, *END))

    assert rows(imported)[1] == (
        "[圖一　商標申請數目|]",
        "[Figure 1: applications for trade marks|]",
    )


def test_the_same_picture_in_both_halves_of_a_text_is_one_row():
    halves = [
        *(TITLE[0], LAW[0], (CHART, "上升的棒形圖"), CAPTION[0], END[0]),
        *(TITLE[1], LAW[1], (CHART, "Bars that rise"), CAPTION[1], END[1]),
    ]

    imported = read_docx(word(*halves))

    assert rows(imported)[1:] == [
        (
            "[圖一　商標申請數目|上升的棒形圖]",
            "[Figure 1: applications for trade marks|Bars that rise]",
        ),
        END,
    ]
    assert len(imported.pictures) == 1


def test_each_language_keeps_a_picture_of_its_own():
    halves = [
        TITLE[0],
        LAW[0],
        CHART,
        CAPTION[0],
        END[0],
        TITLE[1],
        LAW[1],
        OTHER,
        CAPTION[1],
        END[1],
    ]

    imported = read_docx(word(*halves))

    ((chinese, english),) = figures(imported)
    assert chinese.digest != english.digest
    (figure,) = [pair for pair in imported.sections[0].paragraphs if "(figure:" in pair.english]
    assert "two-pictures" in figure.reasons
    assert len(imported.pictures) == 2


def test_two_files_share_a_picture():
    chinese = word(TITLE[0], LAW[0], CHART, CAPTION[0], END[0])
    english = word(TITLE[1], LAW[1], CHART, CAPTION[1], END[1])

    imported = read_files([("中文.docx", chinese), ("English.docx", english)])

    assert rows(imported) == [
        LAW,
        ("[圖一　商標申請數目|]", "[Figure 1: applications for trade marks|]"),
        END,
    ]


def test_a_picture_before_all_text_stands_at_the_beginning():
    imported = read_docx(word(CHART, *TITLE, *LAW, *END))

    assert rows(imported)[0] == ("[|]", "[|]")
    assert imported.title.english == TITLE[1]


def test_a_text_in_one_language_gets_a_figure_in_that_language():
    imported = read_docx(word(TITLE[1], LAW[1], CHART, CAPTION[1], END[1]))

    assert rows(imported)[1] == ("", "[Figure 1: applications for trade marks|]")


def test_a_logo_in_the_header_is_no_figure():
    imported = read_docx(word(*TITLE, *LAW, *END, header=OTHER))

    assert figures(imported) == []
    assert imported.pictures == ()


@pytest.mark.parametrize(
    "alt",
    ["image1.png", "Picture 3", "A picture containing text\n\nDescription automatically generated"],
)
def test_what_a_program_wrote_of_a_picture_is_no_description(alt):
    imported = read_docx(word(*TITLE, *LAW, (CHART, alt), *END))

    assert rows(imported)[1] == ("[|]", "[|]")


def with_bytes(document: bytes, data: bytes, name: str) -> bytes:
    """The document with other bytes, under another name, in place of its picture."""
    made = Document(io.BytesIO(document))
    for part in made.part.package.iter_parts():
        if str(part.partname).startswith("/word/media/"):
            part._blob = data
            part.partname = part.partname.__class__(f"/word/media/{name}")
    return saved(made)


@pytest.mark.parametrize(
    ("data", "name", "said"),
    [
        (b"\x01\x00\x00\x00" + b"\0" * 36 + b" EMF" + b"\0" * 60, "image1.emf", "Paste Special"),
        (b"\xd7\xcd\xc6\x9a" + b"\0" * 60, "image1.wmf", "「選擇性貼上」"),
        (b"<svg/>", "image1.png", "SVG"),
        (b"no picture", "image1.png", "cannot be read"),
    ],
)
def test_a_picture_that_cannot_be_read_is_reported_with_what_to_do(data, name, said):
    imported = read_docx(with_bytes(word(*TITLE, *LAW, CHART, *END), data, name))

    assert rows(imported) == [LAW, END]
    (sentence,) = imported.dropped
    assert sentence.startswith(name)
    assert said in sentence
    assert imported.ledger == ()


def test_a_document_of_very_many_pictures_is_cut_and_says_so():
    many = [pictures.chart(60 + number, 40) for number in range(62)]

    imported = read_docx(word(*TITLE, *LAW, *many, *END))

    assert len(figures(imported)) == 60
    assert any("only the first 60" in line for line in imported.dropped)


def test_pictures_that_unpack_to_very_many_pixels_keep_nobody_waiting():
    """A blank picture of 24 million pixels is a file of 70 kB; sixty of them would take a minute."""
    blank = [
        pictures.saved(Image.new("1", (6000, 4000 - number)), format="PNG") for number in range(9)
    ]

    imported = read_docx(word(*TITLE, *LAW, *blank, *END))

    assert len(figures(imported)) == 6
    assert [line for line in imported.dropped if "not all were imported" in line]


def test_signs_of_the_layout_are_no_figures():
    imported = read_docx(word(*TITLE, *LAW, pictures.chart(20, 20, bars=1), *END))

    assert figures(imported) == []


def test_a_caption_far_from_any_picture_stays_text():
    imported = read_docx(word(*TITLE, *CAPTION, *LAW, *END, CHART))

    assert CAPTION in rows(imported) or imported.sections[0].heading.english == CAPTION[1]
    assert rows(imported)[-1] == ("[|]", "[|]")


# --- Web pages ------------------------------------------------------------------------------------


def page(*parts: str) -> str:
    return "".join(part if part.startswith("<") else f"<p>{part}</p>" for part in parts)


def inline(data: bytes, alt: str = "", kind: str = "png") -> str:
    return f'<img alt="{alt}" src="data:image/{kind};base64,{b64encode(data).decode()}">'


def test_a_picture_inside_a_page_becomes_a_figure():
    figure = f"<figure>{inline(CHART, '棒形圖')}<figcaption>{CAPTION[0]}</figcaption></figure>"

    imported = read_html(page(*TITLE, *LAW, figure, CAPTION[1], *END))

    assert rows(imported)[1] == (
        "[圖一　商標申請數目|棒形圖]",
        "[Figure 1: applications for trade marks|]",
    )
    assert imported.dropped == ()
    assert imported.ledger == ()


def test_the_file_of_a_picture_is_no_text_of_the_page():
    """Its letters in base64 would be more than an import may hold."""
    large = inline(pictures.photograph(2000, 1500, quality=100) + b"\0" * 1_000_000, kind="jpeg")

    imported = read_html(page(*TITLE, *LAW, large, *END))

    assert len(figures(imported)) == 1


def test_a_picture_elsewhere_is_never_fetched_and_reported():
    linked = '<img src="https://tracker.example/chart.png"><img src="file:///C:/chart.png">'
    dot = '<img src="https://tracker.example/dot.gif" width="1" height="1">'

    imported = read_html(page(*TITLE, *LAW, linked, dot, *END))

    assert figures(imported) == []
    (sentence,) = imported.dropped
    assert "not imported: 2." in sentence


@pytest.mark.parametrize("data", ["<svg/>", "no picture"])
def test_a_picture_inside_a_page_that_cannot_be_read_is_reported(data):
    imported = read_html(page(*TITLE, *LAW, inline(data.encode(), kind="svg+xml"), *END))

    assert figures(imported) == []
    assert len(imported.dropped) == 1


def test_a_description_in_both_languages_is_divided_between_them():
    both = "每年商標申請數目 Trade mark applications a year"

    ((chinese, english),) = figures(read_docx(word(*LAW, (pictures.chart(), both), *END)))

    assert (chinese.alt, english.alt) == ("每年商標申請數目", "Trade mark applications a year")

"""Pictures where a briefing has none: in footnotes, in the heads of pages, behind shapes."""

import io
import zipfile

from docx import Document

from briefings.importing import read_docx, read_html
from briefings.importing.readers.picture_limits import IN_NOTES, IN_PAGE_HEADERS
from tests.briefings.importing import word
from tests.briefings.importing.readers.test_figures import (
    CHART,
    END,
    LAW,
    OTHER,
    TITLE,
    figures,
    saved,
)
from tests.briefings.importing.readers.test_figures import word as word_of
from tests.support import pictures

DRAWING = (
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
)


def drawing(relation: str, *, fill: str = "<a:stretch/>") -> str:
    """A shape filled with a picture."""
    return (
        f"<w:r><w:drawing><wp:inline {DRAWING}><wp:docPr id='1' name='a'/><wps:wsp><wps:spPr>"
        f'<a:blipFill><a:blip r:embed="{relation}"/>{fill}</a:blipFill></wps:spPr></wps:wsp>'
        "</wp:inline></w:drawing></w:r>"
    )


def shapes(*inner: str, **parts: str) -> bytes:
    """A Word file whose relation "rId7" is a picture."""
    made = word.word_file(*inner, extra={"word/media/1.png": CHART}, **parts)
    relation = f'<Relationship Id="rId7" Type="{word.R}/image" Target="media/1.png"/>'
    return _with_relation(made, relation)


def _with_relation(data: bytes, relation: str) -> bytes:
    old, new = zipfile.ZipFile(io.BytesIO(data)), io.BytesIO()
    with zipfile.ZipFile(new, "w") as archive:
        for name in old.namelist():
            part = old.read(name)
            if name == "word/_rels/document.xml.rels":
                part = part.replace(b"</Relationships>", relation.encode() + b"</Relationships>")
            archive.writestr(name, part)
    return new.getvalue()


def test_a_picture_that_fills_a_shape_is_a_figure_and_a_pattern_is_not():
    filled = word.paragraph(drawing("rId7"))
    patterned = word.paragraph(drawing("rId7", fill="<a:tile/>"))
    text = [word.paragraph(line) for line in (*TITLE, *LAW)]

    assert len(figures(read_docx(shapes(*text, filled)))) == 1
    assert figures(read_docx(shapes(*text, patterned))) == []


def test_a_picture_in_a_footnote_is_reported_and_never_taken_for_another():
    note = word.footnotes("See the register.").replace(
        "See the register.</w:t></w:r>", "See the register.</w:t></w:r>" + drawing("rId7")
    )
    body = [word.paragraph(line) for line in (*TITLE, LAW[0])]
    body.append(word.paragraph(LAW[1], word.footnote_mark(1)))

    imported = read_docx(shapes(*body, footnotes=note))

    assert figures(imported) == []
    assert imported.dropped == (IN_NOTES,)
    assert "[^1]: See the register." in imported.sections[0].paragraphs[-1].english


def test_a_logo_in_the_header_is_reported_as_what_it_is():
    imported = read_docx(word_of(*TITLE, *LAW, *END, header=OTHER))

    assert figures(imported) == []
    assert imported.dropped == (IN_PAGE_HEADERS,)


def test_a_picture_in_a_footnote_of_a_page_is_reported():
    data = read_html(
        "".join(f"<p>{line}</p>" for line in (*TITLE, LAW[0]))
        + f'<p>{LAW[1]}<a href="#n1"><sup>1</sup></a></p><hr>'
        '<p id="n1">1 See the register.<img src="https://example.org/seal.png"></p>'
    )

    assert figures(data) == []
    assert data.dropped == (IN_NOTES,)


def test_pictures_of_a_text_box_stand_behind_its_paragraph():
    document = Document()
    for line in (*TITLE, *LAW):
        document.add_paragraph(line)
    document.add_paragraph().add_run().add_picture(io.BytesIO(pictures.photograph()))
    inner = document.paragraphs[-1]._p
    box = document.add_paragraph("Beside the text box.")
    run = box.add_run()._r
    holder = run.makeelement("{urn:schemas-microsoft-com:vml}textbox", {})
    content = run.makeelement(f"{{{word.W}}}txbxContent", {})
    pict = run.makeelement(f"{{{word.W}}}pict", {})
    content.append(inner)
    holder.append(content)
    pict.append(holder)
    run.append(pict)

    assert len(figures(read_docx(saved(document)))) == 1


def test_pictures_without_any_text_are_figures_in_both_languages():
    imported = read_docx(word_of(CHART, OTHER))

    assert [all(pair) for pair in figures(imported)] == [True, True]

"""Word files whose text is not where it usually is, and of kinds that Word does not write."""

import pytest

from briefings.importing import ImportRefused, read_docx
from tests.briefings.importing import word

ZH = "主管機關應於三十日內公告其決定。"
EN = "The competent authority shall announce its decision within thirty days."
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
STRICT = (
    ("http://schemas.openxmlformats.org/wordprocessingml/2006", "wordprocessingml"),
    ("http://schemas.openxmlformats.org/officeDocument/2006", "officeDocument"),
)


def pairs(document: dict) -> list[tuple[str, str]]:
    return [
        (pair["zh-hant"], pair["en"])
        for section in document["sections"]
        for pair in section["paragraphs"]
    ]


def strict(xml: str) -> str:
    for usual, name in STRICT:
        xml = xml.replace(usual, f"http://purl.oclc.org/ooxml/{name}")
    return xml


def relations(*made: tuple[str, str]) -> str:
    inner = "".join(
        f'<Relationship Id="x{number}" Type="{word.R}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(made)
    )
    package = "http://schemas.openxmlformats.org/package/2006"
    return f'<Relationships xmlns="{package}/relationships">{inner}</Relationships>'


def test_a_strict_open_xml_document_is_read():
    xml = strict(word.document(word.paragraph(ZH), word.paragraph(EN)))

    assert pairs(read_docx(word.word_file(main_xml=xml)).to_json()) == [(ZH, EN)]


def test_the_type_of_the_document_may_be_that_of_its_ending():
    types = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="xml" ContentType="application/vnd.openxmlformats-officedocument.'
        'wordprocessingml.document.main+xml"/></Types>'
    )
    data = word.word_file(word.paragraph(ZH), word.paragraph(EN), types=types)

    assert pairs(read_docx(data).to_json()) == [(ZH, EN)]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("chunk.html", f"<html><body><p>{ZH}</p><p>{EN}</p></body></html>"),
        ("chunk.txt", f"{ZH}\n\n{EN}"),
    ],
)
def test_an_embedded_page_or_text_is_read_in_its_place(name, content):
    data = word.word_file(
        word.paragraph("前言如下，各方同意遵守。"),
        word.paragraph("The parties agree as set out below."),
        '<w:altChunk r:id="x0"/>',
        outer=relations(("aFChunk", name)),
        extra={f"word/{name}": content},
    )

    assert pairs(read_docx(data).to_json())[1:] == [(ZH, EN)]


def embedding(name: str, data: str | bytes, *body: str, times: int = 1, **parts) -> bytes:
    return word.word_file(
        *body,
        *['<w:altChunk r:id="x0"/>'] * times,
        outer=relations(("aFChunk", name), *[(kind, f"{kind}.xml") for kind in parts]),
        extra={f"word/{name}": data},
        **parts,
    )


def test_an_embedded_word_file_is_read_with_footnotes_of_its_own():
    inner = word.word_file(
        word.paragraph("依本法。", word.footnote_mark(1)), footnotes=word.footnotes("內註")
    )
    data = embedding(
        "inner.docx",
        inner,
        word.paragraph(EN, word.footnote_mark(1)),
        footnotes=word.footnotes("Outer note"),
    )

    text = "\n".join(side for pair in pairs(read_docx(data).to_json()) for side in pair)

    assert f"{EN}[^1]\n\n[^1]: Outer note" in text
    assert "依本法。[^e1n1]\n\n[^e1n1]: 內註" in text


def test_a_word_file_embedded_in_an_embedded_one_is_reported():
    innermost = word.word_file(word.paragraph("依本法。"))
    inner = embedding("innermost.docx", innermost, word.paragraph(ZH))

    document = read_docx(embedding("inner.docx", inner, word.paragraph(EN))).to_json()

    assert pairs(document) == [(ZH, EN)]
    assert document["dropped"] == ["innermost.docx"]


def test_a_part_embedded_many_times_is_read_some_times_and_then_reported():
    data = embedding("chunk.txt", "依本法。", word.paragraph(EN), times=14)

    document = read_docx(data).to_json()

    assert str(document["sections"]).count("依本法。") == 10
    assert document["dropped"] == ["chunk.txt"] * 4


def test_an_embedded_document_of_another_kind_is_reported():
    data = word.word_file(
        word.paragraph(ZH),
        word.paragraph(EN),
        '<w:altChunk r:id="x0"/>',
        outer=relations(("aFChunk", "part.mht")),
        extra={"word/part.mht": "MIME-Version: 1.0"},
    )

    assert read_docx(data).to_json()["dropped"] == ["part.mht"]


def test_rtf_inside_a_word_file_is_read():
    rtf = "{\\rtf1\\ansi The lessee may terminate the lease.\\par}"

    document = read_docx(embedding("part.rtf", rtf, word.paragraph(ZH), word.paragraph(EN)))

    assert ("", "The lessee may terminate the lease.") in pairs(document.to_json())
    assert document.ledger == ()


def test_a_note_that_nothing_mentions_is_reported():
    data = word.word_file(
        word.paragraph(ZH), word.paragraph(EN), footnotes=word.footnotes("見附表。")
    )

    assert read_docx(data).to_json()["dropped"] == ["見附表。"]


def test_a_note_whose_mark_was_deleted_is_deleted_too_and_reported():
    gone = f'<w:del w:id="1" w:author="A">{word.footnote_mark(1)}</w:del>'
    data = word.word_file(
        word.paragraph(ZH, gone), word.paragraph(EN), footnotes=word.footnotes("見附表。")
    )

    document = read_docx(data)

    assert document.dropped == ("見附表。",)
    assert document.left_out[0].reason == "deleted"
    assert document.ledger == ()


@pytest.mark.parametrize(
    ("note", "expected"),
    [("* 見附表。", "見附表。"), ("*見附表。", "見附表。"), ("見附表。", "見附表。")],
)
def test_the_sign_that_an_author_chose_for_a_note_becomes_a_number(note, expected):
    mark = '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="1"/><w:t>*</w:t></w:r>'
    data = word.word_file(
        word.paragraph(ZH, mark), word.paragraph(EN), footnotes=word.footnotes(note)
    )

    document = read_docx(data)

    assert pairs(document.to_json()) == [(f"{ZH}[^1]\n\n[^1]: {expected}", EN)]
    assert document.ledger == ()


def test_the_letters_of_a_mark_do_not_cut_the_first_word_of_its_note():
    mark = '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="1"/><w:t>a</w:t></w:r>'
    data = word.word_file(
        word.paragraph(EN, mark), word.paragraph(ZH), footnotes=word.footnotes("any lessee")
    )

    assert "[^1]: any lessee" in pairs(read_docx(data).to_json())[0][1]


def test_letters_drawn_across_the_page_are_reported():
    drawn = '<w:r><w:pict><v:shape><v:textpath string="草稿"/></v:shape></w:pict></w:r>'
    data = word.word_file(word.paragraph(ZH, drawn), word.paragraph(EN))

    document = read_docx(data).to_json()

    assert (pairs(document), document["dropped"]) == ([(ZH, EN)], ["草稿"])


def test_the_words_of_charts_and_diagrams_are_reported_and_what_to_do():
    diagram = f'<x xmlns:a="{A}"><a:p><a:r><a:t>董事會</a:t></a:r></a:p></x>'
    data = word.word_file(
        word.paragraph(ZH),
        word.paragraph(EN),
        outer=relations(("diagramData", "diagrams/data1.xml")),
        extra={"word/diagrams/data1.xml": diagram},
    )

    words, advice = read_docx(data).to_json()["dropped"]
    assert words == "董事會"
    assert "Paste Special" in advice


def test_a_box_in_a_footnote_is_read_once():
    box = f"<w:txbxContent>{word.paragraph('註內的方框。')}</w:txbxContent>"
    shape = (
        "<w:r><mc:AlternateContent><mc:Choice Requires='wps'>"
        f"<w:drawing><wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )
    notes = (
        f'<w:footnotes {word.NAMESPACES}><w:footnote w:id="1">'
        f"{word.paragraph('註一。', shape)}</w:footnote></w:footnotes>"
    )
    data = word.word_file(
        word.paragraph(ZH, word.footnote_mark(1)), word.paragraph(EN), footnotes=notes
    )

    assert pairs(read_docx(data).to_json())[0][0].count("註內的方框。") == 1


def test_a_last_paragraph_whose_mark_was_deleted_is_text():
    last = '<w:p><w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr>' + word.run(ZH) + "</w:p>"

    assert pairs(read_docx(word.word_file(word.paragraph(EN), last)).to_json()) == [(ZH, EN)]


def test_a_workbook_called_docx_is_refused_as_what_it_is():
    types = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="xml" ContentType="application/vnd.openxmlformats-officedocument.'
        'spreadsheetml.sheet.main+xml"/></Types>'
    )
    package = word.package_relations().replace("word/document.xml", "xl/workbook.xml")
    data = word.word_file(types=types, package=package, extra={"xl/workbook.xml": "<workbook/>"})

    with pytest.raises(ImportRefused) as refusal:
        read_docx(data)

    assert "spreadsheet" in refusal.value.reasons["en"]
    assert "試算表" in refusal.value.reasons["zh-hant"]


@pytest.mark.parametrize(("letter", "rest"), [("主", ZH[1:]), ("「主", ZH[1:])])
def test_a_large_first_letter_belongs_to_its_paragraph(letter, rest):
    frame = '<w:p><w:pPr><w:framePr w:dropCap="drop" w:lines="3"/></w:pPr>{}</w:p>'

    data = word.word_file(frame.format(word.run(letter)), word.paragraph(rest), word.paragraph(EN))

    assert pairs(read_docx(data).to_json()) == [(letter + rest, EN)]


@pytest.mark.parametrize("choice", ["", "<w:p><w:r><w:t></w:t></w:r></w:p>"])
def test_the_copy_for_old_programs_is_read_where_it_is_the_only_one(choice):
    body = (
        f'<mc:AlternateContent><mc:Choice Requires="w15">{choice}</mc:Choice>'
        f"<mc:Fallback>{word.paragraph(ZH)}</mc:Fallback></mc:AlternateContent>"
    )

    document = read_docx(word.word_file(body, word.paragraph(EN)))

    assert pairs(document.to_json()) == [(ZH, EN)]
    assert document.ledger == ()


def test_one_note_with_marks_in_both_languages_is_no_invention():
    marked = word.footnote_mark(1)
    data = word.word_file(
        word.paragraph(ZH, marked),
        word.paragraph(EN, marked),
        footnotes=word.footnotes("民法典 Civil Code"),
    )

    assert read_docx(data).ledger == ()


@pytest.mark.parametrize("kind", ["package", "oleObject"])
def test_a_file_of_another_program_inside_a_word_file_is_reported(kind):
    data = word.word_file(
        word.paragraph(ZH), word.paragraph(EN), outer=relations((kind, "embeddings/fees.xlsx"))
    )

    assert read_docx(data).dropped == ("fees.xlsx",)


def test_a_single_file_page_inside_a_word_file_is_read():
    page = (
        "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x\r\n"
        "Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
        "<p>The lessee may terminate the lease.</p>\r\n--x--\r\n"
    )

    document = read_docx(embedding("part.mht", page, word.paragraph(ZH), word.paragraph(EN)))

    assert ("", "The lessee may terminate the lease.") in pairs(document.to_json())
    assert document.ledger == ()


def test_the_parts_of_a_master_document_are_named():
    data = word.word_file(
        word.paragraph(ZH),
        word.paragraph(EN),
        '<w:subDoc r:id="x0"/>',
        outer=relations(("subDocument", "part-two.docx")),
    )

    assert read_docx(data).to_json()["dropped"] == ["part-two.docx"]

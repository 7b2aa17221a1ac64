"""The parts of a Word file that are read, and those that never are."""

import json

from briefings.importing import read_docx
from tests.briefings.importing import word


def read(*body: str, **parts) -> dict:
    return read_docx(word.word_file(*body, **parts)).to_json()


def pairs(document: dict) -> list[tuple[str, str]]:
    return [
        (pair["zh-hant"], pair["en"])
        for section in document["sections"]
        for pair in section["paragraphs"]
    ]


def headings(document: dict) -> list[tuple[str, str]]:
    return [tuple(section["heading"].values()) for section in document["sections"]]


ZH = "主管機關應於三十日內公告其決定。"
EN = "The competent authority shall announce its decision within thirty days."


def test_styles_make_title_and_headings():
    document = read(
        word.paragraph("電子簽章法", word.line_break(), "Electronic Signatures Act", style="Title"),
        word.paragraph("總則 / General", style="Heading1"),
        word.paragraph(ZH),
        word.paragraph(EN),
        word.paragraph("附則", style="Clause"),
        word.paragraph("Final", style="Clause"),
        word.paragraph(EN),
        word.paragraph(ZH),
    )

    assert document["title"] == {"zh-hant": "電子簽章法", "en": "Electronic Signatures Act"}
    assert headings(document) == [("總則", "General"), ("附則", "Final")]
    assert pairs(document) == [(ZH, EN), (ZH, EN)]


def test_bold_paragraphs_are_headings_too():
    document = read(
        word.paragraph(word.bold("消費者保護法")),
        word.paragraph(word.bold("Consumer Protection Act")),
        word.paragraph(word.bold("總則 / General")),
        word.paragraph(ZH),
        word.paragraph(EN),
    )

    assert document["title"]["en"] == "Consumer Protection Act"
    assert headings(document) == [("總則", "General")]


def test_tracked_insertions_are_kept_and_deletions_left_out_and_reported():
    imported = read_docx(
        word.word_file(
            word.paragraph("甲方應", word.deleted("立即"), word.inserted("於三日內"), "付款。"),
            word.paragraph(
                "Party A shall pay ", word.deleted("at"), word.deleted(" once"), "soon."
            ),
        )
    )

    assert pairs(imported.to_json()) == [("甲方應於三日內付款。", "Party A shall pay soon.")]
    assert imported.dropped == ("立即", "at once")
    assert {one.reason for one in imported.left_out} == {"deleted"}
    assert imported.ledger == ()


def test_text_that_was_moved_is_not_reported_where_it_stood():
    moved = f"<w:moveFrom>{word.run('付款。')}</w:moveFrom>"
    to = f"<w:moveTo>{word.run('付款。')}</w:moveTo>"

    imported = read_docx(
        word.word_file(
            word.paragraph(moved, "甲方應於三日內", to), word.paragraph("Party A shall pay.")
        )
    )

    assert pairs(imported.to_json()) == [("甲方應於三日內付款。", "Party A shall pay.")]
    assert imported.dropped == ()
    assert imported.ledger == ()


def test_a_deleted_row_of_a_table_is_reported():
    deleted = "<w:tr><w:trPr><w:del/></w:trPr>" + word.cell("第三期") + word.cell("300") + "</w:tr>"
    table = word.table(("期數", "金額"), ("第一期", "100"), ("第二期", "200"))

    imported = read_docx(
        word.word_file(word.paragraph(ZH), table.replace("</w:tbl>", deleted + "</w:tbl>"))
    )

    assert "第三期" not in json.dumps(imported.to_json()["sections"], ensure_ascii=False)
    assert imported.dropped == ("第三期", "300")
    assert imported.ledger == ()


def test_hidden_text_is_left_out_and_reported():
    document = read(
        word.paragraph(ZH, word.hidden("（內部備註）")),
        word.paragraph(EN),
        word.paragraph("Internal note", style="Secret"),
    )

    assert pairs(document) == [(ZH, EN)]
    assert document["dropped"] == ["（內部備註）", "Internal note"]


def test_comments_are_left_out_and_reported_and_properties_never_shown():
    file = word.word_file(
        word.paragraph(ZH),
        word.paragraph(EN),
        comments=word.comments("請核對金額", "Check the date.", "120", "Check the date."),
        extra={"docProps/core.xml": "<x>SECRET</x>"},
    )

    imported = read_docx(file)

    assert pairs(imported.to_json()) == [(ZH, EN)]
    assert imported.dropped == ("請核對金額", "Check the date.", "120", "Check the date.")
    assert {one.reason for one in imported.left_out} == {"comment"}
    assert imported.ledger == ()
    assert "SECRET" not in json.dumps(imported.to_json())


def test_a_paragraph_whose_mark_was_deleted_runs_on_in_the_next():
    joined = '<w:p><w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr>' + word.run("甲方應") + "</w:p>"

    document = read(joined, word.paragraph("立即付款。"), word.paragraph("Party A shall pay."))

    assert pairs(document)[0] == ("甲方應立即付款。", "Party A shall pay.")


def test_automatic_numbers_are_text_and_counted_for_each_language():
    document = read(
        word.paragraph("前言如下，各方同意遵守。"),
        word.paragraph("The parties agree as set out below."),
        word.paragraph("甲方應付款。", numbered=1),
        word.paragraph("Party A shall pay.", numbered=1),
        word.paragraph("乙方應交貨。", numbered=1),
        word.paragraph("Party B shall deliver.", numbered=1),
        word.paragraph("遲延者，支付利息。", numbered=1, depth=1),
        word.paragraph("Interest is due for delay.", numbered=1, depth=1),
    )

    assert pairs(document)[1:] == [
        ("1. 甲方應付款。", "1. Party A shall pay."),
        ("2. 乙方應交貨。", "2. Party B shall deliver."),
        ("(a) 遲延者，支付利息。", "(a) Interest is due for delay."),
    ]


def test_bullets_quotations_emphasis_and_links_become_markdown():
    document = read(
        word.paragraph("蒐集個人資料", numbered=2),
        word.paragraph("collection of data", numbered=2),
        word.paragraph("法律如此說。", style="Quote"),
        word.paragraph("So says the law.", style="Quote"),
        word.paragraph("見", word.linked("公報", "link1"), "及", word.bold("附件"), "。"),
        word.paragraph("See ", word.run("Annex", "<w:i/>"), " of the Gazette."),
        links={"link1": "https://www.io.gov.mo/"},
    )

    assert pairs(document) == [
        ("- 蒐集個人資料", "- collection of data"),
        ("> 法律如此說。", "> So says the law."),
        ("見[公報](https://www.io.gov.mo/)及**附件**。", "See *Annex* of the Gazette."),
    ]


def test_a_link_that_runs_code_is_only_text():
    document = read(
        word.paragraph("見", word.linked("公報", "link1"), "所載。"),
        word.paragraph("See the Gazette."),
        links={"link1": "javascript:alert(1)"},
    )

    assert pairs(document) == [("見公報所載。", "See the Gazette.")]


def test_footnotes_stay_with_their_mark():
    document = read(
        word.paragraph("依本法。", word.footnote_mark(1)),
        word.paragraph("Under this Act.", word.footnote_mark(2)),
        footnotes=word.footnotes("第一註", "First note"),
    )

    assert pairs(document) == [
        ("依本法。[^1]\n\n[^1]: 第一註", "Under this Act.[^2]\n\n[^2]: First note")
    ]


def test_the_footnotes_of_title_and_headings_move_to_the_next_paragraph():
    document = read(
        word.paragraph("電子簽章法", word.footnote_mark(1), style="Title"),
        word.paragraph("Electronic Signatures Act", style="Title"),
        word.paragraph("總則", word.footnote_mark(2), style="Heading1"),
        word.paragraph("General", style="Heading1"),
        word.paragraph(ZH),
        word.paragraph(EN),
        footnotes=word.footnotes("題註", "章註"),
    )

    assert document["title"]["zh-hant"] == "電子簽章法"
    assert headings(document) == [("總則", "General")]
    assert pairs(document) == [(f"{ZH}[^1][^2]\n\n[^1]: 題註\n[^2]: 章註", EN)]


def test_what_looks_like_markup_stays_text():
    document = read(
        word.paragraph("以*號*標示，見[甲](乙)。"), word.paragraph("Marked with *stars*.")
    )

    assert pairs(document) == [("以\\*號\\*標示，見\\[甲](乙)。", "Marked with \\*stars\\*.")]


def test_a_table_pairs_its_columns_and_loses_its_header_and_counter():
    document = read(
        word.table(
            ("序號", "中文", "English"),
            ("1", ZH, EN),
            ("2", "乙方應交貨。", ""),
            ("3", "", "Party C is released."),
            ("4", word.cell("甲。", "乙。"), word.cell("One.", "Two.")),
        )
    )

    assert pairs(document) == [
        (ZH, EN),
        ("乙方應交貨。", ""),
        ("", "Party C is released."),
        ("甲。", "One."),
        ("乙。", "Two."),
    ]
    assert document["dropped"][:3] == ["序號", "中文", "English"]


def test_a_merged_row_is_a_heading():
    merged = word.cell(word.paragraph(word.bold("總則 / General provisions")), span=2)

    document = read(word.table((merged,), (ZH, EN), (ZH + "又", EN + " Again.")))

    assert document["title"] == {"zh-hant": "總則", "en": "General provisions"} or headings(
        document
    ) == [("總則", "General provisions")]


def test_content_controls_are_read_and_their_prompts_are_not():
    control = "<w:sdt><w:sdtPr/><w:sdtContent>" + word.paragraph(ZH) + "</w:sdtContent></w:sdt>"
    prompt = (
        "<w:p><w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>"
        + word.run("Click here SECRET")
        + "</w:sdtContent></w:sdt></w:p>"
    )

    document = read(control, word.paragraph(EN), prompt)

    assert pairs(document) == [(ZH, EN)]


def test_a_text_box_is_read_once():
    box = f"<w:txbxContent>{word.paragraph('Party A shall deliver the goods.')}</w:txbxContent>"
    shape = (
        "<w:r><mc:AlternateContent><mc:Choice Requires='wps'>"
        f"<w:drawing><wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )

    document = read(word.paragraph("甲方應交付貨物。", shape), word.paragraph(ZH))

    assert json.dumps(document).count("Party A shall deliver the goods.") == 1


def test_headers_and_footers_are_reported_and_not_imported():
    document = read(
        word.paragraph(ZH), word.paragraph(EN), header=word.header("機密草稿 Confidential", "3")
    )

    assert document["dropped"] == ["機密草稿 Confidential"]
    assert pairs(document) == [(ZH, EN)]


def test_a_soft_break_separates_the_languages():
    document = read(word.paragraph(ZH, word.line_break(), EN))

    assert pairs(document) == [(ZH, EN)]


def test_paragraphs_between_double_line_breaks_are_bold_each_for_itself():
    end = word.line_break() * 2
    title = [word.bold("電子簽章法"), word.line_break(), word.bold("Electronic Signatures Act")]
    heading = [word.bold("總則"), word.line_break(), word.bold("General")]

    document = read(word.paragraph(*title, end, *heading, end, ZH, end, EN))

    assert document["title"] == {"zh-hant": "電子簽章法", "en": "Electronic Signatures Act"}
    assert headings(document) == [("總則", "General")]
    assert pairs(document) == [(ZH, EN)]


def test_a_formula_between_paragraphs_is_text():
    formula = '<m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"><m:r><m:t>A+B</m:t></m:r></m:oMath>'

    document = read(word.paragraph(ZH), word.paragraph(EN), formula)

    assert "A+B" in json.dumps(document)

"""Word files whose bare letters say something other than what their author wrote."""

import pytest

from briefings.importing import read_docx
from tests.briefings.importing import word

M = "http://schemas.openxmlformats.org/officeDocument/2006/math"
EN = "The competent authority shall announce its decision within thirty days."


def read(*body: str, **parts) -> dict:
    return read_docx(word.word_file(*body, **parts)).to_json()


def chinese(document: dict) -> str:
    return "\n".join(
        pair["zh-hant"] for section in document["sections"] for pair in section["paragraphs"]
    )


def raised(text: str, kind: str = "superscript") -> str:
    return word.run(text, f'<w:vertAlign w:val="{kind}"/>')


def symbol(font: str, number: str) -> str:
    return f'<w:r><w:sym w:font="{font}" w:char="{number}"/></w:r>'


def struck(text: str) -> str:
    return word.run(text, "<w:strike/>")


def math(inner: str) -> str:
    return f'<m:oMath xmlns:m="{M}">{inner}</m:oMath>'


def said(text: str) -> str:
    return f"<m:r><m:t>{text}</m:t></m:r>"


def mark(kind: str, inner: str = "") -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}">{inner}</w:fldChar></w:r>'


def code(text: str) -> str:
    return f'<w:r><w:instrText xml:space="preserve">{text}</w:instrText></w:r>'


BOUNDS = f"<m:sub>{said('i=1')}</m:sub><m:sup>{said('n')}</m:sup><m:e>{said('x')}</m:e>"
ENTRIES = '<w:listEntry w:val="甲"/><w:listEntry w:val="乙"/>'


@pytest.mark.parametrize(
    ("pieces", "expected"),
    [
        (("污染物達10", raised("6"), "個單位。"), "污染物達10⁶個單位。"),
        (("濃度為10", raised("-"), raised("9"), "克。"), "濃度為10⁻⁹克。"),
        (("二氧化碳（CO", raised("2", "subscript"), "）須申報。"), "二氧化碳（CO₂）須申報。"),
        (("面積為30m", raised("2"), "以上。"), "面積為30m²以上。"),
        (("成本為x", raised("k/2"), "計算。"), "成本為x^(k/2)計算。"),
        (("見第 1", raised("st"), " 號。"), "見第 1st 號。"),
        (("見本條", raised("[3]"), "所述。"), "見本條[3]所述。"),
    ],
)
def test_raised_and_lowered_text_keeps_its_meaning(pieces, expected):
    assert chinese(read(word.paragraph(*pieces), word.paragraph(EN))) == expected


@pytest.mark.parametrize(
    ("text", "points", "expected"),
    [("9", "6", "10⁹"), ("2", "-4", "10₂"), ("9", "1", "109"), ("甲", "6", "10甲")],
)
def test_figures_lifted_by_hand_are_raised_text(text, points, expected):
    lifted = word.run(text, f'<w:position w:val="{points}"/>')

    document = read(word.paragraph("罰款上限為10", lifted, "元。"), word.paragraph(EN))

    assert chinese(document) == f"罰款上限為{expected}元。"


@pytest.mark.parametrize(
    ("sign", "expected"),
    [
        (symbol("Symbol", "F0A3"), "≤"),
        (symbol("Symbol", "00B9"), "≠"),
        (symbol("Symbol", "F061"), "α"),
        (symbol("Wingdings", "F08C"), "❶"),
        (symbol("Wingdings 2", "F052"), "☑"),
        (word.run("\uf0b4", '<w:rFonts w:ascii="Symbol" w:hAnsi="Symbol"/>'), "×"),
        (word.run("\uf084", '<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/>'), "④"),
    ],
)
def test_signs_of_symbol_fonts_are_the_signs_that_are_seen(sign, expected):
    document = read(word.paragraph("申請時須填寫", sign, "5的數目。"), word.paragraph(EN))

    assert chinese(document) == f"申請時須填寫{expected}5的數目。"


def test_a_sign_nobody_knows_leaves_a_mark_and_a_reason_to_look():
    document = read(
        word.paragraph("申請時須填寫", symbol("Acme Signs", "F031"), "的數目。"), word.paragraph(EN)
    )

    assert chinese(document) == "申請時須填寫〓的數目。"
    assert "unknown-sign" in document["review"][0]["reasons"]


def test_text_struck_out_by_hand_is_left_out_and_reported():
    document = read(
        word.paragraph("期限為", struck("十日"), "三十日，逾期無效。"), word.paragraph(EN)
    )

    assert chinese(document) == "期限為三十日，逾期無效。"
    assert "十日" in document["dropped"]


@pytest.mark.parametrize(
    ("inner", "expected"),
    [
        (
            f"<m:f><m:num>{said('a+b')}</m:num><m:den>{said('12')}</m:den></m:f>",
            "(a+b)/12",
        ),
        (f"<m:sSup><m:e>{said('x')}</m:e><m:sup>{said('2')}</m:sup></m:sSup>", "x²"),
        (f"<m:sSub><m:e>{said('P')}</m:e><m:sub>{said('0')}</m:sub></m:sSub>", "P₀"),
        (f"<m:r><w:ins><m:t>r</m:t></w:ins></m:r><w:ins>{said('+1')}</w:ins>", "r+1"),
        (f"{said('r')}<w:del>{said('+9')}</w:del>", "r"),
        (f"<m:rad><m:deg/><m:e>{said('a+b')}</m:e></m:rad>", "√(a+b)"),
        (
            f"<m:d><m:e>{said('1+r')}</m:e></m:d>",
            "(1+r)",
        ),
        (
            f'<m:nary><m:naryPr><m:chr m:val="∑"/></m:naryPr>{BOUNDS}</m:nary>',
            "∑ᵢ₌₁ⁿx",
        ),
    ],
)
def test_a_formula_is_a_line_of_text_with_a_reason_to_look(inner, expected):
    document = read(word.paragraph("費用為", math(inner), "，按月計算。"), word.paragraph(EN))

    assert chinese(document) == f"費用為{expected}，按月計算。"
    assert "formula" in document["review"][0]["reasons"]


def test_only_the_result_of_a_field_is_text():
    condition = (
        mark("begin") + code(" IF ") + mark("begin") + code(" MERGEFIELD Sex ") + mark("separate")
        + word.run("女") + mark("end") + code(' = "女" ') + word.run("小姐") + mark("separate")
        + word.run("女士") + mark("end")
    )  # fmt: skip

    document = read(word.paragraph("致陳", condition, "，現通知閣下。"), word.paragraph(EN))

    assert chinese(document) == "致陳女士，現通知閣下。"


def test_a_field_that_never_ends_hides_nothing():
    document = read(
        word.paragraph("本條", mark("begin"), code(" REF a "), "適用於公司。"), word.paragraph(EN)
    )

    assert chinese(document) == "本條適用於公司。"


@pytest.mark.parametrize(
    ("instruction", "expected"),
    [
        (r" eq \o\ac(○,7) ", "⑦"),
        (r" EQ \o(○,甲) ", "○甲"),
        (r" EQ \f(a+b,4) ", "(a+b)/4"),
        (r" EQ \r(3,x) ", "³√(x)"),
        (r" EQ x\s\up 8(2) ", "x²"),
        (r' EQ \* jc0 \* "Font:Song" \f(1,2) ', "1/2"),
        (r" EQ \b \bc\{ (\a \ac(1) ", "〓"),
        (r" EQ \a \al (總則, 附則) ", "總則 附則"),
        ("EQ \\o(\\s\\up 12(株\u3000),\\s\\do 4(\u3000式))", "株式"),
        (r' EQ \* jc2 \* "Font:Song" \* hps12 \o\ad(\s\up 9(せいど),制度) ', "制度"),
        ("EQ \\o(\ue225,\\s\\up7(催化))", "〓^(催化)"),
        (" MACROBUTTON NoMacro [按此輸入] ", "[按此輸入]"),
        (" GOTOBUTTON _Ref1 第三條 ", "第三條"),
    ],
)
def test_what_an_equation_field_draws_is_text(instruction, expected):
    drawn = mark("begin") + code(instruction) + mark("end")

    document = read(word.paragraph("依附表", drawn, "計算費用。"), word.paragraph(EN))

    assert chinese(document) == f"依附表{expected}計算費用。"


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        (f"<w:ddList>{ENTRIES}</w:ddList>", "甲"),
        (
            f'<w:ddList><w:default w:val="1"/>{ENTRIES}</w:ddList>',
            "乙",
        ),
        ("<w:checkBox><w:default w:val='0'/><w:checked/></w:checkBox>", "☑"),
        ("<w:checkBox><w:default w:val='0'/></w:checkBox>", "☐"),
    ],
)
def test_the_answer_in_a_form_is_text(form, expected):
    field = (
        mark("begin", f"<w:ffData>{form}</w:ffData>")
        + code(" FORM ") + mark("separate") + mark("end")
    )  # fmt: skip

    document = read(word.paragraph("申請人選擇", field, "方案。"), word.paragraph(EN))

    assert chinese(document) == f"申請人選擇{expected}方案。"


def test_a_table_of_contents_is_known_by_its_field():
    document = read(
        word.paragraph(mark("begin"), code(r' TOC \o "1-2" '), mark("separate"), "一、總則 3"),
        word.paragraph("二、附則 9", mark("end")),
        word.paragraph("主管機關應公告其決定。"),
        word.paragraph(EN),
    )

    assert chinese(document) == "主管機關應公告其決定。"
    assert document["dropped"] == ["一、總則 3", "二、附則 9"]


def test_a_line_above_a_table_of_contents_goes_with_it():
    document = read(
        word.paragraph("目錄 Contents"),
        word.paragraph(mark("begin"), code(r' TOC \o "1-2" '), mark("separate"), "一、總則 3"),
        word.paragraph("二、附則 9", mark("end")),
        word.paragraph("主管機關應公告其決定。"),
        word.paragraph(EN),
    )

    assert chinese(document) == "主管機關應公告其決定。"
    assert "目錄 Contents" in document["dropped"]


def test_the_reading_above_a_word_is_reported():
    ruby = "<w:r><w:ruby><w:rt>{}</w:rt><w:rubyBase>{}</w:rubyBase></w:ruby></w:r>"

    document = read(
        word.paragraph("依該", ruby.format(word.run("せいど"), word.run("制度")), "辦理。"),
        word.paragraph(EN),
    )

    assert chinese(document) == "依該制度辦理。"
    assert document["dropped"] == ["せいど"]


def test_one_blank_stays_where_struck_words_stood_between_two():
    struck = word.run("two", "<w:strike/>")
    english = word.paragraph("The deposit is ", struck, " three months' rent.")

    document = read_docx(word.word_file(word.paragraph("按金為三個月租金。"), english)).to_json()

    assert document["sections"][0]["paragraphs"][0]["en"] == "The deposit is three months' rent."


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ('SYMBOL 179 \\f "Symbol"', "≥"),
        ("SYMBOL 0xE0 \\f Wingdings \\s 12", "→"),
        ("SYMBOL 163", "£"),
        ("SYMBOL 179 \\f Symbol \\s 11", "≥"),
        ("AUTONUM", "1."),
        ("AUTONUM \\s )", "1)"),
        ("LISTNUM NumberDefault \\l 4", "(1)"),
        ("LISTNUM OutlineDefault \\l 1 \\s 4", "IV."),
        ("LISTNUM LegalDefault \\l 2", "1.1."),
        ("LISTNUM", "〓"),
        ("LISTNUM Clauses \\l 2", "〓"),
        ("XE 租客", ""),
    ],
)
def test_a_field_without_a_result_says_what_it_shows(code, expected):
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f"<w:r><w:instrText> {code} </w:instrText></w:r>"
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    chinese = word.paragraph("年滿", field, "18歲者適用。")

    document = read_docx(word.word_file(chinese, word.paragraph(EN)))

    assert document.sections[0].paragraphs[0].chinese == f"年滿{expected}18歲者適用。"
    assert document.ledger == ()


def test_fields_that_count_go_on_from_one_to_the_next():
    code = "LISTNUM NumberDefault \\l 4"
    parts = [part for said in ("書面通知，", "說明理由。") for part in (field(code), said)]

    document = read_docx(word.word_file(word.paragraph("須", *parts), word.paragraph(EN)))

    assert chinese(document.to_json()) == "須(1)書面通知，(2)說明理由。"


def test_a_field_of_one_element_without_a_result_says_what_it_shows():
    simple = '<w:fldSimple w:instr=" EQ \\o\\ac(○,5) "/>'

    document = read_docx(word.word_file(word.paragraph("第", simple, "項。"), word.paragraph(EN)))

    assert chinese(document.to_json()) == "第⑤項。"


def test_the_result_of_a_symbol_is_the_sign_and_not_its_letter():
    result = word.run("³", '<w:rFonts w:ascii="Symbol" w:hAnsi="Symbol"/>')
    symbol = field('SYMBOL 179 \\f "Symbol"', result)

    document = read_docx(
        word.word_file(word.paragraph("年滿", symbol, "18歲。"), word.paragraph(EN))
    )

    assert chinese(document.to_json()) == "年滿≥18歲。"
    assert document.ledger == ()


@pytest.mark.parametrize("error", ["Error! Reference source not found.", "錯誤! 找不到參照來源。"])
def test_a_reference_that_leads_nowhere_is_marked_and_reported(error):
    reference = field("REF _Ref1 \\r \\h", word.bold(error))

    read = read_docx(word.word_file(word.paragraph("按第", reference, "條。"), word.paragraph(EN)))
    document = read.to_json()

    assert chinese(document) == "按第〓條。"
    assert document["dropped"] == [error]
    assert "unknown-sign" in document["review"][0]["reasons"]
    assert read.ledger == ()


def test_a_field_that_word_would_fill_when_it_opens_the_file_is_marked():
    stale = field("SEQ 表").replace('"begin"', '"begin" w:dirty="true"')

    document = read_docx(word.word_file(word.paragraph("見表", stale, "。"), word.paragraph(EN)))

    assert chinese(document.to_json()) == "見表〓。"
    assert document.to_json()["dropped"] == ["SEQ 表"]


def field(code: str, result: str = "") -> str:
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    separate = mark.format("separate") + result if result else ""
    return (
        f"{mark.format('begin')}<w:r><w:instrText> {code} </w:instrText></w:r>"
        f"{separate}{mark.format('end')}"
    )

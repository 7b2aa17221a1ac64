"""What pages mean by their tags and styles: raised figures, deletions, formulas, hidden text."""

import pytest

from briefings.importing import read_html

ZH = "主管機關應於三十日內公告其決定，並通知利害關係人。"
EN = "The competent authority shall announce its decision within thirty days."


def read(*body: str) -> dict:
    return read_html("\n".join(body)).to_json()


def rows(document: dict) -> list[tuple[str, str]]:
    return [
        (pair["zh-hant"], pair["en"])
        for section in document["sections"]
        for pair in section["paragraphs"]
    ]


def chinese(inner: str) -> str:
    """The Chinese side of a paragraph with these tags in it."""
    return rows(read(f"<p>依附表{inner}計算其費用。</p>", f"<p>{EN}</p>"))[0][0]


@pytest.mark.parametrize(
    ("inner", "expected"),
    [
        ("10<sup>8</sup>元", "依附表10⁸元計算其費用。"),
        ("H<sub>2</sub>O", "依附表H₂O計算其費用。"),
        ('5<span style="vertical-align:super">-3</span>', "依附表5⁻³計算其費用。"),
        ("x<sup>a/b</sup>", "依附表x^(a/b)計算其費用。"),
        ("1<sup>st</sup>", "依附表1st計算其費用。"),
        ('<sup>3<span style="vertical-align:baseline">m</span></sup>', "依附表³m計算其費用。"),
    ],
)
def test_raised_and_lowered_text_keeps_its_meaning(inner, expected):
    assert chinese(inner) == expected


@pytest.mark.parametrize(
    "struck",
    [
        "<s>第九項</s>",
        "<strike>第九項</strike>",
        "<del>第九項</del>",
        '<span style="color:red; text-decoration: line-through;">第九項</span>',
        '<span style="text-decoration-line:line-through">第九項</span>',
    ],
)
def test_text_struck_out_is_left_out_and_reported(struck):
    document = read(f"<p>依附表{struck}第十項計算其費用。</p>", f"<p>{EN}</p>")

    assert rows(document) == [("依附表第十項計算其費用。", EN)]
    assert document["dropped"] == ["第九項"]


def test_classes_raise_and_strike_letters_as_styles_do():
    document = read(
        "<style>.c1,.c2{vertical-align:super;font-size:8pt} span.c3{vertical-align:sub}",
        ".c4{color:#000;text-decoration:line-through} .c4:hover{color:red}</style>",
        '<p>依附表10<span class="c1">8</span>元及H<span class="c3">2</span>O'
        '<span class="c4">第九項</span>第十項計算其費用。</p>',
        f"<p>{EN}</p>",
    )

    assert rows(document) == [("依附表10⁸元及H₂O第十項計算其費用。", EN)]
    assert document["dropped"] == ["第九項"]


def test_letters_that_their_own_style_does_not_strike_are_text():
    document = read(
        "<style>.c4{text-decoration:line-through}</style>",
        '<p>依附表<span class="c4" style="text-decoration:none">第十項</span>計算其費用。</p>',
        f"<p>{EN}</p>",
    )

    assert rows(document) == [("依附表第十項計算其費用。", EN)]


@pytest.mark.parametrize(
    ("inner", "expected"),
    [
        ("<mfrac><mrow><mi>a</mi><mo>+</mo><mi>b</mi></mrow><mn>4</mn></mfrac>", "(a+b)/4"),
        ("<msup><mi>x</mi><mn>2</mn></msup>", "x²"),
        ("<msub><mi>CO</mi><mn>2</mn></msub>", "CO₂"),
        ("<msqrt><mi>a</mi><mo>+</mo><mn>1</mn></msqrt>", "√(a+1)"),
        (
            (
                "<semantics><mrow><mi>P</mi><mo>&times;</mo><mi>r</mi></mrow>"
                '<annotation encoding="application/x-tex">P \\times r</annotation></semantics>'
            ),
            "P×r",
        ),
        ("<mtable><mtr><mtd><mn>1</mn></mtd><mtd><mn>2</mn></mtd></mtr></mtable>", "[1, 2]"),
    ],
)
def test_a_formula_is_a_line_of_text_with_a_reason_to_look(inner, expected):
    document = read(f"<p>依附表<math>{inner}</math>計算其費用。</p>", f"<p>{EN}</p>")

    assert rows(document)[0][0] == f"依附表{expected}計算其費用。"
    assert "formula" in document["review"][0]["reasons"]


def test_a_formula_that_never_ends_swallows_no_paragraph():
    document = read("<p>依附表<math><mi>x</mi></p>", f"<p>{ZH}</p>", f"<p>{EN}</p>")

    assert (ZH, EN) in rows(document)


@pytest.mark.parametrize(
    "start",
    [
        "<html><head><title>x</title><body>",
        "<head><meta charset=utf-8><style>p {}</style>",
        "<html><head><title>x</title><div>",
    ],
)
def test_a_head_that_was_left_open_swallows_nothing(start):
    assert rows(read(start, f"<p>{ZH}</p>", f"<p>{EN}</p>")) == [(ZH, EN)]


def test_text_right_behind_an_open_head_is_text():
    assert ZH in str(read("<head><title>x</title>", ZH, f"<p>{EN}</p>"))


def test_a_page_whose_text_waits_for_a_script_is_read():
    hidden = f'<div style="visibility:hidden"><p>{ZH}</p><p>{EN}</p></div>'

    assert rows(read("<h1>公告</h1><h1>Notice</h1>", hidden)) == [(ZH, EN)]


@pytest.mark.parametrize("attribute", ['style="display: none"', "hidden", 'aria-hidden="true"'])
def test_a_language_behind_a_tab_is_read(attribute):
    document = read(f"<div><p>{ZH}</p></div>", f"<div {attribute}><p>{EN}</p></div>")

    assert rows(document) == [(ZH, EN)]


@pytest.mark.parametrize("hides", ["zh", "en"])
def test_a_language_hidden_a_paragraph_at_a_time_is_read(hides):
    pairs = [(f"第{n}條：{ZH}", f"Article {n}: {EN}") for n in range(1, 13)]
    style = {
        language: ' style="display:none"' if language == hides else "" for language in ("zh", "en")
    }

    document = read(
        *(f"<p{style['zh']}>{zh}</p><p{style['en']}>{en}</p>" for zh, en in pairs),
        '<div style="display:none"><p>We use cookies to improve this site and to count its visitors.</p></div>'
        if hides == "zh"
        else "",
    )

    assert rows(document) == pairs
    assert all("cookies" in one for one in document["dropped"])


def test_a_hidden_remark_is_reported():
    document = read(f'<p>{ZH}</p><p style="display:none">print only</p><p>{EN}</p>')

    assert rows(document) == [(ZH, EN)]
    assert document["dropped"] == ["print only"]


def test_a_hidden_copy_of_the_page_is_not_read_twice():
    page = f"<p>{ZH}</p><p>{EN}</p>"

    document = read(page, f'<div style="display:none">{page}</div>')

    assert rows(document) == [(ZH, EN)]
    assert document["dropped"] == [ZH, EN]


def test_a_page_inside_one_form_is_read():
    page = f"<h1>公告</h1><h1>Notice</h1><p>{ZH}</p><p>{EN}</p>"

    document = read(f'<form id="aspnetForm"><nav>首頁</nav>{page}</form>')

    assert rows(document) == [(ZH, EN)]
    assert document["dropped"] == ["首頁"]


def test_a_form_beside_the_text_is_left_out_and_reported():
    document = read(f"<p>{ZH}</p><p>{EN}</p><form>Your e-mail <input></form>")

    assert rows(document) == [(ZH, EN)]
    assert document["dropped"] == ["Your e-mail"]


def test_the_reading_above_a_word_and_the_words_of_a_drawing_are_reported():
    document = read(
        "<p>依<ruby>制度<rp>(</rp><rt>せいど</rt><rp>)</rp></ruby>辦理其申請。</p>",
        f"<p>{EN}</p><svg><text>圖一</text></svg>",
    )

    assert rows(document) == [("依制度辦理其申請。", EN)]
    assert document["dropped"] == ["せいど", "圖一"]


def test_a_page_for_browsers_without_scripts_is_read():
    document = read("<h1>公告</h1><h1>Notice</h1>", f"<noscript><p>{ZH}</p><p>{EN}</p></noscript>")

    assert rows(document) == [(ZH, EN)]


@pytest.mark.parametrize(
    "control",
    [
        "<select><option>甲類</option></select>",
        "<textarea>甲類</textarea>",
        "<noscript>甲類</noscript>",
    ],
)
def test_the_words_of_controls_are_reported(control):
    document = read(f"<p>{ZH}</p><p>{EN}</p>", control)

    assert rows(document) == [(ZH, EN)]
    assert document["dropped"] == ["甲類"]


@pytest.mark.parametrize(
    ("inner", "expected"),
    [
        ("年滿<span style='font-family:Symbol'>&#179;</span>18", "依附表年滿≥18計算其費用。"),
        ('<font face="Symbol">b</font>值', "依附表β值計算其費用。"),
        ("<span style='font-family:Wingdings'>&agrave;</span>甲", "依附表→甲計算其費用。"),
        (
            "<span style='font-family:Symbol'><span style='font-family:Arial'>b</span></span>欄",
            "依附表b欄計算其費用。",
        ),
    ],
)
def test_letters_of_a_symbol_font_are_the_signs_they_show(inner, expected):
    assert chinese(inner) == expected


def test_the_signs_of_a_symbol_font_are_accounted_for():
    page = f"<p>年滿<span style='font-family:Symbol'>a</span>18歲。</p><p>{EN}</p>"

    assert read_html(page).ledger == ()


def test_a_whole_sentence_in_a_symbol_font_stays_as_it_is_written():
    page = f"<p>{ZH}</p><p style='font-family:Symbol'>{EN}</p>"

    assert rows(read(page)) == [(ZH, EN)]


@pytest.mark.parametrize("tag", ["template", "object"])
def test_what_a_page_keeps_for_a_program_is_no_silent_loss(tag):
    document = read(f"<p>{ZH}</p><p>{EN}</p>", f"<{tag}>附註</{tag}>")

    assert document["dropped"] == ["附註"]


def test_one_blank_stays_where_struck_words_of_a_page_stood_between_two():
    document = read(f"<p>{ZH}</p>", "<p>Pay <del>two</del> three months of rent.</p>")

    assert rows(document) == [(ZH, "Pay three months of rent.")]


def test_the_blanks_behind_a_bullet_in_a_symbol_font_are_blanks():
    """Word writes them within the letters of the bullet, in a smaller font of text."""
    space = "<span style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp;&nbsp; </span>"
    bullet = f"<span style='font-family:Symbol'>·{space}</span>"

    document = read(f"<p>{bullet}{ZH}</p><p>{bullet}{EN}</p>")

    assert "€" not in str(document)


def test_what_was_typed_into_a_field_within_a_sentence_is_text():
    assert chinese('（第<input type="text" value="十二">款）') == "依附表（第十二款）計算其費用。"


@pytest.mark.parametrize("kind", ["hidden", "submit", "checkbox", "password"])
def test_what_other_fields_hold_is_not(kind):
    assert chinese(f'<input type="{kind}" value="十二">') == "依附表計算其費用。"


def test_a_field_that_stands_alone_is_left_out_and_reported():
    document = read('<div><input value="輸入關鍵字"></div>', f"<p>{ZH}</p>", f"<p>{EN}</p>")

    assert rows(document) == [(ZH, EN)]
    assert document["dropped"] == ["輸入關鍵字"]

"""Lists of web pages and of HTML that Word writes: the numbers a browser shows are text."""

import pytest

from briefings.importing.readers.html.page import read_html


def texts(page: str) -> list[str]:
    return [block.text for block in read_html(page).blocks]


def items(opening: str, count: int = 3, *, sheet: str = "") -> list[str]:
    """The marks of so many items in a list that opens with this tag."""
    page = f"<style>{sheet}</style>{opening}{'<li>Item' * count}</{opening[1:3]}>"
    return [text.removesuffix("Item") for text in texts(page)]


@pytest.mark.parametrize(
    ("opening", "marks"),
    [
        ("<ol>", ["1. ", "2. ", "3. "]),
        ("<ul>", ["- ", "- ", "- "]),
        ("<ol type=a>", ["a. ", "b. ", "c. "]),
        ("<ol type='I' start='4'>", ["IV. ", "V. ", "VI. "]),
        ("<ol type='A' start=26>", ["Z. ", "AA. ", "AB. "]),
        ("<ol type=disc>", ["- ", "- ", "- "]),
        ("<ul type=1>", ["1. ", "2. ", "3. "]),
        ("<ol start=-1>", ["-1. ", "0. ", "1. "]),
        ("<ol class='list-unstyled'>", ["", "", ""]),
        ("<ol class='steps no-bullets'>", ["", "", ""]),
        ("<ol class='list-none' type=a>", ["", "", ""]),
        ("<ol class='noticeboard'>", ["1. ", "2. ", "3. "]),
        ("<ol reversed>", ["3. ", "2. ", "1. "]),
        ("<ol reversed start=10>", ["10. ", "9. ", "8. "]),
        ("<ol style='list-style-type: lower-greek'>", ["α. ", "β. ", "γ. "]),
        ("<ol style='list-style: inside upper-roman'>", ["I. ", "II. ", "III. "]),
        ("<ol style='list-style-type:cjk-ideographic' start=9>", ["九、", "十、", "十一、"]),
        ("<ol style='list-style-type:trad-chinese-formal'>", ["壹、", "貳、", "參、"]),
        ("<ol style='list-style-type:cjk-heavenly-stem'>", ["甲、", "乙、", "丙、"]),
        ("<ol style='list-style-type:decimal-leading-zero'>", ["01. ", "02. ", "03. "]),
        ("<ol style='list-style-type:none'>", ["", "", ""]),
        ("<ul style=\"list-style-type:'Art. '\">", ["Art. ", "Art. ", "Art. "]),
        ("<ul style=\"list-style-type:'→ '\">", ["- ", "- ", "- "]),
    ],
)
def test_items_are_marked_as_the_list_says(opening, marks):
    assert items(opening) == marks


@pytest.mark.parametrize(
    ("opening", "sheet", "first"),
    [
        ("<ol class='law x'>", "ol.law { list-style-type: upper-alpha }", "A. "),
        ("<ol>", "ul, ol { list-style-type: lower-roman; }", "i. "),
        ("<ol id=a>", "#a{list-style-type:decimal-leading-zero}", "01. "),
        ("<ol>", "li { list-style: square }", "- "),
        ("<ol class=b>", "ol.b{list-style:upper-roman} ol{list-style:none}", "I. "),
        ("<ol>", "article ol { list-style-type: none }", "1. "),
        (
            "<ol>",
            '/* ol{} */ li::before{content:"第" counter(n, cjk-ideographic) "條 "}',
            "第一條 ",
        ),
        ("<ol>", 'li:before{content:"(" counter(n,lower-alpha) ") "}', "(a) "),
    ],
)
def test_simple_style_sheets_are_followed(opening, sheet, first):
    assert items(opening, sheet=sheet)[0] == first


def test_lists_in_lists_have_their_own_numbers():
    page = "<ol><li>A<ol type=a><li>B</li><li>C</li></ol></li><li>D<ul><li>E</ul><li>F</ol>"

    assert texts(page) == ["1. A", "a. B", "b. C", "2. D", "- E", "3. F"]


def test_nested_rules_and_counters_name_the_levels():
    sheet = '<style>ol li:before{content:counters(n, ".") " "} ol{list-style:none}</style>'

    found = texts(sheet + "<ol><li>A<ol><li>B<li>C</ol></li><li>D<ol><li>E</ol></ol>")

    assert found == ["1 A", "1.1 B", "1.2 C", "2 D", "2.1 E"]


def test_an_item_may_begin_a_new_count_or_look_different():
    page = "<ol><li>A<li value=7>B<li>C<li style='list-style-type:upper-roman'>D</ol>"

    assert texts(page) == ["1. A", "7. B", "8. C", "IX. D"]


def test_a_list_that_holds_translations_counts_each_language():
    page = (
        "<ol><li><p>業主須保養樓宇。<li><p>The landlord maintains the building."
        "<li><p>租客須付租金。<li><p>The tenant pays the rent.</ol>"
    )

    assert [text[:3] for text in texts(page)] == ["1. ", "1. ", "2. ", "2. "]


@pytest.mark.parametrize(("tag", "mark"), [("ol", "1. "), ("ul", "- ")])
def test_the_first_paragraph_of_an_item_in_each_language_has_its_mark(tag, mark):
    item = "<li><p>甲方應付款。</p><p>逾期計息。</p><p>A shall pay.</p><p>Late sums bear interest.</p></li>"
    page = f"<p>各方：</p><{tag}>{item}</{tag}><p>以上。</p><p>That is all.</p>"

    source = read_html(page)

    assert [block.text for block in source.blocks][1:] == [
        f"{mark}甲方應付款。",
        "逾期計息。",
        f"{mark}A shall pay.",
        "Late sums bear interest.",
        "以上。",
        "That is all.",
    ]


def test_a_name_in_another_script_is_an_item_of_the_list():
    page = "<ol><li>甲銀行<li>Orion Holdings Limited<li>乙保險公司<li>丙證券公司</ol>"

    assert [text[:3] for text in texts(page)] == ["1. ", "2. ", "3. ", "4. "]


def test_a_mark_that_the_author_wrote_is_not_doubled():
    page = (
        "<ul><li>*\t甲方<li>·&nbsp;&nbsp;乙方<li>– 丙方<li>(1) 丁方</ul>"
        "<ol><li>1.\t甲方<li>（2）乙方<li>第五條 丙方<li>1995 年</ol>"
    )

    assert texts(page) == [
        "- 甲方",
        "- 乙方",
        "- 丙方",
        "(1) 丁方",
        "1. 甲方",
        "（2）乙方",
        "3. 第五條 丙方",
        "4. 1995 年",
    ]


def test_a_heading_in_a_list_keeps_its_number():
    found = read_html("<ol><li><h2>Scope</h2>All.<li><h2>Term</h2></ol><ul><li><h3>Note</h3></ul>")

    assert [block.text for block in found.blocks] == ["1. Scope", "All.", "2. Term", "Note"]


def test_the_number_of_an_empty_item_does_not_go_to_the_next_paragraph():
    assert texts("<ol><li></li></ol><p>After") == ["After"]
    assert texts("<ol><li></ol><p>After") == ["After"]


def word_item(mark: str, text: str, font: str = "Calibri", tag: str = "p") -> str:
    return (
        f"<{tag} class=MsoListParagraph style='mso-list:l0 level1 lfo1'>"
        f"<![if !supportLists]><b><span style='font-family:{font}'><span style='mso-list:Ignore'>"
        f"{mark}<span style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp; </span></span></span></b>"
        f"<![endif]><b>{text}</b></{tag}>"
    )


@pytest.mark.parametrize(
    ("mark", "font", "written"),
    [
        ("Ø", "Wingdings", "- x"),
        ("§", "Wingdings", "- x"),
        ("n", "Webdings", "- x"),
        ("·", "Symbol", "- x"),
        ("o", '"Courier New"', "- x"),
        ("–", "Calibri", "- x"),
        ("1.", "Calibri", "1. x"),
        ("(iv)", "Calibri", "(iv) x"),
        ("第三條", "PMingLiU", "第三條 x"),
        ("a", "Calibri", "a x"),
    ],
)
def test_words_own_marks_are_numbers_or_bullets(mark, font, written):
    assert texts(word_item(mark, "x", font)) == [written]


def test_words_own_number_stays_even_if_the_text_begins_with_the_same():
    assert texts(word_item("1.", "1. January")) == ["1. 1. January"]


def test_a_bold_item_may_still_be_a_heading():
    [numbered] = read_html(word_item("1.", "Rent")).blocks
    [bullet] = read_html(word_item("·", "Rent", "Symbol")).blocks
    [heading] = read_html(word_item("第一章", "總則", tag="h1")).blocks

    assert (numbered.kind, bullet.kind) == ("bold", "text")
    assert (heading.kind, heading.text) == ("heading", "第一章 總則")


@pytest.mark.parametrize(
    "page",
    [
        "<style>" + "a{" * 5000 + "</style><ol><li>x",
        "<style>" + "ol .a " * 5000 + "{list-style:none}</style><ol><li>x",
        "<style" * 5000 + "<li>x",
        "<ol>" * 5000 + "<li>x",
        "<ol><li>" * 5000 + "x",
        "<style>" + "li{list-style:none}" * 5000 + "</style>" + "<li>x" * 3000,
    ],
)
def test_pages_made_to_take_long_do_not(page):
    assert "x" in "".join(texts(page))

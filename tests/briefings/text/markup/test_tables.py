"""Tables inside a paragraph, as HTML, as plain text and as Markdown."""

import lxml.html
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from briefings.text.markup.markdown_writer import to_markdown
from briefings.text.markup.renderer import parse, to_html, to_text

FEES = "表一　收費\n| 項目 | 費用 |\n|:--|--:|\n| 註冊<br>首次[^1] | **1,000** |\n\n[^1]: 見附件。"


def table(source: str):
    return lxml.html.fromstring(f"<div>{to_html(source)}</div>").find(".//table")


def cells(source: str) -> list[list[tuple[str, str, str]]]:
    """The rows of a table: each cell's tag, scope and words."""
    return [
        [(cell.tag, cell.get("scope", ""), cell.text_content()) for cell in row]
        for row in table(source).iter("tr")
    ]


def test_a_table_has_a_caption_header_cells_and_alignment():
    found = table(FEES)

    assert found.findtext("caption") == "表一　收費"
    assert [cell.get("scope") for cell in found.iter("th")] == ["col", "col"]
    assert [cell.get("class") for cell in found.iter("td")] == ["left", "right"]
    assert found.find(".//td/strong").text == "1,000"
    assert found.find(".//td/br") is not None
    assert found.find(".//td/sup/a").get("href") == "#n-1"


def test_a_wide_table_scrolls_in_a_box_that_the_keyboard_reaches_and_that_has_a_name():
    box = table("| 項目 | 費用[^1] |\n|---|---|\n| 甲 | 1 |\n\n[^1]: 註").getparent()

    assert (box.get("class"), box.get("tabindex"), box.get("role")) == ("table", "0", "group")
    assert box.get("aria-label") == "項目 | 費用"
    assert table(FEES).getparent().get("aria-label") == "表一　收費"


def test_no_line_ends_within_short_brackets_in_the_head_of_a_column():
    html = to_html(
        "| 費用（澳門元） | Fee (MOP) | (as amended by the Act) |\n|-|-|-|\n| （甲乙） | 1 | 2 |"
    )

    for kept in ("（澳門元）", "(MOP)"):
        assert f'<span class="together">{kept}</span></th>' in html
    for divided in ('<th scope="col">(as amended by the Act)</th>', "<td>（甲乙）</td>"):
        assert divided in html


def test_a_number_and_its_chinese_unit_stay_on_one_line_of_a_cell():
    found = table("| A | B | C | D |\n|-|-:|-|-|\n| 3 個月 | 二十年 | 1,000 | 20 years |")

    classes = [cell.get("class") for cell in found.iter("td")]
    assert classes == ["together", "right together", None, None]


def test_an_empty_first_cell_makes_the_first_column_a_header():
    assert cells("| | A |\n|---|---|\n| x | 1 |") == [
        [("td", "", ""), ("th", "col", "A")],
        [("th", "row", "x"), ("td", "", "1")],
    ]


def test_a_first_column_in_bold_is_a_header_and_an_empty_header_row_is_none():
    assert cells("| | |\n|---|---|\n| **x** | 1 |\n| **y** | 2 |") == [
        [("th", "row", "x"), ("td", "", "1")],
        [("th", "row", "y"), ("td", "", "2")],
    ]
    assert cells("|A|B|\n|-|-|\n|**x**|1|\n|y|2|")[1][0] == ("td", "", "x")


@pytest.mark.parametrize(
    "source",
    [
        "甲 | 乙",
        "甲 | 乙\n丙 | 丁",
        "| 甲 |\n---",
        "甲\n|---|",
        "甲 | 乙\n--- | --- | ---",
        "甲 | 乙\n\\--- | ---",
        "a || b",
    ],
)
def test_a_paragraph_that_merely_contains_pipes_stays_text(source):
    assert table(source) is None
    assert to_text(source) == source.replace("\\", "")


def test_a_line_after_a_table_is_text():
    assert to_text("|A|B|\n|-|-|\n|1|2|\n註：以上為準。") == "A | B\n1 | 2\n註：以上為準。"
    assert len(cells("|A|B|\n|-|-|\n|1|2|\n註：以上為準。")) == 2


def test_text_on_several_lines_above_a_table_is_no_caption():
    assert table("一\n二\n|A|B|\n|-|-|\n|1|2|").find("caption") is None
    assert table("一\n\n|A|B|\n|-|-|\n|1|2|").find("caption") is None


def test_plain_text_has_a_line_for_each_row_and_keeps_empty_cells_in_place():
    assert to_text(FEES) == "表一　收費\n項目 | 費用\n註冊 / 首次[1] | 1,000\n[1] 見附件。"
    assert to_text("| | A | B |\n|-|-|-|\n| x | | 2 |\n| y | 1 | |") == "| A | B\nx | | 2\ny | 1 |"


def test_tables_stand_in_items_and_quotations():
    assert to_text("- 項\n\n  |A|B|\n  |-|-|\n  |1|2|") == "• 項\n  A | B\n  1 | 2"
    assert to_text("> |A|B|\n> |-|-|\n> |1|2|") == "    A | B\n    1 | 2"


def test_a_line_break_outside_a_table_cannot_be_written_as_a_tag():
    assert to_text("a<br>b") == "a<br>b"
    assert to_text("|A|B|\n|-|-|\n|1\\<br>2|3|") == "A | B\n1<br>2 | 3"


def test_no_attribute_or_script_comes_from_a_cell():
    html = to_html('|A|B|\n|-|-|\n|<img src=x onerror=alert(1)>|[x](javascript:y)"|')

    assert "<img" not in html
    assert 'href="javascript' not in html
    assert "style=" not in html


@pytest.mark.parametrize(
    "source",
    [
        FEES,
        "| | A |\n|---|:-:|\n| x | a \\| b |",
        "| | |\n|---|---|\n| **x** | 1 |",
        "前\n\n|A|B|\n|-|-|\n|[甲](https://a.mo/x)|乙|\n後",
        "- 項\n\n  |A|B|\n  |-|-|\n  |1|2|\n- 又",
    ],
)
def test_markdown_for_other_programs_reads_as_the_same_table(source):
    written = to_markdown(source)

    assert to_html(written.replace(" <!-- -->", "")) == to_html(source)
    shown = MarkdownIt("js-default", {"html": True}).render(written)
    others = lxml.html.fromstring(f"<div>{shown}</div>").find(".//table")
    words = "|".join(cell.text_content() for cell in others.iter("th", "td"))
    ours = "|".join(cell.text_content() for cell in table(source).iter("th", "td"))
    assert words.replace("[^1]", "1").strip("|") == ours.replace("\n", "").strip("|")


def test_text_with_pipes_is_no_table_in_other_programs():
    written = to_markdown("甲 | 乙\n\\--- | ---")

    assert "<table" not in MarkdownIt("js-default").render(written)


@settings(max_examples=300)
@given(st.text(alphabet="|-: \n\\ab*<br>甲", max_size=60))
def test_tables_lose_no_letter(source):
    letters = [letter for letter in source if letter in "a甲"]

    assert [letter for letter in to_text(source) if letter in "a甲"] == letters
    assert [token for token in parse(source).blocks if "style" in token.attrs] == []


def test_many_lines_with_pipes_are_read_in_little_time():
    source = "\n".join(["a|b"] * 20_000)

    assert to_text(source) == source

"""Layouts of other firms and of publishing programs, each with what is peculiar to it."""

import pytest

from briefings.importing import read_html, read_text
from briefings.importing.patterns.furniture.furniture_lines import is_always_furniture, is_menu_line

TITLE = {"zh-hant": "租約須知", "en": "Notes on leases"}
ZH = "租客須於每月首日繳付租金，逾期者須付利息。"
EN = "The tenant shall pay the rent on the first day of each month."
ROWS = f"<div>{ZH}</div><div>{EN}</div>" * 3


def rows(document) -> list[dict[str, str]]:
    return [pair for section in document["sections"] for pair in section["paragraphs"]]


def test_a_table_that_only_sets_the_page_is_no_row_of_two_sides():
    page = (
        "<table><tr><td>本局簡介<br>表格下載</td><td><h2>租約須知</h2><h2>Notes on leases</h2>"
        f"<b>租金 / Rent</b><br>{ROWS}<b>終止 / Termination</b><br>{ROWS}</td></tr></table>"
    )

    document = read_html(page).to_json()

    assert document["title"] == TITLE
    headings = [(s["heading"]["zh-hant"], s["heading"]["en"]) for s in document["sections"]]
    assert headings[-2:] == [("租金", "Rent"), ("終止", "Termination")]
    assert [len(s["paragraphs"]) for s in document["sections"]][-2:] == [3, 3]


def test_the_day_of_publication_below_the_text_is_the_date():
    text = "\n\n".join(["租約須知", "Notes on leases", *[ZH, EN] * 8])

    assert read_text(f"{text}\n\n發佈日期 Published on：2024年5月8日").date == "2024-05-08"
    assert read_text(f"{text}\n\n2024年5月8日").date == ""


@pytest.mark.parametrize(
    "line",
    [
        "點擊上方藍字關注我們",
        "長按識別二維碼",
        "往期推薦",
        "閱讀原文",
        "— END —",
        "列印本頁 回頁首",
        "在瀏覽器檢視此電郵 View this email in your browser",
        "取消訂閱 Unsubscribe",
        "Proudly powered by WordPress",
    ],
)
def test_words_of_public_accounts_newsletters_and_programs_are_furniture(line):
    assert is_always_furniture(line)


@pytest.mark.parametrize("line", ["首頁 Home", "關於我們 聯絡我們", "業務範圍 Practice areas"])
def test_menu_words_in_both_languages_are_a_menu(line):
    assert is_menu_line(line)


@pytest.mark.parametrize(
    "line", ["終止 Termination", "閱讀原文的責任", "The end of the lease", "完成"]
)
def test_words_of_a_text_are_no_furniture(line):
    assert not is_always_furniture(line)
    assert not is_menu_line(line)


@pytest.mark.parametrize(
    "around",
    [
        "<div class='site-header'><p>某律師行</p></div>",
        "<div class='widget-area'><h4>近期文章</h4></div>",
        "<div class='sharedaddy'><h3>轉發</h3></div>",
        "<p class='entry-footer'>分類：商業法</p>".replace("<p", "<div").replace("p>", "div>"),
        "<div id='colophon'><p>某律師行，南灣大馬路</p></div>",
    ],
)
def test_the_frame_of_a_publishing_program_is_left_out(around):
    page = f"<h1>租約須知</h1><h1>Notes on leases</h1>{ROWS}"

    document = read_html(f"<body>{around}{page}{around}</body>").to_json()

    assert document["title"] == TITLE
    assert len(rows(document)) == 3
    assert len(document["sections"]) == 1

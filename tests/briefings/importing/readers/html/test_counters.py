"""Numbers that a style sheet writes before headings and paragraphs are part of the text."""

from briefings.importing import read_html

ZH = "主管機關應於三十日內公告其決定，並通知利害關係人。"
EN = "The competent authority shall announce its decision within thirty days."
SHEET = """<style>
body { counter-reset: chapter } /* h1 { counter-reset: chapter 7 } */
h2 { counter-reset: clause; counter-increment: chapter }
h2::before, h2.plain:before { content: "第" counter(chapter, trad-chinese-informal) "章 " }
p.clause::before { counter-increment: clause; content: counter(chapter) "." counter(clause) "\\A0 " }
</style>"""


def read(*body: str) -> dict:
    return read_html(SHEET + "<body><h1>租約</h1>" + "".join(body)).to_json()


def test_headings_and_paragraphs_have_the_numbers_the_page_shows():
    document = read(
        f"<h2>租金</h2><p class=clause>{ZH}<p class=clause>{EN}<h2>按金</h2><p class='clause a'>{ZH}",
        f"<p>{EN}</p>",
    )

    said = str(document["sections"])
    assert [one["heading"]["zh-hant"] for one in document["sections"]] == [
        "第一章 租金",
        "第二章 按金",
    ]
    assert all(f"{number} " in said for number in ("1.1", "1.2", "2.1"))
    assert "2.2" not in said
    assert "ledger" not in document


def test_a_sheet_without_braces_costs_no_more_than_its_length():
    sheet = "a" * 500_000 + "counter(x)" + "{" * 50_000

    assert read_html(f"<style>{sheet}</style><p>{ZH}</p><p>{EN}</p>").sections


def test_a_page_without_counters_has_none():
    document = read_html(f"<style>h2::before{{content: '§'}}</style><h2>租金</h2><p>{ZH}").to_json()

    assert "§" not in str(document)

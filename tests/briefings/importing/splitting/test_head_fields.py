"""Fields, contents and running heads around a text are known by their shape, and reported."""

import pytest

from briefings.importing import read_html, read_text

TITLE = ("倉庫租約的新規則", "New rules for warehouse leases")
TEXT = [
    ("出租人須於訂約後十日內登記。", "The landlord must register within ten days of signing."),
    ("未登記的租約不得對抗第三人。", "An unregistered lease cannot be invoked against others."),
]
HEADING = ("登記", "Registration")
BODY = "".join(f"<p>{zh}</p><p>{en}</p>" for zh, en in TEXT)
SECTION = "<p><b>{}</b></p><p><b>{}</b></p>".format(*HEADING) + BODY


def title(document: dict) -> tuple[str, str]:
    return document["title"]["zh-hant"], document["title"]["en"]


def rows(document: dict) -> list[tuple[str, str]]:
    return [
        (pair["zh-hant"], pair["en"]) for one in document["sections"] for pair in one["paragraphs"]
    ]


def headings(document: dict) -> list[tuple[str, str]]:
    found = [(one["heading"]["zh-hant"], one["heading"]["en"]) for one in document["sections"]]
    return [one for one in found if any(one)]


def table(*fields: tuple[str, str]) -> str:
    return "<table>" + "".join(f"<tr><td>{a}</td><td>{b}</td></tr>" for a, b in fields) + "</table>"


@pytest.mark.parametrize(
    "fields",
    [
        table(
            ("發出單位 Issued by", "倉務組 Stores"), ("發佈日期 Date", "2024年3月5日 5 March 2024")
        ),
        "<dl><dt>適用於 For</dt><dd>各倉庫 All stores</dd><dt>日期</dt><dd>2024年3月5日</dd></dl>",
    ],
)
def test_fields_below_the_title_are_no_rows_and_their_day_is_read(fields):
    page = "<h1>{}</h1><h1>{}</h1>".format(*TITLE) + fields + SECTION

    document = read_html(page).to_json()

    assert rows(document) == TEXT
    assert headings(document) == [HEADING]
    assert document["date"] == "2024-03-05"
    assert "Stores" in str(document["dropped"]) or "All stores" in str(document["dropped"])


def test_the_title_of_a_memorandum_stands_in_its_table_of_fields():
    fields = table(
        ("致 To:", "各部門 All units"),
        ("日期 Date:", "2024年3月5日 5 March 2024"),
        ("事由 Re:", "<br>".join(TITLE)),
    )

    document = read_html(f"<p><b>備忘錄 MEMORANDUM</b></p>{fields}{SECTION}").to_json()

    assert title(document) == TITLE
    assert rows(document) == TEXT


@pytest.mark.parametrize(
    "text",
    [
        table(("倉庫面積", "每月費用"), ("一百平方米", "二千元"), ("二百平方米", "三千元")),
        "<dl><dt>倉庫 Warehouse</dt><dd>用以存放貨物的處所。 Premises for storing goods.</dd></dl>",
    ],
)
def test_a_table_of_fees_or_a_list_of_definitions_above_the_text_stays(text):
    page = "<h1>{}</h1><h1>{}</h1>".format(*TITLE) + text + SECTION

    document = read_html(page).to_json()

    assert "倉庫" in str(document["sections"])


def test_contents_without_page_numbers_are_lines_of_the_text_once_more():
    entries = ["本期內容 In this issue:", "* 登記 Registration", "* 費用 Fees"]
    text = [*HEADING, *TEXT[0], "費用", "Fees", *TEXT[1]]

    document = read_text("\n\n".join([*TITLE, *entries, *text])).to_json()

    assert headings(document) == [HEADING, ("費用", "Fees")]
    assert rows(document) == TEXT


def pages(head: str, *numbers: str) -> str:
    """Both languages one after the other, with a head above each page."""
    long = [*TEXT, *((f"第{n}款適用於各倉庫。", f"Rule {n} applies to all.") for n in range(6, 12))]
    lines: list[str] = []
    for n in (0, 1):
        said = [line for row in long for line in (row[n], "")]
        lines += [head.format(numbers[2 * n]), "", TITLE[n], "", *said[:8]]
        lines += [head.format(numbers[2 * n + 1]), "", *said[8:]]
    return "\n".join(lines)


@pytest.mark.parametrize(
    ("head", "numbers"),
    [("第3期倉務公報　C{}", ("81", "82", "83", "84")), ("倉務通訊 | Stores news", ("",) * 4)],
)
def test_a_head_that_counts_the_pages_or_stands_beside_a_page_number_is_no_title(head, numbers):
    text = pages(head, *numbers)
    if not any(numbers):
        text = text.replace(f"\n{head}\n\n第8", f"\n1\n{head}\n\n第8")
        text = text.replace(f"\n{head}\n\nRule 8", f"\n2\n{head}\n\nRule 8")

    document = read_text(text).to_json()

    assert title(document) == TITLE
    assert rows(document)[:2] == TEXT
    assert len(rows(document)) == 8


def test_articles_that_count_on_are_no_running_heads():
    lines = [*TITLE, ""]
    for n in (1, 2, 3):
        lines += [f"第{n}條　登記", f"Article {n}  Registration", "", *TEXT[0], *TEXT[1], ""]

    document = read_text("\n".join(lines)).to_json()

    assert "Article 2" in str(document["sections"])


def test_an_item_behind_one_that_has_ended_is_a_paragraph_of_its_own():
    lines = [*TITLE, ""]
    for first in ("倉庫須設獨立出入口並每年檢查一次。", "貨物須於存放前逐件登記並加貼標籤。"):
        lines += [
            f"(1) {first}",
            "(2) 倉庫管理人須保存全部紀錄，並於主管",
            "當局要求時即時出示有關文件。",
            "",
        ]

    document = read_text("\n".join(lines)).to_json()
    chinese = [zh for zh, _ in rows(document)]

    assert [zh[:3] for zh in chinese if zh.startswith("(")] == ["(1)", "(2)"] * 2


def test_numbers_that_pass_over_headings_are_those_of_the_paragraphs():
    cells = [("No. 編號", "English", "中文"), ("", HEADING[1], HEADING[0])]
    cells += [(f"{n}.", en, zh) for n, (zh, en) in enumerate(TEXT, 1)]
    cells += [("", "Fees", "費用"), ("3.", "The fee is fixed by notice.", "費用以公告訂定。")]
    shown = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in cells)

    document = read_html(
        "<h1>{}</h1><h1>{}</h1>".format(*TITLE) + f"<table>{shown}</table>"
    ).to_json()

    assert headings(document) == [HEADING, ("費用", "Fees")]
    assert rows(document)[0] == (f"1. {TEXT[0][0]}", f"1. {TEXT[0][1]}")
    assert rows(document)[2] == ("3. 費用以公告訂定。", "3. The fee is fixed by notice.")


@pytest.mark.parametrize(
    "below",
    [
        "<p>#澳門 #leases</p><p>- Copy</p><p>- Relay</p><p>© 2024 Stores</p>",
        "<p>186 次檢視</p><p>本刊物版權屬倉務組所有。</p>",
    ],
)
def test_tags_counts_and_notices_of_rights_end_a_page(below):
    page = "<h1>{}</h1><h1>{}</h1>".format(*TITLE) + SECTION + below

    assert rows(read_html(page).to_json()) == TEXT


def test_untranslated_lines_between_a_title_and_its_day_are_no_headings():
    head = (
        "<h2>Fung Ka Yiu 馮家耀</h2><h3>Helping stores everywhere</h3><p>Published 5 March 2024</p>"
    )
    page = "<h1>{}</h1><h1>{}</h1>".format(*TITLE) + head + SECTION

    document = read_html(page).to_json()

    assert (rows(document), headings(document)) == (TEXT, [HEADING])
    assert document["date"] == "2024-03-05"


@pytest.mark.parametrize(
    ("head", "words"),
    [
        (
            (
                "<dl><dt>僱主 Employer</dt><dd>聘用他人的人 A person who hires another</dd>"
                "<dt>僱員 Employee</dt><dd>受聘的人 A person who is hired</dd></dl>"
            ),
            ["聘用他人的人", "A person who is hired"],
        ),
        (
            (
                "<table><tr><td>日期 Date</td><td>2024年3月5日</td></tr>"
                "<tr><td>裁決 Holding</td><td>出租人須退還押金。 The landlord returns it.</td></tr></table>"
            ),
            ["出租人須退還押金", "The landlord returns it"],
        ),
        (
            (
                "<table><tr><td>主題 Topic</td><td>新規則 New rule</td></tr>"
                "<tr><td>通知 Notice</td><td>30 days</td></tr></table>"
            ),
            ["30 days"],
        ),
        (
            (
                "<dl><dt>適用於 Applies to</dt><dd>僱主 Employers</dd>"
                "<dt>罰款 Fine</dt><dd>一萬元 MOP 10,000</dd></dl>"
            ),
            ["僱主", "Employers", "罰款", "一萬元", "MOP 10,000"],
        ),
        (
            (
                "<dl><dt>編號 No</dt><dd>12/2024</dd>"
                "<dt>押金 Deposit</dt><dd>兩個月 Two months</dd></dl>"
            ),
            ["12/2024", "押金", "兩個月", "Two months"],
        ),
        (
            (
                "<dl><dt>適用於 Applies to</dt><dd>僱主 Employers</dd>"
                "<dt>類型 Type</dt><dd>行政罰款 Administrative fine</dd></dl>"
            ),
            ["僱主", "Employers", "行政罰款", "Administrative fine"],
        ),
    ],
)
def test_a_list_of_meanings_or_a_table_of_facts_at_the_head_stays(head, words):
    body = "".join(f"<p>{zh}</p><p>{en}</p>" for zh, en in TEXT)

    document = read_html(f"<h1>倉庫租約</h1><h1>Warehouse leases</h1>{head}{body}").to_json()

    said = str(document["sections"])
    assert [word for word in words if word not in said] == []


def test_a_group_that_practises_is_a_field_of_a_table_below_the_title():
    fields = table(
        ("日期 Date", "2024年3月5日 5 March 2024"),
        ("業務組 Practice group", "物業 Property"),
    )

    document = read_html("<h1>{}</h1><h1>{}</h1>".format(*TITLE) + fields + SECTION).to_json()

    assert rows(document) == TEXT
    assert document["date"] == "2024-03-05"

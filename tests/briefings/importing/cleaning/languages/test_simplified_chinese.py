"""Simplified Chinese beside Traditional is left out and reported; alone it is imported."""

import pytest

from briefings.importing import read_html, read_text

ROWS = [
    ("租約須知", "租约须知", "Notes on leases"),
    ("按金", "按金", "Deposit"),
    (
        "出租人須於三十日內退還按金。",
        "出租人须于三十日内退还按金。",
        "The deposit is due in thirty days.",
    ),
    ("續租", "续租", "Renewal"),
    (
        "承租人須於期滿前三個月通知。",
        "承租人须于期满前三个月通知。",
        "Notify three months before the end.",
    ),
    ("業主拒絕時須說明理由。", "业主拒绝时须说明理由。", "A refusal must state its reasons."),
]
PAIRS = [(ROWS[n][0], ROWS[n][2]) for n in (2, 4, 5)]


def check(document: dict) -> None:
    rows = [(q["zh-hant"], q["en"]) for one in document["sections"] for q in one["paragraphs"]]
    assert document["title"] == {"zh-hant": ROWS[0][0], "en": ROWS[0][2]}
    assert rows == PAIRS
    assert all(row[1] in document["dropped"] for row in ROWS if row[0] != row[1])


@pytest.mark.parametrize("order", [(0, 1, 2), (1, 0, 2), (2, 0, 1), (2, 1, 0)])
def test_lines_in_simplified_chinese_are_left_out(order):
    lines = [row[n] for row in ROWS for n in order]

    document = read_text("\n\n".join(lines)).to_json()

    check(document)
    assert [one["heading"]["zh-hant"] for one in document["sections"]] == ["按金", "續租"]


@pytest.mark.parametrize("order", [(0, 1, 2), (1, 0, 2), (0, 2, 1), (2, 1, 0)])
def test_a_whole_text_in_simplified_chinese_is_left_out(order):
    lines = [row[n] for n in order for row in ROWS]

    document = read_text("\n\n".join(lines)).to_json()

    check(document)
    assert [one["heading"]["zh-hant"] for one in document["sections"]] == ["按金", "續租"]


@pytest.mark.parametrize("order", [(0, 1, 2), (1, 2, 0), (2, 0, 1)])
def test_a_column_in_simplified_chinese_is_left_out(order):
    rows = "".join(f"<tr>{''.join(f'<td>{row[n]}</td>' for n in order)}</tr>" for row in ROWS)

    check(read_html(f"<table>{rows}</table>").to_json())


def test_the_simplified_part_of_a_line_is_left_out():
    check(read_text("\n\n".join(" / ".join(row) for row in ROWS)).to_json())


@pytest.mark.parametrize("order", [(1, 2), (2, 1)])
def test_a_text_in_simplified_chinese_only_is_imported(order):
    document = read_text("\n\n".join(row[n] for row in ROWS for n in order)).to_json()

    assert document["title"]["zh-hant"] == ROWS[0][1]
    assert document["dropped"] == []


def test_a_quotation_in_simplified_chinese_stays():
    law = "《中华人民共和国民法典》第五百零九条"
    lines = [one for n in (0, 2, 4, 5) for one in (ROWS[n][0], ROWS[n][2])]

    document = read_text(
        "\n\n".join([*lines, f"另見{law}。", "See also the Civil Code."])
    ).to_json()

    assert law in str(document["sections"])
    assert document["dropped"] == []


def test_the_same_words_twice_in_a_line_stay_in_a_text_without_simplified_chinese():
    lines = ["租約須知", "Notes on leases", ROWS[2][0], ROWS[2][2], "有 / 有 / Yes", ROWS[4][0]]

    assert read_text("\n\n".join(lines)).to_json()["dropped"] == []


def test_law_of_the_mainland_quoted_in_simplified_chinese_stays():
    advice = [
        "客戶在內地設立公司時，須留意下列規定，並於三十日內辦理登記手續。",
        "《中华人民共和国公司法》第五条规定，设立公司应当依法制定公司章程。",
        "僱用員工者，尚須遵守內地的勞動法例，否則可被處罰款。",
        "劳动法第十条规定，国家通过促进经济和社会发展，创造就业条件，扩大就业机会。",
        "本所建議在簽約之前先徵詢意見，以免日後發生爭議。",
    ]

    document = read_text("\n\n".join(advice))

    assert document.to_json()["dropped"] == []


def test_parts_that_differ_only_in_a_mark_stay_where_there_is_no_simplified_chinese():
    lines = ["甲方 / 乙方 / 甲方，", "是 / 否 / 否。", "三年； / 三年"]

    document = read_text("\n\n".join(lines))

    assert document.to_json()["dropped"] == []

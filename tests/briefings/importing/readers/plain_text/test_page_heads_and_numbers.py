"""Text copied from a PDF: what stands on every page leaves the text and cuts no paragraph."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.importing import read_text
from briefings.importing.readers.plain_text.page_heads_and_numbers import (
    with_pages_joined,
    without_page_breaks,
)

FIRST = [
    "租客須於每月首日以銀行轉帳方式繳付租金，逾期者須按年利率百分之八支付",
    "利息，直至清付之日為止；業主並得要求賠償損失，而租客不得以任何理由",
]
SECOND = [
    "拒絕或拖延。",
    "The tenant shall pay the rent on the first day of each month by bank transfer",
    "and, if he is late, interest at eight per cent a year until the day of payment.",
    "業主須保養樓宇的結構，並支付地租及差餉，但因租客過失所致的損壞除外。",
    "The landlord shall maintain the structure of the building and pay the ground",
    "rent and rates, save for damage caused by the fault of the tenant.",
]
WHOLE = "".join(FIRST) + SECOND[0]


def rows(document) -> list[dict[str, str]]:
    return [pair for section in document["sections"] for pair in section["paragraphs"]]


@pytest.mark.parametrize(
    "breaks",
    [
        (["第 1 頁，共 2 頁"], ["第 2 頁，共 2 頁"]),
        (["Page 1 of 2", "保密 Confidential"], ["Page 2 of 2", "保密 Confidential"]),
        (["某某律師行 | Some Law Firm", "- 1 -"], ["某某律師行 | Some Law Firm", "- 2 -"]),
        (["", "客戶通訊 2024 · 第 1 頁", ""], ["客戶通訊 2024 · 第 2 頁"]),
        (["海旁律師事務所", "Page 1"], ["Page 2"]),
        (["1"], ["2"]),
        (["1 / 2", "版權所有 2024"], ["2 / 2"]),
    ],
)
def test_a_page_break_cuts_no_paragraph(breaks):
    lines = ["租約須知", "Notes on leases", "", *FIRST, *breaks[0], *SECOND, *breaks[1]]

    document = read_text("\n".join(lines)).to_json()

    assert rows(document)[0]["zh-hant"] == WHOLE
    assert len(rows(document)) == 2
    left = "\n".join(document["dropped"])
    assert all(line in left for line in (*breaks[0], *breaks[1]))


def test_a_sentence_goes_on_behind_a_short_last_line_of_a_page():
    lines = [
        *SECOND[1:3],
        "",
        *SECOND[4:],
        "",
        "The tenant shall hand back",
        "Page 1 of 2",
        "the keys on the last day.",
    ]

    document = read_text("\n".join(["Notes on leases", "", *lines, "Page 2 of 2"])).to_json()

    assert "hand back the keys" in str(document["sections"])


def test_few_chinese_lines_are_wrapped_where_the_english_ones_are():
    lines = [
        "該法適用於經營者與消費者之間以遙距方式訂立的合同，包括網站、手機程式及社",
        "交平台。",
        "The law applies to distance contracts between traders and consumers, including",
        "those made on websites, mobile apps and social platforms, whatever the price",
        "of the goods and wherever the trader may have its place of business or server.",
    ]

    document = read_text("\n".join(["消費合同", "Consumer contracts", "", *lines])).to_json()

    assert [pair["zh-hant"] for pair in rows(document)] == ["".join(lines[:2])]


def test_a_title_at_the_foot_of_a_page_does_not_go_on_in_the_next():
    lines = ["Notes on leases", "", "Page 1 of 2", "", "Rent and deposit", "", "Page 2 of 2"]

    kept, _ = without_page_breaks(lines)

    assert [line for line in kept if line] == ["Notes on leases", "Rent and deposit"]
    assert "" in kept[kept.index("Notes on leases") : kept.index("Rent and deposit")]


@pytest.mark.parametrize(
    "line", ["Page 12 of the contract says so.", "見合同第 12 頁的附註。", "24/7", "2024"]
)
def test_a_line_that_only_mentions_a_page_stays(line):
    assert without_page_breaks(["甲", line, "乙"]) == (["甲", line, "乙"], [])


LINE = st.sampled_from(
    ["甲須付款", "The tenant pays", "第 1 頁", "Page 2 of 3", "2", "", "某律師行"]
)


@given(st.lists(LINE, max_size=20))
def test_every_line_is_kept_once_or_listed(lines):
    kept, left_out = without_page_breaks(lines)

    said = [line for line in lines if line]
    assert sorted([line for line in kept if line] + [one.text for one in left_out]) == sorted(said)


def test_the_head_of_the_first_page_leaves_the_text_beside_one_page_number():
    head = "收樓須知 Taking back a flat"
    lines = [head, "", *FIRST, *SECOND[:3], "Page 1", head, *SECOND[3:]]

    kept, left_out = without_page_breaks(lines)

    assert [line for line in kept if line] == [head, *FIRST, *SECOND]
    assert [one.text for one in left_out] == ["Page 1", head]


def test_one_number_between_dashes_within_a_sentence_is_a_page_number():
    lines = ["The tenant shall pay the", "- 2 -", "flat fee of one pataca.", "範圍為", "甲至乙。"]

    kept, left_out = without_page_breaks(lines)

    assert kept == [lines[0], *lines[2:]]
    assert [one.text for one in left_out] == ["- 2 -"]


def test_one_number_between_dashes_after_a_sentence_is_a_page_number():
    lines = ["租客須付租金。", "- 2 -", "業主須保養樓宇。"]

    kept, left_out = without_page_breaks(lines)

    assert [line for line in kept if line] == [lines[0], lines[2]]
    assert [one.text for one in left_out] == ["- 2 -"]


def test_numbers_between_dashes_count_short_pages_too():
    head = "租約通訊 Lease News"
    lines = ["題目", head, "甲須付款。", "- 1 -", head, "乙須交貨。", "- 2 -"]

    kept, left_out = without_page_breaks(lines)

    assert [line for line in kept if line] == ["題目", "甲須付款。", "乙須交貨。"]
    assert [one.text for one in left_out] == [head, "- 1 -", head, "- 2 -"]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("租客須付利", "息，並須賠償。", "租客須付利息，並須賠償。"),
        ("the tenant who is", "late shall pay.", "the tenant who is late shall pay."),
        ("租客須付利息。", "業主須保養。", "租客須付利息。\n\n業主須保養。"),
        ("Rent is due.\n", "\n2. Deposit", "Rent is due.\n\n\n\n2. Deposit"),
        ("", "第二頁", "\n\n第二頁"),
    ],
)
def test_a_sentence_goes_on_behind_the_end_of_a_page(before, after, expected):
    assert with_pages_joined(f"{before}\f{after}") == expected


def test_a_long_line_goes_on_in_one_that_begins_with_a_small_letter():
    lines = [
        "of payment, and the landlord may claim damages",
        "and legal fees, unless the tenant is not at fault.",
    ]

    document = read_text("\n".join(["須知", "Notes", "", *lines])).to_json()

    assert [row["en"] for row in rows(document)] == [" ".join(lines)]


def test_one_number_between_dashes_is_that_of_a_page():
    document = read_text("\n".join([*FIRST, "- 1 -", *SECOND])).to_json()

    assert rows(document)[0]["zh-hant"] == WHOLE
    assert document["dropped"] == ["- 1 -"]


@pytest.mark.parametrize("head", ["Lease of Shops", "商舖租賃須知"])
def test_a_head_that_says_the_title_in_short_is_of_its_page(head):
    lines = ["二零二四年商舖租賃須知", "Notes on the Lease of Shops", "甲須付款。", "A pays.",
             "Page 1 of 2", head, "乙須交貨。", "B delivers.", "Page 2 of 2"]  # fmt: skip

    kept, _ = without_page_breaks(lines)

    assert head not in kept
    assert lines[0] in kept
    assert lines[1] in kept


def test_a_head_without_a_number_is_known_where_it_cuts_a_sentence():
    head = "法律通訊 二○二六年三月號"
    lines = ["勞資關係", "Labour relations", "", "Working hours may not exceed eight hours a day, un-",
             head, "less agreed.", "", "僱主不得無理由拒絕僱員行使權利，亦不得因此作出處分。僱", head,
             "員可投訴。"]  # fmt: skip

    kept, left_out = without_page_breaks(lines)

    assert head not in kept
    assert [one.text for one in left_out] == [head, head]


def test_headings_that_come_again_cut_no_sentence():
    lines = ["須知", "費用如下", "備註", "另議", "按金如下", "備註", "另議"]

    assert without_page_breaks(lines) == (lines, [])


def test_pages_of_few_lines_are_counted_where_one_cuts_a_sentence():
    lines = ["標題", "© ABC  |  1", "專利權的存續期為二十年，由提出申請之日起計，期間屆滿後", "© ABC  |  2",
             "任何人均得使用。"]  # fmt: skip

    kept, _ = without_page_breaks(lines)

    assert [line for line in kept if line] == [lines[0], lines[2], lines[4]]


@pytest.mark.parametrize(
    "foot",
    ["第{}頁", "頁 {}", "{} of 2", "Página {} de 2", "~ {} ~", "－{}－", "{}／2", "租約須知 {}",
     "www.abc.mo {}", "file:///C:/a.pdf[1/3/2026 10:20:11]"],
)  # fmt: skip
def test_what_counts_the_pages_is_known_in_many_forms(foot):
    zh = ["租客須於每月首日以銀行轉帳方式繳付租金，逾期者須按年利率百分之八支付利",
          "息，直至清付之日為止，業主並得要求賠償損失及律師費用，但租客能證明其無過",
          "錯者除外，此規定為強制性，不得以合約排除。"]  # fmt: skip
    en = ["The tenant shall pay the rent on the first day of each month by bank transfer, and",
          "a tenant who is late shall pay interest at eight per cent a year, and the landlord",
          "may claim damages and legal fees, unless the tenant is not at fault."]  # fmt: skip
    first, second = (foot.format(number) for number in "12")
    lines = ["須知", "Notes", "", *zh[:2], first, zh[2], "", *en[:2], second, en[2]]

    document = read_text("\n".join(lines)).to_json()

    assert [(row["zh-hant"], row["en"]) for row in rows(document)] == [("".join(zh), " ".join(en))]
    assert document["dropped"] == [first, second]


@pytest.mark.parametrize("word", ["or", "and"])
def test_a_word_that_stands_alone_twice_is_no_head(word):
    lines = ["須知", "the tenant may pay in cash", word, "by transfer", "", "the landlord may let",
             word, "sell"]  # fmt: skip

    assert without_page_breaks(lines) == (lines, [])


@pytest.mark.parametrize(("last", "goes_on"), [("the Board of", True), ("the Board", False)])
def test_a_page_that_ends_with_a_word_that_leads_on_goes_on_in_the_next(last, goes_on):
    before, after = f"Article 26 The guild shall elect {last}", "Directors, and give notice."

    lines, _ = without_page_breaks([before, "", "- 1 -", "", after])

    assert lines == ([before, after] if goes_on else [before, "", after])


def test_a_full_line_of_a_sentence_that_stands_twice_is_no_head():
    again = "Article 40 to cease therefrom, rectify its conduct or take the necessary"
    lines = ["the competent authority may order an enterprise that violates subparagraph 1 of",
             again, "corrective measures within the time limit that is prescribed.", "",
             "and where an enterprise fails to act within that limit, may order it under",
             again, "corrective measures again."]  # fmt: skip

    assert without_page_breaks(lines) == (lines, [])


def test_the_same_last_word_of_two_paragraphs_above_page_numbers_is_no_head():
    page = [
        "法律區分誤導性行為與侵擾性行為。",
        "（一）誤導性：虛構原價、謊稱限量、冒充專業資",
        "格。",
    ]
    last = ["覆核收據的格式，確保載有商號、日期、價格及證明其資", "格。"]
    lines = [*page, "", "1", "", *SECOND[1:], "", *last, "", "2"]

    kept, left_out = without_page_breaks(lines)

    assert kept.count("格。") == 2
    assert [one.text for one in left_out] == ["1", "2"]


ENGLISH = [
    "The law applies to every trader and to every consumer.",
    "Traders shall state the price and the weight of their goods.",
    "Cover charges are stated on the menu of each restaurant",
]
CHINESE = [
    "本法適用於所有經營者及所有消費者。",
    "經營者須列明貨品的價格及重量。",
    "餐廳的茶芥費須於餐牌上當眼處說明，並以中文及葡文標示其金額以及計算的方",
]
FOOT = "消費者法摘要 Consumer Law — {}/2"


def pairs(document: dict) -> list[tuple[str, str]]:
    return [(pair["zh-hant"], pair["en"]) for pair in rows(document)]


def test_a_paragraph_that_a_page_cuts_goes_on_behind_the_other_column():
    ends = ("and at its door, too.", "法，門外亦然。")
    last = ("Fines are paid within a month.", "罰款須於一個月內繳付。")
    first = ["消費者法", "The Consumer Law", *ENGLISH, *CHINESE, FOOT.format(1)]
    second = [ends[0], last[0], ends[1], last[1], FOOT.format(2)]

    document = read_text("\n\n".join([*first, *second])).to_json()

    assert pairs(document) == [
        (CHINESE[0], ENGLISH[0]),
        (CHINESE[1], ENGLISH[1]),
        (f"{CHINESE[2]}{ends[1]}", f"{ENGLISH[2]} {ends[0]}"),
        (last[1], last[0]),
    ]


@pytest.mark.parametrize("foot", ["", FOOT.format(1)])
def test_items_that_take_turns_stay_apart(foot):
    items = [
        ("租客；", "the tenant"),
        ("業主；", "the landlord"),
        ("代理人；", "the agent of either"),
    ]
    lines = [line for zh, en in items for line in (en, zh)]

    text = "\n\n".join(["租約", "Leases", *ENGLISH[:1], *CHINESE[:1], *lines, foot, foot])

    document = read_text(text).to_json()

    assert pairs(document)[1:] == items

"""A sentence with names, citations or quotations of the other language is one sentence."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefings.importing import read_html, read_text

NEXT_ZH, NEXT_EN = (
    "出租人須於三十日內退還按金。",
    "The lessor shall return the deposit within thirty days.",
)


def rows(*lines: str) -> list[tuple[str, str]]:
    text = "\n".join(("按金須知", "Notes on deposits", "", *lines, "", NEXT_ZH, NEXT_EN))
    document = read_text(text).to_json()
    return [
        (pair["zh-hant"], pair["en"])
        for section in document["sections"]
        for pair in section["paragraphs"]
    ]


@pytest.mark.parametrize(
    ("chinese", "english"),
    [
        # A quotation that Chinese words lead to.
        (
            "判詞原文：“It is settled that nobody may rely on his own default.”",
            "The judge held that nobody may rely on his own default.",
        ),
        # Names.
        (
            "Aurora LLC、Meridian Platforms Inc. 及 Borealis Inc. 均為被告。",
            "Aurora LLC, Meridian Platforms Inc. and Borealis Inc. are defendants.",
        ),
        (
            "可用 Alipay HK、WeChat Pay、Bank of China BOC Pay 或 Apple Pay 付款。",
            "Pay by Alipay HK, WeChat Pay, Bank of China BOC Pay or Apple Pay.",
        ),
        (
            "「Vista Alegre」及「Quinta do Lago Verde」均為 Lago Verde Hotels Limited 的商標。",
            "Vista Alegre and Quinta do Lago Verde are marks of Lago Verde Hotels Limited.",
        ),
        (
            "IFRS、GAAP、SPV、SPA、NDA、LOI 及 MOU 的定義見附錄。",
            "For IFRS, GAAP, SPV, SPA, NDA, LOI and MOU see the appendix.",
        ),
        # Names that English inflects.
        ("Cookie 及分析工具之使用見附表。", "For the use of Cookies and Analytics see below."),
        ("Node.js 的貢獻規則見下文。", "Node.js's contribution policy is below."),
        (
            "Harbour 指定代表的電話號碼是 +853 2800 0000。",
            "Harbour’s designated representative’s phone is +853 2800 0000.",
        ),
        # Citations.
        (
            "詳見 Treitel, The Law of Contract, 15th ed, paragraph 12.",
            "See Treitel, The Law of Contract, 15th ed, paragraph 12.",
        ),
        (
            "案例：Ho v. Sousa [2018] 4 HKC 77；Lam v. Dias [2022] 3 HKC 9。",
            "Cases: Ho v. Sousa [2018] 4 HKC 77; Lam v. Dias [2022] 3 HKC 9.",
        ),
        (
            "參考：Goode on Commercial Law, 6th edition, chapter 24。",
            "Reference: Goode on Commercial Law, 6th edition, chapter 24.",
        ),
        # Quotations.
        (
            "條款寫明『the deposit shall be held on trust for the lessee until the lease ends』，法院認為屬信託。",
            "The court held that the clause on holding the deposit created a trust for the lessee.",
        ),
        (
            (
                "租約第八條寫明 the deposit shall be held on trust for the lessee until the lease ends "
                "等語，法院認為出租人只是受託人，不得動用按金，須連同利息一併退還。"
            ),
            (
                "The court held that the lessor was only a trustee, could not use the deposit and had to "
                "return it with interest."
            ),
        ),
        (
            "原文 `trust` 一詞譯作信託；`held on trust for the lessee until the end` 則採意譯。",
            "The word `trust` is translated literally; the rest of the phrase freely.",
        ),
    ],
)
def test_a_chinese_sentence_with_foreign_words_stays_whole_and_chinese(chinese, english):
    assert rows(chinese, english) == [(chinese, english), (NEXT_ZH, NEXT_EN)]


@pytest.mark.parametrize(
    ("chinese", "english"),
    [
        (
            "法院適用最高人民法院關於審理勞動爭議案件適用法律問題的解釋。",
            "The court applied 最高人民法院關於審理勞動爭議案件適用法律問題的解釋 in its decision.",
        ),
        (
            "此處「按金、押金、保證金、訂金、擔保金及其他類似款項」均指同一款項。",
            "The words 按金、押金、保證金、訂金、擔保金及其他類似款項 mean one and the same sum.",
        ),
    ],
)
def test_an_english_sentence_with_chinese_words_stays_whole_and_english(chinese, english):
    assert rows(chinese, english) == [(chinese, english), (NEXT_ZH, NEXT_EN)]


@pytest.mark.parametrize(
    ("line", "pair"),
    [
        (
            "承租人須於簽約時繳付按金。（The lessee shall pay the deposit when the lease is signed.）",
            (
                "承租人須於簽約時繳付按金。",
                "The lessee shall pay the deposit when the lease is signed.",
            ),
        ),
        (
            "The lessee shall pay the deposit when the lease is signed. (承租人須於簽約時繳付按金。)",
            (
                "承租人須於簽約時繳付按金。",
                "The lessee shall pay the deposit when the lease is signed.",
            ),
        ),
        (
            "承租人須於簽約時繳付按金。【The lessee shall pay the deposit when the lease is signed.】",
            (
                "承租人須於簽約時繳付按金。",
                "The lessee shall pay the deposit when the lease is signed.",
            ),
        ),
        (
            "承租人須於簽約時繳付按金(The lessee shall pay the deposit when the lease is signed).",
            (
                "承租人須於簽約時繳付按金",
                "The lessee shall pay the deposit when the lease is signed.",
            ),
        ),
        (
            "承租人須於簽約時繳付按金。\n（The lessee shall pay the deposit when the lease is signed.）",
            (
                "承租人須於簽約時繳付按金。",
                "The lessee shall pay the deposit when the lease is signed.",
            ),
        ),
        (
            "承租人須於簽約時繳付按金（The lessee shall pay the deposit when the lease is signed）。",
            (
                "承租人須於簽約時繳付按金。",
                "The lessee shall pay the deposit when the lease is signed",
            ),
        ),
        (
            (
                "承租人須繳付按金。（The lessee (as defined) shall pay the deposit.）按金不計算任何利息。"
                "（No interest accrues on the deposit.）"
            ),
            (
                "承租人須繳付按金。按金不計算任何利息。",
                "The lessee (as defined) shall pay the deposit. No interest accrues on the deposit.",
            ),
        ),
    ],
)
def test_a_sentence_with_its_whole_translation_in_brackets_is_two_sides(line, pair):
    assert rows(line) == [pair, (NEXT_ZH, NEXT_EN)]


@pytest.mark.parametrize(
    "line",
    [
        "本所律師曾於倫敦大學瑪麗皇后學院（Queen Mary, University of London）修讀法律。",
        "條例適用於所有公眾上市公司（Companies listed on the stock exchange）及其附屬公司的董事。",
    ],
)
def test_a_name_in_brackets_stays_in_its_sentence(line):
    english = (
        "Our lawyers and the directors of all companies are bound by the same rules of conduct."
    )

    assert line in rows(line, english)[0][0]


def test_a_remark_in_brackets_in_both_languages_keeps_them():
    pair = (
        "（本條於二零二三年一月一日廢除，現已失效。）",
        "(This article was repealed on 1 January 2023.)",
    )

    assert rows(*pair) == [pair, (NEXT_ZH, NEXT_EN)]


def test_a_text_of_such_sentences_has_two_sides_throughout():
    lines = [
        "承租人須於簽約時繳付按金。【The lessee shall pay the deposit when the lease is signed.】",
        "按金不計算任何利息。[No interest accrues on the deposit during the lease.]",
    ]

    assert rows(*lines)[:2] == [
        (
            "承租人須於簽約時繳付按金。",
            "The lessee shall pay the deposit when the lease is signed.",
        ),
        ("按金不計算任何利息。", "No interest accrues on the deposit during the lease."),
    ]


@pytest.mark.parametrize("between", ["\n", "<br>"])
def test_an_address_that_neither_language_translates_stands_in_both(between):
    address = "Harbour Agents Limited, 12 Pier Road, Beira"
    lines = [f"{address}{between}{address}", f"{NEXT_ZH}{between}{NEXT_EN}"]
    text = "\n".join(("按金須知", "Notes on deposits", *lines))
    html = "".join(f"<p>{line}</p>" for line in ("按金須知 Notes on deposits", *lines))

    found = (read_text(text) if between == "\n" else read_html(html)).to_json()

    pairs = [pair for section in found["sections"] for pair in section["paragraphs"]]
    assert pairs[0] == {"zh-hant": address, "en": address}


def test_a_line_that_stands_twice_in_a_text_of_one_language_is_no_translation():
    found = read_text(f"Notes on deposits\n\n{NEXT_EN}\n\n{NEXT_EN}\n").to_json()

    assert str(found["sections"]).count(NEXT_EN) == 2
    assert all(not pair["zh-hant"] for one in found["sections"] for pair in one["paragraphs"])


@pytest.mark.parametrize(
    ("line", "pair"),
    [
        (
            "<i>本文並非法律意見。 This article is not legal advice.</i>",
            ("本文並非法律意見。", "This article is not legal advice."),
        ),
        (
            "按金<b>須退還。The deposit</b> shall be returned.",
            ("按金**須退還。**", "**The deposit** shall be returned."),
        ),
        (
            "按金須<b>退還。</b>The deposit shall be <b>returned</b>.",
            ("按金須**退還。**", "The deposit shall be **returned**."),
        ),
        (
            "1. <i>退還 Return</i> of deposits",
            ("1. 退還", "1. *Return* of deposits"),
        ),
    ],
)
def test_each_side_of_a_line_has_whole_marks(line, pair):
    body = f"<h1>按金</h1><h1>Deposits</h1><p>{NEXT_ZH}</p><p>{NEXT_EN}</p><p>{line}</p>"

    found = read_html(body).to_json()["sections"][-1]["paragraphs"][-1]

    assert (found["zh-hant"], found["en"]) == pair


LINE = f"{NEXT_ZH} {NEXT_EN} {NEXT_ZH}{NEXT_EN}"


@settings(max_examples=40, deadline=None)
@given(st.lists(st.integers(0, len(LINE)), min_size=2, max_size=4), st.sampled_from(["b", "i"]))
def test_both_sides_have_whole_marks_wherever_emphasis_begins_and_ends(places, tag):
    line = LINE
    for place, mark in zip(
        sorted(places, reverse=True), [f"</{tag}>", f"<{tag}>"] * 2, strict=False
    ):
        line = line[:place] + mark + line[place:]
    body = f"<h1>按金</h1><h1>Deposits</h1><p>{NEXT_ZH}</p><p>{NEXT_EN}</p><p>{line}</p>"

    for section in read_html(body).sections:
        for pair in section.paragraphs:
            assert all(side.count("*") % 2 == 0 for side in (pair.chinese, pair.english)), pair


@pytest.mark.parametrize("mark", ["*", "**", "_", "***"])
def test_a_translation_in_brackets_is_read_within_emphasis_of_the_whole(mark):
    line = f"{mark}按金不得超過兩個月租金。（The deposit may not exceed two months' rent.）{mark}"

    assert rows(NEXT_ZH, NEXT_EN, line)[1] == (
        "按金不得超過兩個月租金。",
        "The deposit may not exceed two months' rent.",
    )


def test_a_dot_between_the_languages_belongs_to_neither_beside_numbers():
    assert rows("Effective 1 January 2025 · 2025年1月1日生效")[0] == (
        "2025年1月1日生效",
        "Effective 1 January 2025",
    )


def test_the_size_of_a_file_in_brackets_is_no_translation():
    line = "申請表格（PDF，120 KB）"

    assert line in str(rows(NEXT_ZH, NEXT_EN, line, "Application form (PDF, 120 KB)"))


@pytest.mark.parametrize("gap", ["\u3000", "  ", " "])
def test_a_chinese_sentence_that_ends_in_a_name_ends_at_its_full_stop(gap):
    lines = [
        (
            "買賣不動產須以公證書作成。",
            "A sale of immovable property shall be made by notarial deed.",
        ),
        ("賣方為 Sun Hing Properties Limited。", "The seller is Sun Hing Properties Limited."),
        ("登記機關得要求補交文件。", "The registry may ask for further documents."),
    ]

    document = read_text(
        "須知\nNotes\n\n" + "\n\n".join(gap.join(line) for line in lines)
    ).to_json()

    assert [(p["zh-hant"], p["en"]) for p in document["sections"][0]["paragraphs"]] == lines


def test_rows_that_say_the_same_in_both_columns_are_no_headings():
    rows = ["甲方須付款。\tParty A shall pay.", "FATF\tFATF", "乙方須交貨。\tParty B delivers.",
            "HSBC Life\tHSBC Life", "丙方須通知。\tParty C notifies."]  # fmt: skip

    document = read_text("須知\nNotes\n\n" + "\n".join(rows)).to_json()

    assert len(document["sections"]) == 1
    assert len(document["sections"][0]["paragraphs"]) == len(rows)


def test_an_english_sentence_may_begin_with_a_chinese_name():
    lines = [
        ("買賣不動產須以公證書作成。", "A sale of immovable property requires a notarial deed."),
        (
            "遠景行可代為草擬通知書。",
            "遠景行 (Vista & Co) can draft the notice for the client.",
        ),
        ("登記機關得要求補交文件。", "The registry may ask for further documents."),
    ]

    document = read_text(
        "須知\nNotes\n\n" + "\n\n".join("\n".join(line) for line in lines)
    ).to_json()

    assert [(p["zh-hant"], p["en"]) for p in document["sections"][0]["paragraphs"]] == lines


@pytest.mark.parametrize(
    ("line", "pair"),
    [
        ("(a) 租金；（(a) rent;）", ("(a) 租金；", "(a) rent;")),
        (
            "(2) 本條例自公告指定的日期起實施。（(2) This Ordinance comes into operation on a day to be appointed.）",
            (
                "(2) 本條例自公告指定的日期起實施。",
                "(2) This Ordinance comes into operation on a day to be appointed.",
            ),
        ),
    ],
)
def test_an_item_with_its_translation_in_brackets_has_its_number_once_on_each_side(line, pair):
    lines = [
        "承租人須於簽約時繳付按金。（The lessee shall pay the deposit when the lease is signed.）",
        line,
        "按金不計算任何利息。（No interest accrues on the deposit during the lease.）",
    ]

    assert rows("\n\n".join(lines))[1] == pair


def test_a_name_with_a_colon_labels_its_sentence_and_translates_nothing():
    pair = ("Harbour.com：在網站上選擇退出。", "Harbour.com: Opt out on the website.")

    assert rows(*pair) == [pair, (NEXT_ZH, NEXT_EN)]


def test_the_gap_behind_the_number_of_an_article_is_no_border():
    chinese = "第 12 條　申請以繳納規費之日為申請日。"
    english = "Article 12  The date on which the fee under Article 10 is paid is the filing date."

    assert rows(chinese + english) == [(chinese, english), (NEXT_ZH, NEXT_EN)]

"""What a page puts around a text is told from it by weight, whatever its words are."""

import pytest

from briefings.importing.read_document import read_html, read_text

TITLE = ("商場租約的主要商業條款", "Heads of terms for a shop in a shopping mall")
BODY = [
    "租戶與業主須先就商場租約的租期、租金及按金達成協議。",
    "The tenant and the landlord first agree on the term, the rent and the deposit of the shop.",
    "商業條款本身對業主沒有約束力。",
    "The heads of terms do not bind the landlord of the mall.",
]
PAGE = {
    "other articles": ["更多文章", "More articles", "遺產繼承問與答", "Succession: a guide"],
    "invitation": ["留下電郵，下期通訊寄給您", "Leave your e-mail for the next issue"],
    "card": ["譚慧敏", "Mabel Tam", "合夥人", "Partner", "分享本文給讀者", "Share this article"],
}  # fmt: skip


def words_of(found):
    return str(found.to_json()["sections"]) + str(found.to_json()["title"])


@pytest.mark.parametrize("below", PAGE.values(), ids=PAGE)
@pytest.mark.parametrize("kind", ["text", "html"])
def test_what_a_page_says_below_a_text_in_both_languages_is_left_out_and_reported(kind, below):
    lines = [*TITLE, *BODY, *below]
    found = (
        read_text("\n\n".join(lines))
        if kind == "text"
        else read_html("".join(f"<p>{line}</p>" for line in lines))
    )

    assert [line for line in below if line in words_of(found)] == []
    assert [line for line in below if line not in str(found.to_json())] == []
    assert [line for line in BODY if line not in words_of(found)] == []


@pytest.mark.parametrize(
    "end",
    [
        ["罰則", "Penalties", "首次罰款五千元", "A fine of MOP 5,000 for a first offence"],
        ["租金按月支付", "Rent paid monthly", "登記文件", "Documents to register"],
    ],
)
def test_short_lines_at_the_end_stay_where_nothing_speaks_for_a_page(end):
    found = read_text("\n\n".join([*TITLE, *BODY, *end]))

    assert [line for line in end if line not in words_of(found)] == []


@pytest.mark.parametrize(
    "above",
    [
        ["公司與商業 Corporate"],
        ["主頁 > 專題 > 租務", "Home > Spotlight > Leases"],
        ["最新動態", "What's new", "法規追蹤", "Regulatory watch"],
        [
            *["終審法院第 45/2025 號上訴案", "Court of Final Appeal, Case No. 45/2025"],
            *["裁判日期：2025年11月6日", "Date of judgment: 6 November 2025"],
        ],
        ["各地辦事處：澳門 · 香港 · 里斯本", "Offices: Macao · Hong Kong · Lisbon"],
        ["租務部　內部使用"],
    ],
)
def test_the_title_is_the_line_above_the_text_that_speaks_of_it(above):
    found = read_text("\n\n".join([*above, *TITLE, *BODY])).to_json()

    assert tuple(found["title"].values()) == TITLE


def test_a_title_that_menus_have_too_stands_above_the_day_on_which_a_text_takes_effect():
    days = ["2024 年 4 月 3 日起生效", "Effective August 27, 2025"]
    body = [
        "我們只在提供服務所需的範圍內收集閣下的資料。",
        "We collect your data only as far as our service needs them.",
    ]

    found = read_text("\n".join(["私隱政策", "Privacy Policy", *days, *body])).to_json()

    assert found["title"] == {"zh-hant": "私隱政策", "en": "Privacy Policy"}
    assert [day for day in days if day not in str(found["sections"])] == []


def test_a_first_heading_with_the_words_of_its_text_is_not_the_title():
    lines = [
        "續租須知",
        "Notes on renewals",
        "按金",
        "Deposit",
        "按金為兩個月。",
        "A deposit is two months.",
    ]

    found = read_text("\n\n".join(lines)).to_json()

    assert found["title"]["en"] == "Notes on renewals"


def test_a_paragraph_that_ends_with_a_question_is_text_and_ends_the_search_for_a_title():
    asked = [
        "租戶每年三月都要續租。租約要怎樣寫？",
        "Tenants renew in March. What does a lease say?",
    ]
    heading = ["01 租約的租期租金及按金", "01 Term, rent and deposit of the lease of a shop"]

    found = read_text("\n\n".join(["甚麼？", "What now?", *asked, *heading, *BODY]))

    assert [line for line in asked if line not in words_of(found)] == []
    assert found.to_json()["title"]["en"] == "What now?"


def test_a_last_section_in_both_languages_stays_however_much_of_a_page_follows():
    last = [
        "競委會已展開冷藏物流市場的研究。",
        "The Commission has begun a study of cold-chain logistics.",
    ]
    below = [line for lines in PAGE.values() for line in lines]

    found = read_text("\n\n".join([*TITLE, *BODY, "閱讀全文 Read more", *last, *below]))

    assert [line for line in last if line not in words_of(found)] == []


@pytest.mark.parametrize("head", ["關於作者", "作者簡介", "About the author"])
def test_what_is_said_of_the_author_below_the_text_belongs_to_the_page(head):
    said = "何美蓮是本所合夥人，專責租務及建築合同事宜。"
    below = f"<p>標籤：租務</p><p>{head}</p><p>{said}</p><p>相關文章</p><p><a>輕軌通車</a></p>"
    text = "".join(
        f"<p>押金不得超過{n}個月的租金。</p><p>The deposit is at most {n} months' rent.</p>"
        for n in range(2, 8)
    )

    document = read_html(f"<h1>租約 Leases</h1>{text}{below}").to_json()

    assert said in document["dropped"]
    assert len(document["sections"][0]["paragraphs"]) == 6


@pytest.mark.parametrize(
    ("chinese", "english"),
    [
        ("有用嗎？ 是 / 否", "Was this helpful? Yes / No"),
        ("這對您有幫助嗎？ 有 / 沒有", "Did you find this useful? Yes | No"),
        ("仍有疑問？聯絡我們", "Still have questions? Contact us"),
        ("輸入電郵地址，每月收取一次更新。", "Enter your e-mail address for a monthly update."),
    ],
)
def test_what_a_page_asks_its_readers_is_left_out(chinese, english):
    found = read_text("\n".join([*TITLE, "", *BODY, "", chinese, english])).to_json()

    assert {chinese, english} <= set(found["dropped"])


@pytest.mark.parametrize(
    "below",
    [
        ["Articles in the database are for reference only.", "Data updated every Friday"],
        ["投資涉及風險。借定唔借？還得到先好借！", "客戶服務熱線：2233 3000"],
        ["付款方式 VISA Master AlipayHK PayMe FPS", "© 2020 版權所有"],
        ["Imprimir", "© 2023 Todos os direitos reservados"],
        ["列印　轉寄　A- A A+", "© 2024"],
        ["This page was last edited on 9 January 2024.", "Content is available under CC BY-SA."],
        ["Share", "Attorney Advertising. Prior results do not guarantee a similar outcome."],
    ],
)
def test_what_databases_banks_and_shops_say_below_a_text_is_left_out_and_reported(below):
    found = read_text("\n\n".join([*TITLE, *BODY, *below]))

    assert [line for line in below if line in words_of(found)] == []
    assert {*below} <= {*found.dropped}

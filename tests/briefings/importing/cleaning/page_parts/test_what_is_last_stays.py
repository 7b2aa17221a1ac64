"""What stands last in a text is the lawyer's, unless a page is plainly seen below it."""

import json

import pytest

from briefings.importing import read_html, read_text

TITLE = ["倉庫租約的新規則", "New rules for warehouse leases"]
PAIRS = [
    "出租人須於五月一日前登記租約。",
    "The landlord must register the lease before 1 May.",
    "押金不得超過兩個月租金。",
    "The deposit is at most two months' rent.",
    "違反者可處罰款。",
    "Breach may lead to a fine.",
]


def shown(found) -> str:
    """All that the import took over, as one text."""
    return json.dumps(found.to_json()["sections"], ensure_ascii=False)


@pytest.mark.parametrize(
    "end",
    [
        ["罰款五萬元", "吊銷執照六個月", "依法追究刑事責任"],
        ["附表 Schedule", "Certificate of incorporation", "Register of directors", "Annual return"],
        ["Carlill v Carbolic Smoke Ball Co [1893] 1 QB 256", "Hadley v Baxendale [1854] 9 Ex 341"],
        ["File the claim", "Pay the fee", "Attend the hearing"],
        ["須備文件：", "Documents:", "身份證", "Identity card", "Passport copy", "Proof of address"],
        ["投訴", "Complaints", "消費者委員會，8988 9315", "Consumer Council, 8988 9315", "罰則",
         "Penalties", "首次違規：罰款五萬元", "First offence: a fine of MOP 50,000"],
        ["生效，2024-06-01", "In force, 2024-06-01"],
        ["中國銀行，帳號 0123 4567 8901", "Bank of China, account 0123 4567 8901"],
        ["廉政公署 | 2832 6300", "CCAC | 2832 6300"],
        ["Laws cited", "《勞動關係法》", "《商業登記法典》"],
        ["下一步", "Next step", "電話 Tel: +853 2833 0000"],
        ["下一步行動", "Next steps", "電話：+853 2833 0000", "Tel: +853 2833 0000"],
        ["聯絡", "Contact", "電話：+853 2833 0000", "Tel: +853 2833 0000"],
        ["聯絡我們 Contact us", "電話 Tel: +853 2833 0000", "傳真 Fax: +853 2833 0001"],
    ],
)  # fmt: skip
@pytest.mark.parametrize("kind", ["text", "html"])
def test_what_is_last_stays(kind, end):
    lines = [*TITLE, *PAIRS, *end]
    if kind == "text":
        found = read_text("\n\n".join(lines))
    else:
        found = read_html("".join(f"<p>{line}</p>" for line in lines))

    words = [word for line in end for word in line.split(" ")]
    assert [word for word in words if word not in shown(found)] == []


def test_a_clause_above_the_line_of_copyright_stays():
    lines = [*TITLE, *PAIRS, "本法自公佈翌日起生效", "© 2024 Firm"]

    found = read_html("".join(f"<p>{line}</p>" for line in lines))

    assert "本法自公佈翌日起生效" in shown(found)


@pytest.mark.parametrize("end", ["|", "- |", "· · ·"])
def test_marks_alone_at_the_end_are_no_fault(end):
    found = read_html("".join(f"<p>{one}</p>" for one in [*TITLE, *PAIRS, end]))

    assert found.to_json()["title"]["en"] == TITLE[1]


def test_a_last_section_on_whom_to_ask_in_each_half_is_one_section():
    halves = [
        ["資料聲明", *["閣下有權查閱及更正資料。", "申請須以書面提出。"] * 2, "查詢", "如有查詢，請電郵至 a@b.example。"],
        [
            "Statement on data",
            *["You have the right to see your data.", "Requests must be in writing."] * 2,
            "Enquiries",
            "For enquiries please write to a@b.example.",
        ],
    ]  # fmt: skip

    found = read_text("\n".join([*halves[0], *halves[1]])).to_json()

    assert found["sections"][-1]["heading"] == {"zh-hant": "查詢", "en": "Enquiries"}
    assert [*found["sections"][-1]["paragraphs"][0].values()] == [halves[0][-1], halves[1][-1]]
    assert found["contact"]["email"] == ""


@pytest.mark.parametrize("label", ["PART B – ENGLISH TEXT", "Part II: English version"])
def test_the_name_of_the_part_in_the_other_language_is_left_out(label):
    halves = [
        ["假期", *["員工每年享有十二個工作天年假。"] * 5],
        ["Leave", *["Staff are entitled to twelve days."] * 5],
    ]

    found = read_text("\n".join([*halves[0], label, *halves[1]])).to_json()

    assert found["title"] == {"zh-hant": "假期", "en": "Leave"}
    assert label in found["dropped"]


def test_a_rule_below_the_last_sentence_says_nothing_of_it():
    lines = ["# " + TITLE[0], "# " + TITLE[1], *PAIRS, "總之，網站須保留登記紀錄。", "---"]

    assert "總之，網站須保留登記紀錄。" in shown(read_text("\n\n".join(lines)))


def test_the_last_sentence_stays_where_a_paragraph_has_no_translation():
    lines = ["租約須知", "Notes on leases"]
    lines += ["按金須於三十日內退還。", "The deposit is returned within thirty days."]
    lines += ["回頂端", "出租人負責維修屋頂及外牆。"]
    lines += ["租金每月首日支付，逾期支付者須另付利息。"]
    lines += ["The rent is due on the first day of each month; interest is due on late payment."]
    lines += ["回頂端", "承租人不得轉租房屋，亦不得作營業用途。", "回頂端"]
    lines += ["The lessee may neither sublet the house nor use it for a business."]

    document = read_text("\n\n".join([*lines, "分享：Facebook", "© 2024"])).to_json()

    assert lines[-1] in str(document["sections"])
    assert lines[-1] not in document["dropped"]


def test_a_sentence_of_law_with_one_word_that_pages_use_stays_above_the_end_of_a_page():
    lines = ["財團法人須知", "Notes on foundations"]
    lines += ["財團法人須設董事會。", "A foundation has a board of directors."]
    lines += ["財團法人不得為無限責任股東。", "A foundation bears no unlimited liability."]
    page = ["作者簡介", "← 舊文章", "新文章 →", "發佈留言", "Powered by WordPress"]

    document = read_text("\n\n".join([*lines, *page])).to_json()

    assert [line for line in lines if line in document["dropped"]] == []
    assert {*page} <= {*document["dropped"]}


def test_a_list_stays_below_the_list_that_it_translates():
    """Each section says all in Chinese, then all in English; the page ends with its owner."""
    lines = ["雙重徵稅協定", "Double taxation agreements"]
    for chinese, english in [("簽訂", "concluded"), ("核准", "approved"), ("公佈", "published")]:
        lines += [f"各協定於上一年度由主管當局{chinese}，並刊登於公報。"]
        lines += [f"Each agreement was {english} in the previous year by the competent authority."]
    lines += ["居民身份證明書由財政局發出，申領人須親身辦理。", "申領時須備妥：", "公司章程副本"]
    lines += ["管理層會議地點證明", "前一年度評定通知書", "處理時間約二十日，費用全免。"]
    english = [
        "The bureau issues a certificate of residence to those who apply for it in person.",
        "The request calls for:",
        "a copy of the articles",
        "proof of where management meets",
        "the previous year's notice of assessment",
        "Processing takes twenty days and no fee is charged.",
    ]

    document = read_text("\n\n".join([*lines, *english, "© 2025 稅務部"])).to_json()

    assert [line for line in english if line in document["dropped"]] == []


def test_how_to_reach_the_firm_stays_below_a_heading_with_a_number():
    reach = [
        "Please write to us at:",
        "請以下列方式聯絡我們：",
        "privacy@ridge.example",
        "privacy@ridge.example",
        "Or ask the administrator, @desk@ridge.example.",
        "或聯絡管理員 @desk@ridge.example。",
    ]
    english_first = [line for n in range(0, 6, 2) for line in PAIRS[n : n + 2][::-1]]
    lines = [
        *TITLE[::-1],
        "1. Rules",
        "1. 規則",
        *english_first,
        "2. Contact",
        "2. 聯絡我們",
        *reach,
    ]
    tags = ["h1", "h1", "h2", "h2", *["p"] * 6, "h2", "h2", *["p"] * 6]

    found = read_html("".join(f"<{tag}>{x}</{tag}>" for tag, x in zip(tags, lines, strict=True)))

    assert [line for line in reach if line not in shown(found)] == []


def test_a_list_without_marks_right_above_a_card_is_not_the_head_of_it():
    items = ["核對工資表", "Check the wage books", "要求賣方彌償", "Seek an indemnity"]
    items += ["預留部分款項", "Hold back part of the price"]
    card = "Fiona Mak, Partner | T +852 2500 1188 | fiona@firm.example"
    page = [
        "Contacts 聯絡人",
        card,
        "Related articles",
        "Share this article: Email | X",
        "Back to top",
    ]

    document = read_text("\n\n".join([*TITLE, *PAIRS, *items, *page])).to_json()

    assert [line for line in items if line in document["dropped"]] == []


def test_the_next_issue_is_of_the_page():
    line = "上一期：著作權集體管理 ｜ 下一期：工業設計續展"

    assert line in read_text("\n\n".join([*TITLE, *PAIRS, line])).to_json()["dropped"]

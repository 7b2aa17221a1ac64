"""What pages add to a text by their look: running heads, boxes, gaps, breaks of lines, end marks."""

import io

import docx
import pytest
from docx.shared import Pt

from briefings.importing import read_docx, read_html, read_text

TITLE = ("合規培訓", "Compliance training")
PARTS = [
    (
        "為甚麼重要",
        "Why it matters",
        "違法的往往是前線員工。",
        "It is often front-line staff who break the law.",
    ),
    (
        "四大禁區",
        "Four things never to do",
        "不得與同行商討價格。",
        "Never discuss prices with competitors.",
    ),
    ("黎明搜查", "Dawn raids", "立即致電法律部。", "Call the legal department at once."),
]


def headings(document):
    return [section["heading"]["en"] for section in document["sections"]]


def rows(document):
    return [row["en"] for section in document["sections"] for row in section["paragraphs"]]


def document_of(lines):
    """A Word file of lines with the size of their letters."""
    document = docx.Document()
    for text, size in lines:
        document.add_paragraph().add_run(text).font.size = Pt(size)
    file = io.BytesIO()
    document.save(file)
    return read_docx(file.getvalue()).to_json()


def test_small_print_that_each_page_repeats_and_its_numbers_are_left_out():
    lines = [(TITLE[0], 24), (TITLE[1], 20)]
    for number, (zh, en, *said) in enumerate(PARTS, 1):
        lines += [("內部資料 Internal use only", 8), (str(number), 8), (zh, 20), (en, 20)]
        lines += [(text, 12) for text in said]

    document = document_of(lines)

    assert headings(document) == [en for _, en, *_ in PARTS]
    assert rows(document) == [said for *_, said in PARTS]
    assert document["dropped"].count("內部資料 Internal use only") == len(PARTS)


def test_small_print_that_stands_there_once_or_twice_stays():
    lines = [(TITLE[0], 24), (TITLE[1], 20)]
    for number, (zh, en, *said) in enumerate(PARTS, 1):
        lines += [(zh, 20), (en, 20), *((text, 12) for text in said)]
        lines += [("圖表由本局提供 Chart by the bureau", 8)] if number < len(PARTS) else []

    assert str(document_of(lines)["sections"]).count("Chart by the bureau") == len(PARTS) - 1


def test_boxes_to_tick_are_left_out_and_what_is_to_be_done_stays():
    items = [
        ("已核對公司的名稱。", "The name has been checked."),
        ("已付訂金。", "The deposit has been paid."),
    ]
    table = "".join(f"<tr><td>☐</td><td>{zh}</td><td>{en}</td></tr>" for zh, en in items)

    document = read_html(f"<h1>{TITLE[0]}</h1><h1>{TITLE[1]}</h1><table>{table}</table>").to_json()

    assert rows(document) == [en for _, en in items]
    assert document["dropped"].count("☐") == len(items)


def test_gaps_within_sections_divide_nothing_where_headings_do():
    body = "".join(
        f"<p>&nbsp;</p><p><b>{zh}</b></p><p><b>{en}</b></p><p>{said}</p><p>{translated}</p>"
        "<p>&nbsp;</p><p>另見附件，內容以正本為準。</p><p>See also the annex; the original prevails.</p>"
        for zh, en, said, translated in PARTS
    )

    document = read_html(f"<h1>{TITLE[0]}</h1><h1>{TITLE[1]}</h1>{body}").to_json()

    assert headings(document) == [en for _, en, *_ in PARTS]


TEXT = "\n".join(line for part in PARTS for line in part)
LONG = (
    "關於小型住宿場所新發牌制度的說明以及現有經營者須注意的事項",
    "An explanation of the new licensing regime for small guest accommodation",
)


@pytest.mark.parametrize("order", ["zh", "en"])
def test_a_title_broken_over_lines_is_one_where_its_translation_is_as_long(order):
    broken = f"{LONG[0][:18]}\n{LONG[0][18:]}"
    title = f"{broken}\n{LONG[1]}" if order == "zh" else f"{LONG[1]}\n{broken}"

    document = read_text(f"{title}\n{TEXT}").to_json()

    assert (document["title"]["zh-hant"], document["title"]["en"]) == LONG


def test_a_publisher_above_a_title_is_no_half_of_it():
    document = read_text(f"氹仔商戶同盟\n小額錢債訴訟\nSmall claims\n{TEXT}").to_json()

    assert "氹仔商戶同盟小額錢債訴訟" not in str(document)


def test_the_number_of_an_article_and_its_name_on_two_lines_are_one_heading():
    articles = [
        ("第一條", "標的", "本法規訂定資助計劃。"),
        ("第二條", "受惠人", "商戶可申請資助。"),
    ]
    others = [
        ("Article 1", "Subject", "This sets out a scheme."),
        ("Article 2", "Who may apply", "Traders may apply."),
    ]
    lines = [line for pair in zip(articles, others, strict=True) for one in pair for line in one]

    document = read_text("\n\n".join([*TITLE, *lines])).to_json()

    found = [section["heading"] for section in document["sections"]]
    assert [one["zh-hant"] for one in found] == ["第一條　標的", "第二條　受惠人"]
    assert [one["en"] for one in found] == ["Article 1 Subject", "Article 2 Who may apply"]


@pytest.mark.parametrize("mark", ["— END —", "###", "（完）"])
def test_what_stands_below_the_end_mark_of_a_press_release_is_left_out_and_reported(mark):
    foot = [
        "關於本行",
        "About us",
        "本行成立於1998年。",
        "Founded in 1998.",
        "傳媒：press@example.com",
    ]

    document = read_text("\n\n".join([*TITLE, *TEXT.split("\n"), mark, *foot])).to_json()

    assert rows(document) == [said for *_, said in PARTS]
    assert {"Founded in 1998.", "About us"} <= set(document["dropped"])


def test_text_below_a_line_that_only_looks_like_an_end_mark_stays():
    rest = ["過渡安排", "Transition", "舊牌照仍然有效。", "Old licences remain valid."]

    document = read_text("\n\n".join([*TITLE, *TEXT.split("\n"), "###", *rest])).to_json()

    assert "Old licences remain valid." in rows(document)


def table_of(numbers):
    cells = [
        ("誰須申領", "Who needs it"),
        ("經營旅館者須申領牌照。", "Anyone who runs a guesthouse."),
        ("程序", "How to apply"),
        ("向旅遊局申請。", "Apply to the bureau."),
    ]
    return "".join(
        f"<tr><td>{number}</td><td>{zh}</td><td>{en}</td></tr>"
        for number, (zh, en) in zip(numbers, cells, strict=True)
    )


@pytest.mark.parametrize(
    "numbers", [["一", "1", "二", "2"], ["A", "A1", "B", "B1"], ["§1", "1.1", "§2", "2.1"]]
)
def test_a_column_that_counts_in_its_own_way_stands_before_each_text(numbers):
    page = f"<h1>{TITLE[0]}</h1><h1>{TITLE[1]}</h1><table>{table_of(numbers)}</table>"

    document = read_html(page).to_json()

    assert [one["en"] for section in document["sections"] for one in section["paragraphs"]] == [
        f"{numbers[1]} Anyone who runs a guesthouse.",
        f"{numbers[3]} Apply to the bureau.",
    ]


def page_of(*lines):
    title = "".join(f"<h2>{text}</h2>" for text in TITLE)
    return read_html(title + "".join(f"<p>{line}</p>" for line in lines)).to_json()


def test_the_day_of_an_event_below_a_heading_is_no_day_of_publication():
    lead = ("本會誠邀閣下出席講座。", "You are invited to a talk.")
    day = "日期：2026年9月17日<br>Date: 17 September 2026"

    document = page_of(
        *lead, "<b>活動詳情</b>", "<b>Details</b>", day, "費用：免費。", "Fee: none."
    )

    assert document["date"] == ""
    assert "Date: 17 September 2026" in str(document["sections"])


def test_a_few_bold_lines_among_short_ones_head_them():
    items = [
        ("致辭", "Welcome"),
        ("示範", "Demonstration"),
        ("茶點", "Refreshments"),
        ("問答", "Questions"),
    ]
    said = [text for item in items for text in item]

    document = page_of(
        *PARTS[0][2:],
        "<b>程序</b>",
        "<b>Programme</b>",
        *said,
        "<b>對象</b>",
        "<b>Audience</b>",
        *PARTS[1][2:],
    )

    assert headings(document)[-2:] == ["Programme", "Audience"]


def test_a_card_with_two_ways_to_reach_somebody_is_left_out_at_the_end():
    card = ["鄧靜儀 稅務合夥人", "Sandy Tang Tax Partner", "+852 3951 2270", "sandy@example.com"]
    notes = [
        "本刊物只作一般參考，不應視為法律意見。",
        "The contents are general in nature and should not be acted upon without advice.",
    ]

    document = read_text(
        "\n\n".join([*TITLE, "2026年5月4日", *TEXT.split("\n"), *card, *notes])
    ).to_json()

    assert rows(document) == [said for *_, said in PARTS]
    assert "Sandy Tang Tax Partner" in document["dropped"]


def test_the_end_mark_of_a_press_release_may_stand_there_in_both_languages():
    foot = ["— 完 —", "— END —", "本行成立於1998年。", "Founded in 1998.", "press@example.com"]

    document = read_text("\n\n".join([*TITLE, *TEXT.split("\n"), *foot])).to_json()

    assert rows(document) == [said for *_, said in PARTS]
    assert "Founded in 1998." in document["dropped"]


def test_a_title_in_the_other_language_is_found_below_the_name_of_an_account():
    text = "".join(f"<p>{line}</p>" for line in PARTS[0][2:])
    head = "<h1>買樓印花稅下調了多少？</h1><p>濠江法律人</p><p>How much has stamp duty fallen?</p>"

    document = read_html(head + text).to_json()

    assert document["title"]["en"] == "How much has stamp duty fallen?"


def test_a_button_within_a_heading_is_the_heading_and_another_button_is_none():
    parts = "".join(
        f"<h2><button aria-expanded=false>{zh} {en}</button></h2><p>{said}</p><p>{translated}</p>"
        for zh, en, said, translated in PARTS
    )

    document = read_html(
        f"<h1>{TITLE[0]}</h1><h1>{TITLE[1]}</h1><button>登入 Sign in</button>{parts}"
    ).to_json()

    assert headings(document) == [en for _, en, *_ in PARTS]
    assert "Sign in" not in str(document["sections"])


def slides():
    for number, (zh_heading, en_heading, zh, en) in enumerate(PARTS, start=1):
        yield f"投影片 {number} Slide {number}"
        yield from (zh_heading, en_heading, f"• {zh}", f"• {en}")
        yield "機密 — 僅供內部培訓 Confidential — internal training only"
        yield ""


def test_numbers_of_slides_and_what_each_repeats_beside_them_are_left_out():
    document = read_text("\n".join([*TITLE, "", *slides()]))

    assert headings(document.to_json()) == [en for _zh, en, _text, _translation in PARTS]
    assert sum("Confidential" in line for line in document.dropped) == len(PARTS)


def text_with(*lines, below=()):
    body = [text for zh, en, *text in PARTS for text in (zh, en, *text)]
    return read_text("\n\n".join([*TITLE, *lines, *body, *below])).to_json()


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        ("2026年5月", "May 2026"),
        ("二零二六年四月十四日草稿", "Draft of 14 April 2026"),
        ("圖：新城A區地盤", "Photo: a site in Zone A"),
        ("分享", "Facebook"),
    ],
)
def test_a_day_a_picture_or_a_button_above_the_text_is_no_heading(zh, en):
    found = text_with(zh, en, "訓練為期一天。", "The training takes a day.")

    assert [one for one in headings(found) if one] == [en for _zh, en, *_text in PARTS]


@pytest.mark.parametrize("line", ["閱讀需時三分鐘", "3-minute read", "預計閱讀時間：約 4 分鐘"])
def test_the_time_that_reading_takes_is_left_out(line):
    assert line not in str(text_with(line)["sections"])


@pytest.mark.parametrize("line", ["← 工程變更的五種寫法", "Five ways to draft a clause →"])
def test_the_titles_of_the_articles_before_and_after_are_left_out_below_the_text(line):
    last = (
        "訓練為期一天，須於三十日內完成，並保存紀錄五年。",
        "Training takes a day and is completed within thirty days; records are kept for five years.",
    )

    assert line not in str(text_with(below=[*last, line])["sections"])


def test_a_button_is_left_out_with_the_address_that_a_mail_program_puts_behind_it():
    found = text_with(
        below=[
            "閱讀全文 <https://www.firm.example/c/1>",
            "Read more <https://www.firm.example/c/2>",
        ]
    )

    assert "firm.example" not in str(found["sections"])


def test_what_is_to_be_ticked_is_no_heading():
    items = [("☐ 確認公司已登記", "☐ Make sure that the firm is registered")]
    lines = [f"{zh}\n\t{en}" for zh, en in items]
    found = text_with(below=["投標前\tBefore you bid", *lines, "標書須密封。", "Bids are sealed."])

    assert "registered" not in " ".join(headings(found))


@pytest.mark.parametrize(
    "line",
    [
        "分享 Share: Facebook | LinkedIn | WeChat | Email",
        "分享 Share  Facebook  LinkedIn  微信 WeChat  列印 Print",
        "點擊圖片查看服務詳情",
    ],
)
def test_a_row_of_networks_between_the_paragraphs_is_left_out(line):
    text = ["商標異議", "Oppositions", "任何人可於兩個月內提出異議。"]
    text += ["Anyone may oppose within two months.", line]
    text += ["申請人有一個月時間答辯。", "The applicant has one month to reply."]

    assert line in read_text("\n\n".join(text)).to_json()["dropped"]


def test_a_banner_on_cookies_with_its_buttons_above_the_title_is_left_out():
    banner = "我們使用必要及分析性Cookies。 We use analytical cookies. 設定 Settings 拒絕 Decline 接受 Accept"
    text = ["知識產權 Intellectual Property", "澳門商標異議程序實務"]
    text += ["Trade Mark Oppositions in Macau", "任何人可於商標公佈後兩個月內提出異議。"]
    text += ["Anyone may oppose a trade mark within two months."]

    document = read_text("\n\n".join([banner, *text])).to_json()

    assert document["title"] == {"zh-hant": text[1], "en": text[2]}
    assert banner in document["dropped"]

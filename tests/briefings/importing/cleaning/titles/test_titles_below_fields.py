"""The title of a letter, a circular or a memorandum stands below its fields."""

import pytest

from briefings.importing import read_html, read_text

TITLE = ("住宿服務的新發牌要求", "New licensing requirements for guest accommodation")
TEXT = [
    ("一、誰須申領牌照", "1. Who needs a licence"),
    (
        "凡向公眾提供三間客房者，均須申領牌照。",
        "Anyone who offers three rooms to the public needs one.",
    ),
    ("二、申請程序", "2. How to apply"),
    (
        "申請須於開業前六十日遞交，並附平面圖。",
        "An application is filed sixty days before opening.",
    ),
]


def text_of(head, title=TITLE, text=TEXT):
    lines = [*head, *title, *(line for pair in text for line in pair)]
    return read_text("\n\n".join(lines)).to_json()


def headings(document):
    return [
        section["heading"]["en"] for section in document["sections"] if section["heading"]["en"]
    ]


@pytest.mark.parametrize(
    "head",
    [
        [
            "澳門旅館同盟",
            "Macau Innkeepers",
            "會員通告",
            "Circular to Members",
            "致：全體會員",
            "To: All members",
        ],
        [
            "濠江商戶",
            "Hou Kong Traders",
            "通函第8號（2026年）",
            "Circular 8 of 2026",
            "各會員：",
            "Dear Member,",
        ],
        ["備忘錄", "MEMORANDUM", "致：全體同事", "To: All staff", "事由：", "Re:"],
        ["通告 CIRCULAR", "編號 No.：15/2026", "受文者 Addressee：全體院校 All institutions"],
        ["檔號", "Reference", "TMS/C/26-03", "分發名單", "Distribution", "全體會員", "All members"],
        ["旅業協進", "Hospitality Forum", "通函編號：C-2026-9", "Circular No.: C-2026-9"],
        [
            "公報　第一組",
            "GAZETTE　SERIES I",
            "第22/2026號行政法規",
            "Administrative Regulation No. 22/2026",
        ],
    ],
)
def test_the_title_below_the_fields_is_found_and_what_stands_above_is_left_out(head):
    document = text_of(head)

    assert (document["title"]["zh-hant"], document["title"]["en"]) == TITLE
    assert headings(document) == ["1. Who needs a licence", "2. How to apply"]
    assert document["sections"][0]["heading"]["en"] == "1. Who needs a licence"


def test_a_title_above_its_fields_stays_the_title_where_the_line_below_is_a_heading_like_others():
    text = [("申請程序", "How to apply"), *TEXT[3:], ("過渡安排", "Transition"), *TEXT[1:2]]

    document = text_of(
        [*TITLE, "致：全體同事", "To: All staff"],
        ("誰須申領牌照", "Who needs it"),
        [TEXT[1], *text],
    )

    assert document["title"]["en"] == TITLE[1]
    assert headings(document) == ["Who needs it", "How to apply", "Transition"]


def test_a_subject_behind_its_label_is_the_title_of_a_memorandum_with_no_other():
    head = ["To: All managers", "From: Legal", f"Re: {TITLE[1]}", "致：各經理", f"事由：{TITLE[0]}"]

    document = text_of(head, ())

    assert (document["title"]["zh-hant"], document["title"]["en"]) == TITLE


def test_the_header_of_a_mail_is_no_head_of_a_letter():
    head = ["From: Ana <ana@example.com>", "To: Clients", "Date: 8 May 2024", "Dear all,"]

    document = text_of(head)

    assert document["date"] == ""
    assert document["title"]["en"] == TITLE[1]


def test_one_field_with_a_name_of_its_own_stands_in_a_table_of_fields():
    rows = [("檔號", "HR-26-7"), ("日期", "2026年2月2日"), ("受眾", "各分行"), ("主題", TITLE[0])]
    table = "".join(f"<tr><td>{name}</td><td>{value}</td></tr>" for name, value in rows)
    body = "".join(f"<p>{line}</p>" for pair in TEXT for line in pair)

    document = read_html(f"<table>{table}</table>{body}").to_json()

    assert document["date"] == "2026-02-02"
    assert document["title"]["zh-hant"] == TITLE[0]
    assert "各分行" not in str(document["sections"])


@pytest.mark.parametrize("numbers", ["1️⃣2️⃣", "❶❷", "⑴⑵"])
def test_signs_that_count_number_headings(numbers):
    signs = [numbers[: len(numbers) // 2], numbers[len(numbers) // 2 :]]
    text = [
        (f"{signs[0]} 誰須申領", f"{signs[0]} Who needs it"),
        TEXT[1],
        (f"{signs[1]} 程序", f"{signs[1]} How to apply"),
        TEXT[3],
    ]

    assert headings(text_of([], text=text)) == [text[0][1], text[2][1]]


BARS = ["▌最低工資", "▌電子送達"]


def test_the_issue_of_a_newsletter_and_what_stands_in_it_are_neither_title_nor_text():
    head = ["法律快訊　LEGAL BULLETIN", "第48期　二〇二五年秋季號　Issue 48, Autumn 2025"]
    head += ["Boletim Jurídico n.º 48, Outono de 2025"]
    within = ["本期內容　In this issue", "1 工資調整", "2 網上送達"]
    sections = [BARS[0], "Minimum wage", *TEXT[1], BARS[1], "Electronic service", *TEXT[3]]

    document = read_text("\n\n".join([*head, *TITLE, *within, *sections])).to_json()

    assert tuple(document["title"].values()) == TITLE
    assert [one["heading"]["zh-hant"] for one in document["sections"]] == ["最低工資", "電子送達"]
    assert {*head, *within} <= {*document["dropped"]}

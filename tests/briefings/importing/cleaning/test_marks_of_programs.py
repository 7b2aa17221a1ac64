"""What programs and publishers add around a text: comments, mail headers, company lines, buttons."""

import pytest

from briefings.importing import read_html, read_text

TITLE = (
    "船員合約的訂立及工資支付須知",
    "Notes on Contracts with the Crew and the Payment of Wages",
)
TEXT = [
    (
        "船東須於開航前與每名船員以書面訂立合約。",
        "Before a voyage the owner shall conclude a contract in writing with every member of the crew.",
    ),
    (
        "船東須於每月最後一個工作日支付全部工資。",
        "The owner shall pay all wages on the last working day of each month without deduction.",
    ),
    (
        "船員每服務滿一年，有權享有十二日有薪年假。",
        "For each year of service a member of the crew is entitled to twelve days of paid leave.",
    ),
]
LINES = [side for pair in TEXT for side in pair]


def paragraphs(lines: list[str]) -> str:
    return "".join(f"<p>{line}</p>" for line in lines)


def rows(document: dict) -> list[tuple[str, str]]:
    return [
        (pair["zh-hant"], pair["en"]) for one in document["sections"] for pair in one["paragraphs"]
    ]


def title_of(document: dict) -> tuple[str, str]:
    return document["title"]["zh-hant"], document["title"]["en"]


def is_whole(document: dict) -> bool:
    return title_of(document) == TITLE and rows(document) == TEXT


@pytest.mark.parametrize(
    ("mark", "comment"),
    [
        (
            '<sup><a href="#cmnt1" id="cmnt_ref1">[a]</a></sup>',
            '<div><p><a href="#cmnt_ref1" id="cmnt1">[a]</a><span>Is this still so?</span></p></div>',
        ),
        (
            '<a class=msocomanchor href="#_msocom_1" name="_msoanchor_1">[CL1]</a>',
            '<div><p><a name="_msocom_1"></a><a href="#_msoanchor_1">[CL1]</a>請核對。</p></div>',
        ),
    ],
)
def test_a_comment_and_its_mark_are_reported_and_no_text(mark, comment):
    page = f"<h1>{TITLE[0]}</h1><h1>{TITLE[1]}</h1>{paragraphs(LINES)}".replace(
        TEXT[-1][0], TEXT[-1][0] + mark
    )

    document = read_html(page + comment).to_json()

    assert is_whole(document)
    assert any(said in str(document["dropped"]) for said in ("still so?", "請核對"))


def test_the_header_of_a_forwarded_mail_may_be_one_paragraph():
    header = "<br>".join(
        [
            "---------- Forwarded message ---------",
            "寄件者： Crew Desk",
            "Date: 2025年3月4日 週二 09:10",
            "Subject: Crew contracts 船員合約",
        ]
    )
    own = "<table><tr><td>李小姐 &lt;a@b.example&gt;</td><td>2025年3月5日 10:00</td></tr></table>"
    bold = "".join(f"<p><b>{line}</b></p>" for line in TITLE)

    document = read_html(f"{own}<p>請登載。</p><p>{header}</p>{bold}{paragraphs(LINES)}").to_json()

    assert is_whole(document)
    assert "Crew Desk" in str(document["dropped"])


@pytest.mark.parametrize(
    "above",
    [
        [
            "（於開曼群島註冊成立之有限公司）",
            "(Incorporated in the Cayman Islands with limited liability)",
        ],
        ["(Incorporated in Hong Kong with limited liability)（於香港註冊成立的有限公司）"],
        [
            "(於中華人民共和國註冊成立的股份有限公司)",
            "(A joint stock company incorporated in the PRC with limited liability)",
        ],
        ["股份代號：1234", "Stock Code: 1234"],
        ["(Stock Code 股份代號: 1234)"],
        ["證券代號 / Securities code: 1234"],
    ],
)
def test_what_a_listed_company_states_above_a_title_is_reported(above):
    document = read_text("\n\n".join([*above, *TITLE, *LINES])).to_json()

    assert is_whole(document)
    assert {*above} <= {*document["dropped"]}


def test_a_sentence_on_incorporation_is_text():
    said = "本公司為一間於開曼群島註冊成立之有限公司。"
    english = "The Company is incorporated in the Cayman Islands with limited liability."

    document = read_text("\n\n".join([*TITLE, said, english, *LINES])).to_json()

    assert rows(document)[0] == (said, english)


def test_a_code_above_a_second_half_is_no_title():
    half = [f"第{n}條 船員須遵守船長的第{n}項指示。" for n in range(1, 7)]
    english = [
        f"Article {n} The crew shall follow instruction {n} of the master." for n in range(1, 7)
    ]
    text = [TITLE[1], *english, "文件編號 CRW-12 / 版本 3.0", TITLE[0], *half]

    document = read_text("\n\n".join(text)).to_json()

    assert title_of(document) == TITLE
    assert "文件編號 CRW-12 / 版本 3.0" in document["dropped"]


@pytest.mark.parametrize(
    "below",
    [
        "Designed by Harbour Studio",
        "Website designed and hosted by Harbour Studio",
        "Web design: Harbour Studio",
        "在線客服 Live chat",
        "即時對話",
        "下載PDF Download (PDF 640KB)",
        "Download full text (1.4 MB)",
        "建議解像度 1024 x 768",
    ],
)
def test_controls_below_a_text_are_of_the_page(below):
    page = f"<nav>首頁</nav><h1>{TITLE[0]}</h1><h1>{TITLE[1]}</h1>{paragraphs([*LINES, below])}"

    document = read_html(page).to_json()

    assert is_whole(document)
    assert below in document["dropped"]


@pytest.mark.parametrize(
    "below",
    [
        "This e-mail and any attachments are subject to our terms of business.",
        "This message is governed by our standard terms.",
        "本電郵及任何附件受本所服務條款約束。",
    ],
)
def test_a_mail_says_last_to_which_terms_it_is_subject(below):
    document = read_text("\n\n".join([*TITLE, *LINES, below])).to_json()

    assert is_whole(document)
    assert below in document["dropped"]


def test_a_bulleted_menu_and_a_notice_of_the_site_stand_above_a_title_named_in_code():
    menu = "<ul><li>航運資訊</li><li>通告 Notices</li><li>網上服務</li></ul>"
    banner = "<div>本網站將於週日維護 This site will be under maintenance on Sunday</div>"
    halves = "".join(
        f'<div class="notice-title">{TITLE[k]}</div>{paragraphs([pair[k] for pair in TEXT * 2])}'
        for k in range(2)
    )

    document = read_html(banner + menu + halves).to_json()

    assert title_of(document) == TITLE
    assert rows(document) == TEXT * 2


def test_the_account_and_the_size_of_letters_stand_between_a_title_and_its_translation():
    between = ["原创 大海法 3月8日", "字号：大 中 小"]
    lines = [*between, f"<b>{TITLE[1]}</b>", *LINES]

    document = read_html(
        f'<h2 class="rich_media_title">{TITLE[0]}</h2>{paragraphs(lines)}'
    ).to_json()

    assert is_whole(document)


def test_a_subtitle_in_each_language_stays():
    lines = [TITLE[0], "新規定的要點", TITLE[1], "The new rules in brief", *LINES]
    page = (
        f'<h2 class="post-title">{lines[0]}</h2><p>{lines[1]}</p>'
        f'<h2 class="post-title">{lines[2]}</h2>{paragraphs(lines[3:])}'
    )

    document = read_html(page).to_json()

    assert title_of(document) == TITLE
    assert lines[1] not in document["dropped"]


def test_a_subtitle_in_one_language_stays_in_a_text_without_a_page():
    subtitle = "二〇二五年修訂本"
    first, second = (f'<h2 class="post-title">{line}</h2>' for line in TITLE)

    document = read_html(f"{first}<p>{subtitle}</p>{second}{paragraphs(LINES)}").to_json()

    assert subtitle not in document["dropped"]


def test_a_last_sentence_on_what_a_message_is_subject_to_is_text():
    last = ("本訊息受租船合約約束。", "This message is subject to the charter party.")

    document = read_text("\n\n".join([*TITLE, *LINES, *last])).to_json()

    assert rows(document) == [*TEXT, last]

"""A title behind its label, a byline beside a date, and a letterhead: each by where it stands."""

import io
from collections.abc import Sequence

import docx
import pytest

from briefings.importing import read_docx, read_html, read_text

TITLE = ("跨境破產的新安排", "New arrangements for cross-border insolvency")
TEXT = [
    "管理人可向法院申請承認。",
    "The liquidator may ask the court for recognition.",
    "申請須附經認證的裁定副本。",
    "The application needs a certified copy of the order.",
]


def read(*above: str) -> dict:
    return read_text("\n\n".join([*above, *TEXT])).to_json()


def rows(document: dict) -> list[str]:
    return [pair["zh-hant"] for one in document["sections"] for pair in one["paragraphs"]]


@pytest.mark.parametrize(
    ("chinese", "english"), [("事由：", "Subject: "), ("主旨：", "Re: "), ("標題：", "Title: ")]
)
def test_a_title_that_stands_only_behind_its_label_loses_it(chinese, english):
    document = read(chinese + TITLE[0], english + TITLE[1])

    assert document["title"] == dict(zip(("zh-hant", "en"), TITLE, strict=True))
    assert rows(document) == TEXT[::2]
    assert chinese in document["dropped"]


@pytest.mark.parametrize("kind", ["內部備忘錄 INTERNAL MEMORANDUM", "通告 Notice"])
@pytest.mark.parametrize("set_as_title", ["# {}", "{}\n======"])
def test_a_kind_of_document_set_as_a_title_gives_way_to_a_labelled_one(kind, set_as_title):
    document = read(
        set_as_title.format(kind), "致 To: 全體員工 All staff", f"事由 Re: {' '.join(TITLE)}"
    )

    assert document["title"] == dict(zip(("zh-hant", "en"), TITLE, strict=True))
    assert rows(document) == TEXT[::2]
    assert kind in document["dropped"]


def test_a_kind_of_document_above_numbered_headings_alone_is_the_title():
    sections = ["## 一、申請 Application", *TEXT[:2], "## 二、文件 Documents", *TEXT[2:]]

    document = read_text("\n\n".join(["# 備忘錄 Memorandum", *sections])).to_json()

    assert document["title"] == {"zh-hant": "備忘錄", "en": "Memorandum"}
    assert [one["heading"]["en"] for one in document["sections"]] == ["Application", "Documents"]


HEADED = ["<h2>背景 Background</h2>", "<h2>文件 Documents</h2>"]


def test_a_kind_of_document_above_headings_that_are_all_of_one_level_is_the_title():
    said = [f"<p>{text}</p>" for text in TEXT]
    page = ["<h1>備忘錄 Memorandum</h1>", HEADED[0], *said[:2], HEADED[1], *said[2:]]

    document = read_html("".join(page)).to_json()

    assert document["title"] == {"zh-hant": "備忘錄", "en": "Memorandum"}
    assert [one["heading"]["en"] for one in document["sections"]] == ["Background", "Documents"]


@pytest.mark.parametrize(
    ("kind", "sections"),
    [
        ("會員通告第 7 號 Circular No. 7", HEADED),
        ("備忘錄 Memorandum", [one.replace("h2", "h3") for one in HEADED]),
    ],
)
def test_a_heading_between_a_kind_of_document_and_its_sections_is_the_title(kind, sections):
    said = [f"<p>{text}</p>" for text in TEXT]
    title = f"<h2>{' '.join(TITLE)}</h2>"
    page = [f"<h1>{kind}</h1>", title, sections[0], *said[:2], sections[1], *said[2:]]

    document = read_html("".join(page)).to_json()

    assert tuple(document["title"].values()) == TITLE


def test_a_sentence_behind_such_a_word_stays_as_it_is():
    document = read_text("\n\n".join([*TITLE, *TEXT, "事由：破產", "Re: Lehman"])).to_json()

    assert "事由：破產" in str(document["sections"])


@pytest.mark.parametrize(
    "lines",
    [
        ("發佈於 2025年3月4日 由 何志文", "Posted on 4 March 2025 by Ho Chi Man"),
        ("2025年3月4日　何志文", "4 March 2025 | Ho Chi Man"),
        ("文：何志文", "Ho Chi Man, 4 March 2025"),
    ],
)
def test_a_byline_beside_a_date_is_read_if_both_languages_name_as_many(lines):
    document = read(*TITLE, *lines)

    assert document["date"] == "2025-03-04"
    assert document["authors"] == [{"zh-hant": "何志文", "en": "Ho Chi Man"}]
    assert rows(document) == TEXT[::2]


def test_capital_words_beside_a_date_are_no_byline_if_nothing_confirms_them():
    document = read(*TITLE, "Weekly Digest, 4 March 2025")

    assert document["authors"] == []


def test_kind_and_publisher_below_a_title_are_no_heading():
    cover = ["討論文件", "Discussion paper", "破產管理署", "Insolvency Office", "2025年3月4日"]
    document = read(*TITLE, *cover)

    assert document["title"]["en"] == TITLE[1]
    assert document["date"] == "2025-03-04"
    assert rows(document) == TEXT[::2]
    assert "Discussion paper" in "\n".join(document["dropped"])


def test_a_letterhead_in_two_cells_is_no_title():
    word = docx.Document()
    cells = word.add_table(rows=1, cols=2).rows[0].cells
    cells[0].text = "松山律師行\nGuia Lawyers"
    cells[1].text = "澳門得勝街12號3樓\nT +853 2851 1234\nwww.guia.example"
    for line in [*TITLE, *TEXT]:
        word.add_paragraph(line)
    saved = io.BytesIO()
    word.save(saved)

    document = read_docx(saved.getvalue()).to_json()

    assert document["title"] == dict(zip(("zh-hant", "en"), TITLE, strict=True))
    assert rows(document) == TEXT[::2]


def test_a_memorandum_in_each_language_has_its_title_behind_each_label():
    chinese = [
        "備忘錄",
        "致：      全體律師",
        "事由：    已結案檔案之保存",
        "檔案於結案後保存十年。",
    ]
    english = [
        "MEMORANDUM",
        "TO:      All fee earners",
        "RE:      Closed Files",
        "Files are kept for ten years.",
    ]

    document = read_text(
        "\n".join([*chinese, *chinese[3:] * 2, "", *english, *english[3:] * 2])
    ).to_json()

    assert document["title"] == {"zh-hant": "已結案檔案之保存", "en": "Closed Files"}


def test_the_fields_of_a_memorandum_in_both_languages_are_no_menu_and_its_day_is_read():
    lines = [
        "備忘錄 MEMORANDUM",
        "致 To：全體合夥人 All Partners",
        "由 From：合規部 Compliance",
        "日期 Date：2026年3月4日 4 March 2026",
        "事由 Re：對賬程序 Reconciliation",
        "每月結餘須與銀行月結單核對。",
        "Monthly balances must be reconciled with the bank's statements.",
    ]

    document = read_text("\n".join(lines)).to_json()

    assert document["title"] == {"zh-hant": "對賬程序", "en": "Reconciliation"}
    assert document["date"] == "2026-03-04"


FIELDS = [
    "內部備忘錄",
    "致 To: 全體同事 All staff",
    "由 From: 何安 Ana Silva",
    "日期 Date: 3/6/2025",
]
HEADING = ["法律依據", "Legal basis"]


@pytest.mark.parametrize("heading", [[], HEADING])
@pytest.mark.parametrize("order", [1, -1])
@pytest.mark.parametrize(
    "label", ["主題 Subject：", "Re 事由: ", "**主旨 Subject:** ", "事由／Re：", "Subject: "]
)
def test_the_title_in_the_other_language_may_stand_below_without_a_label(label, order, heading):
    title = TITLE[::order]
    text = [*heading[::order], *(one for n in (0, 2) for one in TEXT[n : n + 2][::order])]

    document = read_text("\n\n".join([*FIELDS, label + title[0], title[1], *text])).to_json()

    assert document["title"] == dict(zip(("zh-hant", "en"), TITLE, strict=True))
    assert rows(document) == TEXT[::2]
    assert document["sections"][-1]["heading"]["zh-hant"] == "".join(heading[:1])


def test_a_subject_in_both_languages_is_the_title_although_a_heading_follows_it():
    lines = [*FIELDS, "事由：" + TITLE[0], "Re: " + TITLE[1], *HEADING]

    document = read(*lines)

    assert document["title"] == dict(zip(("zh-hant", "en"), TITLE, strict=True))
    assert document["sections"][0]["heading"]["en"] == HEADING[1]


def test_the_subject_of_a_mail_whose_header_is_one_paragraph_is_its_title():
    header = (
        "<b>From 發件人:</b> Ana Silva &lt;ana@firm.example&gt;<br><b>To 收件人:</b> c@firm.example"
        f"<br><b>Subject 主旨:</b> {TITLE[1]} {TITLE[0]}"
    )
    body = "".join(f"<p>{line}</p>" for line in ["Dear all / 各位：", *TEXT])

    document = read_html(f"<p>{header}</p>{body}").to_json()

    assert document["title"] == dict(zip(("zh-hant", "en"), TITLE, strict=True))
    assert rows(document) == TEXT[::2]


def test_a_title_below_a_mail_that_says_its_subject_and_more_is_the_title():
    subject = f"Subject: {TITLE[1]} {TITLE[0]}"
    header = ["From: Ho <ho@firm.example>", "To: Clients <all@firm.example>", subject]
    own = (f"{TITLE[0]}　2025年第二期", TITLE[1])

    document = read("\n".join(header), own[1], own[0])

    assert document["title"] == dict(zip(("zh-hant", "en"), own, strict=True))
    assert [one["heading"]["en"] for one in document["sections"]] == [""]
    assert rows(document) == TEXT[::2]


def test_a_subject_of_a_word_is_not_the_title_of_the_text_below_it():
    header = [
        "From: Ho <ho@firm.example>",
        "To: Clients <all@firm.example>",
        "Subject: 更新 Update",
    ]

    document = read("\n".join(header), *TITLE)

    assert document["title"] == dict(zip(("zh-hant", "en"), TITLE, strict=True))
    assert rows(document) == TEXT[::2]


def test_a_title_in_italics_has_no_marks_of_emphasis():
    head = f"<h1>{TITLE[0]}</h1><h1><i>{TITLE[1]}</i></h1>"
    document = read_html(head + "".join(f"<p>{one}</p>" for one in TEXT)).to_json()

    assert document["title"]["en"] == TITLE[1]


@pytest.mark.parametrize(
    ("subject", "greeting"),
    [
        ("外勞 Foreign labour", ["各位會員：", "Dear members,"]),
        ("[members] Foreign labour / 外勞", []),
        ("[HR-list] 電子通訊 June 2025", []),
        ("Fwd: 外勞 Foreign labour", []),
    ],
)
def test_a_title_below_the_header_of_a_mail_is_the_title_whatever_its_subject(subject, greeting):
    lines = [
        "From: Ana Reis <ar@kuokreis.example>",
        "To: members@list.example",
        "Message-ID: <2025@kuokreis.example>",
        f"Subject: {subject}",
        "Content-Type: text/plain; charset=utf-8",
        "",
        "聘用外地僱員：實務須知",
        "Hiring Non-resident Workers: A Practical Note",
        "",
        *greeting,
        "",
        "申請人須向勞工事務局提交表格。",
        "The form is filed with the Labour Affairs Bureau.",
    ]

    document = read_text("\n".join(lines)).to_json()

    assert list(document["title"].values()) == lines[6:8]
    assert [row["zh-hant"] for row in document["sections"][0]["paragraphs"]] == [lines[-2]]
    assert {lines[3], lines[4]} <= set(document["dropped"])


def test_a_reply_whose_languages_follow_each_other_has_the_title_of_each_half():
    header = [
        "寄件者: Ana Reis <ar@kuokreis.example>",
        "收件者: ir@company.example",
        "主旨: RE: 外勞 / Foreign labour",
        "附件: Letter.docx",
    ]
    chinese = [
        "敬啟者：",
        "聘用外地僱員：實務須知",
        *(f"申請{n}須向勞工事務局提交。" for n in "甲乙丙丁"),
    ]
    english = [
        "Dear Sirs,",
        "Hiring Non-resident Workers",
        *(f"Form {n} is filed." for n in "ABCD"),
    ]

    document = read_text("\n\n".join(["\n".join(header), *chinese, *english])).to_json()

    assert document["title"] == {"zh-hant": chinese[1], "en": english[1]}
    assert rows(document) == chinese[2:]
    assert set(header) <= set("\n".join(document["dropped"]).split("\n"))


def test_a_subject_in_short_leaves_the_title_to_each_half_below_its_greeting():
    chinese = [
        "各位客戶：",
        "控制人登記冊：準備好了嗎？",
        *(f"公司須備存{n}冊。" for n in "甲乙丙丁戊己庚辛壬癸"),
    ]
    english = [
        "Dear clients,",
        "The Controllers Register: Are You Ready?",
        *(f"A company keeps book {n}." for n in "ABCDEFGHIJ"),
    ]
    header = "From: Ana Reis <ar@kuokreis.example>\nTo: All\nSubject: 控制人登記冊 / Controllers Register"

    document = read_text("\n\n".join([header, *chinese, *english])).to_json()

    assert document["title"] == {"zh-hant": chinese[1], "en": english[1]}
    assert rows(document) == chinese[2:]
    assert {chinese[0], english[0]} <= set(document["dropped"])


MAIL = [
    "<b>From:</b> Ana Reis &lt;ana@firm.example&gt;",
    "<b>Sent:</b> Monday, 3 March 2025 9:00 AM",
    "<b>To:</b> Clients",
    "<b>Subject:</b> 客戶提示：破產 / Client alert: insolvency",
]
GREETING = ["各位客戶：", "Dear clients,"]
SECTIONS = [
    "<b>申請</b>",
    "<b>The application</b>",
    *TEXT[:2],
    "<b>文件</b>",
    "<b>Documents</b>",
    *TEXT[2:],
]
INTRODUCTION = ["新安排下月生效。", "The new arrangements take effect next month."]


def page(*lines: str) -> str:
    return "".join(f"<p>{line}</p>" for line in lines)


def in_size(points: int, lines: Sequence[str]) -> list[str]:
    return [f'<span style="font-size:{points}pt">{line}</span>' for line in lines]


@pytest.mark.parametrize("greeting", [[], GREETING])
@pytest.mark.parametrize(
    "title",
    [
        in_size(16, TITLE),
        in_size(13, [f"<b>{one}</b>" for one in TITLE]),
        in_size(14, [" ".join(TITLE)]),
    ],
)
def test_a_title_in_larger_letters_below_the_header_of_a_mail_is_the_title(title, greeting):
    text = in_size(11, [*INTRODUCTION, *SECTIONS])

    document = read_html(page(*MAIL, *greeting, *title, *text)).to_json()

    assert document["title"] == dict(zip(("zh-hant", "en"), TITLE, strict=True))
    headings = [one["heading"]["en"] for one in document["sections"]]
    assert headings == ["", "The application", "Documents"]
    assert any("Client alert" in one for one in document["dropped"])


def test_the_only_bold_lines_of_a_mail_are_its_title_above_the_text():
    title = [f"<b>{one}</b>" for one in TITLE]

    document = read_html(page(*MAIL, *GREETING, *title, *TEXT)).to_json()

    assert document["title"] == dict(zip(("zh-hant", "en"), TITLE, strict=True))
    assert rows(document) == TEXT[::2]


def test_a_title_in_larger_letters_in_each_half_of_a_mail_is_the_title():
    halves = [
        [
            GREETING[n],
            *in_size(14, [TITLE[n]]),
            *in_size(11, [*INTRODUCTION[n::2], *SECTIONS[n::2] * 2]),
        ]
        for n in (0, 1)
    ]

    document = read_html(page("<br>".join(MAIL), *halves[0], *halves[1])).to_json()

    assert document["title"] == dict(zip(("zh-hant", "en"), TITLE, strict=True))


@pytest.mark.parametrize("points", [11, 14])
def test_the_headings_of_a_mail_leave_the_title_to_its_subject(points):
    sections = [in_size(points if "<b>" in one else 11, [one])[0] for one in SECTIONS]

    document = read_html(page(*MAIL, *GREETING, *sections)).to_json()

    assert document["title"] == {"zh-hant": "客戶提示：破產", "en": "Client alert: insolvency"}
    headings = [one["heading"]["en"] for one in document["sections"]]
    assert headings == ["The application", "Documents"]


def test_a_title_in_larger_letters_stands_in_a_mail_whose_last_paragraph_is_not_translated():
    both = [f"{zh}<br>{en}" for zh, en in zip(SECTIONS[::2], SECTIONS[1::2], strict=True)]
    title = in_size(14, ["<br>".join(TITLE)])
    text = in_size(11, [*both, "上月一名客戶因逾期而被罰款，請各位留意。"])

    document = read_html(page(*MAIL, *title, "各業主： Dear all,", *text)).to_json()

    assert document["title"] == dict(zip(("zh-hant", "en"), TITLE, strict=True))
    headings = [one["heading"]["en"] for one in document["sections"]]
    assert headings == ["The application", "Documents"]
    assert "各業主： Dear all," in document["dropped"]


@pytest.mark.parametrize("greeting", [[], GREETING])
def test_a_line_without_a_number_above_numbered_headings_is_the_title_of_a_mail(greeting):
    header = "From: Ana Reis <ana@firm.example>\nTo: All\nSubject: 工傷提示 / Alert on injuries"
    numbered = ["一、計算", "1. The calculation", *TEXT[:2], "二、通知", "2. Notice", *TEXT[2:]]

    document = read_text(
        "\n\n".join([header, *greeting, *TITLE, *INTRODUCTION, *numbered])
    ).to_json()

    assert document["title"] == dict(zip(("zh-hant", "en"), TITLE, strict=True))
    assert [one["heading"]["en"] for one in document["sections"]][-2:] == numbered[1::4]


@pytest.mark.parametrize(
    "warning", [[], ["[EXTERNAL] This message came from outside the organisation."]]
)
def test_a_title_in_larger_letters_stands_below_the_remark_that_leads_to_it(warning):
    above = [*warning, "陳女士：", "Dear Ms Chan,", "隨函附上說明。 The note is set out below."]
    text = in_size(11, SECTIONS)

    document = read_html(page(*above, *in_size(14, TITLE), *text)).to_json()

    assert document["title"] == dict(zip(("zh-hant", "en"), TITLE, strict=True))

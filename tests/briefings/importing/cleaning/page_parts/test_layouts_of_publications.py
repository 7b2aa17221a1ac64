"""Circulars, flyers, notices, covers and articles of public accounts: the text and its title."""

import pytest

from briefings.importing import ImportedBriefing, read_html, read_text

TEXT = [
    ("出租人須於訂約後十日內登記。", "The landlord must register within ten days of signing."),
    ("未登記的租約不得對抗第三人。", "An unregistered lease cannot be invoked against others."),
    ("登記費由雙方平均分擔。", "The parties share the registration fee equally."),
]
TITLE = ("倉庫租約的新規則", "New rules for warehouse leases")
HEAD = "".join(f"<h1>{one}</h1>" for one in TITLE)
BODY = "".join(f"<p>{zh}</p><p>{en}</p>" for zh, en in TEXT)


def rows(document: ImportedBriefing) -> list[tuple[str, str]]:
    return [(pair.chinese, pair.english) for one in document.sections for pair in one.paragraphs]


def title(document: ImportedBriefing) -> tuple[str, str]:
    return document.title.chinese, document.title.english


def plain(above: list[str], below: list[str]) -> str:
    return "\n\n".join([*above, *(line for pair in TEXT for line in pair), *below])


@pytest.mark.parametrize(
    "below",
    [
        [
            "Kind regards, Ana",
            "Ana Chan | Partner 合夥人 | Chan & Silva, Advogados",
            "T +853 2800 0000",
        ],
        [
            "Yours sincerely,",
            "Ana Chan, Chairman, Legal Committee",
            "法律委員會主席陳安娜 謹啟",
            "Enquiries 查詢: Miss Ho / 何小姐 2800 0000",
            "If you no longer wish to receive our circulars, return this page. 如不欲再收取本會通告，請交回本頁。",
        ],
        [
            "如不想繼續接收本所通訊，請覆函告知。",
            "If you do not want to receive our letters, tell us.",
        ],
        [
            "本單張只供參考，不構成法律意見。",
            "This leaflet is for information and is no legal advice.",
        ],
    ],
)
def test_the_close_of_a_letter_or_circular_is_no_text_or_the_last_of_it(below):
    document = read_text(plain([*TITLE, "敬啟者：", "Dear members,"], below))

    assert title(document) == TITLE
    assert rows(document)[: len(TEXT)] == TEXT
    assert len(rows(document)) <= len(TEXT) + 1


def test_the_publisher_stands_above_a_notice_at_its_foot():
    foot = "新橋法律服務中心　San Kio Law Centre　☎ 2836 5521"
    notice = (
        "本單張只供參考，不構成法律意見。This leaflet is for information and is not legal advice."
    )

    document = read_text(plain([*TITLE], [foot, notice]))

    assert foot in document.dropped
    assert rows(document)[: len(TEXT)] == TEXT


def test_the_kind_of_a_notice_is_no_title_where_its_title_follows():
    document = read_text(
        plain(
            [
                "市政署",
                "MUNICIPAL AFFAIRS BUREAU",
                "通告 NOTICE",
                "編號：04/D/2026　No. 04/D/2026",
                *TITLE,
            ],
            [],
        )
    )

    assert title(document) == TITLE


def test_the_kind_of_a_notice_is_its_title_where_nothing_else_is():
    assert title(read_text(plain(["公告 Public notice"], []))) == ("公告", "Public notice")


def test_a_series_is_the_title_of_a_newsletter_whose_articles_have_headings():
    head = (
        "<p style='font-size:20pt'><b>商業法律通訊 第58期</b></p>"
        "<p style='font-size:16pt'><b>Business Law Bulletin, Issue 58</b></p>"
    )
    article = "<h2>公司法：無紙化股票</h2><h2>Companies: paperless shares</h2>"

    document = read_html(f"{head}{article}{BODY}<h2>稅務</h2><h2>Taxes</h2>{BODY}")

    assert title(document) == ("商業法律通訊 第58期", "Business Law Bulletin, Issue 58")


def test_the_largest_line_of_a_cover_is_the_title_above_headings_of_the_first_level():
    cover = (
        "<p>永昭律師事務所</p><p style='font-size:26pt'><b>{}</b></p>"
        "<p style='font-size:22pt'><b>{}</b></p><p>機密 CONFIDENTIAL</p>"
    ).format(*TITLE)
    parts = "".join(
        f"<h1>{n} {zh}</h1><h1>{n} {en}</h1>{BODY}"
        for n, zh, en in ((1, "背景", "Background"), (2, "延期", "Extensions"), (3, "費用", "Fees"))
    )

    document = read_html(cover + parts)

    assert title(document) == TITLE
    assert [one.heading.english for one in document.sections] == [
        "1 Background",
        "2 Extensions",
        "3 Fees",
    ]


def test_heads_of_pages_that_repeat_the_title_or_the_publisher_are_reported():
    head, foot = f"{TITLE[0]}　第2頁", "永昭律師事務所　Weng Chiu Law Office　機密 Confidential"

    document = read_html(f"{HEAD}<p>{head}</p>{BODY}<p>{foot}</p>{BODY}<p>{foot}</p>")

    assert rows(document) == TEXT * 2
    assert {head, foot} <= set(document.dropped)


def test_a_line_that_names_a_page_once_is_text():
    line = "本所意見書 第2頁"

    assert line in [zh for zh, _ in rows(read_html(f"{HEAD}{BODY}<p>{line}</p>{BODY}"))]


def test_a_bold_title_that_says_the_subject_of_a_memorandum_again_is_the_title():
    document = read_html(
        "<p>致 To：人事部 Personnel</p><p>事由 Re：倉庫租約 Warehouse leases</p>"
        f"<p><b>{TITLE[0]}</b></p><p><b>{TITLE[1]}</b></p>{BODY}"
    )

    assert title(document) == TITLE
    assert rows(document) == TEXT


@pytest.mark.parametrize(
    "card",
    [
        "<h4>作者</h4><p>Ana Silva</p><p>合夥人 Partner</p><p>關志豪 Kuan Chi Hou</p><p>律師 Associate</p>",
        "<h4>Key contact</h4><p>Jorge Lemos</p><p>Of Counsel, Macau</p><p>Email Jorge</p>",
    ],
)
def test_cards_of_people_with_their_offices_end_a_page(card):
    document = read_html(f"<nav><a>Home</a></nav>{HEAD}{BODY}<div>{card}</div>")

    assert rows(document) == TEXT
    assert [one.heading.english for one in document.sections] == [""]


ACCOUNT = (
    '<h1>倉庫租約的新規則</h1><div class="media_meta_list"><span>原创</span><span><a href="#">某普法</a></span>'
    "<em>2026年3月18日 18:30</em><em>澳门</em></div><p><b>What is new for warehouse leases?</b></p>"
)


def test_what_a_public_account_says_of_an_article_is_no_part_of_its_title():
    document = read_html(ACCOUNT + BODY)

    assert title(document) == (TITLE[0], "What is new for warehouse leases?")
    assert document.date == "2026-03-18"
    assert rows(document) == TEXT


def test_the_controls_below_an_article_of_a_public_account_are_no_text():
    below = (
        "<p>— END —</p><p>往期推荐</p><p><a href='/1'>仲裁裁决</a></p><p>长按二维码，添加小编</p>"
        '<div class="media_tool"><a>轻触阅读原文</a><span>阅读 28</span><span>赞 3</span></div>'
        "<div><p>微信扫一扫<br>关注该公众号</p></div><p>继续滑动看下一个</p>"
    )

    assert rows(read_html(ACCOUNT + BODY + below)) == TEXT


def test_a_language_set_in_italics_throughout_has_no_emphasis():
    body = "".join(f"<p>{zh}</p><p><i>{en}</i></p>" for zh, en in TEXT)

    assert rows(read_html(HEAD + body)) == TEXT


@pytest.mark.parametrize("opened", ["<i>", "<b>", "<i><b>", "<b><i>"])
def test_a_paragraph_emphasised_from_end_to_end_has_no_emphasis(opened):
    body = f"{BODY}<p>本條不適用。</p><p>{opened}This article does not apply."

    assert rows(read_html(HEAD + body))[-1][1] == "This article does not apply."


def test_words_of_a_paragraph_keep_their_emphasis():
    body = f"{BODY}<p>本條<b>不</b>適用。</p><p>This article does <i>not</i> apply.</p>"

    assert rows(read_html(HEAD + body))[-1] == (
        "本條**不**適用。",
        "This article does *not* apply.",
    )


def test_every_heading_with_its_translation_in_brackets_is_cut():
    lines = ["商舖租約的續期（Renewal of shop leases）"]
    for number, zh, en in (("一", "續期", "Renewal"), ("二", "租金調整", "Rent reviews")):
        lines.append(f"{number}、{zh}（{1 if number == '一' else 2}. {en}）")
        lines += [f"{chinese}（{english}）" for chinese, english in TEXT]

    document = read_text("\n".join(lines))

    assert [one.heading.english for one in document.sections] == ["1. Renewal", "2. Rent reviews"]


@pytest.mark.parametrize(
    "head",
    [
        [
            "澳門餐飲業聯合會",
            "Macau Catering Federation",
            "會員通函第12/2026號 Members Circular No. 12/2026",
        ],
        [
            "內部備忘錄 Internal Memorandum",
            "收件人 To：各主管 Managers",
            "發件人 From：法律部 Legal",
        ],
        ["商業登記局", "Commercial Registry", "公告", "Announcement", "第07/2026號 No. 07/2026"],
        ["From: Ana Chan", "Sent: Monday, 4 May 2026", "Subject: Leases", "Dear all,"],
    ],
)
def test_what_stands_above_a_title_is_not_the_title(head):
    document = read_text(plain([*head, *TITLE], []))

    assert title(document) == TITLE
    assert rows(document) == TEXT


def test_a_warning_that_a_mail_came_from_outside_is_no_title():
    warning = (
        "注意：本郵件來自外部寄件者。CAUTION: This email originated from outside our organisation."
    )
    mail = ["From: Ana Chan", "Sent: Monday, 4 May 2026", warning, "Dear all,"]

    document = read_text(plain([*mail, *TITLE], ["祝 商祺", "Best regards", "Ana Chan"]))

    assert title(document) == TITLE
    assert rows(document) == TEXT


def test_the_title_above_many_headings_of_the_first_level_is_not_lost():
    parts = "".join(
        f"<h1>{zh}</h1><h1>{en}</h1>{BODY}" for zh, en in (("登記", "Register"), ("罰則", "Fines"))
    )

    document = read_html(f"<p><b>{TITLE[0]}</b></p><p><b>{TITLE[1]}</b></p>{parts}")

    assert title(document) == TITLE
    assert [one.heading.english for one in document.sections] == ["Register", "Fines"]


def test_a_notice_of_a_body_without_another_title_keeps_its_kind_as_title():
    document = read_text(plain(["商業登記局", "Commercial Registry", "公告", "Announcement"], []))

    assert title(document) == ("公告", "Announcement")


@pytest.mark.parametrize(
    "foot",
    [
        [
            "街坊援助社 Legal Aid｜熱線 Hotline 2833 4455｜www.aid.example",
            "僅供參考。For reference only.",
        ],
        ["本通告只供會員傳閱。For circulation among members only."],
        ["（是項刊登費用為 $3,840.00）"],
    ],
)
def test_the_imprint_of_a_flyer_or_notice_is_no_text(foot):
    document = read_text(plain([*TITLE], foot))

    assert rows(document) == TEXT
    assert "".join(foot)[:10] in "".join(document.dropped)

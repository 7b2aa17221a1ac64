"""What newsletters, forwarded mails and web pages put around a text is left out and reported."""

import pytest

from briefings.importing import read_html, read_text

TITLE = ("續租須知", "Notes on renewing a lease")
TEXT = [
    "租客須於租約期滿前三個月通知業主，並繳清租金。",
    "The tenant must notify the landlord three months before the lease ends and pay the rent due.",
    "業主不同意續租時，須以書面說明理由。",
    "A landlord who does not agree to renew must give reasons in writing.",
]


def rows(document: dict) -> list[str]:
    return [pair["zh-hant"] for one in document["sections"] for pair in one["paragraphs"]]


def read_around(above: list[str], below: list[str]) -> dict:
    return read_text("\n\n".join([*above, *TITLE, *TEXT, *below])).to_json()


@pytest.mark.parametrize(
    "notice",
    [
        "閣下因訂閱而收到本通訊。",
        "您因登記成為會員而收到本電郵。",
        "閣下訂閱了本所的電子報，故獲發此通訊。",
        "You are receiving this newsletter because you signed up on our website.",
        "This email was sent to reader@example.com.",
        "本郵件發送至 reader@example.com。退訂",
        "如欲取消訂閱，請按此處。",
        "若您不想再收到本通訊，請回覆本電郵。",
        "If you no longer wish to receive our newsletter, please click here.",
        "To unsubscribe, reply to this e-mail with the word STOP.",
        "如未能正常顯示本電郵，請按此瀏覽網頁版。",
        "Having trouble reading this email? View it in your browser.",
        "如未能正常顯示，請按此。 Trouble viewing? Click here",
        "View this newsletter in your browser / 在瀏覽器中檢視",
        "版權所有，轉載請註明出處。",
        "© 2024 某律師行 Some Law Firm. All rights reserved.",
        "Please consider the environment before printing this e-mail.",
        "（請向下捲動閱讀英文版 Please scroll down for English）",
        "（英文版本載於中文版之後）",
        "此電郵由系統自動發出，請勿回覆。",
        "This is an automated message. Please do not reply.",
        "掃碼關注本公眾號",
        "[返回主頁 Back to home](/)",
    ],
)
@pytest.mark.parametrize("is_above", [True, False])
def test_a_notice_of_a_newsletter_is_left_out(notice, is_above):
    document = read_around([notice] if is_above else [], [] if is_above else [notice])

    assert document["title"]["zh-hant"] == TITLE[0]
    assert (rows(document), document["dropped"]) == (TEXT[::2], [notice])


@pytest.mark.parametrize(
    ("chinese", "english"),
    [
        (
            "消費者因訂閱服務而收到的推廣電郵，須載明取消訂閱的方法。",
            "Promotional mails that a consumer receives for a subscription must say how to cancel.",
        ),
        (
            "如欲取消訂閱，須於十四日前以書面通知服務提供者。",
            "To cancel a subscription, give the provider fourteen days’ notice in writing.",
        ),
        (
            "作者保留版權，出版者未經許可不得改編作品。",
            "The author keeps the copyright, and the publisher may not adapt the work.",
        ),
        (
            "網站經營者使用 cookies 前，須取得用戶同意。",
            "Before using cookies, the operator of a website must obtain the user’s consent.",
        ),
        (
            "誤收電郵的人不得使用其中的機密資料。",
            "Whoever receives a mail in error may not use the confidential information in it.",
        ),
    ],
)
def test_a_rule_on_subscriptions_mails_or_copyright_is_text(chinese, english):
    lines = [*TITLE, *TEXT[:2], chinese, english, *TEXT[2:]]

    assert chinese in rows(read_text("\n\n".join(lines)).to_json())


def test_a_disclaimer_is_furniture_only_beside_the_notices_of_a_newsletter():
    disclaimer = "本通訊僅供一般參考，不構成法律意見。"

    assert disclaimer in rows(read_around([], [disclaimer]))
    assert disclaimer in read_around([], [disclaimer, "如欲取消訂閱，請按此處。"])["dropped"]


@pytest.mark.parametrize(
    "separator",
    [
        "---------- Forwarded message ---------",
        "-----原始郵件-----",
        "Begin forwarded message:",
    ],
)
def test_the_header_of_a_forwarded_mail_is_left_out(separator):
    header = f"{separator}\nFrom: A <a@example.com>\nDate: Wed, 8 May 2024\nTo: <b@example.com>"

    document = read_around([header], [])

    assert document["title"]["en"] == TITLE[1]
    assert (rows(document), document["date"]) == (TEXT[::2], "")


@pytest.mark.parametrize(
    "edge",
    [
        ["Tags: lease, 租務", "2 Comments"],
        ["← Older post", "Newer post →"],
        ["這個答案有幫助嗎？ Was this helpful?", "有 Yes"],
        ["熱門文章 Popular posts", "訂閱電子報", "提交"],
        ["退訂 Unsubscribe | 私隱 Privacy", "網站由某公司設計"],
        ["發佈留言 Leave a reply", "您的電子郵件地址不會公開。", "名稱 Name"],
        ["閱讀 1234　讚 56　在看 7", "返回首頁 Back to home"],
    ],
)
def test_what_a_page_adds_below_the_text_is_left_out(edge):
    page = f"<h1>{TITLE[0]}</h1><h1>{TITLE[1]}</h1>"
    page += "".join(f"<p>{line}</p>" for line in TEXT) + "".join(f"<p>{one}</p>" for one in edge)

    assert rows(read_html(page).to_json()) == TEXT[::2]


def test_the_menu_of_a_page_copied_as_text_is_left_out_with_its_path():
    menu = [
        "跳到主要內容",
        "繁體中文",
        "English",
        "主頁",
        "關於我們",
        "專業服務",
        "團隊",
        "聯絡我們",
    ]
    above = ["\n".join(menu), f"主頁 / 刊物 / {TITLE[0]}"]

    document = read_around(above, [])

    assert document["title"] == dict(zip(("zh-hant", "en"), TITLE, strict=True))
    assert rows(document) == TEXT[::2]
    assert "專業服務" in document["dropped"]


def test_a_paragraph_of_nothing_but_short_links_is_navigation():
    bar = "<p><a href='/'>專題</a><a href='/b'>Site Map</a> | <a href='/c'>字型</a></p>"
    links = "<p>見<a href='/1'>第一條</a>、<a href='/2'>第二條</a>及<a href='/3'>第三條</a>。</p>"
    page = f"<h1>{TITLE[0]}</h1><h1>{TITLE[1]}</h1>{{}}" + "".join(f"<p>{t}</p>" for t in TEXT)

    assert rows(read_html(page.format(bar)).to_json()) == TEXT[::2]
    assert "見第一條、第二條及第三條。" in rows(read_html(page.format(links)).to_json())


@pytest.mark.parametrize(
    "end",
    [
        [
            "完／2024年5月8日（星期三）",
            "Ends/Wednesday, May 8, 2024",
            "Issued at HKT 16:30",
            "NNNN",
        ],
        ["（完）", "— END —"],
        ["Ends", "香港時間16時30分"],
    ],
)
def test_the_end_of_a_press_release_is_left_out(end):
    assert rows(read_around(["新聞公報", "Press Releases"], end)) == TEXT[::2]


@pytest.mark.parametrize(
    "heading", [("同意", "Consent"), ("分享", "Sharing"), ("訂閱", "Subscription")]
)
def test_a_menu_word_heads_a_section_in_a_text_whose_sentences_are_short(heading):
    chinese = [TITLE[0], "按金", TEXT[0], heading[0], TEXT[2]]
    english = [TITLE[1], "Deposit", TEXT[1], heading[1], TEXT[3]]

    document = read_text("\n\n".join([*chinese, *english])).to_json()

    assert [one["heading"]["zh-hant"] for one in document["sections"]] == ["按金", heading[0]]


@pytest.mark.parametrize(
    "foot",
    [
        ["某律師行 | Some Solicitors | www.example.com"],
        ["某律師行", "Some Solicitors", "澳門新馬路12號3樓"],
        ["財政局 Finance Bureau"],
    ],
)
def test_the_publisher_named_below_the_text_is_left_out(foot):
    document = read_around([], foot)

    assert rows(document) == TEXT[::2]
    assert document["dropped"] == foot or set(document["dropped"]) == set(foot)


def test_the_links_to_the_sections_of_a_page_are_left_out():
    links = "- [一、按金 Deposit](#s1)\n- [二、續租 Renewal](#s2)"
    text = f"# {TITLE[0]}\n\n# {TITLE[1]}\n\n{links}\n\n" + "\n\n".join(TEXT)

    assert rows(read_text(text).to_json()) == TEXT[::2]


@pytest.mark.parametrize(
    "offer",
    [
        "Forward to a colleague | 轉寄同事",
        "Share this e-mail | 分享本電郵",
        "Read online | 網上閱讀",
        "轉寄給朋友",
    ],
)
def test_an_offer_to_send_a_newsletter_on_is_no_title(offer):
    document = read_around([offer, "Issue 47 | 第四十七期"], [])

    assert document["title"]["zh-hant"] == TITLE[0]
    assert offer in document["dropped"]

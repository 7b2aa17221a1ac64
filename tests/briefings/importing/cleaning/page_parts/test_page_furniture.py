"""The same line is page furniture in one place, and the text of a law in another."""

import pytest

from briefings.importing import read_text

ZH = "出租人須於三十日內退還按金。"
EN = "The lessor shall return the deposit to the lessee within thirty days of the lease."


def read(*lines: str) -> dict:
    return read_text("\n".join(lines)).to_json()


@pytest.mark.parametrize(
    "sentence",
    [
        "If users consent to cookies on our website, we keep their choice for a year.",
        "Consent to cookies given by continuing to browse a website is not valid under the Act.",
        "如用戶接受網站的 cookies，本公司會保存其選擇一年。",
        "依條例，繼續瀏覽網站並不構成對 cookies 的同意。",
        "A website that sets cookies shall ask for consent before it does.",
    ],
)
def test_a_sentence_of_law_on_cookies_is_text(sentence):
    document = read("小型文字檔", "On cookies", "", sentence, "", ZH, EN)

    assert sentence not in document["dropped"]


@pytest.mark.parametrize(
    "banner",
    [
        "This website uses cookies. By continuing to browse you agree to our use of cookies.",
        "本網站使用 cookies，繼續瀏覽即表示閣下同意使用 cookies。",
        "By clicking Accept you consent to the cookies of this website.",
        "Accept all cookies",
        "This site uses cookies to improve your experience.",
    ],
)
def test_a_cookie_banner_is_left_out_and_reported(banner):
    document = read(banner, "", "按金須知", "Notes on deposits", "", ZH, EN)

    assert document["dropped"] == [banner]


@pytest.mark.parametrize(
    ("chinese", "english"),
    [
        ("私隱政策", "Privacy Policy"),
        ("常見問題", "FAQ"),
        ("免責聲明", "Disclaimer"),
        ("無障礙聲明", "Accessibility"),
        ("服務範圍", "Services"),
        ("Cookie 政策", "Cookie Policy"),
    ],
)
def test_a_lone_pair_of_menu_words_above_the_text_is_its_title(chinese, english):
    document = read(chinese, english, "", ZH, EN)

    assert document["title"] == {"zh-hant": chinese, "en": english}
    assert document["dropped"] == []


def test_a_title_in_both_languages_on_one_line_may_be_a_menu_word():
    document = read("私隱政策 / Privacy Policy", "", ZH, EN)

    assert document["title"] == {"zh-hant": "私隱政策", "en": "Privacy Policy"}


def test_a_menu_above_the_text_is_left_out():
    document = read("首頁", "關於我們", "Contact", "", "按金須知", "Notes on deposits", "", ZH, EN)

    assert document["dropped"] == ["首頁", "關於我們", "Contact"]


def test_a_menu_word_above_a_sentence_is_no_menu():
    document = read("Disclaimer", "", EN, "", "免責聲明", "", ZH)

    assert document["title"] == {"zh-hant": "免責聲明", "en": "Disclaimer"}
    assert document["dropped"] == []


SECTIONS = [
    ("按金", "Deposit", ZH, EN),
    ("維修", "Repairs", "出租人負責維修屋頂。", "The lessor keeps the roof in repair."),
    ("轉租", "Subletting", "承租人不得轉租房屋。", "The lessee may not sublet the house."),
]


def with_lines_between(*between: str) -> dict:
    lines = ["租約須知", "Notes on leases"]
    for section in SECTIONS:
        lines += [*section, *between]
    return read_text("\n\n".join(lines)).to_json()


@pytest.mark.parametrize(
    "between",
    [
        ["立即捐款 DONATE NOW"],
        ["立即報名", "Register now"],
        ["── 廣告 ──"],
        ["廣告 Advertisement"],
        ["▲TOP"],
        ["TOP"],
        ["按此訂閱 / Subscribe today!"],
        ["Book a consultation now"],
        ["立即報價 Get a quote"],
        ["展開全文"],
    ],
)
def test_a_button_repeated_between_the_sections_is_left_out_and_reported(between):
    document = with_lines_between(*between)

    assert [(one["heading"]["zh-hant"], one["heading"]["en"]) for one in document["sections"]] == [
        section[:2] for section in SECTIONS
    ]
    assert document["dropped"] == between * len(SECTIONS)


@pytest.mark.parametrize(
    ("chinese", "english"),
    [
        ("廣告", "Advertising"),
        ("申請", "Applications"),
        ("立即生效", "Immediate effect"),
        ("即時解僱", "Dismissal without notice"),
    ],
)
def test_a_heading_that_resembles_a_button_stays(chinese, english):
    lines = ["租約須知", "Notes on leases"]
    lines += [part for one in SECTIONS for part in (chinese, english, *one[2:])]

    document = read_text("\n\n".join(lines)).to_json()

    assert document["dropped"] == []
    assert {one["heading"]["en"] for one in document["sections"]} == {english}


def test_a_heading_on_advertisements_stands_once_and_stays():
    document = read("租約須知", "Notes on leases", "", "廣告", "Advertisements", "", ZH, EN)

    assert document["sections"][0]["heading"] == {"zh-hant": "廣告", "en": "Advertisements"}

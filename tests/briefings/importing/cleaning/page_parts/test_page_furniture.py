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

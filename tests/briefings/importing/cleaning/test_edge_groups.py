"""What blank lines set off above and below a pasted text is of the page, if some of it surely is."""

import pytest

from briefings.importing import read_text

TITLE = ["租約修訂要點", "Key Changes to Leases"]
TEXT = [
    *("租期屆滿後，租客須於三日內遷出。", "A tenant leaves within three days of the term's end."),
    *("業主須於七日內退還按金。", "The landlord returns the deposit within seven days."),
    *("本法自二零二六年一月一日起生效。", "The law takes effect on 1 January 2026."),
    *("現行合同不受影響，但當事人另有約定者除外。", "Existing contracts remain as they are."),
]


def read(*groups: list[str]) -> dict:
    return read_text("\n\n".join("\n".join(group) for group in groups)).to_json()


def rows(document: dict) -> list[str]:
    pairs = [pair for one in document["sections"] for pair in one["paragraphs"]]
    return [side for pair in pairs for side in (pair["zh-hant"], pair["en"])]


@pytest.mark.parametrize(
    "above",
    [
        ["個人 Personal", "商業 Business", "職員不會索取密碼。", "首頁 > 條款 > 一般條款"],
        ["首頁 / 生活 / 社會法治", "訂閱電子報", "聽新聞 0:00 / 6:14", "字體縮放 大 中 小"],
        ["Search help articles", "Help Center > Trust > Policies", "Submit a request", "Follow us"],
    ],
)
def test_unknown_lines_among_known_ones_above_the_text_are_of_the_page(above):
    document = read(above, TITLE, TEXT)

    assert list(document["title"].values()) == TITLE
    assert rows(document) == TEXT
    assert {*above} <= {*document["dropped"]}


def test_so_are_those_below_it():
    below = ["需要協助？ Need help?", "與我們對話 Chat with us", "浪花計劃 Wave Plan"]

    document = read(TITLE, TEXT, below)

    assert rows(document) == TEXT
    assert {*below} <= {*document["dropped"]}


@pytest.mark.parametrize(
    "below",
    [
        ["建立於 3月 '22", "最後回覆 11月 '23", "2.3k 瀏覽　14 個使用者　6 個連結", "建議的話題"],
        ["Hidden categories: Texts", "This page was last edited on 14 January 2024, at 08:21."],
        ["👏 412　💬 9", "1.2K Followers · 58 Following", "Help  Status  Careers  Text to speech"],
    ],
)
def test_what_forums_wikis_and_blogs_say_below_a_text_is_no_text(below):
    document = read(TITLE, TEXT, below)

    assert rows(document) == TEXT
    assert {*below} <= {*document["dropped"]}


def test_the_row_of_a_cookie_banner_is_no_title():
    banner = "接受 Accept   拒絕 Decline   設定 Settings"

    document = read([banner], TITLE, TEXT)

    assert list(document["title"].values()) == TITLE


def test_a_title_that_names_something_in_latin_letters_has_its_translation_beside_it():
    title = ["創用CC 姓名標示 4.0 國際公眾授權條款", "Creative Commons Attribution 4.0 Licence"]

    document = read(["Main menu", "Navigation", "A 37 languages"], title[::-1], TEXT)

    assert list(document["title"].values()) == title


def test_the_title_below_a_menu_is_found_without_a_blank_line_between():
    document = read(["首頁", "刊物", "首頁 > 刊物 > 租約", *TITLE], TEXT)

    assert list(document["title"].values()) == TITLE
    assert rows(document) == TEXT


def test_a_last_group_of_sentences_stays_beside_lines_of_the_page():
    ending = ["申請須於七月前提出。", "Applications are due before July.", "分享本文", "返回頁首"]

    document = read(TITLE, TEXT, ending)

    assert rows(document) == [*TEXT, *ending[:2]]


@pytest.mark.parametrize("line", ["廣告收入為 3:10 / 6:14 之比。", "附件一.pdf 所載的條款適用。"])
def test_a_sentence_with_such_words_is_text(line):
    document = read(TITLE, [*TEXT, line, "The clause applies."])

    assert line in rows(document)

"""The menu of a bilingual site says each item in both languages on one line."""

import pytest

from briefings.importing.read_document import read_text

TITLE = ["倉庫租約登記規章", "Regulation on the Registration of Warehouse Leases"]
BODY = [
    "第 一 章 總則",
    "Chapter I General Provisions",
    "第 1 條　出租人須於五月一日前登記租約。",
    "Article 1  The landlord must register the lease before 1 May.",
    "第 2 條　押金不得超過兩個月租金。",
    "Article 2  The deposit is at most two months' rent.",
]
MENU = ["選單 Menu", "主頁 Home", "船務 Shipping", "律師 Lawyers", "最新消息 News", "搜尋 Search"]

pytestmark = pytest.mark.one_database


def title(lines: list[str], between: str) -> list[str]:
    return list(read_text(between.join(lines)).to_json()["title"].values())


@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_an_item_of_the_menu_is_no_title(between):
    document = read_text(between.join([*MENU, *TITLE, *BODY])).to_json()

    assert list(document["title"].values()) == TITLE
    assert [one["heading"]["en"] for one in document["sections"]] == [BODY[1]]
    assert "船務 Shipping" in document["dropped"]


@pytest.mark.parametrize("lead", ["現在位置：", "您的位置: ", "目前位置：", "You are here: "])
def test_a_path_is_no_part_of_the_title_below_it(lead):
    lines = [f"{lead}首頁 > 法規 > 法規內容", *TITLE, *BODY]

    assert title(lines, "\n") == TITLE


def test_a_title_of_menu_words_in_both_languages_stays():
    assert title(["私隱政策", "Privacy Policy", *BODY], "\n\n") == ["私隱政策", "Privacy Policy"]

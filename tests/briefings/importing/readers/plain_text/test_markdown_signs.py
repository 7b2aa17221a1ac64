"""Signs of Markdown that no reader of the page sees leave the text; what they said is kept."""

import pytest

from briefings.importing import read_file

ZH, EN = "出租人須於三十日內退還按金。", "The lessor shall return the deposit within thirty days."


def read(*lines: str) -> dict:
    head = ("# 須知 {#top}", "# Notes {.unnumbered}", "")
    return read_file("notes.md", "\n".join((*head, *lines)).encode()).to_json()


def chinese(document: dict) -> list[str]:
    return [pair["zh-hant"] for section in document["sections"] for pair in section["paragraphs"]]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (
            '見[政府網站](https://www.gov.mo/ "首頁")所載。',
            "見[政府網站](https://www.gov.mo/)所載。",
        ),
        ("詳見 <https://www.gov.mo/> 所載。", "詳見 https://www.gov.mo/ 所載。"),
        ("申請書可電郵至 <a.b@example.com> 遞交。", "申請書可電郵至 a.b@example.com 遞交。"),
        ("罰款上限為10^6^元。", "罰款上限為10⁶元。"),
        ("二氧化碳（CO~2~）須申報。", "二氧化碳（CO₂）須申報。"),
        ("比率為2^10，即約~1,000。", "比率為2^10，即約~1,000。"),
    ],
)
def test_links_and_raised_letters_are_read_as_the_page_shows_them(written, expected):
    document = read(written, "", ZH, "", EN)

    assert document["title"] == {"zh-hant": "須知", "en": "Notes"}
    assert chinese(document)[0] == expected
    assert "ledger" not in document


def test_a_picture_that_lies_elsewhere_is_reported_by_its_words():
    document = read('[![流程圖](flow.png "圖一")](https://example.com/flow)', "", ZH, "", EN)

    assert chinese(document) == [ZH]
    assert document["dropped"] == ["流程圖"]
    assert "ledger" not in document


def test_code_loses_its_fences_and_nothing_else():
    document = read(ZH, "", EN, "", "```text", "1^2^ 範本", "```", "", ZH, "", EN)

    assert "1^2^ 範本" in chinese(document)
    assert "```" not in str(document)
    assert "ledger" not in document


def test_items_that_are_all_written_as_the_first_are_counted():
    document = read(
        "1. 甲方須付租金。", "1. 乙方須交樓。", "", "1. 丙方作擔保。", "1) 另列。", "", EN
    )

    assert [line[:2] for line in chinese(document)[:3]] == ["1.", "2.", "3."]
    assert "ledger" not in document


def test_a_list_in_both_languages_counts_each_item_once():
    document = read(
        f"1. {ZH}", f"1. {EN}", "1. 租客須交還鑰匙。", "1. The tenant returns the keys."
    )

    sides = [pair for section in document["sections"] for pair in section["paragraphs"]]
    assert [(side["zh-hant"][:2], side["en"][:2]) for side in sides] == [("1.", "1."), ("2.", "2.")]


def test_lists_that_a_paragraph_divides_begin_anew():
    document = read(f"1. {ZH}", "", "其後另有規定如下各項。", "", "1. 租客須交還鑰匙。", "", EN)

    assert f"1. {ZH}" in chinese(document)
    assert "1. 租客須交還鑰匙。" in chinese(document)

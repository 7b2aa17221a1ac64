"""Headings with their translation in brackets, and cells that a spreadsheet quoted."""

import pytest

from briefings.importing import read_text

ARTICLES = """個人資料保護法（Personal Data Protection Law）

適用範圍（Scope of application）

本法適用於所有公司（companies）及自然人。

This law applies to all companies and natural persons.

{heading}

罰款由4,000元至40,000元。

Penalties range from 4,000 to 40,000.
"""


def headings(source: str) -> list[tuple[str, str]]:
    found = read_text(source).to_json()
    return [(one["heading"]["zh-hant"], one["heading"]["en"]) for one in found["sections"]]


def test_a_heading_with_its_translation_in_brackets_is_in_both_languages():
    found = read_text(ARTICLES.format(heading="三、罰則 (Penalties)：")).to_json()

    assert found["title"] == {"zh-hant": "個人資料保護法", "en": "Personal Data Protection Law"}
    assert headings(ARTICLES.format(heading="三、罰則 (Penalties)：")) == [
        ("適用範圍", "Scope of application"),
        ("三、罰則", "Penalties"),
    ]


def test_a_heading_with_a_word_of_its_translation_is_in_both_languages():
    source = ARTICLES.format(heading="甚麼是 cookie？（What is a cookie?）")
    source = source.replace(
        "個人資料保護法（Personal Data Protection Law）", "Cookie 政策（Cookie Policy）"
    )

    assert read_text(source).to_json()["title"] == {"zh-hant": "Cookie 政策", "en": "Cookie Policy"}
    assert headings(source)[1] == ("甚麼是 cookie？", "What is a cookie?")


def test_the_chinese_may_be_the_one_in_brackets():
    assert headings(ARTICLES.format(heading="Penalties（罰則）"))[1] == ("罰則", "Penalties")


def test_a_name_in_brackets_stays_where_its_partner_has_it_too():
    source = (
        "中級法院（Court of Second Instance）\n\nCourt of Second Instance\n\n它裁定。\n\nIt ruled."
    )

    found = read_text(source).to_json()

    assert found["title"] == {
        "zh-hant": "中級法院（Court of Second Instance）",
        "en": "Court of Second Instance",
    }


def test_an_abbreviation_in_brackets_is_no_translation():
    found = read_text("個人資料（GDPR）\n\n本所說明。\n\nOur note.").to_json()

    assert found["title"]["zh-hant"] == "個人資料（GDPR）"


def test_cells_that_a_spreadsheet_quoted_are_read_without_the_marks():
    source = (
        '中文\tEnglish\n甲方。\tParty A.\n"公司須申報。\n其後繳稅。"\t"Companies declare.\nThey pay after."\n'
        '他說「是」。\t"He said ""yes""."\n'
    )

    found = read_text(source).to_json()

    assert found["sections"][0]["paragraphs"][-2:] == [
        {"zh-hant": "公司須申報。\n其後繳稅。", "en": "Companies declare.\nThey pay after."},
        {"zh-hant": "他說「是」。", "en": 'He said "yes".'},
    ]


def test_a_quotation_beside_a_tab_keeps_its_marks():
    source = '甲方說。\t"Yes."\n乙方說。\t"No."'

    assert '"No."' in str(read_text(source).to_json())


def test_the_number_of_a_heading_may_stand_in_brackets_too():
    assert headings(ARTICLES.format(heading="(3) 罰則 (Penalties)"))[1] == (
        "(3) 罰則",
        "(3) Penalties",
    )


def test_a_letter_before_such_a_heading_is_its_number():
    found = headings(ARTICLES.format(heading="C. 罰則（Penalties）"))

    assert found[-1] == ("C. 罰則", "Penalties")


@pytest.mark.parametrize("brackets", ["[]", "【】", "［］", " []"])
def test_a_heading_may_have_its_translation_in_square_brackets(brackets):
    gap, opening, closing = brackets[:-2], brackets[-2], brackets[-1]
    heading = f"罰則{gap}{opening}Penalties{closing}"

    assert headings(ARTICLES.format(heading=heading))[1] == ("罰則", "Penalties")

"""The byline of a text: its people, each with the names in both languages and without titles."""

import pytest

from briefings.importing import read_text
from briefings.importing.patterns.front_lines import front_line

BODY = """商標法修訂
Trade Mark Law Revised

{}

商標法修訂將於下月生效，申請費減半。

The revised trade mark law takes effect next month; fees are halved.
"""
CHAN = {"zh-hant": "陳美儀", "en": "Chan Mei I"}
HO = {"zh-hant": "何東", "en": "Ho Tong"}


def authors(byline: str) -> list:
    document = read_text(BODY.format(byline)).to_json()
    assert [len(section["paragraphs"]) for section in document["sections"]] == [1]
    return document["authors"]


@pytest.mark.parametrize(
    "byline",
    [
        "作者：陳美儀律師 / By Chan Mei I",
        "作者：陳美儀律師\nBy Chan Mei I",
        "作者：陳美儀律師 Chan Mei I",
        "作者：陳美儀（Chan Mei I）律師",
        "作者 Author：陳美儀 Chan Mei I",
        "作者/Author: 陳美儀律師 / Chan Mei I",
        "By Chan Mei I, Lawyer\n作者：陳美儀大律師",
        "陳美儀律師\nChan Mei I\n2025年5月1日",
        "陳美儀律師 / Chan Mei I\n2025年5月1日",
        "撰稿｜陳美儀\nText: Chan Mei I",
        "律師：陳美儀\nLawyer: Chan Mei I",
        "主理律師：陳美儀 / Attorney: Chan Mei I",
        "陳美儀　撰\nBy Chan Mei I",
        "陳美儀 撰文\nBy Chan Mei I",
        "採訪：陳美儀\nInterviewed by Chan Mei I",
    ],
)
def test_a_byline_in_two_languages_names_one_person(byline):
    assert authors(byline) == [CHAN]


def test_several_people_are_paired_in_their_order():
    byline = (
        "撰文：陳美儀律師及何東實習律師\nWritten by Chan Mei I, Lawyer, and Ho Tong, Trainee Lawyer"
    )

    assert authors(byline) == [CHAN, HO]


def test_a_name_that_has_no_partner_stands_for_itself():
    assert authors("作者：陳美儀律師、何東律師 / By Chan Mei I") == ["陳美儀", "何東", "Chan Mei I"]
    assert authors("By Advogada Maria da Silva") == ["Maria da Silva"]


def test_a_duty_of_lawyers_is_no_byline():
    document = read_text(BODY.format("律師：出席聆訊\nLawyers: attend the hearing")).to_json()

    assert document["authors"] == []


def test_a_place_before_the_date_is_nobody():
    assert authors("作者：何東\n澳門 / Macau\n2025年5月1日")[:1] == ["何東"]


SILVA = {"zh-hant": "Maria Silva", "en": "Maria Silva"}


@pytest.mark.parametrize(
    "byline",
    [
        "作者：陳美儀、Maria Silva\nBy Chan Mei I and Maria Silva",
        "By Chan Mei I & Maria Silva\n文：陳美儀律師、Maria Silva 律師",
        "作者：陳美儀、Maria Silva / By Chan Mei I and Maria Silva",
        "Prepared by Chan Mei I and Maria Silva（陳美儀、Maria Silva）",
        "陳美儀、Maria Silva（Chan Mei I, Maria Silva）\n2025年5月1日",
    ],
)
def test_a_latin_name_in_the_byline_of_both_languages_is_one_person(byline):
    assert authors(byline) == [CHAN, SILVA] or authors(byline) == [SILVA, CHAN]


def test_a_byline_that_stands_twice_is_paired_with_its_chinese_name():
    byline = "作者：陳美儀\nBy Chan Mei I\nBy Chan Mei I, Lawyer"

    assert authors(byline) == [CHAN]


@pytest.mark.parametrize(
    ("byline", "people"),
    [
        ("作者：李家和律師", ["李家和"]),
        ("作者：王家和、陳和生律師及陳與義", ["王家和", "陳和生", "陳與義"]),
        ("作者：陳美儀和何東律師", ["陳美儀", "何東"]),
    ],
)
def test_a_name_may_have_the_characters_that_join_names(byline, people):
    assert authors(byline) == people


@pytest.mark.parametrize("name", ["瑪麗亞·席爾瓦", "安娜‧達·席爾瓦"])
def test_a_foreign_name_is_one_in_chinese_too(name):
    byline = f"作者：{name}大律師 / By Maria d’Almeida e Silva, Founding Partner"

    assert authors(byline) == [{"zh-hant": name, "en": "Maria d’Almeida e Silva"}]


def test_no_title_that_lawyers_have_stays_with_the_name():
    assert authors("作者：管理合夥人陳美儀〔律師〕 / By Sra. Doutora Chan Mei I") == [CHAN]


@pytest.mark.parametrize(
    "byline", ["談子軒律師 Tam Chi Hin", "談子軒律師 Advogado Tam Chi Hin · 14 March 2026"]
)
def test_a_lawyers_title_makes_a_name_of_any_surname(byline):
    found = front_line(byline)

    assert found is not None
    assert found.names == ({"zh-hant": "談子軒", "en": "Tam Chi Hin"},)


@pytest.mark.parametrize("line", ["談判須知 Negotiation Notes", "認識律師 Meet Our Lawyers"])
def test_a_heading_that_begins_like_a_name_names_nobody(line):
    found = front_line(line)

    assert found is None or not found.names


@pytest.mark.parametrize("line", ["由專家撰寫", "合同須以中文撰寫", "遺囑執筆"])
def test_a_line_on_who_writes_what_is_no_byline(line):
    found = front_line(line)

    assert found is None or not found.names

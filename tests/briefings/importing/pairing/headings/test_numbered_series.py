"""What most lines of a numbered series are, all of them are."""

import pytest

from tests.briefings.importing.pairing.headings.documents import (
    SAID,
    each_above,
    headings,
    rows,
    text_of,
)

pytestmark = pytest.mark.one_database

SERIES = [
    ("一、鞏固現有技能", "I. Improve existing skills"),
    ("二、尋找導師，並且幫助他人", "II. Find mentors and teach others"),
    ("三、學習與人交往", "III. Learn people skills"),
    ("四、為何參與", "IV. Why contribute"),
]


def test_a_number_with_a_comma_is_a_heading_where_the_other_numbers_are():
    document = text_of(*each_above(SERIES, SAID))

    assert headings(document) == [zh for zh, _ in SERIES]
    assert rows(document) == SAID


@pytest.mark.parametrize("alone", [("三、學習與人交往", ""), ("", "III. Learn people skills")])
def test_a_number_without_a_translation_is_a_heading_where_the_other_numbers_are(alone):
    document = text_of(*each_above([*SERIES[:2], alone, SERIES[3]], SAID))

    assert headings(document) == [SERIES[0][0], SERIES[1][0], "".join(alone), SERIES[3][0]]


def test_a_number_above_short_lines_is_a_heading_where_the_other_numbers_are():
    items = [("回答問題", "Answer questions"), ("檢查他人的修改", "Review changes")]

    document = text_of(*each_above(SERIES[:3], SAID[:3]), SERIES[3], *items)

    assert headings(document) == [zh for zh, _ in SERIES]
    assert rows(document)[-2:] == items


def test_questions_with_a_letter_and_a_number_are_headings_together():
    asked = [
        ("問1：可否由律師代為聲請？", "Q1: May a lawyer file for me?"),
        ("問2：我住在外地，也沒有證件，怎麼辦", "Q2: I live abroad. I have no papers. What now?"),
        ("問3：費用多少？", "Q3: What does it cost?"),
    ]

    document = text_of(*each_above(asked, SAID[:3]))

    assert headings(document) == [zh for zh, _ in asked]


def test_numbers_that_follow_each_other_are_a_list():
    document = text_of(SAID[0], *SERIES[:3], SAID[1])

    assert headings(document) == []


def test_a_short_item_among_sentences_is_no_heading():
    items = [
        ("一、租期一年。", "I. The term is one year."),
        ("二、租金，按月付", "II. Rent, monthly"),
        ("三、押金為兩個月租金。", "III. The deposit is two months' rent."),
        ("四、雜費由承租人負擔。", "IV. The tenant pays the charges."),
    ]

    document = text_of(*each_above(items, SAID))

    assert headings(document) == []

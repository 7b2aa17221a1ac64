"""Which short lines below each other are items of a list, although they have no marks."""

import pytest

from tests.briefings.importing.pairing.headings.documents import (
    SAID,
    each_above,
    headings,
    rows,
    text_of,
)

pytestmark = pytest.mark.one_database

HEADS = [
    ("選擇授權條款", "Choosing a License"),
    ("撰寫指南", "Writing a Guide"),
    ("找到使用者", "Finding Your Users"),
]
LEAD = ("有了更多資訊之後，您可以：", "With more information, you can:")
ITEMS = [
    ("理解用戶對新功能的反應", "Understand how users respond to a new feature"),
    ("搞清楚新用戶從哪裏來", "Figure out where new users come from"),
]


def test_lines_below_one_with_a_colon_are_a_list():
    document = text_of(*each_above(HEADS, SAID[:3]), LEAD, *ITEMS, SAID[3])

    assert headings(document) == [zh for zh, _ in HEADS]
    assert rows(document)[-4:] == [LEAD, *ITEMS, SAID[3]]


def test_an_item_that_goes_on_with_a_comma_belongs_to_the_list():
    items = [("專案沒有留住受眾，或者", "Your project does not keep its audience, or"), ITEMS[0]]

    document = text_of(*each_above(HEADS, SAID[:3]), LEAD, *items, SAID[3])

    assert headings(document) == [zh for zh, _ in HEADS]


def test_one_line_below_a_colon_is_a_heading():
    document = text_of(HEADS[0], SAID[0], LEAD, HEADS[1], SAID[1], HEADS[2], SAID[2])

    assert headings(document) == [zh for zh, _ in HEADS]


@pytest.mark.parametrize(
    ("heads", "last"),
    [
        (HEADS, ("版本更新", "Updating Your System")),
        (
            [*HEADS, ("誰可以參與？", "Who may take part?")],
            ("是否需要治理文件？", "Do I need governance documents?"),
        ),
    ],
)
def test_the_last_line_of_a_list_is_a_heading_if_it_is_written_as_headings_are(heads, last):
    above = each_above(heads, [SAID[0]] * len(heads))

    document = text_of(*above, LEAD, *ITEMS, last, SAID[3])

    assert headings(document) == [zh for zh, _ in (*heads, last)]


def test_lines_without_stops_below_a_numbered_heading_are_its_list():
    series = [
        ("一、喜歡辦活動？", "1. Do you like events?"),
        ("二、喜歡設計？", "2. Do you like to design?"),
        ("三、喜歡寫程式？", "3. Do you like to code?"),
    ]
    items = [
        ("整理風格指南，使設計一致", "Put together a style guide, for one design"),
        ("重新安排版面以便使用", "Restructure layouts to improve usability"),
    ]

    document = text_of(series[0], SAID[0], series[1], *items, series[2], SAID[1])

    assert headings(document) == [zh for zh, _ in series]
    assert rows(document)[1:3] == items


def test_a_line_that_leads_to_a_list_without_marks_is_no_heading():
    lead = ("舉例來說：", "For example:")

    document = text_of(*each_above(HEADS, SAID[:3]), lead, *ITEMS, SAID[3])

    assert headings(document) == [zh for zh, _ in HEADS]


def test_short_lines_are_headings_where_no_paragraph_ends_with_a_stop():
    said = [(zh.rstrip("。"), en.rstrip(".")) for zh, en in SAID]

    document = text_of(LEAD, *each_above(HEADS, said[:3]))

    assert headings(document) == [zh for zh, _ in HEADS]


@pytest.mark.parametrize(("with_capitals", "is_item"), [(5, True), (2, False)])
def test_a_line_in_small_letters_is_no_heading_where_many_have_capitals(with_capitals, is_item):
    heads = [(f"標題{n}", f"Choosing Your Licence {n}") for n in "甲乙丙丁戊"[:with_capitals]]
    line = ("查看結束帳戶的指南", "View our guide on closing an account")
    said = [SAID[n % len(SAID)] for n in range(with_capitals)]

    document = text_of(*each_above(heads, said), SAID[0], line, SAID[1])

    assert (line in rows(document)) is is_item


@pytest.mark.parametrize(
    "items",
    [
        [("資料的性質", "the nature of the data"), ("接收地的法律", "the law of the destination")],
        [("首次申報：三月", "First return: March"), ("其他申報：六月", "Other returns: June")],
        [("2024年公佈", "2024 publication"), ("2025年實施", "2025 commencement")],
    ],
)
def test_the_line_below_items_of_one_look_heads_the_text_if_it_lacks_that_look(items):
    head = ("登記程序", "Registration procedure")

    document = text_of(SAID[0], LEAD, *items, head, SAID[1], SAID[2])

    assert headings(document) == [head[0]]


def test_a_line_in_capitals_below_items_that_have_none_heads_the_text():
    head = ("登記程序", "REGISTRATION PROCEDURE")

    assert headings(text_of(SAID[0], LEAD, *ITEMS, head, SAID[1], SAID[2])) == [head[0]]


def test_a_term_that_the_next_line_explains_behind_a_colon_is_no_heading():
    terms = [
        ("誰會構成威脅？", "Who is a threat?"),
        ("：對手可能包括竊賊。", ": Adversaries might include burglars."),
    ]

    document = text_of(*each_above(HEADS, SAID[:3]), SAID[3], *terms)

    assert headings(document) == [zh for zh, _ in HEADS]

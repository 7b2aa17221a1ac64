"""Titles as readers see them."""

import pytest

from briefings.text.languages import CHINESE, ENGLISH
from briefings.text.sides import Side, title_html, with_breaks


@pytest.mark.parametrize(
    ("title", "html"),
    [
        ("Law No. 7/2024 & after", 'Law <span class="together">No. 7/2024</span> &amp; after'),
        ("Fines of MOP 100", 'Fines of <span class="together">MOP 100</span>'),
        ("Arts. 12–14", '<span class="together">Arts. 12–14</span>'),
        ("In force on 1 June 2025", 'In force on <span class="together">1 June</span> 2025'),
        ("Is the answer no? 5 cases", "Is the answer no? 5 cases"),
        ("Chapter 5", "Chapter 5"),
    ],
)
def test_a_number_and_what_it_belongs_to_stay_on_one_line_of_a_title(title, html):
    assert title_html(Side(ENGLISH, title)) == html


def test_a_chinese_title_breaks_where_its_words_end():
    side = with_breaks(Side(CHINESE, "網絡安全法"), [4])

    assert title_html(side) == '<span class="phrased">網絡安全<wbr>法</span>'


def test_a_number_and_its_unit_stay_on_one_line_of_a_chinese_title():
    side = with_breaks(Side(CHINESE, "2024 年中國知識產權"), [6, 8])

    words = '<span class="together">2024 年</span><wbr>中國<wbr>知識產權'
    assert title_html(side) == f'<span class="phrased">{words}</span>'

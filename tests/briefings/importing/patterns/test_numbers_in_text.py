"""Numbers in Chinese and English."""

import pytest

from briefings.importing.patterns.numbers_in_text import chinese_numbers, english_numbers
from briefings.text.numerals import han_number, roman_number


@pytest.mark.parametrize(
    ("chinese", "english"),
    [
        ("新臺幣二萬元以上二十萬元以下", "from NT$20 thousand to NT$200 thousand"),
        ("五十六日", "fifty-six days"),
        ("第二十七條至第三十條", "Articles 27 to 30"),
        ("2025年4月24日", "April 24, 2025"),
        ("罰款4,000元", "a fine of 4,000"),
        ("逾110人", "over 110"),
        ("三十日內", "within thirty days"),
        ("最長一百八十日", "up to one hundred and eighty days"),
        ("三百六十五日", "three hundred sixty-five days"),
        ("一千二百五十份", "one thousand two hundred and fifty copies"),
        ("二十五萬元", "two hundred and fifty thousand"),
        ("一百至二百人", "between one hundred and two hundred people"),
        ("二個三十日", "two thirty-day periods"),
        ("第一百二十一條", "the one hundred and twenty-first article"),
        ("三百萬", "three million"),
    ],
)
def test_the_same_numbers_are_found_on_both_sides(chinese, english):
    assert chinese_numbers(chinese) == english_numbers(english)


def test_one_is_not_counted_because_english_says_a():
    assert chinese_numbers("之一") == english_numbers("one") == frozenset()


@pytest.mark.parametrize(("text", "value"), [("一百零五", 105), ("二〇二五", 2025), ("甲", None)])
def test_han_numerals_are_read(text, value):
    assert han_number(text) == value


def test_roman_numerals_are_read():
    assert roman_number("XIV") == 14
    assert roman_number("Data") is None

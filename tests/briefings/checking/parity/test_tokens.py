"""However a number, an amount or a date is written, it reads as the same value."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.checking import parity
from briefings.checking.parity.readers import chinese, english
from briefings.text.numerals import MONTHS, ORDINALS, TENS, UNITS, han_number, roman_number

_FIGURES = "零一二三四五六七八九"
_FORMAL = str.maketrans("一二三四五六七八九十百千", "壹貳叁肆伍陸柒捌玖拾佰仟")
whole = st.integers(2, 999_999_999_999)


def in_han(value: int) -> str:
    """123,456 → 十二萬三千四百五十六."""
    for scale, name in ((10**8, "億"), (10**4, "萬")):
        if value >= scale:
            rest = value % scale
            gap = "零" if rest and rest < scale // 10 else ""
            return in_han(value // scale) + name + gap + (in_han(rest) if rest else "")
    written, zero = "", False
    for place, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = value // place % 10
        if digit:
            written += ("零" if zero and written else "") + _FIGURES[digit] + name
        zero = not digit
    return written.removeprefix("一") if written.startswith("一十") else written


def in_words(value: int) -> str:
    """121 → one hundred and twenty-one."""
    for scale, name in ((10**9, "billion"), (10**6, "million"), (1000, "thousand")):
        if value >= scale:
            rest = value % scale
            return f"{in_words(value // scale)} {name}" + (f" {in_words(rest)}" if rest else "")
    hundreds, rest = divmod(value, 100)
    said = [f"{UNITS[hundreds]} hundred"] if hundreds else []
    if rest >= 20:
        ones = f"-{UNITS[rest % 10]}" if rest % 10 else ""
        said.append(TENS[rest // 10 - 2] + ones)
    elif rest:
        said.append(UNITS[rest])
    return " and ".join(said)


@given(whole)
def test_any_whole_number_reads_the_same_in_every_writing(value):
    writings = [str(value), f"{value:,}", in_han(value), in_han(value).translate(_FORMAL)]

    assert {chinese.value_of(writing) for writing in writings} == {value}
    assert {english.value_of(writing) for writing in (f"{value:,}", in_words(value))} == {value}


@given(st.integers(2, 99_999), st.sampled_from([("萬", 10**4), ("億", 10**8), ("千萬", 10**7)]))
def test_figures_before_a_chinese_scale_are_multiplied(value, scale):
    name, factor = scale

    assert chinese.value_of(f"{value:,}{name}") == value * factor


@given(
    whole, st.sampled_from([("澳門元", "MOP"), ("港元", "HK$"), ("美元", "USD "), ("歐元", "€")])
)
def test_an_amount_agrees_with_its_translation(value, money):
    zh_hant, en = money

    assert parity.findings(f"共{in_han(value)}{zh_hant}。", f"In all {en}{value:,}.") == ()


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)))
def test_a_date_agrees_with_its_translations(day):
    month = MONTHS[day.month - 1].title()
    chinese_ways = [
        f"{day.year}年{day.month}月{day.day}日",
        f"{''.join('〇一二三四五六七八九'[int(digit)] for digit in str(day.year))}年{in_han(day.month)}月{in_han(day.day)}日",
    ]
    english_ways = [
        f"{day.day} {month} {day.year}",
        f"{month} {day.day}, {day.year}",
        f"{month[:3]}{'' if month == 'May' else '.'} {day.day}, {day.year}",
        f"the {day.day}th of {month} {day.year}",
        day.isoformat(),
    ]

    for zh_hant in chinese_ways:
        for en in english_ways:
            assert parity.findings(f"於{zh_hant}生效。", f"In force on {en}.") == ()


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("一百二十", 120),
        ("廿", 20),
        ("卅一", 31),
        ("壹", 1),
        ("一億二千萬", 120_000_000),
        ("一萬億", 10**12),
        ("百萬", 1_000_000),
        ("二〇二五", 2025),
        ("兩萬五", 20_005),
        ("甲", None),
        ("", None),
    ],
)
def test_chinese_numerals_are_read(written, value):
    assert han_number(written) == value


def test_ordinals_and_roman_numerals_are_read():
    assert english.value_of("twenty-first") == 21
    assert ORDINALS[3] == "third"
    assert roman_number("XIV") == 14
    assert roman_number("Data") is None


@pytest.mark.parametrize(
    "said", ["Article {}", "Articles 1-{}", "Law No. {}/2003", "Part {}", "item ({})", "MOP {}"]
)
def test_a_number_of_thousands_of_digits_is_no_error(said):
    assert parity.findings("第十條。", said.format("1" * 5_000)) is not None

# ruff: noqa: SIM905 - words are easier to read and to sort as words than as a list
"""Numbers as Chinese and English legal texts write them, so that both sides can be compared."""

import re

from briefings.text.language_detection import han_count, latin_words
from briefings.text.numerals import HAN_NUMERAL, han_number, scale_of

_ENGLISH_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen"
).split()
_ENGLISH_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_ORDINALS = (
    "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth "
    "thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth"
).split()
_WORDS = {word: value for value, word in enumerate(_ENGLISH_UNITS)}
_WORDS |= {word: value for value, word in enumerate(_ORDINALS)}
_WORDS |= {word: 10 * (place + 2) for place, word in enumerate(_ENGLISH_TENS)}
_WORDS |= {word[:-1] + "ieth": 10 * (place + 2) for place, word in enumerate(_ENGLISH_TENS)}
_WORDS |= {"once": 1, "twice": 2, "dozen": 12, "half": 2}
_WHOLE_TENS = frozenset(range(20, 100, 10))
_ONES = "|".join(_ENGLISH_UNITS[1:10] + _ORDINALS[1:10])
_SCALES = {"hundred": 100, "thousand": 1000, "million": 1_000_000, "billion": 1_000_000_000}
_MONTHS = (
    "january february march april may june july august september october november december"
).split()
_MONTH_VALUES = {name: value for value, name in enumerate(_MONTHS, 1)}
_MONTH_VALUES |= {name[:3]: value for name, value in _MONTH_VALUES.items() if name != "may"}

LONGEST_FIGURE = 15

# The number of a notice, a case or a file: No. 07/ISAF/2026, 2025年第1417號, HCA 1417/2025.
NUMBER_OF_FILE = re.compile(
    r"(?:\d{4}\s*年\s*)?第\s*[\w/\-.]*\d[\w/\-.]*\s*號"
    r"|\b[Nn]o\.?\s*[\w/\-.]*\d[\w/\-.]*(?: of \d{4}\b)?"
    r"|\b[A-Z]{2,6}\s?\d{1,6}/\d{4}\b|\b(?=[A-Z\d-]*\d)[A-Z]{1,5}\d{0,3}(?:-[A-Z\d]{2,8}){2,4}\b"
)
MOST_WORDS_BESIDE, MOST_HAN_BESIDE = 3, 6

_ARABIC = re.compile(r"\d{1,3}(?:,\d{3})+(?!\d)|\d+(?:\.\d+)?")
# 一 alone is mostly "a" (之一, 一般); it is a number only as an ordinal or before a unit.
_HAN_NUMBER = re.compile(
    rf"第\s*[{HAN_NUMERAL}]+|[{HAN_NUMERAL}]+(?=\s*(?:[日月年條項款次個人名週周歲時章節倍級]|小時|分之))"
    rf"|[{HAN_NUMERAL}]{{2,}}"
)
_ARABIC_MYRIAD = re.compile(r"(?<!\d)(\d{1,15}(?:,\d{3})*(?:\.\d{1,15})?)\s{0,3}([萬億千百万亿]+)")
_ENGLISH_NUMBER = re.compile(
    rf"(?:\d[\d,]*(?:\.\d+)?|\b(?:{'|'.join(_ENGLISH_TENS)})[\s-]+(?:{_ONES})\b"
    rf"|\b(?:{'|'.join([*_WORDS, *_SCALES, *_MONTH_VALUES])})\b)"
    r"(?:[\s-]{1,3}(?:and\s)?(?:hundred|thousand|million|billion)\b)*",
    re.IGNORECASE,
)


def is_number_of_file(text: str) -> bool:
    """Return whether the line is such a number, with the few words that name it."""
    rest, found = NUMBER_OF_FILE.subn(" ", text)
    is_named = han_count(rest) <= MOST_HAN_BESIDE and len(latin_words(rest)) <= MOST_WORDS_BESIDE
    return found > 0 and is_named


def chinese_numbers(text: str) -> frozenset[float]:
    """The numbers a Chinese text names; 1 is left out, because English says "a"."""
    found = {_scaled(match[1], match[2]) for match in _ARABIC_MYRIAD.finditer(text)}
    rest = _ARABIC_MYRIAD.sub(" ", text)
    found |= {_value(match[0]) for match in _ARABIC.finditer(rest)}
    for match in _HAN_NUMBER.finditer(rest):
        value = han_number(match[0].lstrip("第").strip())
        found |= {value} if value is not None else set()
    return frozenset(found - {1})


def _scaled(digits: str, scales: str) -> float:
    return _value(digits) * scale_of(scales)


def english_numbers(text: str) -> frozenset[float]:
    """The numbers an English text names, as digits, words, ordinals or months."""
    found = set()
    for match in _ENGLISH_NUMBER.finditer(text):
        first, *rest = re.split(r"[\s-]+", match[0].lower())
        value = _english_value(first)
        if value is None:
            continue
        if rest and value in _WHOLE_TENS and 0 < (unit := _WORDS.get(rest[0], 0)) < 10:
            value, rest = value + unit, rest[1:]
        for scale in rest:
            value *= _SCALES.get(scale, 1)
        found.add(value)
    return frozenset(found - {1})


def _english_value(word: str) -> float | None:
    if word[0].isdigit():
        return _value(word.rstrip(",."))
    if word in _WORDS:
        return _WORDS[word]
    if word in _SCALES:
        return _SCALES[word]
    return _MONTH_VALUES.get(word)


def _value(digits: str) -> float:
    """Figures longer than any sum of money are account numbers: their end tells them apart."""
    value = float(digits.replace(",", "")[-LONGEST_FIGURE:])
    return int(value) if value.is_integer() else value

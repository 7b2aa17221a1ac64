# ruff: noqa: SIM905 - words are easier to read and to sort as words than as a list
"""Parse Chinese and English numerals as values; plain functions without Django."""

import re
from fractions import Fraction

_DIGITS = {character: value for value, character in enumerate("〇一二三四五六七八九")}
_DIGITS |= {"零": 0, "○": 0, "兩": 2, "壹": 1, "貳": 2, "參": 3, "叁": 3, "肆": 4, "伍": 5, "陸": 6}
_DIGITS |= {"柒": 7, "捌": 8, "玖": 9}
_TENS = {"十": 10, "百": 100, "千": 1000, "拾": 10, "佰": 100, "仟": 1000}
_WHOLE_TENS = {"廿": 20, "卅": 30, "卌": 40}
_MYRIADS = {"萬": 10_000, "億": 100_000_000, "兆": 10**12, "万": 10_000, "亿": 100_000_000}
HAN_NUMERAL = "〇零一二三四五六七八九十百千萬億兩拾佰仟壹貳肆伍陸柒捌玖"
ANY_HAN_NUMERAL = HAN_NUMERAL + "○參叁廿卅卌万亿兆"

UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen"
).split()
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
ORDINALS = (
    "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth "
    "thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth"
).split()
WORDS = {word: value for value, word in enumerate(UNITS)}
WORDS |= {word: 10 * (place + 2) for place, word in enumerate(TENS)}
ORDINAL_WORDS = {word: value for value, word in enumerate(ORDINALS)}
ORDINAL_WORDS |= {word[:-1] + "ieth": 10 * (place + 2) for place, word in enumerate(TENS)}
SCALES = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9, "trillion": 10**12}
MONTHS = (
    "january february march april may june july august september october november december"
).split()
WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()

LONGEST_NUMERAL = 24
LONGEST_FIGURE = 18
_ROMAN = re.compile(r"[IVXLC]+")
_POINTS = re.compile("[点.．]")
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}

Number = int | Fraction


def han_number(text: str) -> int | None:
    """Parse a Chinese numeral: 一百零五 → 105, 二〇二五 → 2025, 廿三 → 23; None for other text."""
    text = text.strip()[:LONGEST_NUMERAL]
    if not text:
        return None
    if all(character in _DIGITS for character in text):
        return int("".join(str(_DIGITS[character]) for character in text))
    total = section = digit = 0
    for character in text:
        if character in _DIGITS:
            digit = _DIGITS[character]
        elif character in _WHOLE_TENS:
            section += _WHOLE_TENS[character]
        elif character in _TENS:
            section += (digit or 1) * _TENS[character]
            digit = 0
        elif character in _MYRIADS:
            scale = _MYRIADS[character]
            below = section + digit
            # 一億二千萬 adds, 一萬億 multiplies.
            total = total + below * scale if total >= scale else (total + below or 1) * scale
            section = digit = 0
        else:
            return None
    return total + section + digit


def han_decimal(text: str) -> Number | None:
    """Parse a Chinese numeral that may have decimals: 一點五億 → 150,000,000."""
    whole, point, rest = _POINTS.sub("點", text).replace("、", "").partition("點")
    if not point:
        return han_number(whole)
    figures = "".join(str(_DIGITS[one]) for one in rest if one in _DIGITS)[:LONGEST_FIGURE]
    value = plain(Fraction(f"{han_number(whole) or 0}.{figures or 0}"))
    for character in rest:
        value *= _MYRIADS.get(character) or _TENS.get(character, 1)
    return plain(value)


def said_number(text: str) -> Number | None:
    """Parse a numeral as it is said, too: 十四萬四 for 144,000; if written, 140,004 has 零."""
    value = han_decimal(text)
    scale, digit = text[-2:-1], _DIGITS.get(text[-1:], 0)
    if value and digit and scale_of(scale) > 10:
        value += digit * (scale_of(scale) // 10 - 1)
    return value


def figure(digits: str) -> Number:
    """Parse figures such as 1,234.5; of absurdly many digits, only the last ones count."""
    before, _point, after = digits.replace(",", "").partition(".")
    if not after:
        return whole(before)
    return plain(Fraction(f"{before[-LONGEST_FIGURE:] or 0}.{after[:LONGEST_FIGURE]}"))


def whole(digits: str) -> int:
    """Return an integer's value as figure() does; Python itself refuses thousands of digits."""
    return int(digits[-LONGEST_FIGURE:] or "0")


def dotted_number(digits: str) -> Number | str:
    """Parse the number of a clause: 4 → 4, 4.2 → 4.2; 4.2.1 stays text."""
    return digits if digits.count(".") > 1 else figure(digits)


def plain(value: Number) -> Number:
    """Return a whole number as an int."""
    return int(value) if value == int(value) else value


def scale_of(characters: str) -> int:
    """Return the factor of scale characters: 萬 → 10,000, 千萬 → 10,000,000."""
    scale = 1
    for character in characters:
        scale *= _MYRIADS.get(character) or _TENS.get(character, 1)
    return scale


def english_number(words: list[str]) -> int:
    """Parse number words: ["one", "hundred", "twenty", "first"] → 121."""
    total = current = 0
    for word in words:
        if word in WORDS or word in ORDINAL_WORDS:
            current += WORDS.get(word, ORDINAL_WORDS.get(word, 0))
        elif word == "hundred":
            current = (current or 1) * 100
        elif word in SCALES:
            total += (current or 1) * SCALES[word]
            current = 0
    return total + current


def roman_number(text: str) -> int | None:
    """Parse a Roman numeral below 400: IX → 9; None for other text."""
    if not _ROMAN.fullmatch(text):
        return None
    values = [_ROMAN_VALUES[letter] for letter in text]
    following = [*values[1:], 0]
    return sum(
        -value if value < after else value for value, after in zip(values, following, strict=True)
    )

"""Numbers as Chinese and English legal texts write them, so that both sides can be compared."""

import re

from briefings.text.language_detection import han_count, latin_words
from briefings.text.numerals import (
    HAN_NUMERAL,
    MONTHS,
    ORDINAL_WORDS,
    ORDINALS,
    SCALES,
    TENS,
    UNITS,
    WORDS,
    english_number,
    han_number,
    scale_of,
)

_OTHER_WORDS = {"once": 1, "twice": 2, "dozen": 12, "half": 2}
_OTHER_WORDS |= {name: value for value, name in enumerate(MONTHS, 1)}
_OTHER_WORDS |= {name[:3]: value for value, name in enumerate(MONTHS, 1)}
_LARGE = "thousand|million|billion|trillion"
_GAP = r"[\s-]{1,3}"
_TO_NINE = "|".join(UNITS[1:10] + ORDINALS[1:10])
_BELOW_HUNDRED = (
    rf"(?:(?:{'|'.join(TENS)}){_GAP}(?:{_TO_NINE})|{'|'.join([*WORDS, *ORDINAL_WORDS])})\b"
)
# Of "between one hundred and two hundred" the second begins another number.
_HUNDRED = rf"hundred\b(?:{_GAP}(?:and\s)?{_BELOW_HUNDRED}(?!{_GAP}hundred\b))?"
_THOUSAND = (
    rf"(?:{_LARGE})\b"
    rf"(?:{_GAP}(?:{_BELOW_HUNDRED}|and\s{_BELOW_HUNDRED}(?!{_GAP}(?:hundred|{_LARGE})\b)))?"
)
_SCALED = rf"(?:{_HUNDRED}|{_THOUSAND})"

LONGEST_FIGURE = 15

# The number of a notice, case, file or version: No. 07/ISAF/2026, 2025年第1417號, HCA 1417/2025.
NUMBER_OF_FILE = re.compile(
    r"(?:\d{4}\s*年\s*)?第\s*[\w/\-.]*\d[\w/\-.]*\s*號"
    r"|\b[Nn]o\.?\s*[\w/\-.]*\d[\w/\-.]*(?: of \d{4}\b)?"
    r"|\b[A-Z]{2,6}\s?\d{1,6}/\d{4}\b|\b(?=[A-Z\d-]*\d)[A-Z]{1,5}\d{0,3}(?:-[A-Z\d]{2,8}){2,4}\b"
    r"|\b[Vv]ersion\s?\d+(?:\.\d+)*\b|第?\s*\d+(?:\.\d+)*\s*版(?![本權])"
    # [2025] HKCA 12, (2025) 28 HKCFAR 100.
    r"|[\[(]\d{4}[\])]\s*(?:\d{1,3} )?[A-Z]{2,8} \d{1,5}\b"
)
MOST_WORDS_BESIDE, MOST_HAN_BESIDE = 3, 6

# The same with the word that names it, as a line above the text states it.
_REFERENCE_WORD = (
    r"(?:本所|我方|貴方|簡報|通訊|文件|文章|參考|來函)?(?:編號|檔號|案號|文號|檔案編號|字號|版本)"
    r"|(?:our |your |file |document |briefing )?"
    r"(?:ref(?:erence)?(?: (?:no|number))?|(?<=[號 /])no"
    r"|(?:file|doc(?:ument)?|briefing) (?:no|number)|version)\.?"
)
_CODE = r"(?:[A-Z]{1,6}\s)?(?=[^\s|｜]*\d)[A-Za-z0-9][\w./()\-–]{0,40}"
_REFERENCE = re.compile(
    rf"(?:{_REFERENCE_WORD})(?:\s*[/／|｜]?\s*(?:{_REFERENCE_WORD}))*\s*[:：]?\s*{_CODE}"
    rf"(?:\s*[,，、;；]\s*{_CODE})*(?:\s*[/／|｜]\s*(?:{_REFERENCE_WORD})\s*[:：]?\s*{_CODE})?",
    re.IGNORECASE,
)
_NUMBER_IN_BOTH = re.compile(
    r"第\s*(?P<number>\d[\d/-]*)\s*號\s*[/／|｜]?\s*no\.?\s*(?P=number)", re.IGNORECASE
)

# No. 041/DGR/2026, but only beside the same in Chinese: No. 12/2024 is a law.
_FILE_NUMBER = re.compile(rf"no\.?\s*[:：]?\s*(?=[^\s|｜]*[/／]){_CODE}", re.IGNORECASE)

_ARABIC = re.compile(r"\d{1,3}(?:,\d{3})+(?!\d)|\d+(?:\.\d+)?")
# 一 alone is mostly "a" (之一, 一般); it is a number only as an ordinal or before a unit.
_HAN_NUMBER = re.compile(
    rf"第\s*[{HAN_NUMERAL}]+|[{HAN_NUMERAL}]+(?=\s*(?:[日月年條項款次個人名週周歲時章節倍級]|小時|分之))"
    rf"|[{HAN_NUMERAL}]{{2,}}"
)
_ARABIC_MYRIAD = re.compile(r"(?<!\d)(\d{1,15}(?:,\d{3})*(?:\.\d{1,15})?)\s{0,3}([萬億千百万亿]+)")
_ENGLISH_NUMBER = re.compile(
    rf"(?P<figures>\d[\d,]*(?:\.\d+)?)(?P<scales>(?:{_GAP}(?:hundred|{_LARGE})\b)*)"
    rf"|\b(?P<words>(?:{_BELOW_HUNDRED}|{_SCALED})(?:{_GAP}{_SCALED})*)"
    rf"|\b(?P<other>{'|'.join(_OTHER_WORDS)})\b",
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
    return frozenset(_english_value(match) for match in _ENGLISH_NUMBER.finditer(text)) - {1}


def _english_value(match: re.Match[str]) -> float:
    if other := match["other"]:
        return _OTHER_WORDS[other.lower()]
    if words := match["words"]:
        return english_number(re.split(r"[\s-]+", words.lower()))
    value = _value(match["figures"].rstrip(",."))
    for scale in re.findall("[a-z]+", match["scales"].lower()):
        value *= SCALES[scale]
    return value


def _value(digits: str) -> float:
    """Figures longer than any sum of money are account numbers: their end tells them apart."""
    value = float(digits.replace(",", "")[-LONGEST_FIGURE:])
    return int(value) if value.is_integer() else value


def is_reference(text: str) -> bool:
    """Return whether the text is a number of a document with the word that names it."""
    return _REFERENCE.fullmatch(text) is not None


def is_number_in_both(text: str) -> bool:
    """Return whether the text is a number in both languages: 第12號 No. 12."""
    return _NUMBER_IN_BOTH.fullmatch(text) is not None


def is_number_beside_another(text: str) -> bool:
    """Return whether the text is the number of a file, if the line states one in Chinese too."""
    return _FILE_NUMBER.fullmatch(text) is not None

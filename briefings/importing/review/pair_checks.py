"""What looks wrong with a pair, taken for itself."""

import re
from collections.abc import Collection

from briefings.importing.pairing.cheapest_path import Match
from briefings.importing.pairing.pair_price import Features, length_score
from briefings.importing.review.reasons import MISSING
from briefings.text.language_detection import (
    ADDRESS,
    han_count,
    has_han,
    latin_words,
    without_addresses,
)
from briefings.text.languages import CHINESE, ENGLISH

# In 99 of 100 right pairs of statutes the score of the lengths lies within this.
FAR_LENGTH = 2.6
# So many foreign words in a row, outside brackets, are more than a name.
ENGLISH_STRETCH = 8
CHINESE_STRETCH = 8
# A heading or an item needs no full stop; a sentence of so many Han characters does.
LEAST_SENTENCE = 16
# What speaks for two sides being each other's translation, or against it, in logarithms of odds:
# terms of the glossary, numbers and names in both or in one only, and each standard deviation
# between their lengths. Fitted to 2,600 right pairs and to the sides of their neighbours.
AT_FIRST, LENGTH = 0.7, -0.85
SAME_TERM, LONE_TERM = 1.6, -0.95
SAME_NUMBER, LONE_NUMBER = 5.0, -2.3
SAME_NAME = 1.1
# Length alone does not reach it. Where nothing was fitted, 1 right pair in 100 is less likely than
# this, and 6 of 10 others.
LEAST_ODDS = -1.6
_ENGLISH_RUN = re.compile(rf"\b(?:[A-Za-z][\w'’-]{{0,40}}[,;]?\s{{1,3}}){{{ENGLISH_STRETCH - 1},}}")
_BRACKETED = re.compile(r"[（(「『《“\"][^（）()「」『』《》“”\"]*[）)」』》”\"]")
# The number of the next item at the end of this one.
_DANGLING = re.compile(r"[;/；。]\s*(?:and\s*)?[（(]?(?:[a-z]|\d{1,2})[.)]$")
_STOP = re.compile(r"(?:[。.！!？?；;：:…」』”’\"）)\]*]|\b(?:and|or)|[，,])\s*$|https?://\S+$")


def reasons_to_look_at(match: Match, *, more: Collection[str] = ()) -> tuple[str, ...]:
    """The codes of everything that looks wrong with a pair, and `more` that was found elsewhere."""
    chinese, english = match.chinese_features, match.english_features
    if chinese is None or english is None:
        missing = MISSING[CHINESE if chinese is None else ENGLISH]
        return (missing, *_of_source(match))
    zh = "\n".join(piece.text for piece in match.chinese)
    en = "\n".join(piece.text for piece in match.english)
    too_long = abs(length_score(chinese, english)) > FAR_LENGTH
    found = [
        ("length", too_long),
        ("numbering", _numbered_otherwise(chinese, english)),
        ("merged", len(match.pieces) > 2),
        ("english-left-in-zh", bool(_ENGLISH_RUN.search(_BRACKETED.sub(" ", zh)))),
        ("chinese-left-in-en", han_count(_BRACKETED.sub(" ", en)) >= CHINESE_STRETCH),
        ("cut-sentence", _is_cut(zh, en)),
        ("words", not too_long and _odds(chinese, english) < LEAST_ODDS),
        ("uncertain-order", "uncertain-order" in more),
        ("beside-gap", "beside-gap" in more),
        ("two-lines", "two-lines" in more),
        ("address", _has_grown_address(zh, en)),
        *_numbers(chinese, english),
        ("name-missing-in-en", _lacks_name(zh, en)),
        *_tables(match, en),
    ]
    return tuple(code for code, holds in found if holds)


def _tables(match: Match, en: str) -> list[tuple[str, bool]]:
    """What looks wrong with two tables, and what the source says of them."""
    found = [(reason, True) for reason in _of_source(match)]
    if not all(piece.line.table for piece in match.pieces):
        return found
    sizes = {tuple(line.count("|") for line in piece.text.split("\n")) for piece in match.pieces}
    return [*found, ("table-shape", len(sizes) > 1), ("cell-in-one-language", has_han(en))]


def _of_source(match: Match) -> list[str]:
    return list(dict.fromkeys(reason for piece in match.pieces for reason in piece.line.reasons))


def _telling(numbers: Collection[float]) -> list[float]:
    """Numbers above twelve; smaller ones are too often words, counts of items, or months."""
    return [number for number in numbers if number > 12]


def _numbers(chinese: Features, english: Features) -> list[tuple[str, bool]]:
    lost_in_en = _telling(chinese.numbers - english.numbers)
    lost_in_zh = _telling(english.numbers - chinese.numbers)
    both = bool(lost_in_en) and bool(lost_in_zh)
    return [
        ("number-missing-in-en", bool(lost_in_en) and (both or len(lost_in_en) > 1)),
        ("number-missing-in-zh", bool(lost_in_zh) and (both or len(lost_in_zh) > 1)),
    ]


def _numbered_otherwise(chinese: Features, english: Features) -> bool:
    left, right = chinese.marker, english.marker
    if left is None or right is None:
        return bool((left and left.is_part) or (right and right.is_part))
    if left.value is None or right.value is None:
        return False
    return not left.counts_as(right)


def _has_grown_address(zh: str, en: str) -> bool:
    """A web address of one side goes on on the other: what followed it was taken for a part."""
    left, right = ({found.rstrip(".,;:)") for found in ADDRESS.findall(side)} for side in (zh, en))
    return any(a.startswith(b) or b.startswith(a) for a in left - right for b in right - left)


def _lacks_name(zh: str, en: str) -> bool:
    names = {
        word for word in latin_words(without_addresses(zh)) if len(word) > 2 and word.isupper()
    }
    return any(name.lower() not in en.lower() for name in names)


def _is_cut(zh: str, en: str) -> bool:
    """One side ends with a full stop, the other in mid-sentence."""
    if _DANGLING.search(zh) or _DANGLING.search(en):
        return True
    if min(len(zh), len(en) // 3) < LEAST_SENTENCE:
        return False
    return bool(_STOP.search(zh)) != bool(_STOP.search(en))


def _odds(chinese: Features, english: Features) -> float:
    """How likely it is that one side translates the other, as the logarithm of the odds."""
    terms = len(chinese.terms & english.terms)
    numbers, lone_numbers = chinese.numbers & english.numbers, chinese.numbers ^ english.numbers
    return (
        AT_FIRST
        + SAME_TERM * terms
        + LONE_TERM * (len(chinese.terms) - terms)
        + SAME_NUMBER * len(_telling(numbers))
        + LONE_NUMBER * len(_telling(lone_numbers))
        + SAME_NAME * len(chinese.names & english.names)
        + LENGTH * abs(length_score(chinese, english))
    )

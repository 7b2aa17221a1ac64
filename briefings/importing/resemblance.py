"""How much a Chinese and an English text look like each other's translation: a price, low is good."""

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from briefings.bilingual import (
    CHINESE,
    ENGLISH,
    has_han,
    latin_letters,
    latin_words,
    without_addresses,
)
from briefings.importing import glossary, numbers
from briefings.importing.headings import is_heading_like
from briefings.importing.markers import Marker, marker
from briefings.importing.pieces import Piece

# English letters for one Han character. Statutes have 4.2, news 3.9, contracts 4.6.
LETTERS_PER_HAN = 4.2
# Spread of the logarithm of that ratio: 0.3 for long texts, more for short ones.
SPREAD, SPREAD_OF_SHORT = 0.30, 2.2
LENGTH_CAP = 8.0

SAME_NUMBER, MOST_SAME_NUMBERS = -0.8, 3
LONE_NUMBER, MOST_LONE_NUMBERS = 0.8, 4
SAME_NAME, MOST_SAME_NAMES = -1.2, 2
# If all terms of the glossary are rendered, and if none is; full weight from five terms on.
TERMS_AT_BEST, TERMS_AT_WORST, MOST_TERMS = -3.0, 4.0, 5
SAME_PART, OTHER_PART, ONE_PART = -4.0, 6.0, 2.5
SAME_MARKER, OTHER_MARKER, ONE_MARKER = -1.5, 2.5, 1.0
BOTH_HEADINGS, ONE_HEADING = -1.0, 2.5
BOTH_END_OPEN, ONE_ENDS_OPEN = -0.5, 1.0

_NAME = re.compile(r"[A-Z][\w.&-]*[A-Za-z0-9]|[A-Z]{2,}")
_OPEN_END = (":", "：")


@dataclass(frozen=True, slots=True)
class Features:
    """What of a text can be compared across the two languages."""

    length: float
    numbers: Counter[float]
    names: frozenset[str]
    marker: Marker | None
    heading: bool
    ends_open: bool
    terms: frozenset[str] = frozenset()
    words: str = ""


def features(piece: Piece) -> Features:
    text = without_addresses(piece.text)
    found = numbers.in_english(text) if piece.language == ENGLISH else numbers.in_chinese(text)
    return Features(
        length=_length(piece),
        numbers=found,
        names=frozenset(name.lower() for name in _NAME.findall(text)),
        marker=marker(piece.text),
        heading=is_heading_like(piece),
        ends_open=piece.text.rstrip().endswith(_OPEN_END),
        terms=glossary.terms_in(text) if piece.language == CHINESE else frozenset(),
        words=_plain_words(text) if piece.language == ENGLISH else "",
    )


def _plain_words(text: str) -> str:
    return " " + " ".join(word.lower() for word in latin_words(text))


def together(parts: Sequence[Features]) -> Features:
    """The features of texts that follow each other, as if they were one."""
    if len(parts) == 1:
        return parts[0]
    first, last = parts[0], parts[-1]
    return Features(
        length=sum(part.length for part in parts),
        numbers=sum((part.numbers for part in parts), Counter()),
        names=frozenset().union(*(part.names for part in parts)),
        marker=first.marker,
        heading=False,
        ends_open=last.ends_open,
        terms=frozenset().union(*(part.terms for part in parts)),
        words="".join(part.words for part in parts),
    )


def _length(piece: Piece) -> float:
    """In English letters; a Han character counts for as many as its translation has."""
    letters = latin_letters(piece.text) + sum(character.isdigit() for character in piece.text)
    if not has_han(piece.text):
        return letters
    han = len([character for character in piece.text if has_han(character)])
    if piece.language == ENGLISH:
        return letters + han
    return letters + han * LETTERS_PER_HAN


def length_score(chinese: Features, english: Features, stretch: float = 1.0) -> float:
    """How many standard deviations too long (+) or too short (-) the English is."""
    expected = chinese.length * stretch
    spread = SPREAD + SPREAD_OF_SHORT / math.sqrt(expected + english.length + 1)
    return math.log((english.length + 4) / (expected + 4)) / spread


def price(chinese: Features, english: Features, stretch: float = 1.0) -> float:
    """What it costs to take the two for a pair."""
    return (
        min(length_score(chinese, english, stretch) ** 2 / 2, LENGTH_CAP)
        + _number_price(chinese, english)
        + _term_price(chinese, english)
        + SAME_NAME * min(len(chinese.names & english.names), MOST_SAME_NAMES)
        + _marker_price(chinese.marker, english.marker)
        + _agreement(chinese.heading, english.heading, BOTH_HEADINGS, ONE_HEADING)
        + _agreement(chinese.ends_open, english.ends_open, BOTH_END_OPEN, ONE_ENDS_OPEN)
    )


def _number_price(chinese: Features, english: Features) -> float:
    same = sum((chinese.numbers & english.numbers).values())
    lone = sum((chinese.numbers - english.numbers).values())
    lone += sum((english.numbers - chinese.numbers).values())
    return SAME_NUMBER * min(same, MOST_SAME_NUMBERS) + LONE_NUMBER * min(lone, MOST_LONE_NUMBERS)


def _term_price(chinese: Features, english: Features) -> float:
    """Terms of the glossary that the other side renders, against those it does not."""
    if not chinese.terms or not english.words:
        return 0.0
    share = rendered(chinese, english)
    weight = min(len(chinese.terms), MOST_TERMS) / MOST_TERMS
    return weight * (TERMS_AT_BEST * share + TERMS_AT_WORST * (1 - share))


def rendered(chinese: Features, english: Features) -> float:
    """The share of the Chinese terms whose usual English is there."""
    found = sum(glossary.is_rendered(term, english.words) for term in chinese.terms)
    return found / len(chinese.terms) if chinese.terms else 1.0


def _marker_price(chinese: Marker | None, english: Marker | None) -> float:
    if chinese is None and english is None:
        return 0.0
    if chinese is None or english is None:
        only = chinese or english
        return ONE_PART if only and only.is_part else ONE_MARKER
    same = chinese.value == english.value
    if chinese.is_part and english.is_part:
        return SAME_PART if same and chinese.style == english.style else OTHER_PART
    if chinese.value is None or english.value is None:
        return 0.0
    return SAME_MARKER if same else OTHER_MARKER


def _agreement(left: bool, right: bool, both: float, one: float) -> float:  # noqa: FBT001
    if left and right:
        return both
    return one if left != right else 0.0


def names(text: str) -> set[str]:
    """Latin names in a text, for telling the reader which of them the other side lacks."""
    return {word for word in latin_words(text) if word[:1].isupper()}

"""The price of taking a Chinese and an English text for a pair: low if they are alike."""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

from briefings.importing.pairing.legal_terms import terms_in, terms_rendered
from briefings.importing.patterns.characters import COLONS
from briefings.importing.patterns.list_markers import Marker, plain
from briefings.importing.patterns.numbers_in_text import chinese_numbers, english_numbers
from briefings.importing.splitting.piece import Piece
from briefings.text.language_detection import han_count, latin_letters, without_addresses
from briefings.text.languages import ENGLISH

# English letters for one Han character. Statutes have 4.2, news 3.9, contracts 4.6.
LETTERS_PER_HAN = 4.2
# Spread of the logarithm of that ratio: 0.3 for long texts, more for short ones.
SPREAD, SPREAD_OF_SHORT = 0.30, 2.2
# What a length off by one spread costs: a true pair is seldom off by more than half of one.
LENGTH_WEIGHT, LENGTH_CAP = 1.1, 8.0

SAME_NUMBER, MOST_SAME_NUMBERS = -0.8, 3
LONE_NUMBER, MOST_LONE_NUMBERS = 0.8, 4
SAME_NAME, MOST_SAME_NAMES = -1.2, 2
# If all terms of the glossary are rendered, and if none is; full weight from five terms on.
TERMS_AT_BEST, TERMS_AT_WORST, MOST_TERMS = -3.0, 4.0, 5
SAME_PART, OTHER_PART, ONE_PART = -4.0, 6.0, 2.5
SAME_MARKER, OTHER_MARKER, ONE_MARKER = -1.5, 2.5, 1.0
BOTH_HEADINGS, ONE_HEADING = -1.0, 2.5
# A table is the translation of a table.
BOTH_TABLES, ONE_TABLE = -8.0, 14.0
BOTH_END_OPEN, ONE_ENDS_OPEN = -0.5, 1.0

_NAME = re.compile(r"[A-Z][\w.&-]*[A-Za-z0-9]|[A-Z]{2,}")
_DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Features:
    """What of a text can be compared across the two languages."""

    length: float
    numbers: frozenset[float]
    names: frozenset[str]
    marker: Marker | None
    heading: bool
    ends_open: bool
    terms: frozenset[str]
    is_table: bool = False


def features_of(piece: Piece) -> Features:
    text = plain(without_addresses(piece.text))
    is_english = piece.language == ENGLISH
    return Features(
        length=_length(piece),
        numbers=english_numbers(text) if is_english else chinese_numbers(text),
        names=frozenset(name.lower() for name in _NAME.findall(text)),
        marker=piece.marker,
        heading=piece.could_head,
        ends_open=piece.text.rstrip().endswith(COLONS),
        terms=terms_rendered(text) if is_english else terms_in(text),
        is_table=piece.line.table is not None,
    )


def together(parts: Sequence[Features]) -> Features:
    """The features of texts that follow each other, as if they were one."""
    if len(parts) == 1:
        return parts[0]
    first, last = parts[0], parts[-1]
    return Features(
        length=sum(part.length for part in parts),
        numbers=frozenset().union(*(part.numbers for part in parts)),
        names=frozenset().union(*(part.names for part in parts)),
        marker=first.marker,
        heading=False,
        ends_open=last.ends_open,
        terms=frozenset().union(*(part.terms for part in parts)),
    )


def _length(piece: Piece) -> float:
    """In English letters; a Han character counts for as many as its translation has."""
    letters = latin_letters(piece.text) + len(_DIGIT.findall(piece.text))
    weight = 1.0 if piece.language == ENGLISH else LETTERS_PER_HAN
    return letters + han_count(piece.text) * weight


def length_score(chinese: Features, english: Features, stretch: float = 1.0) -> float:
    """How many standard deviations too long (+) or too short (-) the English is."""
    expected = chinese.length * stretch
    spread = SPREAD + SPREAD_OF_SHORT / math.sqrt(expected + english.length + 1)
    return math.log((english.length + 4) / (expected + 4)) / spread


def price(chinese: Features, english: Features, stretch: float = 1.0) -> float:
    """What it costs to take the two for a pair."""
    return (
        min(LENGTH_WEIGHT * length_score(chinese, english, stretch) ** 2, LENGTH_CAP)
        + _number_price(chinese, english)
        + _term_price(chinese, english)
        + SAME_NAME * min(len(chinese.names & english.names), MOST_SAME_NAMES)
        + _marker_price(chinese.marker, english.marker)
        + _agreement(chinese.heading, english.heading, BOTH_HEADINGS, ONE_HEADING)
        + _agreement(chinese.ends_open, english.ends_open, BOTH_END_OPEN, ONE_ENDS_OPEN)
    )


def _number_price(chinese: Features, english: Features) -> float:
    if not (chinese.numbers or english.numbers):
        return 0.0
    same = len(chinese.numbers & english.numbers)
    lone = len(chinese.numbers) + len(english.numbers) - 2 * same
    return SAME_NUMBER * min(same, MOST_SAME_NUMBERS) + LONE_NUMBER * min(lone, MOST_LONE_NUMBERS)


def _term_price(chinese: Features, english: Features) -> float:
    """Terms of the glossary that the other side renders, against those it does not."""
    if not chinese.terms:
        return 0.0
    share = rendered(chinese, english)
    weight = min(len(chinese.terms), MOST_TERMS) / MOST_TERMS
    return weight * (TERMS_AT_BEST * share + TERMS_AT_WORST * (1 - share))


def rendered(chinese: Features, english: Features) -> float:
    """The share of the Chinese terms whose usual English is there."""
    return len(chinese.terms & english.terms) / len(chinese.terms) if chinese.terms else 1.0


def _marker_price(chinese: Marker | None, english: Marker | None) -> float:
    if chinese is None and english is None:
        return 0.0
    if chinese is None or english is None:
        only = chinese or english
        return ONE_PART if only and only.is_part else ONE_MARKER
    same = chinese.counts_as(english)
    if chinese.is_part and english.is_part:
        return SAME_PART if same and chinese.style == english.style else OTHER_PART
    if chinese.value is None or english.value is None:
        return 0.0
    return SAME_MARKER if same else OTHER_MARKER


def _agreement(left: bool, right: bool, both: float, one: float) -> float:  # noqa: FBT001
    if left and right:
        return both
    return one if left != right else 0.0

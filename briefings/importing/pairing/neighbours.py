"""Pairs that look right by themselves, but not beside what stands next to them."""

from collections.abc import Sequence
from itertools import pairwise

from briefings.importing.pairing.cheapest_path import Match
from briefings.importing.pairing.resemblance import (
    Features,
    features,
    length_score,
    price,
    together,
)

BESIDE_GAP, CROSSED, TWO_LINES = "beside-gap", "uncertain-order", "two-lines"
# Where so many pairs have both sides on one line, or in one row, a pair of two lines is a guess.
MOSTLY_ONE_LINE = 0.85
# A lone paragraph may belong to the pair beside it if both together fit in length as well as the
# pair alone, or worse by no more than this many standard deviations.
AS_WELL = 0.35

Sides = tuple[Features, Features]


def uneasy(matches: Sequence[Match]) -> dict[int, set[str]]:
    """For the places of pairs, the codes of what their neighbours say against them."""
    sides = [_sides(match) for match in matches]
    found: dict[int, set[str]] = {}
    for (place, one), (after, other) in pairwise(enumerate(sides)):
        if one and other and _fit_crossed(one, other):
            found.setdefault(place, set()).add(CROSSED)
            found.setdefault(after, set()).add(CROSSED)
        elif one and other:
            continue
        elif one and _could_hold(one, matches[after]):
            found.setdefault(place, set()).add(BESIDE_GAP)
        elif other and _could_hold(other, matches[place]):
            found.setdefault(after, set()).add(BESIDE_GAP)
    for place in _of_two_lines(matches):
        found.setdefault(place, set()).add(TWO_LINES)
    return found


def _of_two_lines(matches: Sequence[Match]) -> list[int]:
    """The places of pairs that were put together of two lines, where the others stand on one."""
    whole = [place for place, match in enumerate(matches) if match.chinese and match.english]
    apart = [place for place in whole if len({piece.line for piece in matches[place].pieces}) > 1]
    rare = len(apart) <= (1 - MOSTLY_ONE_LINE) * len(whole)
    return apart if rare else []


def _sides(match: Match) -> Sides | None:
    if not match.chinese or not match.english:
        return None
    return (
        together([features(piece) for piece in match.chinese]),
        together([features(piece) for piece in match.english]),
    )


def _fit_crossed(one: Sides, other: Sides) -> bool:
    """Would either side fit the other pair better than its own?"""
    straight = price(*one) + price(*other)
    return price(one[0], other[1]) + price(other[0], one[1]) < straight


def _could_hold(pair: Sides, lone: Match) -> bool:
    """Is the pair, with the lone paragraph put to it, hardly worse in length?"""
    extra = together([features(piece) for piece in lone.pieces])
    chinese, english = pair
    if lone.chinese:
        joined = length_score(together([chinese, extra]), english)
    else:
        joined = length_score(chinese, together([english, extra]))
    return abs(joined) < abs(length_score(chinese, english)) + AS_WELL

"""Pairs that look right by themselves, but not beside what stands next to them."""

from collections.abc import Sequence
from itertools import pairwise

from briefings.importing.pairing.cheapest_path import Match
from briefings.importing.pairing.pair_price import Features, length_score, price, together

BESIDE_GAP, CROSSED, TWO_LINES = "beside-gap", "uncertain-order", "two-lines"
# Where so many pairs have both sides on one line, or in one row, a pair of two lines is a guess.
MOSTLY_ONE_LINE = 0.85
# A lone paragraph may belong to the pair beside it if both together fit in length as well as the
# pair alone, or worse by no more than this many standard deviations.
AS_WELL = 0.35

BothFeatures = tuple[Features, Features]


def neighbour_reasons(matches: Sequence[Match]) -> dict[int, set[str]]:
    """For the places of pairs, the codes of what their neighbours say against them."""
    sides = [_both(match) for match in matches]
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
    apart = [place for place in whole if len({p.line.place for p in matches[place].pieces}) > 1]
    rare = len(apart) <= (1 - MOSTLY_ONE_LINE) * len(whole)
    return apart if rare else []


def _both(match: Match) -> BothFeatures | None:
    if match.chinese_features is None or match.english_features is None:
        return None
    return match.chinese_features, match.english_features


def _fit_crossed(one: BothFeatures, other: BothFeatures) -> bool:
    """Return whether the two pairs would fit better with one side exchanged."""
    straight = price(*one) + price(*other)
    return price(one[0], other[1]) + price(other[0], one[1]) < straight


def _could_hold(pair: BothFeatures, lone: Match) -> bool:
    """Return whether the pair fits in length nearly as well with the lone paragraph added."""
    chinese, english = pair
    if lone.chinese_features:
        joined = length_score(together([chinese, lone.chinese_features]), english)
    elif lone.english_features:
        joined = length_score(chinese, together([english, lone.english_features]))
    else:
        return False
    return abs(joined) < abs(length_score(chinese, english)) + AS_WELL

"""Join a paragraph without a partner to those beside it that are translated as one.

Where a text renders several paragraphs by one, it does so throughout, and no length tells it of a
short one.
"""

from collections.abc import Sequence
from itertools import pairwise

from briefings.importing.pairing.cheapest_path import Match
from briefings.importing.pairing.pair_price import Features, length_score, together
from briefings.importing.splitting.piece import Piece

# This many pairs in which one paragraph renders several show that the text does so regularly.
LEAST_JOINED = 2
# A paragraph this many standard deviations too long for its partner renders more than that.
MOST_TOO_LONG = 1.5
# Gaps part the pairs of a text if so many of its pairs begin behind one, or below a heading.
MOSTLY, LEAST_GAPS = 0.75, 3


def with_whole_groups(matches: Sequence[Match], stretch: float) -> list[Match]:
    matches = _with_rest_of_groups(matches)
    joined = sum(map(_renders_several, matches))
    alone = [n for n, match in enumerate(matches) if _is_alone(match)]
    if joined < LEAST_JOINED or not 0 < len(alone) <= joined:
        return list(matches)
    found: list[Match] = []
    for match in matches:
        if found and (whole := _joined(found[-1], match, stretch)):
            found[-1] = whole
        else:
            found.append(match)
    return found


def _with_rest_of_groups(matches: Sequence[Match]) -> list[Match]:
    """The matches; where gaps part nearly all of them, what no gap sets off belongs to its group.

    Such a text has a paragraph, its translation and a gap, over and over.
    """
    texts = [n for n, match in enumerate(matches) if n and not _is_label(match)]
    begun = [n for n in texts if _begins_group(matches[n]) or _is_label(matches[n - 1])]
    if sum(_begins_group(matches[n]) for n in begun) < LEAST_GAPS:
        return list(matches)
    if len(begun) < MOSTLY * len(texts):
        return list(matches)
    found: list[Match] = []
    for match in matches:
        is_rest = found and _is_alone(match) and not _begins_group(match)
        if is_rest and (whole := _as_one(found[-1], match)):
            found[-1] = whole
        else:
            found.append(match)
    return found


def _is_label(match: Match) -> bool:
    return all(piece.could_head for piece in match.pieces)


def _begins_group(match: Match) -> bool:
    return any(piece.after_gap for piece in match.pieces)


def _renders_several(match: Match) -> bool:
    return min(len(match.chinese), len(match.english)) == 1 and len(match.pieces) > 2


def _is_alone(match: Match) -> bool:
    piece = match.pieces[0]
    is_text = not (piece.could_head or piece.marker or piece.line.table)
    return len(match.pieces) == 1 and is_text


def _joined(one: Match, other: Match, stretch: float) -> Match | None:
    """The two as one match, if one of them is alone and their lengths are alike."""
    whole = _as_one(one, other)
    if whole is None or not (whole.chinese_features and whole.english_features):
        return None
    score = length_score(whole.chinese_features, whole.english_features, stretch)
    return whole if abs(score) <= MOST_TOO_LONG else None


def _as_one(one: Match, other: Match) -> Match | None:
    """The two as one match, if one of them is alone and the other's partner is of one piece."""
    if _is_alone(one) == _is_alone(other):
        return None
    chinese, english = (*one.chinese, *other.chinese), (*one.english, *other.english)
    several = chinese if len(english) == 1 else english
    if min(len(chinese), len(english)) != 1 or not _is_group(several):
        return None
    features = [_together(one.chinese_features, other.chinese_features)]
    features.append(_together(one.english_features, other.english_features))
    pieces = (*chinese, *english)
    return Match(chinese, english, pieces, features[0], features[1], is_doubtful=True)


def _is_group(pieces: Sequence[Piece]) -> bool:
    """Return whether paragraphs follow each other, and none but the first begins with a number."""
    places = [piece.line.place for piece in pieces]
    is_run = all(after - before == 1 for before, after in pairwise(places))
    return is_run and not any(
        piece.could_head or piece.line.table or (n and piece.marker)
        for n, piece in enumerate(pieces)
    )


def _together(*sides: Features | None) -> Features:
    return together([side for side in sides if side])

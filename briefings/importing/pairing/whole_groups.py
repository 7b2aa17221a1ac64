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


def with_whole_groups(matches: Sequence[Match], stretch: float) -> list[Match]:
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


def _renders_several(match: Match) -> bool:
    return min(len(match.chinese), len(match.english)) == 1 and len(match.pieces) > 2


def _is_alone(match: Match) -> bool:
    piece = match.pieces[0]
    is_text = not (piece.could_head or piece.marker or piece.line.table)
    return len(match.pieces) == 1 and is_text


def _joined(one: Match, other: Match, stretch: float) -> Match | None:
    """The two as one match, if one of them is alone and the other's partner is of one piece."""
    if _is_alone(one) == _is_alone(other):
        return None
    chinese, english = (*one.chinese, *other.chinese), (*one.english, *other.english)
    several = chinese if len(english) == 1 else english
    if min(len(chinese), len(english)) != 1 or not _is_group(several):
        return None
    features = [_together(one.chinese_features, other.chinese_features)]
    features.append(_together(one.english_features, other.english_features))
    if abs(length_score(features[0], features[1], stretch)) > MOST_TOO_LONG:
        return None
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

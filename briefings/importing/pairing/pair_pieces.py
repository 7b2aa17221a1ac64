"""Find what belongs together: in one line, in one table row, or by the price of pairing."""

import statistics
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby, pairwise

from briefings.importing.pairing.cheapest_path import (
    ALONE,
    ALONE_IN_ROW,
    Manner,
    Match,
    MeasuredPiece,
    match_of,
    measured,
    paired,
)
from briefings.importing.pairing.headings.no_headings import STOPPED
from briefings.importing.pairing.pair_price import Features, price
from briefings.importing.pairing.sections import PairedText, divided
from briefings.importing.pairing.whole_groups import with_whole_groups
from briefings.importing.splitting.piece import Piece
from briefings.text.language_detection import Language, other
from briefings.text.languages import CHINESE, ENGLISH

# A text alternates if the language changes at so many of the places where it could.
ALTERNATING = 0.5
# Cells with so many paragraphs hold whole sections, each in its own order.
LEAST_IN_LONG_CELLS = 4
# Lines with both languages that leave so many more pieces without a partner divide no text.
TORN = 2
# If so many pieces share their line with the other side, those lines show the order.
MANY_SHARED_LINES = 0.2


def pair(pieces: Sequence[Piece]) -> PairedText:
    """The text in matches, divided into sections by those that are headings."""
    found = [measured(piece) for piece in pieces]
    return divided(with_whole_groups(_matches(found), _stretch(found)))


def pair_sides(sides: Mapping[Language, Sequence[Piece]]) -> list[Match]:
    """Every piece of two texts in one match, in the order of both."""
    pieces = [measured(piece) for side in sides.values() for piece in side]
    return _between(pieces, Manner(alternates=False, first=CHINESE), _stretch(pieces))


def _matches(pieces: Sequence[MeasuredPiece]) -> list[Match]:
    """Every piece in exactly one match; lines and table rows with both sides stay together."""
    how = _manner([one for one in pieces if one.piece.line.row is None])
    stretch = _stretch(pieces)
    matches: list[Match] = []
    free: list[MeasuredPiece] = []
    groups = list(_groups(pieces))
    by_row = any(_holds_both(group) for group in groups if _is_row(group))
    if not (by_row or how.alternates) and _are_torn(groups):
        return _around(groups, how, stretch)
    for group in groups:
        if _holds_both(group) or (by_row and _is_row(group)):
            matches += _between(free, how, stretch)
            free = []
            matches += _given(group, stretch)
        else:
            free += group
    return matches + _between(free, how, stretch)


def _are_torn(groups: Sequence[Sequence[MeasuredPiece]]) -> bool:
    """Return whether lines with both languages stand within one of the halves, and divide nothing.

    Between them more pieces are without a partner than in the whole text.
    """
    surplus = [0]
    for group in groups:
        if _holds_both(group):
            surplus.append(0)
        else:
            surplus[-1] += sum(1 if one.piece.language == CHINESE else -1 for one in group)
    return sum(map(abs, surplus)) - abs(sum(surplus)) >= TORN


def _around(groups: Sequence[Sequence[MeasuredPiece]], how: Manner, stretch: float) -> list[Match]:
    """The text in matches as if it had no lines with both languages, and these in their places."""
    free = [one for group in groups if not _holds_both(group) for one in group]
    matches = _between(free, how, stretch)
    start = next(one.piece.line.place for one in free if one.piece.language != how.first)
    for group in groups:
        if _holds_both(group):
            place = group[0].piece.line.place
            side = how.first if place < start else other(how.first)
            before = [
                n
                for n, match in enumerate(matches)
                for piece in match.pieces
                if piece.language == side and piece.line.place < place
            ]
            at = max(before, default=-1) + 1
            matches[at:at] = _given(group, stretch)
    return matches


def _manner(pieces: Sequence[MeasuredPiece]) -> Manner:
    """Judged by the lines that hold both, by how often lines change, and by which pairs fit."""
    within = [
        a.language
        for a, b in pairwise(one.piece for one in pieces)
        if a.line.place == b.line.place and a.language != b.language
    ]
    if len(within) > MANY_SHARED_LINES * len(pieces):
        return Manner(alternates=True, first=statistics.mode(within))
    changes = sum(1 for a, b in _neighbours(pieces) if a.piece.language != b.piece.language)
    sides = [_side(pieces, language) for language in (CHINESE, ENGLISH)]
    places = max(1, 2 * min(map(len, sides)) - 1)
    if changes < ALTERNATING * places:
        first = pieces[0].piece.language if pieces else CHINESE
        return Manner(alternates=False, first=first)
    costs = {language: _cost_if_first(pieces, language) for language in (CHINESE, ENGLISH)}
    return Manner(alternates=True, first=min(costs, key=lambda language: costs[language]))


def _neighbours(
    pieces: Sequence[MeasuredPiece],
) -> Iterator[tuple[MeasuredPiece, MeasuredPiece]]:
    for a, b in pairwise(pieces):
        left, right = a.piece.line, b.piece.line
        if left.place != right.place and (left.row is None or left.row != right.row):
            yield a, b


def _cost_if_first(pieces: Sequence[MeasuredPiece], first: Language) -> float:
    """The middle price of neighbours, if this language always came first."""
    costs = [
        price(*_in_order(a.features, b.features, a.piece.language))
        for a, b in _neighbours(pieces)
        if a.piece.language == first and b.piece.language != first
    ]
    return statistics.fmean(costs) if costs else float("inf")


def _in_order(a: Features, b: Features, language: Language) -> tuple[Features, Features]:
    return (a, b) if language == CHINESE else (b, a)


def _side(pieces: Sequence[MeasuredPiece], language: Language) -> list[MeasuredPiece]:
    return [one for one in pieces if one.piece.language == language]


def _groups(pieces: Sequence[MeasuredPiece]) -> Iterator[list[MeasuredPiece]]:
    def belonging(one: MeasuredPiece) -> tuple[str, int]:
        line = one.piece.line
        return ("line", line.place) if line.row is None else ("row", line.row)

    for _, group in groupby(pieces, key=belonging):
        yield list(group)


def _holds_both(group: Sequence[MeasuredPiece]) -> bool:
    return len({one.piece.language for one in group}) > 1


def _is_row(group: Sequence[MeasuredPiece]) -> bool:
    return group[0].piece.line.row is not None


def _given(group: Sequence[MeasuredPiece], stretch: float) -> list[Match]:
    """What one line or table row holds: side by side as far as it goes."""
    chinese, english = _side(group, CHINESE), _side(group, ENGLISH)
    if len(chinese) == len(english) and _are_numbered_alike(chinese, english):
        return [match_of([zh], [en]) for zh, en in zip(chinese, english, strict=True)]
    if not chinese or not english:
        return [_alone(one) for one in group]
    alone = ALONE_IN_ROW if _has_more_paragraphs(chinese, english) else ALONE
    how = Manner(alternates=False, first=group[0].piece.language, alone=alone)
    return _between(group, how, stretch)


def _has_more_paragraphs(
    chinese: Sequence[MeasuredPiece], english: Sequence[MeasuredPiece]
) -> bool:
    """Return whether one cell says in more paragraphs what the other says in fewer.

    A label in a cell of its own is not a paragraph of either.
    """
    shorter, longer = sorted((chinese, english), key=len)
    return len(longer) > len(shorter) and _labels(longer) <= _labels(shorter)


def _labels(side: Sequence[MeasuredPiece]) -> int:
    pieces = [one.piece for one in side]
    return sum(piece.could_head and not STOPPED.search(piece.text) for piece in pieces)


def _are_numbered_alike(chinese: Sequence[MeasuredPiece], english: Sequence[MeasuredPiece]) -> bool:
    """Return whether no numbers show that each of two long cells lacks what the other has."""
    numbers = [
        {n for n, one in enumerate(side) if (found := one.piece.marker) and found.value is not None}
        for side in (chinese, english)
    ]
    return len(chinese) < LEAST_IN_LONG_CELLS or numbers[0] == numbers[1]


def _alone(one: MeasuredPiece) -> Match:
    return match_of([one], []) if one.piece.language == CHINESE else match_of([], [one])


def _stretch(pieces: Sequence[MeasuredPiece]) -> float:
    """How much longer or shorter than usual the English of this document is as a whole."""
    chinese = sum(one.features.length for one in _side(pieces, CHINESE))
    english = sum(one.features.length for one in _side(pieces, ENGLISH))
    if not chinese or not english:
        return 1.0
    return min(1.35, max(0.75, english / chinese))


def _between(pieces: Sequence[MeasuredPiece], how: Manner, stretch: float) -> list[Match]:
    chinese, english = _side(pieces, CHINESE), _side(pieces, ENGLISH)
    if not chinese or not english:
        return [_alone(one) for one in pieces]
    matches = paired(chinese, english, how, stretch)
    if how.alternates:
        matches.sort(key=lambda match: min(piece.line.place for piece in match.pieces))
    return matches

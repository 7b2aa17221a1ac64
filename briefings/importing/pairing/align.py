"""Find what belongs together: in one line, in one table row, or by the price of pairing."""

import statistics
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from briefings.importing.pairing.cheapest_path import Manner, Match, paired
from briefings.importing.pairing.resemblance import Features, features, price
from briefings.importing.splitting.pieces import Piece
from briefings.text.language_detection import Language
from briefings.text.languages import CHINESE, ENGLISH

# A text alternates if the language changes at so many of the places where it could.
ALTERNATING = 0.5
# If so many pieces share their line with the other side, those lines show the order.
MANY_SHARED_LINES = 0.2


def manner(pieces: Sequence[Piece]) -> Manner:
    """Judged by the lines that hold both, by how often lines change, and by which pairs fit."""
    within = [
        a.language for a, b in pairwise(pieces) if a.line == b.line and a.language != b.language
    ]
    if len(within) > MANY_SHARED_LINES * len(pieces):
        return Manner(alternates=True, first=statistics.mode(within))
    changes = sum(1 for a, b in _neighbours(pieces) if a.language != b.language)
    places = max(
        1,
        min(
            2 * sum(1 for p in pieces if p.language == CHINESE),
            2 * sum(1 for p in pieces if p.language == ENGLISH),
        )
        - 1,
    )
    if changes < ALTERNATING * places:
        return Manner(alternates=False, first=pieces[0].language if pieces else CHINESE)
    costs = {language: _cost_if_first(pieces, language) for language in (CHINESE, ENGLISH)}
    return Manner(alternates=True, first=min(costs, key=lambda language: costs[language]))


def _neighbours(pieces: Sequence[Piece]) -> Iterator[tuple[Piece, Piece]]:
    return (
        (a, b)
        for a, b in pairwise(pieces)
        if a.line != b.line and (a.row is None or a.row != b.row)
    )


def _cost_if_first(pieces: Sequence[Piece], first: Language) -> float:
    """The middle price of neighbours, if this language always came first."""
    costs = [
        price(*_in_order(features(a), features(b), a.language))
        for a, b in _neighbours(pieces)
        if a.language == first and b.language != first
    ]
    return statistics.fmean(costs) if costs else float("inf")


def _in_order(a: Features, b: Features, language: Language) -> tuple[Features, Features]:
    return (a, b) if language == CHINESE else (b, a)


def aligned(pieces: Sequence[Piece]) -> list[Match]:
    """Every piece in exactly one match; lines and table rows with both sides stay together."""
    how = manner([piece for piece in pieces if piece.row is None])
    stretch = _stretch(pieces)
    matches: list[Match] = []
    free: list[Piece] = []
    for group in _groups(pieces):
        if _is_given(group):
            matches += _between(free, how, stretch)
            free = []
            matches += _given(group, stretch)
        else:
            free += group
    return matches + _between(free, how, stretch)


def _groups(pieces: Sequence[Piece]) -> Iterator[list[Piece]]:
    def belonging(piece: Piece) -> tuple[str, int]:
        return ("line", piece.line) if piece.row is None else ("row", piece.row)

    for _, group in groupby(pieces, key=belonging):
        yield list(group)


def _is_given(group: Sequence[Piece]) -> bool:
    return len({piece.language for piece in group}) > 1 or group[0].row is not None


def _given(group: Sequence[Piece], stretch: float) -> list[Match]:
    """What one line or table row holds: side by side as far as it goes."""
    chinese = [piece for piece in group if piece.language == CHINESE]
    english = [piece for piece in group if piece.language == ENGLISH]
    if len(chinese) == len(english):
        return [Match((zh,), (en,)) for zh, en in zip(chinese, english, strict=True)]
    if not chinese or not english:
        return [_alone(piece) for piece in group]
    return _between(group, Manner(alternates=False, first=group[0].language), stretch)


def _alone(piece: Piece) -> Match:
    return Match((piece,), ()) if piece.language == CHINESE else Match((), (piece,))


def _stretch(pieces: Sequence[Piece]) -> float:
    """How much longer or shorter than usual the English of this document is as a whole."""
    chinese = sum(features(p).length for p in pieces if p.language == CHINESE)
    english = sum(features(p).length for p in pieces if p.language == ENGLISH)
    if not chinese or not english:
        return 1.0
    return min(1.35, max(0.75, english / chinese))


def _between(pieces: Sequence[Piece], how: Manner, stretch: float) -> list[Match]:
    chinese = [piece for piece in pieces if piece.language == CHINESE]
    english = [piece for piece in pieces if piece.language == ENGLISH]
    if not chinese or not english:
        return [_alone(piece) for piece in pieces]
    matches = paired(chinese, english, how, stretch)
    if how.alternates:
        matches.sort(key=lambda match: min(piece.line for piece in match.pieces))
    return matches

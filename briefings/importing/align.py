"""Pair the pieces of two languages, in order, at the least price over the whole text."""

import statistics
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from briefings.bilingual import CHINESE, ENGLISH, Language
from briefings.importing.pieces import Piece
from briefings.importing.resemblance import Features, features, length_score, price, together

# A piece without a partner costs this much, so two strangers (two such pieces) stay apart ...
ALONE = 4.5
# ... and several pieces for one must fit far better together than the best of them alone.
MERGED = 5.0
MOST_MERGED = 3
# A neighbour in a text that alternates is the other side, unless everything speaks against it.
NEIGHBOUR = -4.0
# A text alternates if the language changes at so many of the places where it could.
ALTERNATING = 0.5
# If so many pieces share their line with the other side, those lines show the order.
MANY_SHARED_LINES = 0.2
# The search keeps this close to the diagonal; texts with many gaps get more room.
BAND = 40
# Below this price a pair is good enough to learn from how long the English of this text is.
GOOD = 1.0


@dataclass(frozen=True, slots=True)
class Match:
    """Pieces that say the same; `is_given` if line or table row put them together."""

    chinese: tuple[Piece, ...]
    english: tuple[Piece, ...]
    is_given: bool = False

    @property
    def pieces(self) -> tuple[Piece, ...]:
        return self.chinese + self.english


@dataclass(frozen=True, slots=True)
class Manner:
    """How a document sets its languages: one line each in turn, and which comes first."""

    alternates: bool
    first: Language


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
        for a, b in zip(pieces, pieces[1:], strict=False)
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
        return [Match((zh,), (en,), is_given=True) for zh, en in zip(chinese, english, strict=True)]
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
    matches = _Search(chinese, english, how, stretch).matches()
    if how.alternates:
        matches.sort(key=lambda match: min(piece.line for piece in match.pieces))
    return matches


class _Search:
    """Dynamic programming over both lists: pairs, gaps, and several pieces for one."""

    def __init__(
        self, chinese: list[Piece], english: list[Piece], how: Manner, stretch: float
    ) -> None:
        self.chinese, self.english, self.how, self.stretch = chinese, english, how, stretch
        self.zh = [features(piece) for piece in chinese]
        self.en = [features(piece) for piece in english]

    def matches(self) -> list[Match]:
        steps = self._steps()
        i, j = len(self.zh), len(self.en)
        found: list[Match] = []
        while i or j:
            di, dj = steps[i][j]
            found.append(Match(tuple(self.chinese[i - di : i]), tuple(self.english[j - dj : j])))
            i, j = i - di, j - dj
        return found[::-1]

    def _steps(self) -> list[dict[int, tuple[int, int]]]:
        """For every reachable point the last step of the cheapest way to it."""
        best: list[dict[int, float]] = []
        steps: list[dict[int, tuple[int, int]]] = []
        for i in range(len(self.zh) + 1):
            best.append({})
            steps.append({})
            for j in self._columns(i):
                if i == j == 0:
                    best[0][0] = 0.0
                    continue
                cost, step = self._cheapest(best, i, j)
                best[i][j], steps[i][j] = cost, step
        return steps

    def _columns(self, i: int) -> range:
        n, m = len(self.zh), len(self.en)
        middle = round(i * m / n)
        width = BAND + 2 * abs(n - m)
        return range(max(0, middle - width), min(m, middle + width) + 1)

    def _cheapest(
        self, best: list[dict[int, float]], i: int, j: int
    ) -> tuple[float, tuple[int, int]]:
        choices = [
            (before + cost, (di, dj))
            for di, dj, cost in self._choices(i, j)
            if (before := best[i - di].get(j - dj)) is not None
        ]
        return min(choices, default=(float("inf"), (0, 1) if j else (1, 0)))

    def _choices(self, i: int, j: int) -> Iterator[tuple[int, int, float]]:
        if i:
            yield 1, 0, ALONE
        if j:
            yield 0, 1, ALONE
        if not (i and j):
            return
        zh, en = self.zh[i - 1], self.en[j - 1]
        yield 1, 1, price(zh, en, self.stretch) + self._nearness(i - 1, j - 1)
        lopsided = length_score(zh, en, self.stretch)
        for extra in range(2, MOST_MERGED + 1):
            if lopsided > 1 and i >= extra:
                yield extra, 1, self._merged(self.zh[i - extra : i], self.en[j - 1 : j])
            if lopsided < -1 and j >= extra:
                yield 1, extra, self._merged(self.zh[i - 1 : i], self.en[j - extra : j])

    def _merged(self, zh: Sequence[Features], en: Sequence[Features]) -> float:
        if any(part.heading or part.marker for part in [*zh[1:], *en[1:]]):
            return float("inf")
        pieces = len(zh) + len(en) - 2
        return price(together(zh), together(en), self.stretch) + MERGED * pieces

    def _nearness(self, i: int, j: int) -> float:
        if not self.how.alternates:
            return 0.0
        distance = self.english[j].line - self.chinese[i].line
        expected = 1 if self.how.first == CHINESE else -1
        return NEIGHBOUR if distance == expected else 0.0

"""Pair two lists of pieces, in order, at the least price over both lists."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefings.importing.pairing.pair_price import (
    Features,
    features_of,
    price,
    together,
)
from briefings.importing.splitting.piece import Piece
from briefings.text.language_detection import Language
from briefings.text.languages import CHINESE

# A piece without a partner costs this much, so two strangers (two such pieces) stay apart ...
ALONE, ALONE_IN_ROW = 4.5, 6.5
# ... and several pieces for one must fit far better together than the best of them alone; each
# after the second costs less than it would without a partner.
MERGED, MERGED_MORE = 5.0, 2.0
MOST_MERGED = 3
# A neighbour in a text that alternates is the other side, unless everything speaks against it.
NEIGHBOUR = -4.0
# The search keeps this close to the diagonal; texts with many gaps get more room. The first band
# will do if no stretch of what it finds costs as much as a way out of it.
BANDS, BANDS_IF_ALTERNATING = (16, 40), (8, 16)
# ... but the whole search never looks at many more points than this.
MOST_POINTS = 80_000
# If the best pairing of the whole that treats a piece otherwise costs hardly more, it is a guess.
CLEAR = 6.0
INFINITE = float("inf")

# A step takes so many Chinese and English pieces for one match.
Step = tuple[int, int]
ONE_EACH, ONLY_CHINESE, ONLY_ENGLISH = (1, 1), (1, 0), (0, 1)
SEVERAL_CHINESE = [(size, 1) for size in range(2, MOST_MERGED + 1)]
SEVERAL_ENGLISH = [(1, size) for size in range(2, MOST_MERGED + 1)]
Way = tuple[int, int, int, int] | None


@dataclass(frozen=True, slots=True)
class MeasuredPiece:
    """A piece with the features by which it is compared."""

    piece: Piece
    features: Features


@dataclass(frozen=True, slots=True)
class Match:
    """Pieces that say the same; `is_doubtful` if another pairing would be nearly as good.

    The features are those of each side as a whole; None where a side is missing.
    """

    chinese: tuple[Piece, ...]
    english: tuple[Piece, ...]
    pieces: tuple[Piece, ...]
    chinese_features: Features | None
    english_features: Features | None
    is_doubtful: bool = False


@dataclass(frozen=True, slots=True)
class Manner:
    """How a document sets its languages: one line each in turn, and which comes first."""

    alternates: bool
    first: Language
    # The price of a piece without a partner: higher in a table row, where few lack one.
    alone: float = ALONE


def measured(piece: Piece) -> MeasuredPiece:
    return MeasuredPiece(piece, features_of(piece))


def match_of(
    chinese: Sequence[MeasuredPiece],
    english: Sequence[MeasuredPiece],
    *,
    is_doubtful: bool = False,
) -> Match:
    return Match(
        tuple(one.piece for one in chinese),
        tuple(one.piece for one in english),
        tuple(one.piece for one in (*chinese, *english)),
        together([one.features for one in chinese]) if chinese else None,
        together([one.features for one in english]) if english else None,
        is_doubtful,
    )


def paired(
    chinese: Sequence[MeasuredPiece],
    english: Sequence[MeasuredPiece],
    how: Manner,
    stretch: float,
) -> list[Match]:
    """Every piece in one match, in the order of both lists."""
    first, second = BANDS_IF_ALTERNATING if how.alternates else BANDS
    search = _Search(chinese, english, how, stretch, first)
    matches = search.matches()
    if search.is_sure(matches):
        return matches
    return _Search(chinese, english, how, stretch, second).matches()


class _Search:
    """Dynamic programming: pairs, gaps, and several pieces for one.

    `before` has the price of the cheapest way to each point (so many Chinese and English pieces
    done).
    """

    def __init__(
        self,
        chinese: Sequence[MeasuredPiece],
        english: Sequence[MeasuredPiece],
        how: Manner,
        stretch: float,
        band: int,
    ) -> None:
        self.chinese, self.english, self.how, self.stretch = chinese, english, how, stretch
        self.zh = [one.features for one in chinese]
        self.en = [one.features for one in english]
        self.merged_chinese, self.merged_english = _all_merged(self.zh), _all_merged(self.en)
        surplus = abs(len(self.zh) - len(self.en))
        self.band = band
        least = min(band, BANDS[0])
        self.width = max(least, min(band + 2 * surplus, MOST_POINTS // len(self.zh)))
        self.before: list[dict[int, float]] = [{} for _ in range(len(self.zh) + 1)]

    def matches(self) -> list[Match]:
        self._go_forward()
        found: list[Match] = []
        i, j = len(self.zh), len(self.en)
        ways = self._ways_below(self.before[i][j] + CLEAR)
        while i or j:
            di, dj = self._last_step(i, j)
            i, j = i - di, j - dj
            doubtful = any(len(ways[k]) > 1 for k in range(i, i + di))
            found.append(
                match_of(self.chinese[i : i + di], self.english[j : j + dj], is_doubtful=doubtful)
            )
        return found[::-1]

    def is_sure(self, matches: Sequence[Match]) -> bool:
        """Return whether no stretch of these is dear, or the band is as wide as the text."""
        i = j = 0
        least = dearest = 0.0
        for match in matches:
            i, j = i + len(match.chinese), j + len(match.english)
            least = min(least, self.before[i][j])
            dearest = max(dearest, self.before[i][j] - least)
        return dearest < ALONE * self.band or len(self.en) <= self.width

    def _go_forward(self) -> None:
        self.before[0][0] = 0.0
        for i, row in enumerate(self.before):
            for j in self._columns(i):
                if into := self._into(i, j):
                    row[j] = min(into.values())

    def _into(self, i: int, j: int) -> dict[Step, float]:
        """What everything costs up to this point, by the last step."""
        found: dict[Step, float] = {}
        for step, cost in self._choices(i, j):
            earlier = self.before[i - step[0]].get(j - step[1])
            if earlier is not None:
                found[step] = earlier + cost
        return found

    def _last_step(self, i: int, j: int) -> Step:
        into = self._into(i, j)
        return min(into, key=lambda step: into[step])

    def _ways_below(self, limit: float) -> list[set[Way]]:
        """For each Chinese piece, the ways to treat it with which the whole costs less.

        From the end on, only points on such ways are looked at; `after` has what the rest costs.
        """
        ways: list[set[Way]] = [set() for _ in self.zh]
        after: list[dict[int, float]] = [{} for _ in self.before]
        after[-1][len(self.en)] = 0.0
        for i in range(len(self.zh), -1, -1):
            for j in reversed(self._columns(i)):
                rest = after[i].get(j, INFINITE)
                for (di, dj), cost in self._into(i, j).items() if rest < INFINITE else ():
                    if cost + rest >= limit:
                        continue
                    earlier = after[i - di]
                    more = cost - self.before[i - di][j - dj] + rest
                    earlier[j - dj] = min(earlier.get(j - dj, INFINITE), more)
                    for k in range(i - di, i):
                        ways[k].add((i, j, di, dj) if dj else None)
        return ways

    def _columns(self, i: int) -> range:
        middle = round(i * len(self.en) / len(self.zh))
        return range(max(0, middle - self.width), min(len(self.en), middle + self.width) + 1)

    def _choices(self, i: int, j: int) -> Iterator[tuple[Step, float]]:
        """Every step into this point, and its price."""
        if i:
            yield ONLY_CHINESE, self.how.alone
        if j:
            yield ONLY_ENGLISH, self.how.alone
        if not (i and j):
            return
        zh, en = self.zh[i - 1], self.en[j - 1]
        yield ONE_EACH, price(zh, en, self.stretch) + self._nearness(i - 1, j - 1)
        # Merging is tried only where the last of the pieces alone is too short for its partner.
        expected = zh.length * self.stretch
        chinese_first = self.how.first == CHINESE
        if en.length > expected and not en.is_table:
            for step, merged in zip(SEVERAL_CHINESE, self.merged_chinese[i - 1], strict=False):
                near = self._nearness(i - 1 if chinese_first else i - step[0], j - 1)
                yield step, self._price_of_merged(merged, en, step) + near
        if en.length < expected and not zh.is_table:
            for step, merged in zip(SEVERAL_ENGLISH, self.merged_english[j - 1], strict=False):
                near = self._nearness(i - 1, j - step[1] if chinese_first else j - 1)
                yield step, self._price_of_merged(zh, merged, step) + near

    def _price_of_merged(self, zh: Features, en: Features, step: Step) -> float:
        return price(zh, en, self.stretch) + MERGED + MERGED_MORE * (sum(step) - 3)

    def _nearness(self, i: int, j: int) -> float:
        if not self.how.alternates:
            return 0.0
        distance = self.english[j].piece.line.place - self.chinese[i].piece.line.place
        expected = 1 if self.how.first == CHINESE else -1
        return NEIGHBOUR if distance == expected else 0.0


def _all_merged(parts: Sequence[Features]) -> list[list[Features]]:
    """For each piece, it and the piece before as one, then it and the two before, ..."""
    return [list(_merged(parts[max(0, n + 1 - MOST_MERGED) : n + 1])) for n in range(len(parts))]


def _merged(parts: Sequence[Features]) -> Iterator[Features]:
    """What begins with a marker or is a heading or a table is not joined to what precedes."""
    for start in range(len(parts) - 2, -1, -1):
        joined = parts[start:]
        if any(part.heading or part.marker for part in joined[1:]) or any(
            part.is_table for part in joined
        ):
            return
        yield together(joined)

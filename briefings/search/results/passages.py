"""Which pairs of an entry answer the question, and how well the entry as a whole does."""

import math
import re
from bisect import bisect
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property

from briefings.models.published.search import SearchEntry
from briefings.search.index.entry import GAP
from briefings.search.question.understanding import Unit
from briefings.text.languages import WRITTEN

_GAPS = re.compile(GAP)
# BM25: how fast repetition stops to count, and how much long texts are held against themselves.
_K, _B = 1.0, 0.75
# How much less a unit counts for a pair if the entry's other pairs contain it too.
_TELLING = 0.7
Counted = Callable[[str], int]
Worths = dict[int, float]  # of pairs, from 0
_NOWHERE: dict[int, int] = {}


class _Counts(dict[str, int]):
    """How often a line has a phrase, counted once: units share synonyms."""

    def __init__(self, line: str):
        super().__init__()
        self._line = line

    def __missing__(self, needle: str) -> int:
        count = self[needle] = self._line.count(needle)
        return count


def counter(line: str) -> Counted:
    """Return what counts a phrase in a line."""
    return _Counts(line).__getitem__


def frequency(unit: Unit, counted: Counted) -> float:
    """Return how often a line has a unit, by its best phrase."""
    return max([weight * counted(clause.needle) for clause, weight in unit.phrases])


class Needles:
    """The phrases of a question, all found by reading a line once: most lines have few of them."""

    def __init__(self, units: Iterable[Unit]):
        needles = {clause.needle for unit in units for clause, _weight in unit.phrases}
        self._longest = sorted(needles, key=len, reverse=True)

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        phrases = [re.escape(one[1:]) for one in self._longest]
        # Checking the first letter first rules most words out.
        initials = "|".join(sorted({re.escape(one[1]) for one in self._longest}))
        return re.compile(f" (?={initials})(?=({'|'.join(phrases)}))")

    @cached_property
    def _together(self) -> dict[str, list[str]]:
        """Return each phrase with those that it begins with: where it is, they are too."""
        return {
            one[1:]: [other for other in self._longest if one.startswith(other)]
            for one in self._longest
        }

    def places(self, line: str) -> Iterator[tuple[str, int]]:
        """Yield each phrase with the place where it begins, in order of place."""
        for match in self._pattern.finditer(line):
            for needle in self._together[match[1]]:
                yield needle, match.start()


class Pairs:
    """The pairs of an entry, and which of them have a phrase: looked up once for all judgements."""

    def __init__(self, entry: SearchEntry, needles: Needles):
        self.entry = entry
        self._needles = needles

    @cached_property
    def _having(self) -> dict[str, dict[int, int]]:
        found: dict[str, dict[int, int]] = defaultdict(lambda: defaultdict(int))
        for needle, place in self._needles.places(self.entry.body):
            found[needle][bisect(self._ends, place) // len(WRITTEN)] += 1
        return dict(found)

    @cached_property
    def _ends(self) -> list[int]:
        return [gap.start() for gap in _GAPS.finditer(self.entry.body)]

    def __len__(self) -> int:
        return len(self._ends) // len(WRITTEN) + 1

    def having(self, needle: str) -> dict[int, int]:
        """Return how often each pair has a phrase, for the pairs (from 0) that have it."""
        return self._having.get(needle, _NOWHERE)

    def often(self, needle: str) -> int:
        return sum(self.having(needle).values())

    def length(self, pair: int) -> int:
        first, last = pair * len(WRITTEN), (pair + 1) * len(WRITTEN)
        start = self._ends[first - 1] if first else 0
        end = self._ends[last - 1] if last <= len(self._ends) else len(self.entry.body)
        return end - start


def usual_length(read: Sequence[Pairs]) -> float:
    """Return how long a pair of these entries is on average."""
    bodies = [pairs.entry.body for pairs in read]
    count = sum(body.count(GAP) / len(WRITTEN) + 1 for body in bodies)
    return sum(map(len, bodies)) / max(count, 1) or 1


def passages(units: Sequence[Unit], pairs: Pairs, usual: float | None = None) -> list[Worths]:
    """Return for each unit what it is worth in the pairs that have it.

    A pair longer than usual has the same words by chance more easily, which counts between
    briefings. Within one, what is short says no more.
    """
    worths = []
    for unit in units:
        found = _per_pair(unit, pairs)
        most = unit.worth * _telling(len(pairs), len(found)) * (_K + 1)
        worths.append(
            {
                pair: most * often / (often + _norm(pairs.length(pair) / usual if usual else 1.0))
                for pair, often in found.items()
            }
        )
    return worths


def total(worths: Iterable[Worths]) -> Worths:
    """Return how well each pair answers that has any of the units."""
    scores: Worths = defaultdict(float)
    for unit in worths:
        for pair, worth in unit.items():
            scores[pair] += worth
    return dict(scores)


def _norm(length: float) -> float:
    return _K * (1 - _B + _B * length)


def _telling(every: int, some: int) -> float:
    """Return how well a unit distinguishes the pairs of one entry: best if few contain it."""
    rarity = math.log(1 + every / some) / math.log(1 + every) if some else 1.0
    return 1 - _TELLING * (1 - rarity)


def _per_pair(unit: Unit, pairs: Pairs) -> Worths:
    found: Worths = {}
    for clause, weight in unit.phrases:
        for pair, often in pairs.having(clause.needle).items():
            found[pair] = max(weight * often, found.get(pair, 0.0))
    return found

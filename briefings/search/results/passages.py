"""Which pairs of an entry answer the question, and how well the entry as a whole does."""

import math
import re
from bisect import bisect
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from functools import cache, partial

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
    return max(weight * counted(clause.needle) for clause, weight in unit.phrases)


def usual_length(entries: Sequence[SearchEntry]) -> float:
    """Return how long a pair of these entries is on average."""
    pairs = sum(entry.body.count(GAP) / len(WRITTEN) + 1 for entry in entries)
    return sum(len(entry.body) for entry in entries) / max(pairs, 1) or 1


def passages(units: Sequence[Unit], entry: SearchEntry, usual: float | None = None) -> list[Worths]:
    """Return for each unit what it is worth in the pairs that have it.

    A pair longer than usual has the same words by chance more easily, which counts between
    briefings. Within one, what is short says no more.
    """
    ends = [gap.start() for gap in _GAPS.finditer(entry.body)]
    length = len(entry.body)
    pairs_with = cache(partial(_pairs_with, entry.body, ends))
    every = len(ends) // len(WRITTEN) + 1
    worths = []
    for unit in units:
        found = _per_pair(unit, pairs_with)
        most = unit.worth * _telling(every, len(found)) * (_K + 1)
        worths.append(
            {
                pair: most * often / (often + _norm(pair, ends, length, usual))
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


def _telling(every: int, some: int) -> float:
    """Return how well a unit distinguishes the pairs of one entry: best if few contain it."""
    rarity = math.log(1 + every / some) / math.log(1 + every) if some else 1.0
    return 1 - _TELLING * (1 - rarity)


def _per_pair(unit: Unit, pairs_with: Callable[[str], dict[int, int]]) -> dict[int, float]:
    found: dict[int, float] = {}
    for clause, weight in unit.phrases:
        for pair, often in pairs_with(clause.needle).items():
            found[pair] = max(weight * often, found.get(pair, 0.0))
    return found


def _pairs_with(body: str, ends: list[int], needle: str) -> dict[int, int]:
    """Return how often each pair has a phrase."""
    found: dict[int, int] = defaultdict(int)
    place = body.find(needle)
    while place >= 0:
        found[bisect(ends, place) // len(WRITTEN)] += 1
        place = body.find(needle, place + 1)
    return found


def _norm(pair: int, ends: list[int], length: int, usual: float | None) -> float:
    if not usual:
        return _K
    first, last = pair * len(WRITTEN), (pair + 1) * len(WRITTEN)
    start = ends[first - 1] if first else 0
    end = ends[last - 1] if last <= len(ends) else length
    return _K * (1 - _B + _B * (end - start) / usual)

"""Which pairs of an entry answer the question, and how well the entry as a whole does."""

import re
from bisect import bisect
from collections import defaultdict
from collections.abc import Iterator, Sequence

from briefings.models.published.search import SearchEntry
from briefings.search.entry import GAP
from briefings.search.understanding import Unit
from briefings.text.languages import WRITTEN

_GAPS = re.compile(GAP)
# BM25: how fast repetition stops to count, and how much long texts are held against themselves.
_K, _B = 1.0, 0.4


def frequency(unit: Unit, line: str) -> float:
    """Return how often a line has a unit, by its best phrase."""
    return max(weight * line.count(clause.needle) for clause, weight in unit.phrases)


def passages(units: Sequence[Unit], entry: SearchEntry) -> dict[int, float]:
    """Return how well each pair answers, for the pairs (from 0) that have any of the units."""
    ends = [gap.start() for gap in _GAPS.finditer(entry.body)]
    usual = len(entry.body) / (len(ends) / len(WRITTEN) + 1)
    scores: dict[int, float] = defaultdict(float)
    for unit in units:
        for pair, often in _per_pair(unit, entry.body, ends).items():
            start, end = _borders(pair, ends, len(entry.body))
            norm = _K * (1 - _B + _B * (end - start) / usual)
            scores[pair] += unit.worth * often * (_K + 1) / (often + norm)
    return dict(scores)


def _per_pair(unit: Unit, body: str, ends: list[int]) -> dict[int, float]:
    found: dict[int, float] = {}
    for clause, weight in unit.phrases:
        here: dict[int, float] = defaultdict(float)
        for place in _places(clause.needle, body):
            here[bisect(ends, place) // len(WRITTEN)] += weight
        for pair, often in here.items():
            found[pair] = max(often, found.get(pair, 0.0))
    return found


def _places(needle: str, body: str) -> Iterator[int]:
    place = body.find(needle)
    while place >= 0:
        yield place
        place = body.find(needle, place + 1)


def _borders(pair: int, ends: list[int], length: int) -> tuple[int, int]:
    first, last = pair * len(WRITTEN), (pair + 1) * len(WRITTEN)
    return (
        ends[first - 1] if first else 0,
        ends[last - 1] if last <= len(ends) else length,
    )

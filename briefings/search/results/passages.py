"""Which pairs of an entry answer the question, and how well the entry as a whole does."""

import math
import re
from bisect import bisect
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property
from itertools import pairwise

from briefings.models.plain_reading import columns, instances, read
from briefings.models.published.search import SearchEntry
from briefings.search.index.entry import GAP
from briefings.search.question.understanding import Unit
from briefings.text.languages import WRITTEN

_GAPS = re.compile(GAP)
# BM25: how fast repetition stops to count, and how much long texts are held against themselves.
_K, _B = 1.0, 0.75
# How much less a unit counts for a pair if the entry's other pairs contain it too.
_TELLING = 0.7
Worths = dict[int, float]  # of pairs, from 0


class Needles:
    """The phrases of a question's units, found by reading a line once: most have few of them."""

    def __init__(self, units: Sequence[Unit]):
        self.units = units
        # The places of the units that have a phrase, with its weight: units share synonyms.
        self.owners: dict[str, list[tuple[int, float]]] = defaultdict(list)
        for place, unit in enumerate(units):
            for clause, weight in unit.phrases:
                self.owners[clause.needle].append((place, weight))
        self._longest = sorted(self.owners, key=len, reverse=True)

    def in_line(self, line: str) -> dict[int, float]:
        """Return how often a short line has each unit, by its place and its best phrase."""
        return self.best({one: count for one in self._longest if (count := line.count(one))})

    def best(self, counts: Mapping[str, int]) -> dict[int, float]:
        """Return how often a text has each unit, from how often it has the phrases."""
        found: dict[int, float] = {}
        for needle, count in counts.items():
            for place, weight in self.owners[needle]:
                found[place] = max(weight * count, found.get(place, 0.0))
        return found

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
        if not self._longest:  # nothing of the question is a word
            return
        for match in self._pattern.finditer(line):
            for needle in self._together[match[1]]:
                yield needle, match.start()


class Pairs:
    """The pairs of an entry, and which of them have a phrase: looked up once for all judgements."""

    def __init__(self, entry: SearchEntry, needles: Needles):
        self.entry = entry
        self.needles = needles

    @cached_property
    def _sides(self) -> dict[str, dict[int, int]]:
        """Return how often each side of the pairs has a phrase, for what the body has."""
        found: dict[str, dict[int, int]] = defaultdict(lambda: defaultdict(int))
        for needle, place in self.needles.places(self.entry.body):
            found[needle][bisect(self._ends, place)] += 1
        return dict(found)

    @cached_property
    def _ends(self) -> list[int]:
        return [gap.start() for gap in _GAPS.finditer(self.entry.body)]

    def __len__(self) -> int:
        return len(self._ends) // len(WRITTEN) + 1

    @cached_property
    def lengths(self) -> list[int]:
        ends = [*self._ends, len(self.entry.body)]
        ends = [*ends[len(WRITTEN) - 1 : -1 : len(WRITTEN)], ends[-1]]
        return [end - start for start, end in pairwise([0, *ends])]

    @cached_property
    def in_body(self) -> dict[int, float]:
        """Return how often the body has each unit, by its place and its best phrase."""
        return self.needles.best({one: sum(found.values()) for one, found in self._sides.items()})

    @cached_property
    def of_units(self) -> list[Worths]:
        """Return for each unit how often each pair has it, by its best phrase."""
        of_units: list[Worths] = [{} for _unit in self.needles.units]
        for needle, sides in self._sides.items():
            found: dict[int, int] = defaultdict(int)
            for side, often in sides.items():
                found[side // len(WRITTEN)] += often
            for place, weight in self.needles.owners[needle]:
                unit = of_units[place]
                for pair, often in found.items():
                    unit[pair] = max(weight * often, unit.get(pair, 0.0))
        return of_units

    @cached_property
    def agreed(self) -> dict[int, float]:
        """Return what the units are worth together that every side of a pair has."""
        sides: dict[int, set[int]] = defaultdict(set)
        for needle, found in self._sides.items():
            for place, _weight in self.needles.owners[needle]:
                sides[place].update(found)
        agreed: dict[int, float] = defaultdict(float)
        for place, there in sides.items():
            for pair, languages in Counter(side // len(WRITTEN) for side in there).items():
                if languages == len(WRITTEN):
                    agreed[pair] += self.needles.units[place].worth
        return agreed


# Plain SQL: each page of results asks this.
@cache
def _stored_sql() -> str:
    return f"SELECT {columns(SearchEntry)} FROM briefings_searchentry WHERE id IN ({{}})"  # noqa: S608 - no input


def stored_pairs(keys: Collection[int], needles: Needles) -> dict[int, Pairs]:
    """Return the pairs of entries by their keys; those that are gone are left out."""
    if not keys:
        return {}
    rows = read(SearchEntry, _stored_sql().format(", ".join(["%s"] * len(keys))), [*keys])
    entries: list[SearchEntry] = [instances(row, SearchEntry)[0] for row in rows]
    return {entry.pk: Pairs(entry, needles) for entry in entries}


def usual_length(read: Sequence[Pairs]) -> float:
    """Return how long a pair of these entries is on average."""
    bodies = [pairs.entry.body for pairs in read]
    count = sum(body.count(GAP) / len(WRITTEN) + 1 for body in bodies)
    return sum(map(len, bodies)) / max(count, 1) or 1


def passages(units: Sequence[Unit], pairs: Pairs, usual: float | None = None) -> list[Worths]:
    """Return for each unit what it is worth in the pairs that have it; `units` are the pairs' own.

    A pair longer than usual has the same words by chance more easily, which counts between
    briefings. Within one, what is short says no more.
    """
    worths = []
    for unit, found in zip(units, pairs.of_units, strict=True):
        most = unit.worth * _telling(len(pairs), len(found)) * (_K + 1)
        worths.append(
            {
                pair: most * often / (often + _norm(pairs.lengths[pair] / usual if usual else 1.0))
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

"""Find the entries worth reading: with the rarest parts of the question, or with all of it."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from briefings.search.index.clauses import Clause
from briefings.search.index.filters import Ask, Narrowing, Scope
from briefings.search.index.lists import lists
from briefings.search.question.understanding import Understanding, Unit

# Beyond this many matches, only the newest are ranked and counted.
MOST = 1_000
# Rare words are looked up in full, up to this many entries together.
_BUDGET = 2_000
_TITLED, _TITLES = 12, 300
_FEW, _TOGETHER, _MOST_TOGETHER = 3, 300, 6
_EXACT = 100


@dataclass(slots=True)
class Candidates:
    """Keys with all of the question, newest first, and the worth of what others have of it."""

    complete: list[int] = field(default_factory=list)
    worth: defaultdict[int, float] = field(default_factory=lambda: defaultdict(float))


def candidates(asked: Understanding, narrowing: Narrowing) -> Candidates:
    units = sorted(asked.units, key=lambda unit: unit.entries)
    if not units:
        return Candidates()
    weighed = list(_weighed(asked, units))
    quoted = tuple(_group(unit) for unit in units if unit.required)
    asks = [one.with_groups(quoted) for one, _worth in weighed]
    whole = tuple(_group(unit) for unit in units if not unit.weak)
    if not asked.missing:
        asks.append(Ask(whole, Scope.ALL, MOST + 1))
    there = lists(asks, narrowing)
    found = Candidates([] if asked.missing else there.pop())
    worths = [worth for _ask, worth in weighed]
    for keys, worth in zip([*there, found.complete], [*worths, asked.worth], strict=True):
        for key in keys:
            found.worth[key] += worth
    return found


def _weighed(asked: Understanding, units: list[Unit]) -> Iterator[tuple[Ask, float]]:
    """Yield what to look up, and what it is worth to be found by it; the rarest units first."""
    read = _affordable(units)
    for unit in read:
        yield Ask((_group(unit),), Scope.ALL, _BUDGET), unit.worth
    for unit in units[:_TITLED]:
        unread = 0 if unit in read else unit.worth
        yield Ask((_group(unit),), Scope.TITLE, _TITLES), unit.worth / 2 + unread
    if len(read) < _FEW:
        for some in _together(units, asked.every):
            worth = sum(unit.worth for unit in some)
            yield Ask(tuple(map(_group, some)), Scope.ALL, _TOGETHER), worth
    if asked.exact and len(units) > 1:
        for scope in (Scope.TITLE, Scope.ALL):
            yield Ask(((asked.exact,),), scope, _EXACT), asked.worth


def _group(unit: Unit) -> tuple[Clause, ...]:
    return tuple(clause for clause, _weight in unit.phrases)


def _affordable(units: list[Unit]) -> list[Unit]:
    read: list[Unit] = []
    spent = 0
    for unit in units:
        spent += unit.entries
        if unit.entries > _BUDGET or (spent > _BUDGET and len(read) > 1):
            break
        read.append(unit)
    return read


def _together(units: list[Unit], every: int) -> Iterator[Sequence[Unit]]:
    """Yield groups of rare units that few entries have together, each without one of them."""
    expected, size = float(every), 0
    while size < min(len(units), _MOST_TOGETHER) and (size < 2 or expected > _TOGETHER):
        expected *= units[size].entries / max(every, 1)
        size += 1
    yield from combinations(units[: size + 1], min(size, len(units)))

"""Find the entries worth reading: with the rarest parts of the question, or with all of it."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import NamedTuple

from briefings.search.index.clauses import Clause
from briefings.search.index.filters import Ask, Groups, Narrowing, Scope
from briefings.search.index.lists import lists
from briefings.search.question.understanding import Understanding, Unit

# Beyond this many matches, only the newest are ranked and counted.
MOST = 1_000
# Rare words are looked up in full, up to this many entries together.
_BUDGET = 2_000
_TITLED, _TITLES = 12, 300
_FEW, _TOGETHER, _MOST_TOGETHER = 3, 300, 6
_EXACT = 100


class Weighed(NamedTuple):
    """What to look up, and what it is worth to be found by it."""

    ask: Ask
    worth: float


@dataclass(slots=True)
class Candidates:
    """Keys with all of the question, newest first, and the worth of what others have of it."""

    complete: list[int] = field(default_factory=list)
    worth: defaultdict[int, float] = field(default_factory=lambda: defaultdict(float))

    def add(self, keys: Sequence[int], worth: float) -> None:
        if self.worth:
            for key in keys:
                self.worth[key] += worth
        else:
            self.worth.update(dict.fromkeys(keys, worth))


def candidates(asked: Understanding, narrowing: Narrowing) -> Candidates:
    units = sorted(asked.units, key=lambda unit: unit.entries)
    found = Candidates()
    if not units:
        _look_up(found, list(_weighed(asked, (), ())), (), narrowing)
        return found
    quoted = tuple(_group(unit) for unit in units if unit.required)
    read = _affordable(units)
    whole = _whole(asked, units)
    with_all, *_others = _look_up(found, [whole, *_weighed(asked, units, read)], quoted, narrowing)
    if not asked.missing:
        found.complete = with_all
    if len(read) < _FEW:
        # Where many have all of it, those that have most of it are not looked for.
        few = len(with_all) < _TOGETHER
        groups = list(_together(units, asked.every)) if few else []
        _look_up(found, groups, quoted, narrowing)
        if not groups:
            found.add(with_all[:_TOGETHER], whole.worth)
    return found


def _look_up(
    found: Candidates, weighed: Sequence[Weighed], quoted: Groups, narrowing: Narrowing
) -> list[list[int]]:
    """Add the worth of what is found; return the keys of each."""
    there = lists([one.ask.with_groups(quoted) for one in weighed], narrowing)
    for keys, one in zip(there, weighed, strict=True):
        found.add(keys, one.worth)
    return there


def _whole(asked: Understanding, units: Sequence[Unit]) -> Weighed:
    """Return what looks up all parts that any entry has."""
    wanted = [unit for unit in units if not unit.weak] or units
    ask = Ask(tuple(map(_group, wanted)), Scope.ALL, MOST + 1)
    return Weighed(ask, asked.worth - asked.missing)


def _weighed(
    asked: Understanding, units: Sequence[Unit], read: Sequence[Unit]
) -> Iterator[Weighed]:
    """Yield the parts and where to look for them, the rarest first, and the question as it is.

    Single words of synonyms find entries that lack the whole synonym.
    """
    for unit in read:
        yield Weighed(Ask((_group(unit),), Scope.ALL, _BUDGET), unit.worth)
    for unit in asked.hints:
        if unit.entries:
            yield Weighed(Ask((_group(unit),), Scope.ALL, _BUDGET), unit.worth)
    for unit in units[:_TITLED]:
        unread = 0 if unit in read else unit.worth
        yield Weighed(Ask((_group(unit),), Scope.TITLE, _TITLES), unit.worth / 2 + unread)
    if asked.exact and len(units) > 1:
        for scope in (Scope.TITLE, Scope.ALL):
            yield Weighed(Ask(((asked.exact,),), scope, _EXACT), asked.worth)


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


def _together(units: Sequence[Unit], every: int) -> Iterator[Weighed]:
    """Yield groups of rare units that few entries have together, each without one of them."""
    expected, size = float(every), 0
    while size < min(len(units), _MOST_TOGETHER) and (size < 2 or expected > _TOGETHER):
        expected *= units[size].entries / max(every, 1)
        size += 1
    if size < len(units):
        for some in combinations(units[: size + 1], size):
            worth = sum(unit.worth for unit in some)
            yield Weighed(Ask(tuple(map(_group, some)), Scope.ALL, _TOGETHER), worth)

"""Put the entries that answer a question in order."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from heapq import nlargest
from operator import itemgetter

from briefings.models.published.search import SearchEntry
from briefings.search.index.clauses import STOP_WORDS
from briefings.search.index.entry import GAP
from briefings.search.index.filters import Narrowing
from briefings.search.question.understanding import Understanding
from briefings.search.results.candidates import MOST, candidates
from briefings.search.results.passages import (
    Needles,
    Pairs,
    passages,
    stored_pairs,
    total,
    usual_length,
)
from briefings.text.languages import WRITTEN

# How many of the best candidates are read.
READ = 25
# An entry with less than this part of the question's worth is no answer.
LEAST_COVERAGE = 0.12
# Nor is one with less than this part of what the best has.
NEAR = 0.4
# BM25 over a whole entry, in full proportion to its length: a long text has any word somewhere.
_K = 1.2
_OF_BODY, _OF_TITLE, _OF_FRONT = 1.5, 2.0, 0.5
# The best pair answers; the next ones tell a briefing on the subject from one that mentions it.
_OF_PASSAGE, _OF_NEXT, _NEXT = 1.5, 0.2, 2
# What it is worth that a text keeps to what its title says, relative to the question; how much of
# the text is read for that.
_OF_FOCUS, _BEGINNING = 0.4, 4_000


@dataclass(frozen=True, slots=True)
class Ranking:
    """Keys, best first: entries with all of the question, then those with most of it."""

    keys: tuple[int, ...] = ()
    complete: int = 0
    read: dict[int, Pairs] = field(default_factory=dict)

    @property
    def unfinished(self) -> bool:
        return self.complete > MOST


@dataclass(slots=True)
class _Read:
    """A candidate that was read."""

    key: int
    pairs: Pairs
    score: float
    front: float  # the worth of what its front texts have
    coverage: float
    complete: bool
    hinted: bool  # it has a word of a synonym
    exact: int  # 2: the title has the query as one phrase, 1: another text has

    @property
    def order(self) -> tuple:
        return self.exact, self.complete, round(self.score, 6), self.key


def ranked(
    asked: Understanding, narrowing: Narrowing, *, counted_after: Ranking | None = None
) -> Ranking:
    """Return the keys that answer; at most MOST + 1 of them have all of the question.

    What is counted after another ranking of the question is not put in order, and what that has
    read is not read again.
    """
    found = candidates(asked, narrowing)
    best = [key for key, _worth in nlargest(READ, found.worth.items(), key=itemgetter(1, 0))]
    needles = Needles((*asked.units, *asked.hints))
    known = counted_after.read if counted_after else {}
    pairs = stored_pairs([key for key in best if key not in known], needles)
    pairs |= {key: known[key] for key in best if key in known}
    read = _read([pairs[key] for key in best if key in pairs], asked)
    if counted_after is None:
        _judge_passages(read, asked)
        read.sort(key=lambda one: one.order, reverse=True)
    complete = [one.key for one in read if one.complete]
    least = max(LEAST_COVERAGE, max((one.coverage for one in read), default=0) * NEAR)
    close = [one.key for one in read if not one.complete and one.coverage >= least]
    if not complete and not close:
        # Words of its synonyms are less than what was asked for, but more than an empty page.
        close = [one.key for one in read if one.hinted]
    seen = {one.key for one in read}
    complete += [key for key in found.complete if key not in seen]
    return Ranking((*complete, *close), len(complete), pairs)


def _read(found: Sequence[Pairs], asked: Understanding) -> list[_Read]:
    usual = sum(len(one.entry.body) for one in found) / max(len(found), 1)
    return [_judged(one, asked, usual) for one in found]


def _judge_passages(read: Sequence[_Read], asked: Understanding) -> None:
    # One measure for the pairs of all: a short one that has the words says more than a long one.
    usual = usual_length([one.pairs for one in read])
    for one in read:
        in_pairs = total(passages(one.pairs.needles.units, one.pairs, usual))
        best, *others = nlargest(1 + _NEXT, in_pairs.values()) or [0.0]
        one.score += _OF_PASSAGE * max(best, one.front) + _OF_NEXT * sum(others)
        one.score += _OF_FOCUS * (asked.worth - asked.missing) * _focus(one.pairs.entry)


def _focus(entry: SearchEntry) -> float:
    """Return how regularly a text says what its title says, from 0 to 1.

    A text on a subject names it again and again; one that only mentions it has another title.
    """
    beginning = entry.body[:_BEGINNING]
    pairs = beginning.count(GAP) // len(WRITTEN) + 1
    words = [word for word in {*entry.title.split()} - STOP_WORDS if len(word) > 1]
    often = (min(beginning.count(f" {word}") / pairs, 1.0) for word in words)
    return sum(often) / len(words) if words else 0.0


def _judged(pairs: Pairs, asked: Understanding, usual: float) -> _Read:
    entry = pairs.entry
    norm = _K * len(entry.body) / (usual or 1)
    score = had = in_fronts = 0.0
    complete, hinted = not asked.missing, False
    in_title, in_front = map(pairs.needles.in_line, (entry.title, entry.front))
    for place, unit in enumerate(pairs.needles.units):
        title, front = in_title.get(place, 0.0), in_front.get(place, 0.0)
        often = pairs.in_body.get(place, 0.0) + front + title
        score += unit.worth * _OF_BODY * often * (_K + 1) / (often + norm)
        score += unit.worth * (_OF_TITLE * min(title, 1.0) + _OF_FRONT * min(front, 1.0))
        in_fronts += unit.worth * min(front, 1.0)
        if often and not unit.weak:
            had += unit.worth * min(often, 1.0)
        complete &= bool(often) or unit.weak
        hinted |= bool(often) and unit.weak and unit.entries > 0 and unit not in asked.units
    return _Read(
        entry.pk,
        pairs,
        score,
        in_fronts,
        had / (asked.worth or 1),
        complete,
        hinted,
        _exactness(entry, asked),
    )


def _exactness(entry: SearchEntry, asked: Understanding) -> int:
    needle = asked.exact.needle if asked.exact else GAP
    if needle in entry.title:
        return 2
    return int(needle in entry.front or needle in entry.body)

"""Put the entries that answer a question in order."""

import math
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

# How many of the best candidates are read; more where they are short, which costs no more.
READ, MOST_READ = 25, 60
_CHARACTERS = 250_000  # of tokens
_FEW = 5  # not worth another query
# An entry with less than this part of the question's worth is no answer.
LEAST_COVERAGE = 0.12
# Nor is one with less than this part of what the best has.
NEAR = 0.4
# BM25 over a whole entry, in full proportion to its length: a long text has any word somewhere.
_K = 1.2
# But a short text is no better for it: up to so many times the length of the shorter ones of those
# that were read, texts count as long as one another.
_ALIKE, _SHORTER = 1.5, 0.1
_OF_BODY, _OF_TITLE, _OF_FRONT = 1.5, 2.0, 0.5
# The best pair answers; the next ones tell a briefing on the subject from one that mentions it.
_OF_PASSAGE, _OF_NEXT, _NEXT = 1.5, 0.2, 2
# What both languages of a pair say is what it is about.
_OF_AGREED = 1.0
# What it is worth that a text keeps to what its title says, relative to the question; how much of
# the text is read for that.
_OF_FOCUS, _BEGINNING = 0.4, 4_000


@dataclass(frozen=True, slots=True)
class Ranking:
    """Keys, best first, and which of them lack a part of the question."""

    keys: tuple[int, ...] = ()
    lacking: frozenset[int] = frozenset()
    read: dict[int, Pairs] = field(default_factory=dict)

    @property
    def complete(self) -> int:
        return len(self.keys) - len(self.lacking)


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
        # What a text lacks is in its score: to put all that lack nothing first was worse.
        return self.exact, round(self.score, 6), self.key


def ranked(
    asked: Understanding, narrowing: Narrowing, *, counted_after: Ranking | None = None
) -> Ranking:
    """Return the keys that answer; at most MOST + 1 of them have all of the question.

    What is counted after another ranking of the question is not put in order, and what that has
    read is not read again.
    """
    found = candidates(asked, narrowing)
    if counted_after and len(found.complete) > MOST:  # the count on the page ends there
        return Ranking(tuple(found.complete))
    best = nlargest(MOST_READ, found.worth.items(), key=itemgetter(1, 0))
    pairs = _pairs([key for key, _worth in best], asked, counted_after)
    read = _read(list(pairs.values()), asked)
    if counted_after is None:
        _judge_passages(read, asked)
        read.sort(key=lambda one: one.order, reverse=True)
    least = max(LEAST_COVERAGE, max((one.coverage for one in read), default=0) * NEAR)
    answers = [one for one in read if one.complete or one.coverage >= least]
    if not answers:
        # Words of its synonyms are less than what was asked for, but more than an empty page.
        answers = [one for one in read if one.hinted]
    seen = {one.key for one in read}
    keys = [one.key for one in answers] + [key for key in found.complete if key not in seen]
    return Ranking(tuple(keys), frozenset(one.key for one in answers if not one.complete), pairs)


def _pairs(best: list[int], asked: Understanding, before: Ranking | None) -> dict[int, Pairs]:
    """Read the best candidates that another ranking of the question has not read."""
    needles = Needles((*asked.units, *asked.hints))
    known = before.read if before else {}

    def read(keys: list[int]) -> dict[int, Pairs]:
        new = stored_pairs([key for key in keys if key not in known], needles)
        return {key: found for key in keys if (found := known.get(key) or new.get(key))}

    pairs = read(best[:READ])
    usual = sum(len(one.entry.body) for one in pairs.values()) / max(len(pairs), 1)
    affordable = int(_CHARACTERS / (usual + 1))
    if affordable >= READ + _FEW:
        pairs |= read(best[READ:affordable])
    return pairs


def _read(found: Sequence[Pairs], asked: Understanding) -> list[_Read]:
    lengths = sorted(len(one.entry.body) for one in found)
    least = _ALIKE * lengths[int((len(lengths) - 1) * _SHORTER)] if lengths else 0.0
    usual = sum(max(length, least) for length in lengths) / max(len(lengths), 1) or 1
    return [_judged(one, asked, max(len(one.entry.body), least) / usual) for one in found]


def _judge_passages(read: Sequence[_Read], asked: Understanding) -> None:
    # One measure for the pairs of all: a short one that has the words says more than a long one.
    usual = usual_length([one.pairs for one in read])
    for one in read:
        in_pairs = total(passages(one.pairs.needles.units, one.pairs, usual))
        best, *others = nlargest(1 + _NEXT, in_pairs.values()) or [0.0]
        one.score += _OF_PASSAGE * max(best, one.front) + _OF_NEXT * sum(others)
        one.score += _OF_AGREED * max(one.pairs.agreed.values(), default=0.0)
        one.score += _OF_FOCUS * (asked.worth - asked.missing) * _focus(one.pairs.entry)


# The focus of each entry, with a hash of what it was made from: it takes a twelfth of a page.
_FOCUSES: dict[int, tuple[int, float]] = {}
_MOST_FOCUSES = 20_000


def _focus(entry: SearchEntry) -> float:
    """Return how regularly a text says what its title says, from 0 to 1.

    A text on a subject names it again and again; one that only mentions it has another title.
    """
    beginning = entry.body[:_BEGINNING]
    made_from = hash((entry.title, beginning))
    known = _FOCUSES.get(entry.pk)
    if known and known[0] == made_from:
        return known[1]
    if len(_FOCUSES) >= _MOST_FOCUSES:
        _FOCUSES.clear()
    focus = _focus_of(entry.title, beginning)
    _FOCUSES[entry.pk] = made_from, focus
    return focus


def _focus_of(title: str, beginning: str) -> float:
    pairs = beginning.count(GAP) // len(WRITTEN) + 1
    words = [word for word in {*title.split()} - STOP_WORDS if len(word) > 1]
    often = (min(beginning.count(f" {word}") / pairs, 1.0) for word in words)
    return sum(often) / len(words) if words else 0.0


def _judged(pairs: Pairs, asked: Understanding, length: float) -> _Read:
    entry = pairs.entry
    norm = _K * length
    score = had = in_titles = in_fronts = 0.0
    complete, hinted = not asked.missing, False
    in_title, in_front = map(pairs.needles.in_line, (entry.title, entry.front))
    for place, unit in enumerate(pairs.needles.units):
        title, front = in_title.get(place, 0.0), in_front.get(place, 0.0)
        often = pairs.in_body.get(place, 0.0) + front + title
        score += unit.worth * _OF_BODY * often * (_K + 1) / (often + norm)
        in_titles += unit.worth * min(title, 1.0)
        in_fronts += unit.worth * min(front, 1.0)
        if often and not unit.weak:
            had += unit.worth * min(often, 1.0)
        complete &= bool(often) or unit.weak
        hinted |= bool(often) and unit.weak and unit.entries > 0 and unit not in asked.units
    share = _share(in_title, asked)
    return _Read(
        entry.pk,
        pairs,
        score + _OF_TITLE * in_titles * share + _OF_FRONT * in_fronts,
        in_fronts,
        had / (asked.worth or 1),
        complete,
        hinted,
        _exactness(entry, asked),
    )


def _share(in_title: dict[int, float], asked: Understanding) -> float:
    """Return how much less the words of a title say if they are few of the question's."""
    units = [(place, unit) for place, unit in enumerate(asked.units) if not unit.weak]
    whole = sum(unit.worth for _place, unit in units)
    there = sum(unit.worth * min(in_title.get(place, 0.0), 1.0) for place, unit in units)
    return math.sqrt(there / whole) if whole else 1.0


def _exactness(entry: SearchEntry, asked: Understanding) -> int:
    needle = asked.exact.needle if asked.exact else GAP
    if needle in entry.title:
        return 2
    return int(needle in entry.front or needle in entry.body)

"""Find the firm's terms in a pair, and sides that depart from them.

Words are compared as in the search: Simplified like Traditional, ignoring capitals and plurals.
Of overlapping terms, the longest counts. Plain functions on values.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache, partial
from itertools import permutations
from typing import NamedTuple

from briefings.text.chinese.simplified import convert
from briefings.text.languages import CHINESE, WRITTEN
from briefings.text.texts import Texts

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
Span = tuple[int, int]


class Entry(NamedTuple):
    """A term: its preferred wording per language, and the wordings to avoid."""

    id: int
    writings: Texts
    avoided: Texts = Texts()  # one per line
    note: str = ""
    is_enforced: bool = True  # otherwise a side may say it in other words

    def says(self, language: str) -> str:
        return self.writings[language]

    def avoids(self, language: str) -> list[str]:
        return [line.strip() for line in self.avoided[language].splitlines() if line.strip()]

    @property
    def has_rule(self) -> bool:
        """Return whether a side can depart from the term."""
        return self.is_enforced or self.avoided.present()


class Departure(NamedTuple):
    """A side that lacks the firm's wording of a term, or uses one to avoid."""

    entry: Entry
    language: str  # of the side that departs
    kind: str  # "avoided" or "missing"
    marks: dict[str, tuple[Span, ...]]


class Uses(NamedTuple):
    entries: list[Entry]
    departures: list[Departure]


class _Hit(NamedTuple):
    entry: Entry
    avoided: bool
    span: Span


Units = list[tuple[str, int, int]]  # a folded character or word with its place
Known = dict[str, list[tuple[tuple[str, ...], list[tuple[Entry, bool]]]]]
# A pair's hits by term id and language.
_Said = dict[int, dict[str, list[_Hit]]]


class Glossary:
    """All terms, indexed once for many pairs."""

    def __init__(self, entries: Iterable[Entry]):
        self.entries = list(entries)
        # Apart, so that a term without a rule hides none of the words that a rule is about.
        ruled = [entry for entry in self.entries if entry.has_rule]
        others = [entry for entry in self.entries if not entry.has_rule]
        self._ruled = {language: _index(ruled, language) for language in WRITTEN}
        self._others = {language: _index(others, language) for language in WRITTEN}

    def uses(self, pair: Texts) -> Uses:
        if not self.entries:
            return Uses([], [])
        units = {language: _units(side, language) for language, side in pair.items()}
        said = _hits_by_entry(self._ruled, units)
        entries = sorted(hits[0].entry for hits in map(_all_hits, said.values()))
        met = [entry for entry in entries if _is_met(entry, said)]
        answered = {(language, entry.says(language)) for entry in met for language in WRITTEN}
        both = not pair.missing()
        departures = [
            departure
            for entry in entries
            if both
            for departure in _departures(entry, said[entry.id], answered)
        ]
        used = {entry.id for entry in met} | {one.entry.id for one in departures}
        known = _hits_by_entry(self._others, units)
        others = [hits[0].entry for hits in map(_all_hits, known.values())]
        return Uses(
            sorted(
                [entry for entry in entries if entry.id in used]
                + [entry for entry in others if _is_met(entry, known)]
            ),
            departures,
        )


def _hits_by_entry(index: dict[str, Known], units: dict[str, Units]) -> _Said:
    said: _Said = defaultdict(lambda: {language: [] for language in WRITTEN})
    for language in WRITTEN:
        for hit in _found(index[language], units[language]):
            said[hit.entry.id][language].append(hit)
    return said


def _all_hits(hits: dict[str, list[_Hit]]) -> list[_Hit]:
    return [hit for language in WRITTEN for hit in hits[language]]


def _is_met(entry: Entry, said: _Said) -> bool:
    return all(any(not hit.avoided for hit in said[entry.id][language]) for language in WRITTEN)


def _departures(
    entry: Entry, said: dict[str, list[_Hit]], answered: set[tuple[str, str]]
) -> Iterable[Departure]:
    for language, other in permutations(reversed(WRITTEN), 2):
        there = [hit for hit in said[other] if not hit.avoided]
        avoided = [hit for hit in said[language] if hit.avoided]
        if avoided and said[other]:
            yield _departure(entry, language, "avoided", {language: avoided, other: said[other]})
        elif not entry.is_enforced or said[language]:
            continue
        elif there and (other, entry.says(other)) not in answered:
            yield _departure(entry, language, "missing", {other: there})


def _departure(entry: Entry, language: str, kind: str, hits: dict[str, list[_Hit]]) -> Departure:
    marks = {side: tuple(hit.span for hit in found) for side, found in hits.items()}
    return Departure(entry, language, kind, marks)


# --- Finding terms --------------------------------------------------------------------------------


def _index(entries: list[Entry], language: str) -> Known:
    """Index the wordings by their first unit, longest first; preferred wordings are not avoided."""
    units = partial(_units, language=language)
    writings: dict[tuple[str, ...], list[tuple[Entry, bool]]] = defaultdict(list)
    for entry in entries:
        writings[_folded(units(entry.says(language)))].append((entry, False))
    for entry in entries:
        for writing in entry.avoids(language):
            writings[_folded(units(writing))].append((entry, True))
    known: Known = defaultdict(list)
    for folded in sorted(filter(None, writings), key=len, reverse=True):
        known[folded[0]].append((folded, writings[folded]))
    return known


def folded(text: str, language: str) -> tuple[str, ...]:
    """Return what is compared of a wording: equal for wordings that count as the same."""
    return _folded(_units(text, language))


def _folded(units: Units) -> tuple[str, ...]:
    return tuple(unit for unit, _start, _end in units)


def _found(known: Known, units: Units) -> list[_Hit]:
    hits, at = [], 0
    folded = _folded(units)
    while at < len(units):
        for writing, meant in known.get(folded[at], ()):
            if folded[at : at + len(writing)] == writing:
                span = (units[at][1], units[at + len(writing) - 1][2])
                hits += [_Hit(entry, avoided, span) for entry, avoided in meant]
                at += len(writing) - 1
                break
        at += 1
    return hits


def _units(text: str, language: str) -> Units:
    return _han_units(text) if language == CHINESE else _word_units(text)


def _han_units(text: str) -> Units:
    simplified = convert(text)
    folded = simplified if len(simplified) == len(text) else text
    return [
        (character, at, at + 1)
        for at, character in enumerate(folded.lower()[: len(text)])
        if not character.isspace()
    ]


def _word_units(text: str) -> Units:
    return [(_singular(match[0].lower()), *match.span()) for match in _WORD.finditer(text)]


@lru_cache(maxsize=16_384)
def _singular(word: str) -> str:
    word = word.removesuffix("'s").removesuffix("’s")
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes")):
        return word[:-2]
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word

"""Which of the firm's terms a pair uses, and where its other side departs from them.

Words are compared as the search does: Traditional as Simplified, without capitals and plurals.
Where terms overlap, the longest counts. Plain functions: the rows come in as values.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from briefings.text.simplified import convert

LANGUAGES = ("zh-hant", "en")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
Span = tuple[int, int]


class Entry(NamedTuple):
    """A term as values; what is to be avoided, by language."""

    id: int
    zh_hant: str
    en: str
    avoid_zh_hant: tuple[str, ...] = ()
    avoid_en: tuple[str, ...] = ()
    note: str = ""

    def says(self, language: str) -> str:
        return self.en if language == "en" else self.zh_hant

    def avoids(self, language: str) -> tuple[str, ...]:
        return self.avoid_en if language == "en" else self.avoid_zh_hant


class Departure(NamedTuple):
    """A side that does not write a term as the firm does."""

    entry: Entry
    language: str  # of the side that departs
    kind: str  # "avoided" or "missing"
    zh_hant: tuple[Span, ...]
    en: tuple[Span, ...]


class Uses(NamedTuple):
    entries: list[Entry]
    departures: list[Departure]


class _Hit(NamedTuple):
    entry: Entry
    avoided: bool
    span: Span


class Glossary:
    """All terms, ready to be looked for; made once for many pairs."""

    def __init__(self, entries: Iterable[Entry]):
        self.entries = list(entries)
        self._known = {language: _index(self.entries, language) for language in LANGUAGES}

    def uses(self, zh_hant: str, en: str) -> Uses:
        if not self.entries:
            return Uses([], [])
        hits = {
            "zh-hant": _found(self._known["zh-hant"], _han_units(zh_hant)),
            "en": _found(self._known["en"], _english_units(en)),
        }
        said: dict[int, dict[str, list[_Hit]]] = defaultdict(lambda: {"zh-hant": [], "en": []})
        for language in LANGUAGES:
            for hit in hits[language]:
                said[hit.entry.id][language].append(hit)
        entries = sorted({hit.entry for found in hits.values() for hit in found})
        met = [entry for entry in entries if _is_met(entry, said)]
        answered = {(language, entry.says(language)) for entry in met for language in LANGUAGES}
        both = bool(zh_hant.strip() and en.strip())
        departures = [
            departure
            for entry in entries
            if both
            for departure in _departures(entry, said[entry.id], answered)
        ]
        used = {entry.id for entry in met} | {one.entry.id for one in departures}
        return Uses([entry for entry in entries if entry.id in used], departures)


def _is_met(entry: Entry, said: dict[int, dict[str, list[_Hit]]]) -> bool:
    return all(any(not hit.avoided for hit in said[entry.id][language]) for language in LANGUAGES)


def _departures(
    entry: Entry, said: dict[str, list[_Hit]], answered: set[tuple[str, str]]
) -> Iterable[Departure]:
    for language, other in (("en", "zh-hant"), ("zh-hant", "en")):
        there = [hit for hit in said[other] if not hit.avoided]
        avoided = [hit for hit in said[language] if hit.avoided]
        if avoided and said[other]:
            yield _departure(entry, language, "avoided", avoided, said[other])
        elif there and not said[language] and (other, entry.says(other)) not in answered:
            yield _departure(entry, language, "missing", [], there)


def _departure(
    entry: Entry, language: str, kind: str, here: Sequence[_Hit], there: Sequence[_Hit]
) -> Departure:
    mine, other = tuple(hit.span for hit in here), tuple(hit.span for hit in there)
    zh_hant, en = (other, mine) if language == "en" else (mine, other)
    return Departure(entry, language, kind, zh_hant, en)


# --- Looking for terms ----------------------------------------------------------------------------

Units = list[tuple[str, int, int]]  # a folded character or word with its place
Known = dict[str, list[tuple[tuple[str, ...], list[tuple[Entry, bool]]]]]


def _index(entries: list[Entry], language: str) -> Known:
    """By their first unit, the longest first; an avoided writing is none that the firm wants."""
    units = _english_units if language == "en" else _han_units
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


def _han_units(text: str) -> Units:
    simplified = convert(text)
    folded = simplified if len(simplified) == len(text) else text
    return [
        (character, at, at + 1)
        for at, character in enumerate(folded.lower()[: len(text)])
        if not character.isspace()
    ]


def _english_units(text: str) -> Units:
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

"""Admit entries: skip those already loaded, assign references, authors and practice areas."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from briefings import drafting
from briefings.loading.duplicates import Known, same_name
from briefings.loading.entries import Entry, fingerprint
from briefings.models.draft.briefing import Briefing
from briefings.models.people import PracticeArea
from briefings.text.languages import columns


class Sorted(NamedTuple):
    """Entries to write, and entries refused with the reason."""

    new: list[Entry]
    refused: dict[Entry, str]


class Intake:
    """The state of a load across its batches.

    Only one thread uses it, before a batch goes to its writer, so no two batches get the same
    reference or create the same author.
    """

    def __init__(self) -> None:
        self._years: set[int] = set()
        # Briefings in the database and texts of this load, by identifier.
        self._stored: dict[tuple, set[int]] = defaultdict(set)
        self._taken: dict[tuple, bytes] = {}
        self._last: Counter[int] = Counter()
        self._people = drafting.People()
        self._areas = {area.slug: area for area in PracticeArea.objects.all()}

    def admit(self, entries: Iterable[Entry]) -> list[Entry]:
        """Return the entries that are new, each with its reference, authors and areas."""
        return self.sort(entries).new

    def sort(self, entries: Iterable[Entry], *, publish: bool = False) -> Sorted:
        """Admit entries, and refuse those that match an existing briefing with another text."""
        entries = list(entries)
        years = {year for entry in entries for year in _years_of(entry)}
        if new_years := years - self._years:
            self._read_years(new_years)
        stored = {entry: self._stored[entry.key] for entry in entries if entry.key in self._stored}
        known = Known({pk for pks in stored.values() for pk in pks})
        refused = {
            entry: reason
            for entry, pks in stored.items()
            if (reason := known.reason_against(entry, pks, publish=publish))
        }
        new = []
        for entry in entries:
            if entry in stored:
                continue
            text = fingerprint(entry.text)
            if entry.key not in self._taken:
                self._taken[entry.key] = text
                new.append(entry)
            elif self._taken[entry.key] != text:
                refused[entry] = same_name(entry)
        return Sorted(self._numbered(new), refused)

    def admit_again(self, entry: Entry) -> list[Entry]:
        """Admit an entry of a batch that the database refused, unless it was written meanwhile."""
        self._taken.pop(entry.key, None)
        self._read_years(set(_years_of(entry)))
        return self.admit([entry])

    def unknown_areas(self, entry: Entry) -> list[str]:
        return [slug for slug in entry.document.get("areas") or [] if slug not in self._areas]

    def _read_years(self, years: set[int]) -> None:
        there = Briefing.objects.filter(year__in=years)
        names = ("pk", "year", "number", *columns("title"), "date")
        for pk, year, number, *titles_and_date in there.values_list(*names):
            self._stored[year, number].add(pk)
            self._stored[tuple(titles_and_date)].add(pk)
            self._last[year] = max(self._last[year], number)
        self._years |= years

    def _numbered(self, entries: list[Entry]) -> list[Entry]:
        for year, number in filter(None, (entry.given_reference for entry in entries)):
            self._last[year] = max(self._last[year], number)
        for entry in entries:
            entry.reference = entry.given_reference or self._next(entry.date.year)
            given = entry.document.get("authors") or []
            entry.authors = self._people.authors(given)
            entry.doubt = self._people.doubt(given)
            entry.areas = self._areas_of(entry)
        return entries

    def _next(self, year: int) -> tuple[int, int]:
        self._last[year] += 1
        return year, self._last[year]

    def _areas_of(self, entry: Entry) -> list[PracticeArea]:
        """Return the areas in the order that freezing a draft uses."""
        slugs = {slug for slug in entry.document.get("areas") or [] if slug in self._areas}
        return sorted(
            (self._areas[slug] for slug in slugs), key=lambda area: (area.position, area.slug)
        )


def _years_of(entry: Entry) -> Iterator[int]:
    yield entry.date.year
    if entry.given_reference:
        yield entry.given_reference[0]

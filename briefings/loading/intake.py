"""Takes entries in: which of them are new, under which number, by whom and on what."""

from collections import Counter
from collections.abc import Iterable, Iterator

from django.db.models import Max

from briefings import drafting
from briefings.loading.entries import Entry
from briefings.models import Author, Briefing, PracticeArea
from briefings.names import names_of


class Intake:
    """What a load knows of all its batches, though they are written beside each other.

    It is asked by one thread, before a batch goes to its writer: so no two batches are given the
    same number, and none makes an author whom the other is making.
    """

    def __init__(self) -> None:
        self._years: set[int] = set()
        self._there: set[tuple] = set()
        self._last: Counter[int] = Counter()
        self._people = drafting.People()
        self._areas = {area.slug: area for area in PracticeArea.objects.all()}

    def admit(self, entries: Iterable[Entry]) -> list[Entry]:
        """Those that are not there yet, each with its reference, authors and areas."""
        entries = list(entries)
        years = {year for entry in entries for year in _years_of(entry)}
        if new_years := years - self._years:
            self._read(new_years)
        return self._numbered(list(self._unknown(entries)))

    def admit_again(self, entry: Entry) -> list[Entry]:
        """One of a batch that the database refused, if others have not written it since."""
        self._there.discard(entry.key)
        self._read(set(_years_of(entry)))
        return self._numbered(list(self._unknown([entry])))

    def _read(self, years: set[int]) -> None:
        there = Briefing.objects.filter(year__in=years)
        self._there.update(there.values_list("year", "number"))
        self._there.update(there.values_list("title_zh_hant", "title_en", "date"))
        for year, last in (
            there.values("year").annotate(last=Max("number")).values_list("year", "last")
        ):
            self._last[year] = max(self._last[year], last)
        self._years |= years

    def _unknown(self, entries: list[Entry]) -> Iterator[Entry]:
        for entry in entries:
            if entry.key not in self._there:
                self._there.add(entry.key)  # also against the same document twice in one load
                yield entry

    def _numbered(self, entries: list[Entry]) -> list[Entry]:
        for year, number in filter(None, (entry.given_reference for entry in entries)):
            self._last[year] = max(self._last[year], number)
        for entry in entries:
            entry.reference = entry.given_reference or self._next(entry.date.year)
            entry.authors = self._authors_of(entry)
            entry.areas = self._areas_of(entry)
        return entries

    def _next(self, year: int) -> tuple[int, int]:
        self._last[year] += 1
        return year, self._last[year]

    def _authors_of(self, entry: Entry) -> list[Author]:
        given = entry.document.get("authors") or []
        found = [self._people.author(names_of(one)) for one in given]
        # One may be named twice, once in each language.
        return list({author.pk: author for author in found}.values())

    def _areas_of(self, entry: Entry) -> list[PracticeArea]:
        """In the order in which freezing reads them."""
        slugs = {slug for slug in entry.document.get("areas") or [] if slug in self._areas}
        return sorted(
            (self._areas[slug] for slug in slugs), key=lambda area: (area.position, area.slug)
        )


def _years_of(entry: Entry) -> Iterator[int]:
    yield entry.date.year
    if entry.given_reference:
        yield entry.given_reference[0]

"""Counts of public briefings by area, author and year, and by their combinations."""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import batched, product

from django.db import connection, models

from briefings.models.people import Author, PracticeArea
from briefings.models.plain_reading import read
from briefings.models.published.edition import Listing
from briefings.text.languages import columns
from briefings.text.snapshot import Named
from briefings.text.texts import Texts

ANY = 0  # in a column: any value
# The area ids, the author ids and the year of a listing.
Place = tuple[Sequence[int], Sequence[int], int]

# Made of this module's constants alone, as are those below.
_COUNT = "SELECT count FROM briefings_tally WHERE area = %s AND author = %s AND year = %s"
_BY = (
    "SELECT {column}, count FROM briefings_tally"
    " WHERE {first} = %s AND {second} = %s AND {column} <> 0 AND count > 0"
)
_NAMED = (
    "SELECT kept.count, named.slug, {names} FROM briefings_tally AS kept"
    " JOIN {table} AS named ON named.id = kept.{column}"
    " WHERE kept.{first} = %s AND kept.{second} = %s AND kept.count > 0"
    " ORDER BY named.position, named.slug"
)


def _others(column: str) -> tuple[str, str]:
    first, second = (name for name in ("area", "author", "year") if name != column)
    return first, second


class TallyQuerySet(models.QuerySet["Tally"]):
    def of(self, *, area: int = ANY, author: int = ANY, year: int = ANY) -> int:
        rows = read(self.model, _COUNT, [area, author, year])
        return rows[0][0] if rows else 0

    def named(self, model: type[Author | PracticeArea], **others: int) -> list[tuple[Named, int]]:
        """Return the areas or the authors with their counts, in order; by() with their names."""
        column = "author" if model is Author else "area"
        first, second = _others(column)
        sql = _NAMED.format(
            names=", ".join(f"named.{name}" for name in columns("name")),
            table=model._meta.db_table,
            column=column,
            first=first,
            second=second,
        )
        rows = read(self.model, sql, [others.get(first, ANY), others.get(second, ANY)])
        return [(Named(slug, Texts(*names)), count) for count, slug, *names in rows]

    def by(self, column: str, **others: int) -> dict[int, int]:
        """Return the counts by area, author or year, for fixed values of the other columns."""
        first, second = _others(column)
        sql = _BY.format(column=column, first=first, second=second)
        return dict(read(self.model, sql, [others.get(first, ANY), others.get(second, ANY)]))

    def hold(self) -> None:
        """Lock the total until the transaction ends: every publication waits for it."""
        list(self.select_for_update().filter(area=ANY, author=ANY, year=ANY))

    def areas_of_authors(self) -> list[tuple[int, int]]:
        """Return each author with each area of their briefings."""
        found = self.filter(count__gt=0, year=ANY).exclude(area=ANY).exclude(author=ANY)
        return list(found.values_list("author", "area"))


class Tally(models.Model):
    """Counts derived from the listings, updated in the transactions that change them.

    Lists show totals without counting rows, so their cost does not grow with the archive.
    """

    area = models.BigIntegerField()
    author = models.BigIntegerField()
    year = models.IntegerField()
    count = models.BigIntegerField(default=0)

    objects = TallyQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(name="one_tally", fields=["area", "author", "year"]),
        ]
        indexes = [
            models.Index(fields=["author", "year"], name="tallies_by_area"),
            models.Index(fields=["area", "year"], name="tallies_by_author"),
        ]

    def __str__(self) -> str:
        return f"{self.area}/{self.author}/{self.year}: {self.count}"

    @classmethod
    def put(cls, places: Iterable[Place]) -> None:
        """Add listings that become public."""
        cls._add(places, 1)

    @classmethod
    def take(cls, briefing_id: int) -> None:
        """Subtract a briefing's listing, if there is one. Call it before the listing changes."""
        listing = Listing.objects.filter(pk=briefing_id).only("year").first()
        if listing:
            areas = listing.areas.values_list("pk", flat=True)
            authors = listing.authors.values_list("pk", flat=True)
            cls._add([(list(areas), list(authors), listing.year)], -1)

    @classmethod
    def recount(cls) -> None:
        """Rebuild all counts by reading every listing."""
        cls.objects.all().delete()
        links = {}
        for name, key in (("areas", "practicearea_id"), ("authors", "author_id")):
            found: dict[int, list[int]] = {}
            through = getattr(Listing, name).through
            for listing, row in through.objects.values_list("listing_id", key).iterator():
                found.setdefault(listing, []).append(row)
            links[name] = found
        cls.put(
            (links["areas"].get(pk, []), links["authors"].get(pk, []), year)
            for pk, year in Listing.objects.values_list("pk", "year")
        )

    @classmethod
    def _add(cls, places: Iterable[Place], amount: int) -> None:
        changes: Counter = Counter()
        for areas, authors, year in places:
            for key in product((ANY, *areas), (ANY, *authors), (ANY, year)):
                changes[key] += amount
        # In a fixed order, so that two transactions cannot deadlock.
        for some in batched(sorted(changes.items()), 100):
            marks = ", ".join(["(%s, %s, %s, %s)"] * len(some))
            values = [value for key, change in some for value in (*key, change)]
            with connection.cursor() as cursor:
                cursor.execute(
                    f"INSERT INTO {cls._meta.db_table} AS kept (area, author, year, count)"  # noqa: S608
                    f" VALUES {marks} ON CONFLICT (area, author, year)"
                    " DO UPDATE SET count = kept.count + excluded.count",
                    values,
                )

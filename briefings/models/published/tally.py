"""How many public briefings there are of an area, an author, a year, and of these together."""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import batched, product

from django.db import connection, models

from briefings.models.published.edition import Listing

ANY = 0  # of a column: whatever it is
# The ids of the areas and of the authors of a listing, and its year.
Place = tuple[Sequence[int], Sequence[int], int]


class TallyQuerySet(models.QuerySet):
    def of(self, *, area: int = ANY, author: int = ANY, year: int = ANY) -> int:
        row = self.filter(area=area, author=author, year=year).first()
        return row.count if row else 0

    def by(self, column: str, **others: int) -> dict[int, int]:
        """The count of each area, author or year, among the listings of the others."""
        within = {"area": ANY, "author": ANY, "year": ANY} | others
        del within[column]
        found = self.filter(count__gt=0, **within).exclude(**{column: ANY})
        return dict(found.values_list(column, "count"))


class Tally(models.Model):
    """Derived from the listings and kept in the transactions that change them.

    Lists say how many there are without counting, so they cost the same in an archive of any size.
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
        """Count listings that are public from now on."""
        cls._add(places, 1)

    @classmethod
    def take(cls, briefing_id: int) -> None:
        """Count the briefing's listing no more, if it has one. Before anything of it changes."""
        listing = Listing.objects.filter(pk=briefing_id).only("year").first()
        if listing:
            areas = listing.areas.values_list("pk", flat=True)
            authors = listing.authors.values_list("pk", flat=True)
            cls._add([(list(areas), list(authors), listing.year)], -1)

    @classmethod
    def recount(cls) -> None:
        """From nothing, by reading every listing."""
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
        # In one order, so that two transactions never wait for each other's rows.
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

"""Lists of what is public that cost the same however many there are: counts are kept, not made."""

from dataclasses import dataclass

from django.core.paginator import Page, Paginator
from django.db.models import Exists, Model, OuterRef, QuerySet

from briefings.models.people import BY_POSITION, Author, PracticeArea
from briefings.models.published.edition import Listing
from briefings.models.published.tally import ANY, Tally

A_PAGE = 20
NOBODY = -1  # an id that no row has
# Below it, fetching all and sorting is faster than looking through the newest for them.
FEW = 400


@dataclass(frozen=True, slots=True)
class Counted[Row: (Author, PracticeArea)]:
    """An area or author, with the number of their public briefings."""

    row: Row
    count: int


class FilteredListings:
    """The listings of an area, an author and a year, each where it is asked for."""

    def __init__(self, *, area: str = "", author: str = "", year: str = ""):
        self.ids = {
            "area": _id(PracticeArea, area),
            "author": _id(Author, author),
            "year": year_of(year),
        }

    def __len__(self) -> int:
        return Tally.objects.of(**self.ids)

    def page(self, number: str | None) -> Page:
        count = len(self)
        pages = Paginator(self._newest_first(count), A_PAGE)
        pages.count = count
        return pages.get_page(number)

    def _newest_first(self, count: int) -> QuerySet[Listing]:
        listings = Listing.objects.order_by("-date", "-briefing")
        if self.ids["year"] != ANY:
            listings = listings.filter(year=self.ids["year"])
        links = (("area", "areas", "practicearea"), ("author", "authors", "author"))
        for name, field, column in links:
            if self.ids[name] == ANY:
                continue
            if count <= FEW:
                listings = listings.filter(**{field: self.ids[name]})
            else:
                through = getattr(Listing, field).through.objects
                its_own = through.filter(listing=OuterRef("pk"), **{column: self.ids[name]})
                listings = listings.filter(Exists(its_own))
        return listings

    def areas(self) -> list[Counted[PracticeArea]]:
        return _named(PracticeArea, self._by("area"))

    def authors(self) -> list[Counted[Author]]:
        return _named(Author, self._by("author"))

    def years(self) -> list[dict]:
        counts = sorted(self._by("year").items(), reverse=True)
        return [{"year": year, "count": count} for year, count in counts]

    def _by(self, column: str) -> dict[int, int]:
        others = {name: value for name, value in self.ids.items() if name != column}
        return Tally.objects.by(column, **others)


def _named[Row: (Author, PracticeArea)](
    model: type[Row], counts: dict[int, int]
) -> list[Counted[Row]]:
    rows = model._default_manager.filter(pk__in=counts).order_by(*BY_POSITION)
    return [Counted(row, counts[row.pk]) for row in rows]


def _id(model: type[Model], slug: str) -> int:
    if not slug:
        return ANY
    return model._default_manager.filter(slug=slug).values_list("pk", flat=True).first() or NOBODY


def year_of(text: str) -> int:
    if not text:
        return ANY
    is_year = len(text) == 4 and text.isascii() and text.isdecimal()
    return (int(text) if is_year else 0) or NOBODY

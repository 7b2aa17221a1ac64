"""Lists of what is public that cost the same however many there are: counts are kept, not made."""

from dataclasses import dataclass

from django.core.paginator import Page, Paginator
from django.db.models import Exists, Model, OuterRef, QuerySet

from briefings.models.people import Author, PracticeArea
from briefings.models.published.edition import Listing
from briefings.models.published.tally import ANY, Tally
from briefings.text.snapshot import Named

A_PAGE = 20
NOBODY = -1  # an id that no row has
# Below it, fetching all and sorting is faster than looking through the newest for them.
FEW = 400


@dataclass(frozen=True, slots=True)
class Counted[Row: (Author, PracticeArea, Named)]:
    """An area or author, or its name alone, with the number of their public briefings."""

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

    @property
    def is_everything(self) -> bool:
        return set(self.ids.values()) == {ANY}

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

    def areas(self) -> list[Counted[Named]]:
        others = {"author": self.ids["author"], "year": self.ids["year"]}
        return [Counted(*one) for one in Tally.objects.named(PracticeArea, **others)]

    def authors(self) -> list[Counted[Named]]:
        others = {"area": self.ids["area"], "year": self.ids["year"]}
        return [Counted(*one) for one in Tally.objects.named(Author, **others)]

    def years(self) -> list[dict]:
        others = {"area": self.ids["area"], "author": self.ids["author"]}
        counts = sorted(Tally.objects.by("year", **others).items(), reverse=True)
        return [{"year": year, "count": count} for year, count in counts]


def _id(model: type[Model], slug: str) -> int:
    if not slug:
        return ANY
    return model._default_manager.filter(slug=slug).values_list("pk", flat=True).first() or NOBODY


def year_of(text: str) -> int:
    if not text:
        return ANY
    is_year = len(text) == 4 and text.isascii() and text.isdecimal()
    return (int(text) if is_year else 0) or NOBODY

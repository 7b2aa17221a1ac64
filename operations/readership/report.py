"""The readership report: what was read, followed and asked about, by month and by a grouping."""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from alerts import topics
from alerts.following import growth
from briefings.models.draft.briefing import Briefing
from briefings.models.people import Author, PracticeArea
from briefings.models.published.edition import has_reference
from briefings.text import sides
from briefings.text.languages import DEFAULT, columns
from briefings.text.texts import Texts
from operations.readership import figures
from operations.readership.months import Period

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

SHOWN = 50  # rows on the page; the workbook has them all
BRIEFING, AUTHOR, AREA = "briefing", "author", "area"
NOT_COUNTED = _("not counted")
NONE = ""  # the key of what belongs to no briefing, author or area


@dataclass(slots=True)
class Tally:
    """What was counted of one briefing, author or area, or in one month."""

    views: Counter[str] = field(default_factory=Counter)
    followers: int | None = 0  # None if they were not counted at the time
    enquiries: int = 0

    @property
    def reads(self) -> int:
        return self.views.total()

    @property
    def order(self) -> tuple[int, ...]:
        return (-self.reads, -self.enquiries, -(self.followers or 0))


Key = str | int
Tallies = dict[Key, Tally]
# The names of these keys, or of all if there is None.
Namer = Callable[[Collection[Key] | None], dict[Key, str]]


@dataclass(frozen=True, slots=True)
class Grouping:
    """A way to group the counts: its heading, its counts, and the names of its keys."""

    name: "StrOrPromise"
    without: "StrOrPromise"  # what stands for the counts of none of them
    tallies: Callable[[Period], Tallies]
    names: Namer


@dataclass(frozen=True, slots=True)
class Row:
    name: str
    reference: str
    tally: Tally
    share: float  # of the most reads of any row, in per cent


@dataclass(frozen=True, slots=True)
class Group:
    """The rows of a grouping, the most read first."""

    heading: "StrOrPromise"
    rows: list[Row]
    count: int  # of all rows, which may be more than these


def by_month(period: Period) -> list[tuple[date, Tally]]:
    reads, enquiries = figures.reads_by_month(period), figures.enquiries_by_month(period)
    followers = growth.totals_by_month(period.first, today=timezone.localdate())
    return [
        (month, Tally(reads.get(month, Counter()), followers.get(month), enquiries[month]))
        for month in period
    ]


def grouped(grouping: Grouping, period: Period, *, most: int | None = SHOWN) -> Group:
    """Return the rows of a grouping, or the first of them."""
    tallies = grouping.tallies(period)
    # What belongs to nothing comes last.
    keys = sorted(tallies, key=lambda key: (key == NONE, *tallies[key].order, str(key)))
    shown = keys[:most]
    names = grouping.names(shown if most else None)
    highest = max((tallies[key].reads for key in shown), default=0) or 1
    rows = [
        Row(
            str(grouping.without) if key == NONE else names.get(key, ""),
            key if isinstance(key, str) else "",
            tallies[key],
            round(100 * tallies[key].reads / highest, 1),
        )
        for key in shown
    ]
    return Group(grouping.name, rows, len(keys))


def _of_briefings(period: Period) -> Tallies:
    found: Tallies = defaultdict(Tally)
    for reference, views in figures.reads_by_briefing(period).items():
        found[reference].views = views
    for reference, count in growth.followers_by_briefing().items():
        found[reference].followers = count
    for (reference, _lawyer), count in figures.enquiries_by_briefing(period).items():
        found[reference].enquiries += count
    return found


def _of_authors(period: Period) -> Tallies:
    authors = _members("authors")
    found = _of_members(authors, topics.AUTHOR, period)
    for (reference, lawyer), count in figures.enquiries_by_briefing(period).items():
        # An enquiry concerns the authors of its briefing, and the lawyer whom it asks for.
        asked: set[Key] = authors.get(reference, set()) | ({lawyer} if lawyer else set())
        for key in asked or {NONE}:
            found[key].enquiries += count
    return found


def _of_areas(period: Period) -> Tallies:
    areas = _members("areas")
    found = _of_members(areas, topics.AREA, period)
    for (reference, _lawyer), count in figures.enquiries_by_briefing(period).items():
        for key in areas.get(reference) or {NONE}:
            found[key].enquiries += count
    return found


def _of_members(members: dict[str, set[Key]], kind: str, period: Period) -> Tallies:
    """Return reads and followers; a briefing with two authors counts for each of them."""
    found: Tallies = defaultdict(Tally)
    for reference, views in figures.reads_by_briefing(period).items():
        for key in members.get(reference) or {NONE}:
            found[key].views += views
    for followed, count in growth.followers_of(kind).items():
        found[int(followed)].followers = count
    return found


def _members(relation: str) -> dict[str, set[Key]]:
    return {reference: {*keys} for reference, keys in figures.members_by_briefing(relation).items()}


def _titles(references: Collection[Key] | None) -> dict[Key, str]:
    briefings = Briefing.objects.only("year", "number", *columns("title"))
    if references is not None:
        briefings = briefings.filter(
            has_reference((str(key) for key in references if key != NONE), briefing="")
        )
    return {one.reference: _name(one, "title") for one in briefings}


def _names_of(rows: QuerySet[Any]) -> Namer:
    def names(_keys: Collection[Key] | None) -> dict[Key, str]:
        return {row.pk: _name(row, "name") for row in rows.all()}

    return names


def _name(row: Any, field: str) -> str:
    return sides.named(Texts.of(row, field), language=get_language() or DEFAULT).line


GROUPINGS = {
    BRIEFING: Grouping(_("Briefing"), _("About no briefing"), _of_briefings, _titles),
    AUTHOR: Grouping(
        _("Author"), _("About no author"), _of_authors, _names_of(Author.objects.in_order())
    ),
    AREA: Grouping(
        _("Practice area"),
        _("In no practice area"),
        _of_areas,
        _names_of(PracticeArea.objects.in_order()),
    ),
}


def total(tallies: Iterable[Tally]) -> Tally:
    """Return the sum of the months."""
    found = Tally()
    for tally in tallies:
        found.views += tally.views
        found.enquiries += tally.enquiries
        found.followers = tally.followers  # these do not add up: the last number stands
    return found

"""The counts behind the readership report, each in one query whatever the number of briefings."""

from collections import Counter, defaultdict
from datetime import date

from django.db.models import Count, Min, Sum
from django.db.models.functions import TruncMonth

from briefings.models.draft.briefing import Briefing
from briefings.models.published.readership import Readership
from contacts.models import Enquiry
from operations.readership.months import Period, month_of

Views = Counter[str]  # reads by language, or "parallel"


def first_month() -> date | None:
    """Return the month of the first counted read."""
    first = Readership.objects.aggregate(first=Min("day"))["first"]
    return month_of(first) if first else None


def _reads(period: Period):
    return Readership.objects.filter(day__range=(period.first, period.last_day))


def reads_by_briefing(period: Period) -> dict[str, Views]:
    found: dict[str, Views] = defaultdict(Counter)
    rows = _reads(period).values_list("reference", "view").annotate(sum=Sum("reads"))
    for reference, view, reads in rows:
        found[reference][view] += reads
    return found


def reads_by_month(period: Period) -> dict[date, Views]:
    found: dict[date, Views] = defaultdict(Counter)
    # By day: SQLite would find the month of every row in Python.
    rows = _reads(period).values_list("day", "view").annotate(sum=Sum("reads"))
    for day, view, reads in rows:
        found[month_of(day)][view] += reads
    return found


def _enquiries(period: Period):
    received = Enquiry.objects.filter(
        received_at__gte=period.begins_at, received_at__lt=period.ends_at
    )
    return received.exclude(state=Enquiry.State.SPAM)


def enquiries_by_briefing(period: Period) -> Counter[tuple[str, int | None]]:
    """Count by briefing (empty if it is about none) and by the preferred lawyer."""
    found: Counter[tuple[str, int | None]] = Counter()
    rows = _enquiries(period).values_list(
        "edition__briefing__year", "edition__briefing__number", "lawyer"
    )
    for year, number, lawyer, count in rows.annotate(count=Count("pk")):
        found[f"{year}-{number}" if year else "", lawyer] += count
    return found


def enquiries_by_month(period: Period) -> Counter[date]:
    rows = _enquiries(period).annotate(month=TruncMonth("received_at")).values_list("month")
    return Counter({at.date(): count for at, count in rows.annotate(count=Count("pk"))})


def reads_in_all(period: Period) -> int:
    return _reads(period).aggregate(sum=Sum("reads"))["sum"] or 0


def enquiries_in_all(period: Period) -> int:
    return _enquiries(period).count()


def members_by_briefing(relation: str) -> dict[str, set[int]]:
    """Return the keys of each briefing's authors or areas, by the briefing's reference."""
    found: dict[str, set[int]] = defaultdict(set)
    rows = Briefing.objects.exclude(**{relation: None})
    for year, number, key in rows.values_list("year", "number", relation):
        found[f"{year}-{number}"].add(key)
    return found

"""Numbers of followers by what they follow, now and at the end of each month; no names."""

from collections import defaultdict
from datetime import date, datetime

from django.db import transaction
from django.db.models import Case, Count, F, Value, When
from django.db.models.functions import StrIndex, Substr
from django.utils import timezone

from alerts.models import Follower, FollowerCount, Following
from alerts.topics import BRIEFING, PARAGRAPH, Topic

ALL = Topic("")  # all followers together
Counts = dict[Topic, int]


def followers_by_briefing() -> dict[str, int]:
    """Return how many follow each briefing, or paragraphs of it, by the briefing's reference."""
    paragraph = Substr("key", 1, StrIndex("key", Value("/")) - 1)
    rows = Following.objects.filter(kind__in=(BRIEFING, PARAGRAPH)).annotate(
        reference=Case(When(kind=PARAGRAPH, then=paragraph), default=F("key"))
    )
    return dict(rows.values_list("reference").annotate(count=Count("follower", distinct=True)))


def followers_of(kind: str) -> dict[str, int]:
    """Return how many follow each topic of a kind, by the topic's key."""
    rows = Following.objects.filter(kind=kind).values_list("key")
    return dict(rows.annotate(count=Count("pk")))


def now() -> Counts:
    """Return how many follow each topic, and in all; the most followed topics first."""
    others = Following.objects.exclude(kind__in=(BRIEFING, PARAGRAPH)).values_list("kind", "key")
    counts = {
        ALL: Follower.objects.count(),
        **{Topic(kind, key): count for kind, key, count in others.annotate(count=Count("pk"))},
        **{Topic(BRIEFING, key): count for key, count in followers_by_briefing().items()},
    }
    return dict(sorted(counts.items(), key=lambda each: (-each[1], str(each[0]))))


@transaction.atomic
def keep(*, at: datetime) -> None:
    """Store the numbers of this month; the last of them stay. Safe in several workers at once."""
    month = timezone.localdate(at).replace(day=1)
    counts = now()
    FollowerCount.objects.bulk_create(
        [
            FollowerCount(month=month, kind=topic.kind, key=topic.key, count=count)
            # In a fixed order, so that two workers cannot deadlock.
            for topic, count in sorted(counts.items(), key=lambda each: str(each[0]))
        ],
        update_conflicts=True,
        unique_fields=["month", "kind", "key"],
        update_fields=["count"],
        batch_size=500,
    )
    stored = FollowerCount.objects.filter(month=month).values_list("pk", "kind", "key")
    gone = [pk for pk, kind, key in stored if Topic(kind, key) not in counts]
    FollowerCount.objects.filter(pk__in=gone).update(count=0)


def by_month(since: date) -> dict[date, Counts]:
    """Return the stored numbers of each month that has any."""
    found: dict[date, Counts] = defaultdict(dict)
    rows = FollowerCount.objects.filter(month__gte=since)
    for month, kind, key, count in rows.values_list("month", "kind", "key", "count"):
        found[month][Topic(kind, key)] = count
    return dict(found)


def totals_by_month(since: date, *, today: date) -> dict[date, int]:
    """Return how many followers there were in each month that was counted, and are today."""
    rows = FollowerCount.objects.filter(month__gte=since, kind=ALL.kind, key=ALL.key)
    return {
        **dict(rows.values_list("month", "count")),
        today.replace(day=1): Follower.objects.count(),
    }

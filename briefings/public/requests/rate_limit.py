"""Limit how many requests are accepted within a time, counting the rows they store."""

from datetime import datetime, timedelta
from typing import Any, NamedTuple

from django.db.models import QuerySet


class Limit(NamedTuple):
    """At most so many rows within a time. Rows have their time in `at`; 0 means no limit."""

    rows: QuerySet[Any]
    most: int
    window: timedelta


def seconds_to_wait(*limits: Limit, at: datetime) -> int:
    """Return the seconds until every limit allows one more row; 0 if all of them do now."""
    return max(_wait(limit, at) for limit in limits)


def _wait(limit: Limit, at: datetime) -> int:
    if not limit.most:
        return 0
    # The row that must leave the window before another is accepted.
    recent = limit.rows.filter(at__gt=at - limit.window).order_by("-at")
    oldest = recent.values_list("at", flat=True)[limit.most - 1 : limit.most].first()
    if oldest is None:
        return 0
    return max(1, int((oldest + limit.window - at).total_seconds()) + 1)

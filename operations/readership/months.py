"""Months, written as their first days, and the periods that a report covers."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.utils import timezone

YEAR = 12


def month_of(day: date) -> date:
    return day.replace(day=1)


def shifted(month: date, by: int) -> date:
    """Return the month that is so many months later, or earlier if `by` is negative."""
    year, index = divmod(month.year * YEAR + month.month - 1 + by, YEAR)
    return date(year, index + 1, 1)


@dataclass(frozen=True, slots=True)
class Period:
    """Whole months, from the first to the last."""

    first: date
    last: date

    def __len__(self) -> int:
        return (self.last.year - self.first.year) * YEAR + self.last.month - self.first.month + 1

    def __iter__(self) -> Iterator[date]:
        return (shifted(self.first, place) for place in range(len(self)))

    @property
    def last_day(self) -> date:
        return shifted(self.last, 1) - timedelta(days=1)

    @property
    def begins_at(self) -> datetime:
        return _midnight(self.first)

    @property
    def ends_at(self) -> datetime:
        return _midnight(shifted(self.last, 1))

    @property
    def before(self) -> "Period":
        """Return the period of the same length just before."""
        return Period(shifted(self.first, -len(self)), shifted(self.first, -1))


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))

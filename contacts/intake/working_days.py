"""Deadlines in working days: time runs only on days on which the firm works."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta

from django.utils import timezone

from contacts.models import Desk, Holiday

DAY = timedelta(days=1)
SATURDAY, SUNDAY = 5, 6
# When the time starts for an enquiry that arrives on a day off.
OPENS = time(9)
# Deadlines end after two years, however large the desk's setting is.
MOST_DAYS = 731
# The most consecutive days off that are skipped.
LONGEST_CLOSURE = 60

IsWorking = Callable[[date], bool]


def deadline(at: datetime, desk: Desk) -> datetime:
    """Return the time by which an enquiry that arrived at `at` should be answered."""
    days = min(desk.hours_to_answer // 24 + 1, MOST_DAYS)
    last = at + 3 * days * DAY + LONGEST_CLOSURE * DAY
    is_working = working_between(at.date() - DAY, last.date(), desk)
    return after(at, hours=desk.hours_to_answer, is_working=is_working)


def is_working_day(at: datetime, desk: Desk) -> bool:
    day = timezone.localdate(at)
    return working_between(day, day, desk)(day)


def working_between(first: date, last: date, desk: Desk) -> IsWorking:
    """Return the function that says of a day from `first` to `last` whether the firm works."""
    closed = set(Holiday.objects.filter(day__range=(first, last)).values_list("day", flat=True))
    weekend = {SUNDAY} if desk.works_on_saturdays else {SATURDAY, SUNDAY}
    return lambda day: day.weekday() not in weekend and day not in closed


def after(at: datetime, *, hours: int, is_working: IsWorking) -> datetime:
    """Return the time `hours` later; 24 hours count as one working day."""
    moment = timezone.localtime(at)
    if not is_working(moment.date()):
        moment = timezone.make_aware(datetime.combine(_next(moment.date(), is_working), OPENS))
    days, rest = divmod(hours, 24)
    for _number in range(min(days, MOST_DAYS)):
        moment = _on(_next(moment.date(), is_working), moment)
    moment += timedelta(hours=rest)
    if not is_working(moment.date()):
        moment = _on(_next(moment.date(), is_working), moment)
    return moment


def _next(day: date, is_working: IsWorking) -> date:
    """Return the next working day, or tomorrow if no day works for too long."""
    later = (day + number * DAY for number in range(1, LONGEST_CLOSURE + 1))
    return next(filter(is_working, later), day + DAY)


def _on(day: date, moment: datetime) -> datetime:
    return moment + (day - moment.date())

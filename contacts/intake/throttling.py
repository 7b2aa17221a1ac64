"""Limit accepted enquiries: per network in ten minutes, and in total per hour."""

from datetime import datetime, timedelta

from django.conf import settings
from django.utils.crypto import salted_hmac

from contacts.models import Arrival

PER_ADDRESS = timedelta(minutes=10)
IN_ALL = timedelta(hours=1)
REMEMBERED = timedelta(days=1)


def keyed(value: str) -> str:
    """Return a keyed hash: equal values match, and the table reveals none of them."""
    return salted_hmac("contacts.arrival", value, algorithm="sha256").hexdigest()


def seconds_to_wait(*, address: str, at: datetime) -> int:
    """Return the seconds until this network may send another enquiry; 0 if it may now."""
    waits = [
        _wait(
            Arrival.objects.filter(address=address), settings.ENQUIRIES_PER_ADDRESS, PER_ADDRESS, at
        ),
        _wait(Arrival.objects.all(), settings.ENQUIRIES_PER_HOUR, IN_ALL, at),
    ]
    return max(waits)


def _wait(arrivals, limit: int, window: timedelta, at: datetime) -> int:
    if not limit:
        return 0
    # The arrival that must leave the window before another is accepted.
    recent = arrivals.filter(at__gt=at - window).order_by("-at")
    oldest = recent.values_list("at", flat=True)[limit - 1 : limit].first()
    if oldest is None:
        return 0
    return max(1, int((oldest + window - at).total_seconds()) + 1)


def mails_are_used_up(*, at: datetime) -> bool:
    """Return whether this hour's mails are used up, so that later enquiries go to a digest."""
    return _wait(Arrival.objects.all(), settings.ENQUIRY_LETTERS_PER_HOUR, IN_ALL, at) > 0

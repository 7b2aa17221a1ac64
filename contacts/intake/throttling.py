"""Limit accepted enquiries: per network in ten minutes, and in total per hour."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import QuerySet
from django.utils.crypto import salted_hmac

from briefings.public.requests.rate_limit import Limit, seconds_to_wait
from contacts.models import Arrival

PER_ADDRESS = timedelta(minutes=10)
IN_ALL = timedelta(hours=1)
REMEMBERED = timedelta(days=1)


def keyed(value: str) -> str:
    """Return a keyed hash: equal values match, and the table reveals none of them."""
    return salted_hmac("contacts.arrival", value, algorithm="sha256").hexdigest()


def _enquiries() -> QuerySet[Arrival]:
    """Return the arrivals of enquiries; those of files have a size (contacts/files/room.py)."""
    return Arrival.objects.filter(size=0)


def seconds_until_accepted(*, address: str, at: datetime) -> int:
    """Return the seconds until this network may send another enquiry; 0 if it may now."""
    its_own = _enquiries().filter(address=address)
    return seconds_to_wait(
        Limit(its_own, settings.ENQUIRIES_PER_ADDRESS, PER_ADDRESS),
        Limit(_enquiries(), settings.ENQUIRIES_PER_HOUR, IN_ALL),
        at=at,
    )


def mails_are_used_up(*, at: datetime) -> bool:
    """Return whether this hour's mails are used up, so that later enquiries go to a digest."""
    limit = Limit(_enquiries(), settings.ENQUIRY_LETTERS_PER_HOUR, IN_ALL)
    return seconds_to_wait(limit, at=at) > 0

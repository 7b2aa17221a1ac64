"""Limit requests to follow: per network, in total, and one confirmation a day per mailbox."""

from datetime import datetime, timedelta

from django.conf import settings
from django.utils.crypto import salted_hmac

from alerts.models import Attempt
from briefings.public.requests.rate_limit import Limit, seconds_to_wait

PER_NETWORK = timedelta(minutes=10)
IN_ALL = timedelta(hours=1)
REMEMBERED = timedelta(days=1)
# Mailboxes that ignore dots.
_WITHOUT_DOTS = {"gmail.com", "googlemail.com"}


def mailbox_of(email_key: str) -> str:
    """Return the mailbox behind an address: without what follows a plus sign, or Gmail's dots."""
    name, _at, domain = email_key.rpartition("@")
    name = name.partition("+")[0]
    if domain in _WITHOUT_DOTS:
        name, domain = name.replace(".", ""), "gmail.com"
    return f"{name}@{domain}"


def keyed(value: str) -> str:
    """Return a keyed hash: equal values match, and the table reveals none of them."""
    return salted_hmac("alerts.attempt", value, algorithm="sha256").hexdigest()


def seconds_until_accepted(*, network: str, at: datetime) -> int:
    """Return the seconds until this network may ask again; 0 if it may now."""
    its_own = Attempt.objects.filter(network=network)
    return seconds_to_wait(
        Limit(its_own, settings.FOLLOWS_PER_ADDRESS, PER_NETWORK),
        Limit(Attempt.objects.all(), settings.FOLLOWS_PER_HOUR, IN_ALL),
        at=at,
    )


def was_mailed_today(*, mailbox: str, at: datetime) -> bool:
    recent = Attempt.objects.filter(mailbox=mailbox, mailed=True, at__gt=at - REMEMBERED)
    return recent.exists()


def allow_another_mail(email_key: str) -> None:
    """Let the address ask for a confirmation although one was mailed today."""
    Attempt.objects.filter(mailbox=keyed(mailbox_of(email_key))).update(mailed=False)

"""Limit requests to follow: per network, in total, and one confirmation a day per mailbox."""

import re
from datetime import datetime, timedelta

from django.conf import settings
from django.db import connection
from django.utils.crypto import salted_hmac

from alerts.models import Attempt
from briefings.public.requests.rate_limit import Limit, seconds_to_wait
from briefings.text.addresses.email_addresses import in_ascii

PER_NETWORK = timedelta(minutes=10)
IN_ALL = timedelta(hours=1)
REMEMBERED = timedelta(days=1)
# Mailboxes that ignore dots.
_WITHOUT_DOTS = {"gmail.com", "googlemail.com"}
# A name may stand in quotation marks, with a backslash before any letter (RFC 5321, 4.1.2).
_QUOTES = re.compile(r"^\"|\"$|\\(?=.)")


def mailbox_of(email_key: str) -> str:
    """Return the mailbox behind an address.

    What follows a plus sign is left out, as are Gmail's dots, quotation marks, and the ways to
    spell a domain.
    """
    name, _at, domain = in_ascii(email_key).rpartition("@")
    if name.startswith('"'):
        name = _QUOTES.sub("", name)
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


def take_turn(*, mailbox: str) -> None:
    """Let requests for one mailbox wait for each other until the end of the transaction.

    On SQLite, all writers wait for each other already.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [int(mailbox[:15], 16)])


def was_mailed_today(*, mailbox: str, at: datetime) -> bool:
    recent = Attempt.objects.filter(mailbox=mailbox, mailed=True, at__gt=at - REMEMBERED)
    return recent.exists()


def allow_another_mail(email_key: str) -> None:
    """Let the address ask for a confirmation although one was mailed today."""
    Attempt.objects.filter(mailbox=keyed(mailbox_of(email_key))).update(mailed=False)

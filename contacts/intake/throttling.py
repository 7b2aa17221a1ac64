"""Limit accepted enquiries: per network in ten minutes, and in total per hour."""

import ipaddress
from datetime import datetime, timedelta

from django.conf import settings
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from contacts.models import Arrival

PER_ADDRESS = timedelta(minutes=10)
IN_ALL = timedelta(hours=1)
REMEMBERED = timedelta(days=1)


# One subscriber has at least an IPv6 /56, and an attacker may have a /48.
A_SUBSCRIBER = 56
A_SITE = 48


def address_of(request: HttpRequest) -> str:
    """Return the subscriber's network from which the request came."""
    return networks_of(request)[0]


def networks_of(request: HttpRequest) -> tuple[str, str]:
    """Return that network and the wider one around it; for IPv4 both are the same."""
    address = _address(request)
    return _network(address, A_SUBSCRIBER), _network(address, A_SITE)


def _address(request: HttpRequest) -> str:
    """Return the client's address.

    X-Forwarded-For is trusted only as far as the firm's proxies wrote it, because a client can send
    the rest.
    """
    address = request.META.get("REMOTE_ADDR", "")
    if settings.PROXIES:
        hops = [hop.strip() for hop in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")]
        if len(hops) >= settings.PROXIES:
            address = hops[-settings.PROXIES]
    return address


def _network(address: str, bits: int) -> str:
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return "unknown"
    if parsed.version == 6 and not parsed.ipv4_mapped:
        return str(ipaddress.ip_network((parsed.packed, bits), strict=False))
    return str(getattr(parsed, "ipv4_mapped", None) or parsed)


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

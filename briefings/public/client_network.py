"""The network from which a request came, for limits that bind to it."""

import ipaddress

from django.conf import settings
from django.http import HttpRequest

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

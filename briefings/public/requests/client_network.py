"""The network from which a request came, to which limits apply."""

import ipaddress

from django.conf import settings
from django.http import HttpRequest

# Bits of an IPv6 network: providers give a subscriber a /56, and a whole site up to a /48.
_SUBSCRIBER_BITS = 56
_SITE_BITS = 48


def address_of(request: HttpRequest) -> str:
    """Return the subscriber's network from which the request came."""
    return networks_of(request)[0]


def networks_of(request: HttpRequest) -> tuple[str, str]:
    """Return that network and the wider one around it; for IPv4 both are the same."""
    address = _address(request)
    return _network(address, _SUBSCRIBER_BITS), _network(address, _SITE_BITS)


def _address(request: HttpRequest) -> str:
    """Return the client's address.

    Of X-Forwarded-For, only the entries that the firm's proxies added are trusted: a client can
    send the others.
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

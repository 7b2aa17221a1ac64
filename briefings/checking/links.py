"""Check the links of a text by requests to public hosts, within seconds.

Every name is resolved once, and the connection uses the address that was checked, so that no name
can lead into the firm's network. Every redirect is checked too. Bodies are never read.
"""

import http.client
import ipaddress
import re
import socket
import ssl
import time
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor, wait
from dataclasses import dataclass
from urllib.parse import quote, urljoin, urlsplit

from briefings.checking.http_connection import DEFAULT_PORTS, Connection
from briefings.text.markup.references import target_of
from briefings.text.markup.renderer import parse

MOST_REDIRECTS = 3
SECONDS_EACH, SECONDS_ALL, AT_ONCE = 5.0, 15.0, 8
MOST_LINKS = 100
MOST_BYTES = 1 << 18  # of a response's head; its body is never read
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
# Responses to automatic requests that say nothing about readers.
_SHY = frozenset({401, 403, 405, 406, 429, 501, 503, 999})
_AGENT = "Mozilla/5.0 (compatible; link check)"
_UNSAFE = re.compile(r"[\x00-\x20\x7f]")

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Allow = Callable[[Address], bool]


@dataclass(frozen=True, slots=True)
class Answer:
    """The result for a URL: fine, moved, shy, gone, refused, unknown, slow, forbidden …"""

    url: str
    outcome: str
    status: int = 0
    target: str = ""  # the new URL, if it has moved

    @property
    def is_good(self) -> bool:
        return self.outcome in ("fine", "moved", "shy")


class _Stop(Exception):
    def __init__(self, outcome: str):
        super().__init__(outcome)
        self.outcome = outcome


def addresses(source: str) -> list[str]:
    """Return each URL of a paragraph and its footnotes once; references to briefings are none."""
    parsed = parse(source)
    found = [
        str(child.attrs["href"])
        for token in [*parsed.blocks, *parsed.notes.values()]
        for child in token.children or []
        if child.type == "link_open" and not target_of(str(child.attrs["href"]))
    ]
    return list(dict.fromkeys(found))


def is_public(address: Address) -> bool:
    """Return whether an address is public: not private, loopback, link-local or mapped."""
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour or (address.teredo or (None, None))[1]
        if inner is not None:
            return is_public(inner)
        if address in _TRANSLATED:
            return is_public(ipaddress.IPv4Address(int(address) & 0xFFFFFFFF))
    return address.is_global and not address.is_multicast and not address.is_reserved


_TRANSLATED = ipaddress.IPv6Network("64:ff9b::/96")


def ask_all(
    urls: Iterable[str], *, allow: Allow = is_public, seconds: float = SECONDS_ALL
) -> list[Answer]:
    """Request every URL, several at a time; those without a response at the end are slow."""
    wanted = list(dict.fromkeys(urls))[:MOST_LINKS]
    until = time.monotonic() + seconds
    pool = ThreadPoolExecutor(AT_ONCE, thread_name_prefix="links")
    try:
        asked = [pool.submit(ask, url, allow=allow, until=until) for url in wanted]
        wait(asked, timeout=seconds)
        return [
            one.result() if one.done() else Answer(url, "slow")
            for url, one in zip(wanted, asked, strict=True)
        ]
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def ask(url: str, *, allow: Allow = is_public, until: float | None = None) -> Answer:
    """Request a URL and its redirects by HEAD, or by GET if the server requires it."""
    until = min(until or float("inf"), time.monotonic() + SECONDS_EACH * (MOST_REDIRECTS + 1))
    here = url
    try:
        for _each in range(MOST_REDIRECTS + 1):
            status, location = _status(here, allow, until)
            if status not in _REDIRECTS or not location:
                return _judged(url, here, status)
            here = urljoin(here, location)
    except _Stop as stop:
        return Answer(url, stop.outcome)
    return Answer(url, "circles")


def _judged(url: str, here: str, status: int) -> Answer:
    if 200 <= status < 300:
        return Answer(url, "fine" if here == url else "moved", status, "" if here == url else here)
    if status in _SHY:
        return Answer(url, "shy", status)
    return Answer(url, "gone" if status in (404, 410) else "refused", status)


def _status(url: str, allow: Allow, until: float) -> tuple[int, str]:
    status, location = _request("HEAD", url, allow, until)
    # Some servers respond to GET only.
    if status in (400, 403, 404, 405, 501):
        return _request("GET", url, allow, until)
    return status, location


def _request(method: str, url: str, allow: Allow, until: float) -> tuple[int, str]:
    scheme, host, port, path = _parts(url)
    address = _resolve(host, port, allow)
    connection = Connection(scheme, host, port, most_bytes=MOST_BYTES, address=address)
    connection.until = min(until, time.monotonic() + SECONDS_EACH)
    try:
        connection.request(method, path, headers={"User-Agent": _AGENT, "Accept": "*/*"})
        answer = connection.getresponse()
        return answer.status, answer.headers.get("Location", "")
    except TimeoutError as error:
        raise _Stop("slow") from error
    except (OSError, http.client.HTTPException, ValueError) as error:
        raise _Stop("insecure" if isinstance(error, ssl.SSLError) else "broken") from error
    finally:
        connection.close()


def _parts(url: str) -> tuple[str, str, int, str]:
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError as error:
        raise _Stop("malformed") from error
    if parts.scheme not in DEFAULT_PORTS or not host or _UNSAFE.search(url) or parts.username:
        raise _Stop("malformed")
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
    if parts.query:
        path += "?" + quote(parts.query, safe="/%:@!$&'()*+,;=~-._?")
    return parts.scheme, host, port or DEFAULT_PORTS[parts.scheme], path


def _resolve(host: str, port: int, allow: Allow) -> str:
    """Return the address to connect to; all addresses of the name must be allowed."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise _Stop("unknown") from error
    known = [(family, str(place[0]).partition("%")[0]) for family, *_rest, place in found]
    if not known or not all(allow(ipaddress.ip_address(address)) for _family, address in known):
        raise _Stop("forbidden")
    return next((address for family, address in known if family == socket.AF_INET), known[0][1])

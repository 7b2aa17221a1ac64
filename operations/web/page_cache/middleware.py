"""The WSGI wrapper that serves cached pages and stores those that Django allows."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from operations.web.page_cache.page import Headers, Page, tag_of
from operations.web.page_cache.store import Address, PageStore

Application = Callable[..., Iterable[bytes]]

# Set in request.META by views that respond equally to all readers; it is not sent.
MARK = "ready.same_for_everybody"

# Removed from the request, so that Django returns the whole uncompressed page.
_CONDITIONS = ("HTTP_IF_NONE_MATCH", "HTTP_IF_MODIFIED_SINCE", "HTTP_RANGE", "HTTP_ACCEPT_ENCODING")
# The only queries that are cached: pages of a list, a year's list.
_QUERY = re.compile(r"(?:year=[12][0-9]{3})?(?:(?:^|&)page=[1-9][0-9]{0,3})?")
_LONGEST_PATH = 500


class PageCache:
    """The wrapper; it handles only bytes, addresses and a generation."""

    def __init__(
        self,
        application: Application,
        *,
        stamp: Callable[[], str | None],
        store: PageStore,
        missing: PageStore,  # of 404s, which strangers could otherwise use to push out pages
        addresses: re.Pattern[str],  # the paths that may be kept
        hosts: Iterable[str],  # ... of these hosts, with no port or the server's own
        scheme: str,  # the variable that says http or https
        session_cookie: str,
        count: Callable[[str], None] = lambda what: None,
        saw: Callable[[dict], None] = lambda environ: None,  # told of every page that is sent
    ):
        self._application = application
        self._stamp = stamp
        self._store = store
        self._missing = missing
        self._addresses = addresses
        self._hosts = frozenset(hosts)
        self._scheme = scheme
        self._session_cookie = session_cookie
        self._count = count
        self._saw = saw

    def __call__(self, environ: dict, start_response: Callable) -> Iterable[bytes]:
        address = self._address(environ)
        stamp = self._stamp() if address else None
        if address is None or stamp is None:
            return self._application(environ, start_response)
        page = self._store.get(address, stamp) or self._missing.get(address, stamp)
        if page is not None:
            self._count("ready")
            if not page.is_missing:
                self._saw(environ)
            return page.answer(environ, start_response)
        if not self._may_be_kept(environ, address):
            return self._application(environ, start_response)
        return self._made_by_django(environ, start_response, address, stamp)

    def _address(self, environ: dict) -> Address | None:
        """Return the requested address if an anonymous reader requests a plain page."""
        if environ["REQUEST_METHOD"] not in ("GET", "HEAD"):
            return None
        if "HTTP_COOKIE" in environ and self._session_cookie in environ["HTTP_COOKIE"]:
            return None
        query = environ.get("QUERY_STRING", "")
        if query and not _QUERY.fullmatch(query):
            return None
        if _asks_for_more(environ):
            return None
        scheme = environ.get(self._scheme, "http")
        return (scheme, environ.get("HTTP_HOST", ""), environ["PATH_INFO"], query)

    def _may_be_kept(self, environ: dict, address: Address) -> bool:
        scheme, host, path, _query = address
        name, _colon, port = host.rpartition(":")
        return (
            environ["REQUEST_METHOD"] == "GET"
            and "HTTP_COOKIE" not in environ
            and not environ.get("SCRIPT_NAME")
            and scheme in ("http", "https")
            and (host in self._hosts or (name in self._hosts and port == environ["SERVER_PORT"]))
            and len(path) <= _LONGEST_PATH
            and bool(self._addresses.fullmatch(path))
        )

    def _made_by_django(
        self, environ: dict, start_response: Callable, address: Address, stamp: str
    ) -> Iterable[bytes]:
        """Ask Django for the page, or whether the outdated one is still the same.

        The stamp was read before Django's queries, so the page is never older than its stamp.
        """
        old = self._store.outdated(address)
        made = self._ask(environ, old)
        if old and made.status.startswith("304 "):
            self._store.put(address, stamp, old)
            return self._send(old, environ, start_response)
        store = self._store_of(made) if made.is_marked else None
        if store is not self._store:
            self._store.drop(address)
        if store is None:
            start_response(made.status, made.headers)
            return made.body
        page = Page(made.headers, made.text(), made.status)
        store.put(address, stamp, page)
        return self._send(page, environ, start_response)

    def _send(self, page: Page, environ: dict, start_response: Callable) -> Iterable[bytes]:
        self._count("made")
        if not page.is_missing:
            self._saw(environ)
        return page.answer(environ, start_response)

    def _ask(self, environ: dict, old: Page | None) -> "_Answer":
        """Return Django's answer, a 304 only if `old` is what everybody may still be sent."""
        asked = {name: value for name, value in environ.items() if name not in _CONDITIONS}
        asked.pop(MARK, None)
        if old:
            asked["HTTP_IF_NONE_MATCH"] = old.tag
        told: list[Any] = ["", []]

        def listen(status: str, headers: Headers, exc_info: Any = None) -> None:
            told[:] = status, headers

        body = self._application(asked, listen)
        answer = _Answer(told[0], told[1], body, is_marked=asked.get(MARK) is True)
        if not (old and answer.status.startswith("304 ")) or answer.confirms(old):
            return answer
        answer.text()
        return self._ask(environ, None)

    def _store_of(self, made: "_Answer") -> PageStore | None:
        """Return where to keep an answer that is the same for everybody, if it may be kept."""
        if made.status.startswith("200 ") and is_public(made.headers):
            return self._store
        if made.status.startswith("404 ") and _is_equal_for_all(_directives(made.headers)):
            return self._missing
        return None


@dataclass(frozen=True, slots=True)
class _Answer:
    """What Django answered, and whether it marked the answer as equal for every reader."""

    status: str
    headers: Headers
    body: Iterable[bytes]
    is_marked: bool

    def text(self) -> bytes:
        try:
            return b"".join(self.body)
        finally:
            close = getattr(self.body, "close", None)
            if close:
                close()

    def confirms(self, old: Page) -> bool:
        """Return whether this 304 says that all readers still get that page."""
        same = tag_of(self.headers).removeprefix("W/") == old.tag
        return self.is_marked and same and is_public(self.headers)


def _asks_for_more(environ: dict) -> bool:
    return (
        "HTTP_AUTHORIZATION" in environ
        or "HTTP_IF_MATCH" in environ
        or "HTTP_IF_UNMODIFIED_SINCE" in environ
    )


def is_public(headers: Headers) -> bool:
    """Return whether all relevant headers mark the response as equal for all readers."""
    told = _directives(headers)
    cache = set(re.split(r"[\s,]+", told.get("cache-control", "")))
    return (
        "public" in cache
        and cache.isdisjoint(("private", "no-store", "no-cache"))
        and _is_equal_for_all(told)
    )


def _directives(headers: Headers) -> dict[str, str]:
    told: dict[str, str] = {}
    for name, value in headers:
        told[name.lower()] = f"{told.get(name.lower(), '')},{value.lower()}"
    return told


def _is_equal_for_all(told: dict[str, str]) -> bool:
    vary = set(re.split(r"[\s,]+", told.get("vary", "")))
    return (
        vary <= {"", "accept-encoding"}
        and "etag" in told
        and "set-cookie" not in told
        and "content-encoding" not in told
        and "nonce-" not in told.get("content-security-policy", "")
    )

"""The WSGI wrapper that serves cached pages and stores those that Django allows."""

import re
from collections.abc import Callable, Iterable
from typing import Any

from operations.web.page_cache.page import Headers, Page
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
        page = self._store.get(address, stamp)
        if page is not None:
            self._count("ready")
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
        asked = {name: value for name, value in environ.items() if name not in _CONDITIONS}
        asked.pop(MARK, None)
        told: list[Any] = ["", []]

        def listen(status: str, headers: Headers, exc_info: Any = None) -> None:
            told[:] = status, headers

        body = self._application(asked, listen)
        status, headers = told
        if not (asked.get(MARK) is True and status.startswith("200 ") and is_public(headers)):
            start_response(status, headers)
            return body
        try:
            page = Page(headers, b"".join(body))
        finally:
            close = getattr(body, "close", None)
            if close:
                close()
        # The stamp was read before Django's queries, so the page is never older than its stamp.
        self._store.put(address, stamp, page)
        self._count("made")
        self._saw(environ)
        return page.answer(environ, start_response)


def _asks_for_more(environ: dict) -> bool:
    return (
        "HTTP_AUTHORIZATION" in environ
        or "HTTP_IF_MATCH" in environ
        or "HTTP_IF_UNMODIFIED_SINCE" in environ
    )


def is_public(headers: Headers) -> bool:
    """Return whether all relevant headers mark the response as equal for all readers."""
    told: dict[str, str] = {}
    for name, value in headers:
        told[name.lower()] = f"{told.get(name.lower(), '')},{value.lower()}"
    cache = set(re.split(r"[\s,]+", told.get("cache-control", "")))
    vary = set(re.split(r"[\s,]+", told.get("vary", "")))
    return (
        "public" in cache
        and cache.isdisjoint(("private", "no-store", "no-cache"))
        and vary <= {"", "accept-encoding"}
        and "etag" in told
        and "set-cookie" not in told
        and "content-encoding" not in told
        and "nonce-" not in told.get("content-security-policy", "")
    )

"""Store pages up to a number of bytes, each with its generation; unread ones are evicted first."""

import threading
import time
from collections.abc import Callable

from operations.web.page_cache.page import Page

Address = tuple[str, ...]


class _Kept:
    __slots__ = ("page", "read", "stamp", "until")

    def __init__(self, page: Page, stamp: str, until: float):
        self.page = page
        self.stamp = stamp
        self.until = until
        self.read = False  # since it was last moved to the end of the queue


class PageStore:
    """A queue of pages (CLOCK eviction): a page read since its last turn moves to the end.

    Reading therefore changes no order and needs no lock: it is one dict look-up.
    """

    def __init__(
        self, *, most_bytes: int, seconds: float, clock: Callable[[], float] = time.monotonic
    ):
        self._most = most_bytes
        # A single page must not evict most of the others.
        self._largest = most_bytes // 8
        # A change without a new stamp becomes visible after this time at the latest.
        self._seconds = seconds
        self._clock = clock
        self._lock = threading.Lock()  # of those who put
        self._pages: dict[Address, _Kept] = {}
        self.bytes = 0

    def get(self, address: Address, stamp: str) -> Page | None:
        kept = self._pages.get(address)
        if kept is None or kept.stamp != stamp or self._clock() > kept.until:
            return None
        kept.read = True
        return kept.page

    def outdated(self, address: Address) -> Page | None:
        """Return a page to compare with, which must not be served: its text may be withdrawn."""
        kept = self._pages.get(address)
        return kept.page if kept else None

    def drop(self, address: Address) -> None:
        with self._lock:
            if address in self._pages:
                self._drop(address)

    def put(self, address: Address, stamp: str, page: Page) -> None:
        """Store a page rendered at generation `stamp`."""
        if page.size > self._largest:
            return
        with self._lock:
            if address in self._pages:
                self._drop(address)
            self._pages[address] = _Kept(page, stamp, self._clock() + self._seconds)
            self.bytes += page.size
            while self.bytes > self._most:
                self._make_room()

    def _make_room(self) -> None:
        first = next(iter(self._pages))
        if self._pages[first].read:
            kept = self._pages.pop(first)
            kept.read = False
            self._pages[first] = kept
        else:
            self._drop(first)

    def _drop(self, address: Address) -> None:
        self.bytes -= self._pages.pop(address).page.size

    def __len__(self) -> int:
        return len(self._pages)

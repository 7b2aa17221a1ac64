"""Keeps ready pages of one generation within a number of bytes; the longest unread goes first."""

import threading
import time
from collections import OrderedDict
from collections.abc import Callable

from config.ready.page import Page

Address = tuple[str, ...]


class Shelf:
    def __init__(
        self, *, most_bytes: int, seconds: float, clock: Callable[[], float] = time.monotonic
    ):
        self._most = most_bytes
        # One page never pushes out most of the others.
        self._largest = most_bytes // 8
        # However: a change that somebody forgot to stamp is shown after this long at the latest.
        self._seconds = seconds
        self._clock = clock
        self._lock = threading.Lock()
        self._stamp = ""
        self._pages: OrderedDict[Address, tuple[Page, float]] = OrderedDict()
        self.bytes = 0

    def get(self, address: Address, stamp: str) -> Page | None:
        with self._lock:
            if stamp != self._stamp or (kept := self._pages.get(address)) is None:
                return None
            page, until = kept
            if self._clock() > until:
                self._drop(address)
                return None
            self._pages.move_to_end(address)
            return page

    def put(self, address: Address, stamp: str, page: Page) -> None:
        """Keep what was rendered when the database said `stamp`."""
        if page.size > self._largest:
            return
        with self._lock:
            if stamp != self._stamp:
                self._pages.clear()
                self.bytes = 0
                self._stamp = stamp
            if address in self._pages:
                self._drop(address)
            self._pages[address] = (page, self._clock() + self._seconds)
            self.bytes += page.size
            while self.bytes > self._most:
                self._drop(next(iter(self._pages)))

    def _drop(self, address: Address) -> None:
        page, _until = self._pages.pop(address)
        self.bytes -= page.size

    def __len__(self) -> int:
        return len(self._pages)

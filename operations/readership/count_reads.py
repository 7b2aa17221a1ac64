"""Count reads of each briefing by language and day, anonymously.

Counts stay in memory for some seconds until a thread adds them to the database, so readers do not
wait. A killed process loses the counts of these seconds.
"""

import atexit
import logging
import os
import re
import threading
from collections import Counter, deque
from collections.abc import Callable
from datetime import date
from functools import lru_cache

from django.db import DatabaseError, connection
from django.utils import timezone

from briefings.models.published.readership import Readership

log = logging.getLogger(__name__)

EVERY = 20.0  # seconds
MOST = 1_000_000  # unwritten reads; further ones are not counted
_PAGE = re.compile(
    r"/(?P<language>zh-hant|zh-hans|en)/briefings/(?P<reference>[0-9]{4}-[0-9]{1,9})/"
    r"(?P<rest>parallel/|(?!editions/|matches/|pdf/|word/)[^/]*/?)"
)
_ROBOT = re.compile(
    r"bot\b|bot[/;]|crawl|spider|slurp|preview|monitor|curl|wget|python|httpclient|headless", re.I
)
Key = tuple[str, str]  # a briefing's reference, and a language or "parallel"


@lru_cache(maxsize=2048)
def _key(path: str) -> Key | None:
    page = _PAGE.fullmatch(path)
    if page is None:
        return None
    return page["reference"], "parallel" if page["rest"] == "parallel/" else page["language"]


@lru_cache(maxsize=512)
def _is_robot(agent: str) -> bool:
    return not agent or _ROBOT.search(agent) is not None


class Readers:
    """The unwritten reads of one process."""

    def __init__(self, write: Callable[[date, Counter[Key]], None], *, every: float = EVERY):
        self._write = write
        self._every = every
        # Appending needs no lock, which matters because this runs for every page.
        self._waiting: deque[Key] = deque(maxlen=MOST)
        self._begun = False
        self._lock = threading.Lock()
        os.register_at_fork(after_in_child=self._forget)

    def saw(self, environ: dict) -> None:
        """Count a page that was sent to a reader."""
        key = _key(environ["PATH_INFO"]) if environ["REQUEST_METHOD"] == "GET" else None
        if key is None or _is_robot(environ.get("HTTP_USER_AGENT", "")[:300]):
            return
        # A prefetched page has not been read.
        if "HTTP_SEC_PURPOSE" in environ or environ.get("HTTP_PURPOSE") == "prefetch":
            return
        if not self._begun:
            self._begin()
        self._waiting.append(key)

    def _forget(self) -> None:
        """Start empty in a forked process."""
        self._lock = threading.Lock()
        self._waiting.clear()
        self._begun = False

    def _begin(self) -> None:
        with self._lock:
            if self._begun:
                return
            self._begun = True
        threading.Thread(target=self._go_on, daemon=True, name="readership").start()
        atexit.register(self.write)

    def _go_on(self) -> None:
        waiting = threading.Event()
        while not waiting.wait(self._every):
            self.write()

    def write(self) -> None:
        """Add the counts to the database; keep them if that fails."""
        with self._lock:  # one writer at a time
            counts = Counter(self._waiting.popleft() for _reading in range(len(self._waiting)))
        if not counts:
            return
        try:
            self._write(timezone.localdate(), counts)
        except DatabaseError as error:
            log.warning("Readings could not be counted: %s", type(error).__name__)
            self._waiting.extend(counts.elements())


def write(day: date, counts: Counter[Key]) -> None:
    try:
        Readership.add(day, counts)
    finally:
        connection.close()

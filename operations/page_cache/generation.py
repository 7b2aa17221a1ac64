"""Knows the site's generation as the database has it, never older than a second."""

import copy
import logging
import threading
import time
from collections.abc import Callable

from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.utils import load_backend

from briefings.models.published.generation import Generation

EVERY, AT_MOST = 0.4, 0.8
logger = logging.getLogger(__name__)


class Watch:
    """Asks again when the last answer is older than EVERY; one thread asks, the others go on.

    An answer older than AT_MOST (the database is slow or away) is no answer: stamp() is then None
    and nothing is served from the shelf, because nobody can tell whether it was withdrawn.
    """

    def __init__(self, ask: Callable[[], str], *, clock: Callable[[], float] = time.monotonic):
        self._ask = ask
        self._clock = clock
        self._asking = threading.Lock()
        self._known: tuple[float, str | None] = (float("-inf"), None)

    def stamp(self) -> str | None:
        asked_at, stamp = self._known
        age = self._clock() - asked_at
        if age < EVERY:
            return stamp
        if self._asking.acquire(blocking=False):
            try:
                return self._renew()
            finally:
                self._asking.release()
        return stamp if age < AT_MOST else None

    def _renew(self) -> str | None:
        # From before the question: the answer may be that old when it arrives.
        asked_at = self._clock()
        try:
            stamp = self._ask()
        except Exception as error:  # whatever it is: not knowing is the answer
            logger.warning("The generation cannot be read (%s).", type(error).__name__)
            self._known = (self._clock(), None)
            return None
        self._known = (asked_at, stamp)
        return stamp if self._clock() - asked_at < AT_MOST else None


class Question:
    """The stamp's one row, asked on a connection of its own, outside any request's transaction."""

    def __init__(self, alias: str):
        self._alias = alias
        self._connection: BaseDatabaseWrapper | None = None
        table = Generation._meta.db_table
        self._sql = f"SELECT stamp FROM {table} WHERE id = {Generation.ONLY}"  # noqa: S608

    def __call__(self) -> str:
        if self._connection is None:
            self._connection = _connection(self._alias)
        try:
            with self._connection.cursor() as cursor:
                row = cursor.execute(self._sql).fetchone()
        except Exception:
            self._connection.close()
            self._connection = None
            raise
        return str(row[0]) if row else "nothing published yet"


def _connection(alias: str) -> BaseDatabaseWrapper:
    settings = copy.deepcopy(connections.settings[alias])
    if settings["ENGINE"].endswith("postgresql"):
        settings["OPTIONS"].pop("pool", None)
        # A hanging server is found out in time, so that the next question can be answered.
        waiting = {"connect_timeout": 2, "tcp_user_timeout": 2000}
        settings["OPTIONS"] = (
            waiting | {"options": "-c statement_timeout=2000"} | settings["OPTIONS"]
        )
    connection = load_backend(settings["ENGINE"]).DatabaseWrapper(settings, alias)
    # Whichever thread asks; Watch lets one at a time.
    connection.inc_thread_sharing()
    return connection

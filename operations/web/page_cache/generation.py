"""Watch the site's generation in the database, with a delay of at most a second."""

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
    """Queries again when the last stamp is older than EVERY; one thread asks, others go on.

    A stamp older than AT_MOST (the database is slow or away) does not count: stamp() returns None
    and no page is served from the cache, since it may have been withdrawn.
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
        # The time before the query: the stamp may be that old when it arrives.
        asked_at = self._clock()
        try:
            stamp = self._ask()
        except Exception as error:  # any error means that the stamp is unknown
            logger.warning("The generation cannot be read (%s).", type(error).__name__)
            self._known = (self._clock(), None)
            return None
        self._known = (asked_at, stamp)
        return stamp if self._clock() - asked_at < AT_MOST else None


class Question:
    """Query the stamp on a separate connection, outside the requests' transactions."""

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
        # Detect a hanging server, so that later queries can succeed.
        waiting = {"connect_timeout": 2, "tcp_user_timeout": 2000}
        settings["OPTIONS"] = (
            waiting | {"options": "-c statement_timeout=2000"} | settings["OPTIONS"]
        )
    connection = load_backend(settings["ENGINE"]).DatabaseWrapper(settings, alias)
    # Threads may share it: Watch admits one at a time.
    connection.inc_thread_sharing()
    return connection

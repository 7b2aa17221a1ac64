"""A fair lock for writers to SQLite.

SQLite allows one writer; the others poll with growing pauses, so some wait far past their turn. An
operating-system lock on a file beside the database has a queue for threads and processes alike and
is released if its holder dies. PostgreSQL does not need it.
"""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.db import connection


@contextmanager
def in_turn() -> Iterator[None]:
    """Hold the lock for one short transaction; never wait for anything else while holding it."""
    path = _lock_file()
    if path is None:
        yield
        return
    with path.open("ab") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _lock_file() -> Path | None:
    database = Path(str(connection.settings_dict["NAME"]))
    if connection.vendor != "sqlite" or not database.is_absolute():  # in memory, as in tests
        return None
    return database.with_name(f"{database.name}-turn")

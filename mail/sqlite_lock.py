"""Those who write to SQLite take turns, in the order in which they came.

SQLite lets one write at a time; who finds it busy asks again and again after growing pauses, so
some wait long past their turn. A lock of the operating system beside the database has a queue, for
threads and processes alike, and is given back when its holder dies. PostgreSQL needs none of it.
"""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.db import connection


@contextmanager
def in_turn() -> Iterator[None]:
    """Hold the turn: for one short transaction, and never while waiting for anything else."""
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

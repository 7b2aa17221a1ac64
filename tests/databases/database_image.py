"""The test database: one worker of a run migrates, and every worker copies the result."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path

import pytest
from django.core import management
from django.db import connection
from django.test.utils import setup_databases, teardown_databases

from tests.support import processes

_create = partial(setup_databases, verbosity=0, interactive=False, serialized_aliases=set())
_remove = partial(teardown_databases, verbosity=0)


def make_image(folder: Path) -> str:
    """Return a database as the migrations make it, for processes.scratch_database()."""
    names = _create(aliases={connection.alias})
    try:
        return processes.keep_image(connection, folder)
    finally:
        _remove(names)


@contextmanager
def copied(image: str) -> Iterator[None]:
    """Make the image's copy the test database. All migrations would take seconds."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(management, "call_command", lambda *_names, **_options: None)
        patch.setitem(connection.settings_dict["TEST"], "TEMPLATE", image)
        names = _create(aliases={connection.alias})
    if connection.vendor == "sqlite":
        with closing(sqlite3.connect(image)) as source:
            source.backup(connection.connection)
    yield
    if connection.vendor == "postgresql":
        _end_other_sessions()
    _remove(names)


def _end_other_sessions() -> None:
    """A thread of a live server may still hold one, and the database could not be dropped."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )

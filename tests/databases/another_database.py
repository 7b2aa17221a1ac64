"""A plugin with `within()`: this process works for a while in another database.

For what a command does to a database, where nothing depends on its being a process of its own: each
would start Django anew.
"""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

import environ
import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.utils import ConnectionHandler

Within = Callable[[str], AbstractContextManager[None]]


@pytest.fixture(scope="session")
def within(django_db_setup, django_db_blocker) -> Within:
    """Make an address such as scratch_database() gives the default database."""

    @contextmanager
    def other(address: str) -> Iterator[None]:
        connection = _settings_of(address)[DEFAULT_DB_ALIAS]
        mine = connections[DEFAULT_DB_ALIAS]
        connections[DEFAULT_DB_ALIAS] = connection
        ContentType.objects.clear_cache()
        try:
            with django_db_blocker.unblock():
                yield
        finally:
            connection.close()
            connections[DEFAULT_DB_ALIAS] = mine
            ContentType.objects.clear_cache()

    return other


def _settings_of(address: str) -> ConnectionHandler:
    settings = environ.Env.db_url_config(address)
    if settings["ENGINE"].endswith("postgresql"):
        settings["ENGINE"] = "config.postgresql"
    return ConnectionHandler({DEFAULT_DB_ALIAS: settings})

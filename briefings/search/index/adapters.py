"""The module that asks a database's own index."""

from types import ModuleType

from django.db.backends.base.base import BaseDatabaseWrapper

from briefings.search.index import postgres, sqlite

_ADAPTERS = {"sqlite": sqlite, "postgresql": postgres}


def adapter(connection: BaseDatabaseWrapper) -> ModuleType:
    """Return the module for this database's index."""
    return _ADAPTERS[connection.vendor]

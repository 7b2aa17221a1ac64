"""Ask the index of this database."""

from itertools import batched
from types import ModuleType

from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper

from contacts.conflicts.index import marks, postgres, sqlite

_ADAPTERS = {"sqlite": sqlite, "postgresql": postgres}
# The most values that a query has.
_AT_ONCE = 10_000


def adapter(connection: BaseDatabaseWrapper) -> ModuleType:
    return _ADAPTERS[connection.vendor]


def candidates(names: list[list[str]], *, most: int) -> list[list[int] | None]:
    """Return for each name, given by its keys, the enquiries that may contain it.

    None where the index does not tell: there are more, or a key has single characters only.
    """
    asked = [place for place, keys in enumerate(names) if keys and all(map(_is_indexed, keys))]
    wanted = [[key.split() for key in names[place]] for place in asked]
    found: dict[int, list[int]] = {place: [] for place in asked}
    for number, pk in adapter(connection).candidates(connection, wanted, most + 1):
        found[asked[number]].append(pk)
    told = {place: listed for place, listed in found.items() if len(listed) <= most}
    return [told.get(place) if keys else [] for place, keys in enumerate(names)]


def _is_indexed(key: str) -> bool:
    return any(len(word) > 1 for word in key.split())


def named_in(text: str) -> list[tuple[int, str]]:
    """Return the enquiries with names that may occur in a folded text, each with the name."""
    found = []
    for some in batched(sorted(marks.marks_in(text)), _AT_ONCE):
        found += adapter(connection).named(connection, some)
    return found


def forget_erased() -> None:
    """Leave nothing of erased enquiries in the index."""
    adapter(connection).forget_erased(connection)

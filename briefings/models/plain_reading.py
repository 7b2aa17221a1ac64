"""Rows of plain SQL, for pages that would wait longer for the ORM than for the database."""

from collections.abc import Callable, Iterator, Sequence
from functools import cache, partial
from itertools import islice
from typing import Any

from django.db import connections, models, router


def read(model: type[models.Model], sql: str, values: Sequence[Any] = ()) -> list[tuple]:
    """Return the rows of a SELECT, from the database that readers of the model use."""
    with connections[router.db_for_read(model)].cursor() as cursor:
        cursor.execute(sql, values)
        return cursor.fetchall()


def columns(model: type[models.Model], table: str = "") -> str:
    """Return the columns from which `instances` makes a row of the model."""
    table = table or model._meta.db_table
    return ", ".join(f"{table}.{name}" for name in _names(model))


def instances(values: Sequence[Any], *made: type[models.Model]) -> list[Any]:
    """Return a row with the columns of these models at its beginning, and these as instances."""
    rest = iter(values)
    return [*[_instance(model, rest) for model in made], *rest]


def _instance(model: type[models.Model], values: Iterator[Any]) -> models.Model:
    names, alias = _names(model), router.db_for_read(model)
    own = list(islice(values, len(names)))
    for place, convert in _conversions(model, alias):
        own[place] = convert(own[place])
    return model.from_db(alias, names, own)


@cache
def _names(model: type[models.Model]) -> list[str]:
    return [str(field.column) for field in model._meta.concrete_fields]


@cache
def _conversions(model: type[models.Model], alias: str) -> list[tuple[int, Callable[[Any], Any]]]:
    """Return what the ORM would do to the database's values, by the places of their columns."""
    connection = connections[alias]
    found: list[tuple[int, Callable[[Any], Any]]] = []
    for place, field in enumerate(model._meta.concrete_fields):
        column = field.get_col(model._meta.db_table)
        converters = [
            *connection.ops.get_db_converters(column),
            *column.get_db_converters(connection),
        ]
        found += [(place, partial(_converted, to, column, alias)) for to in converters]
    return found


def _converted(convert: Callable[..., Any], column: Any, alias: str, value: Any) -> Any:
    # Each thread has its own connections.
    return convert(value, column, connections[alias])

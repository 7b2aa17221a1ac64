"""Insert many rows without model instances: by COPY on PostgreSQL."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.db import connection, connections
from django.db.models import Field, ForeignKey, Model


def insert(model: type[Model], names: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Insert rows of values for the named fields; other fields get the database's defaults.

    Only the database's constraints apply: the caller must validate first. No keys are returned.
    """
    fields = [field for name in names if isinstance(field := model._meta.get_field(name), Field)]
    table = connection.ops.quote_name(model._meta.db_table)
    columns = ", ".join(connection.ops.quote_name(str(field.column)) for field in fields)
    values = _values(fields, rows)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY {table} ({columns}) FROM STDIN") as copy:
                for row in values:
                    copy.write_row(row)
        else:
            places = ", ".join(["%s"] * len(fields))
            cursor.executemany(
                f"INSERT INTO {table} ({columns}) VALUES ({places})",  # noqa: S608 - names only
                list(values),
            )


def _values(fields: list[Field], rows: Iterable[Sequence[Any]]) -> Iterator[tuple]:
    # Looked up once, not for each value: the fields of the keys, and the connection of this thread.
    prepare = [_referenced_field(field).get_db_prep_save for field in fields]
    database = connections[connection.alias]
    for row in rows:
        yield tuple(one(value, database) for one, value in zip(prepare, row, strict=True))


def _referenced_field(field: Field) -> Field:
    """Return the field that a key refers to in the end; otherwise the field itself."""
    while isinstance(field, ForeignKey):
        field = field.target_field
    return field

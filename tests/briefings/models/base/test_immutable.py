"""Immutable rows stay as they are, whatever SQL is sent to the database."""

import pytest
from django.apps import apps
from django.db import Error, connection, transaction

from briefings.models.base.immutable import ImmutableModel
from tests.operations.backup import every_table

pytestmark = pytest.mark.django_db

WRITTEN_ONCE = [model for model in apps.get_models() if issubclass(model, ImmutableModel)]


@pytest.fixture
def filled(db) -> None:
    every_table.fill()
    connection.check_constraints()  # PostgreSQL truncates no table whose rows wait for theirs


def rows(table: str) -> tuple[list[str], list[tuple]]:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {table} ORDER BY id")
        return [column[0] for column in cursor.description], cursor.fetchall()


def refused(statement: str, values: tuple | list = ()) -> None:
    with pytest.raises(Error, match="never changed or deleted"), transaction.atomic():
        connection.cursor().execute(statement, values)


def other_row(names: list[str], row: tuple, same: set[str]) -> list:
    """A row that differs wherever it may, so that it meets the one there in these columns only."""
    changed = dict(zip(names, row, strict=True))
    for name, value in changed.items():
        if name not in same and isinstance(value, int) and name in ("id", "number"):
            changed[name] = value + 1000
        elif name not in same and name in ("digest", "language") and "digest" in same | {name}:
            changed[name] = "f" * 64 if name == "digest" else value
    return list(changed.values())


def keys(table: str) -> list[set[str]]:
    """The columns, one set for each, in which two rows of a table must differ."""
    with connection.cursor() as cursor:
        found = connection.introspection.get_constraints(cursor, table).values()
    return [set(one["columns"]) for one in found if one["unique"] or one["primary_key"]]


@pytest.mark.parametrize("model", WRITTEN_ONCE, ids=lambda model: model.__name__)
def test_no_sql_changes_deletes_or_truncates_what_is_written_once(model, filled):
    table = model._meta.db_table
    names, before = rows(table)

    refused(f"UPDATE {table} SET id = id")
    refused(f"DELETE FROM {table}")
    if connection.vendor == "postgresql":
        refused(f"TRUNCATE {table} CASCADE")
        refused("TRUNCATE auth_user CASCADE")

    assert before
    assert rows(table) == (names, before)


@pytest.mark.parametrize("recursive", [0, 1])
@pytest.mark.parametrize("model", WRITTEN_ONCE, ids=lambda model: model.__name__)
def test_no_insert_takes_the_place_of_what_is_written_once(model, recursive, filled):
    table = model._meta.db_table
    names, before = rows(table)
    into = f"INTO {table} ({', '.join(names)}) VALUES ({', '.join(['%s'] * len(names))})"
    changes = ", ".join(f"{name} = excluded.{name}" for name in names)

    for key in keys(table):
        row = other_row(names, before[-1], key)
        on = ", ".join(sorted(key))
        upsert = f"INSERT {into} ON CONFLICT ({on}) DO UPDATE SET {changes}"
        if connection.vendor == "postgresql":
            refused(upsert, row)
            continue
        connection.cursor().execute(f"PRAGMA recursive_triggers = {recursive}")
        for statement in (f"INSERT OR REPLACE {into}", f"REPLACE {into}", upsert):
            refused(statement, row)

    assert rows(table) == (names, before)


def test_a_session_that_replays_changes_is_refused_too(filled):
    """PostgreSQL lets an administrator switch ordinary triggers off for a session."""
    if connection.vendor != "postgresql":
        pytest.skip("PostgreSQL's own setting")
    connection.cursor().execute("SET LOCAL session_replication_role = replica")

    for model in WRITTEN_ONCE:
        refused(f"DELETE FROM {model._meta.db_table}")
        refused(f"UPDATE {model._meta.db_table} SET id = id")


def test_another_row_is_welcome(edition, noon):
    """The trigger that refuses to replace lets in what is new."""
    table = "briefings_edition"
    names, [row] = rows(table)

    values = other_row(names, row, set())
    marks = ", ".join(["%s"] * len(names))
    connection.cursor().execute(
        f"INSERT INTO {table} ({', '.join(names)}) VALUES ({marks})", values
    )

    assert len(rows(table)[1]) == 2

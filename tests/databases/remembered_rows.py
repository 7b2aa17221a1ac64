"""Rows that thousands of tests begin with: the product makes them once, then they are copied.

Making and publishing a briefing takes a hundred statements, and most tests only read the result.
The first test of a process that asks for it lets the product do it and remembers which rows came,
went or changed. The next tests get these rows back with one statement a table, provided that the
database is then as it was before.
"""

import copy
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from django.apps import apps
from django.conf import Settings, settings
from django.db import connection

# Who has an account changes nothing in what nobody in particular has made.
OF_ACCOUNTS = ("account_", "auth_", "django_", "mfa_")

type Row = tuple[Any, ...]
type Rows = dict[str, dict[Any, Row]]


@dataclass(frozen=True)
class Made:
    before: Rows
    after: Rows
    columns: dict[str, list[str]]
    given: Any
    result: Any


class Remembered:
    """What a function made of what it was given, the first time."""

    def __init__(self) -> None:
        self._made: Made | None = None

    def make[Given, Result](
        self, request: pytest.FixtureRequest, make: Callable[[Given], Result], given: Given
    ) -> Result:
        """Return what `make` makes of a row (or of None), which it may change."""
        if _may_differ(request):
            return make(given)
        before, _columns = _contents()
        if self._made is None:
            result = make(given)
            after, columns = _contents()
            ours = copy.deepcopy((given, result))
            self._made = Made(before, after, columns, *ours)
            return result
        return self._again(given) if self._made.before == before else make(given)

    def _again(self, given: Any) -> Any:
        made = self._made
        assert made
        with connection.cursor() as cursor:
            for table in made.before.keys() | made.after.keys():
                _bring(cursor, table, made)
        if given is not None:
            given.__dict__.update(copy.deepcopy(made.given).__dict__)
        return copy.deepcopy(made.result, {id(made.given): given})


def _may_differ(request: pytest.FixtureRequest) -> bool:
    """Whether the test has changed how the product works, or commits what it does."""
    patches = request.getfixturevalue("monkeypatch")  # which tells nobody else what it replaced
    changed = not isinstance(settings._wrapped, Settings)
    return bool(changed or patches._setattr or patches._setitem) or not connection.in_atomic_block


def _contents() -> tuple[Rows, dict[str, list[str]]]:
    """Return the rows of all tables that have any, by key, and the tables' columns."""
    rows: Rows = {}
    columns = {}
    with connection.cursor() as cursor:
        cursor.execute(_question())
        for table in sorted(table for (table,) in cursor.fetchall()):
            cursor.execute(f"SELECT * FROM {table}")
            columns[table] = [column[0] for column in cursor.description]
            at = columns[table].index(_keys()[table])
            rows[table] = {row[at]: row for row in map(_kept, cursor.fetchall())}
    return rows, columns


def _kept(row: Row) -> Row:
    return tuple(bytes(value) if isinstance(value, memoryview) else value for value in row)


def _question() -> str:
    asked = (f"SELECT '{table}' WHERE EXISTS (SELECT 1 FROM {table})" for table in _keys())
    return " UNION ALL ".join(asked)


def _keys() -> dict[str, str]:
    """Return the key's column of each table."""
    models = apps.get_models(include_auto_created=True)
    keys = {model._meta.db_table: model._meta.pk.column for model in models if model._meta.managed}
    return {table: key for table, key in keys.items() if not table.startswith(OF_ACCOUNTS)}


def _bring(cursor: Any, table: str, made: Made) -> None:
    """Bring a table from what it was to what it became."""
    before, after = made.before.get(table, {}), made.after.get(table, {})
    gone = [key for key, row in before.items() if after.get(key) != row]
    come = [row for key, row in after.items() if before.get(key) != row]
    if gone:
        marks = ", ".join(["%s"] * len(gone))
        cursor.execute(f"DELETE FROM {table} WHERE {_keys()[table]} IN ({marks})", gone)
    if come:
        names = ", ".join(made.columns[table])
        marks = ", ".join(["(" + ", ".join(["%s"] * len(come[0])) + ")"] * len(come))
        values = [value for row in come for value in row]
        cursor.execute(f"INSERT INTO {table} ({names}) VALUES {marks}", values)

"""Immutable rows: the instance, the queryset and the database refuse to change or delete them."""

from typing import Any, ClassVar

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper


class ImmutableError(Exception):
    """An attempt to change or delete an immutable row."""


class ImmutableQuerySet(models.QuerySet):
    def _refuse(self, *args, **kwargs):
        raise ImmutableError(f"{self.model.__name__} rows are never changed or deleted.")

    update = delete = bulk_update = update_or_create = _refuse
    _raw_delete = _refuse


class ImmutableModel(models.Model):
    """A row that can only be created and read."""

    objects: ClassVar[models.Manager[Any]] = ImmutableQuerySet.as_manager()

    class Meta:
        abstract = True

    def save(self, *args, **kwargs):
        if not self._state.adding:
            raise ImmutableError(f"{type(self).__name__} {self.pk} is never changed.")
        super().save(*args, **(kwargs | {"force_insert": True}))

    def delete(self, *args, **kwargs):
        raise ImmutableError(f"{type(self).__name__} {self.pk} is never deleted.")


# The last line of defence, against raw SQL, the shell and other programs. INSERT OR REPLACE deletes
# the existing row without firing SQLite's delete trigger, and TRUNCATE fires no row trigger.
_REFUSAL = "{table} rows are never changed or deleted"
_SQLITE = """
CREATE TRIGGER {table}_no_{verb} BEFORE {verb} ON {table} {when}
BEGIN SELECT RAISE(ABORT, '{refusal}'); END
"""
_SQLITE_VERBS = ("update", "delete", "insert")
# ALTER TABLE requires deferred checks to run first.
_POSTGRESQL = """
SET CONSTRAINTS ALL IMMEDIATE;
CREATE OR REPLACE FUNCTION {table}_refuse() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION '{refusal}'; END $$;
CREATE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE ON {table}
FOR EACH ROW EXECUTE FUNCTION {table}_refuse();
CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table}
FOR EACH STATEMENT EXECUTE FUNCTION {table}_refuse();
ALTER TABLE {table} ENABLE ALWAYS TRIGGER {table}_no_change;
ALTER TABLE {table} ENABLE ALWAYS TRIGGER {table}_no_truncate;
SET CONSTRAINTS ALL DEFERRED;
"""
_POSTGRESQL_DROP = """
DROP TRIGGER IF EXISTS {table}_no_change ON {table};
DROP TRIGGER IF EXISTS {table}_no_truncate ON {table};
"""


def protect(connection: BaseDatabaseWrapper, table: str) -> None:
    """Make the database refuse to change, delete or replace a table's rows. Safe to repeat."""
    unprotect(connection, table)
    refusal = _REFUSAL.format(table=table)
    with connection.cursor() as cursor:
        if connection.vendor != "sqlite":
            cursor.execute(_POSTGRESQL.format(table=table, refusal=refusal))
            return
        taken = _same_key(connection, cursor, table)
        for verb in _SQLITE_VERBS:
            when = f"WHEN {taken}" if verb == "insert" else ""
            cursor.execute(_SQLITE.format(table=table, verb=verb, when=when, refusal=refusal))


def _same_key(connection: BaseDatabaseWrapper, cursor: Any, table: str) -> str:
    """Return the condition under which a new row would replace an existing one."""
    found = connection.introspection.get_constraints(cursor, table).values()
    keys = sorted(tuple(one["columns"]) for one in found if one["unique"] or one["primary_key"])
    exists = "EXISTS (SELECT 1 FROM {table} WHERE {same})"
    return " OR ".join(
        exists.format(table=table, same=" AND ".join(f'"{name}" = NEW."{name}"' for name in key))
        for key in keys
    )


def unprotect(connection: BaseDatabaseWrapper, table: str) -> None:
    """Undo protect(): for reversing its migration and for emptying test databases."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            for verb in _SQLITE_VERBS:
                cursor.execute(f"DROP TRIGGER IF EXISTS {table}_no_{verb}")
        else:
            cursor.execute(_POSTGRESQL_DROP.format(table=table))

"""Rows that are written once: instance, queryset and database refuse to change or delete them."""

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper


class ImmutableError(Exception):
    """Somebody tried to change or delete what is kept for ever."""


class ImmutableQuerySet(models.QuerySet):
    def _refuse(self, *args, **kwargs):
        raise ImmutableError(f"{self.model.__name__} rows are never changed or deleted.")

    update = delete = bulk_update = update_or_create = _refuse
    _raw_delete = _refuse


class ImmutableModel(models.Model):
    """A row that can be created and read, nothing else."""

    objects = ImmutableQuerySet.as_manager()

    class Meta:
        abstract = True

    def save(self, *args, **kwargs):
        if not self._state.adding:
            raise ImmutableError(f"{type(self).__name__} {self.pk} is never changed.")
        super().save(*args, **(kwargs | {"force_insert": True}))

    def delete(self, *args, **kwargs):
        raise ImmutableError(f"{type(self).__name__} {self.pk} is never deleted.")


# The last wall, for whoever goes round the models: raw SQL, the shell, another program.
_SQLITE = """
CREATE TRIGGER {table}_no_{verb} BEFORE {verb} ON {table}
BEGIN SELECT RAISE(ABORT, '{table} rows are never changed or deleted'); END
"""
_POSTGRESQL = """
CREATE OR REPLACE FUNCTION {table}_refuse() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION '{table} rows are never changed or deleted'; END $$;
CREATE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE ON {table}
FOR EACH ROW EXECUTE FUNCTION {table}_refuse();
"""
_POSTGRESQL_DROP = "DROP TRIGGER IF EXISTS {table}_no_change ON {table};"


def protect(connection: BaseDatabaseWrapper, table: str) -> None:
    """Make the database refuse UPDATE and DELETE on a table."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            for verb in ("update", "delete"):
                cursor.execute(_SQLITE.format(table=table, verb=verb))
        else:
            cursor.execute(_POSTGRESQL.format(table=table))


def unprotect(connection: BaseDatabaseWrapper, table: str) -> None:
    """Undo protect(): for reversing its migration and for emptying test databases."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            for verb in ("update", "delete"):
                cursor.execute(f"DROP TRIGGER IF EXISTS {table}_no_{verb}")
        else:
            cursor.execute(_POSTGRESQL_DROP.format(table=table))

"""The state of the whole database in one sentence, for the log, /healthz and commands."""

from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor


def what_is_wrong() -> str:
    """Return one sentence with the remedy; empty if the database answers and is up to date."""
    try:
        return lacking(unapplied_migrations())
    except DatabaseError as error:
        return does_not_answer(error)


def unapplied_migrations() -> list[str]:
    """Return the migrations of this version that the database lacks, in order."""
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [f"{migration.app_label}.{migration.name}" for migration, _backwards in plan]


def lacking(migrations: list[str]) -> str:
    if not migrations:
        return ""
    return (
        f"The database lacks migrations of this version: {len(migrations)}, beginning with "
        f"{migrations[0]}. Run: manage.py migrate"
    )


def does_not_answer(error: Exception) -> str:
    words = str(error).strip().splitlines() or [type(error).__name__]
    if "unable to open database file" in words[0]:
        return (
            f"The SQLite database {connection.settings_dict['NAME']} cannot be opened. Its folder "
            "must exist and belong to the account that runs the site; the systemd units allow "
            "/var/lib/briefings only (DATABASE_URL)."
        )
    return (
        f"The database does not answer ({words[0]}). "
        "Check that it is running, and check DATABASE_URL."
    )

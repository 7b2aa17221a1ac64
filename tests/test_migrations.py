"""An upgrade without a gap: the release before writes into the new tables (docs/operating.md)."""

import pytest
from django.db.migrations import AddField, DeleteModel, RemoveField, RenameField, RenameModel
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.operations.base import Operation

# What 1.0 has; every later migration runs while the release before it still answers.
FIRST_RELEASE = {"briefings": "0013", "contacts": "0003", "config": "0001", "mail": "0000"}
LATER = [
    (f"{app}.{name}", operation)
    for (app, name), migration in MigrationLoader(None).disk_migrations.items()
    if app in FIRST_RELEASE and name[:4] > FIRST_RELEASE[app]
    for operation in migration.operations
]


def asks_more_of_an_old_program(operation: Operation) -> bool:
    """Return why the previous release would fail: a new column must fill itself, a known name must
    stay.
    """
    if isinstance(operation, AddField):
        field = operation.field
        return not (field.null or field.has_db_default() or field.many_to_many)
    return isinstance(operation, RenameField | RenameModel | RemoveField | DeleteModel)


@pytest.mark.parametrize(
    ("where", "operation"), LATER, ids=[f"{where}-{one.describe()}" for where, one in LATER]
)
def test_the_release_before_can_go_on_writing(where, operation):
    assert not asks_more_of_an_old_program(operation), (
        f"{where}: {operation.describe()}. Give the column null=True or db_default=...; rename and "
        "remove only what no release since 1.0 uses, and say so here."
    )

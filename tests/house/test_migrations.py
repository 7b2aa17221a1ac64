"""An upgrade without a gap: the release before writes into the new tables (docs/operating.md)."""

import pytest
from django.db.migrations import (
    AddField,
    AlterField,
    CreateModel,
    DeleteModel,
    RemoveField,
    RenameField,
    RenameModel,
)
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.operations.base import Operation
from django.db.models import ForeignKey

# What 1.0 has; every later migration runs while the release before it still answers.
FIRST_RELEASE = {"briefings": "0013", "contacts": "0003", "config": "0001", "mail": "0000"}
# The tables whose rows its program deletes, by themselves or with others. Accounts are deleted by
# hand only.
EMPTIED = {
    *("briefings.briefing", "briefings.listing", "briefings.schedule", "briefings.searchentry"),
    *("briefings.section", "briefings.paragraph", "briefings.source", "briefings.byline"),
    *("contacts.enquiry", "contacts.entry", "contacts.marketingconsent", "contacts.accessrecord"),
}
# Tables of whole texts and files: to make one anew takes SQLite long, and nobody can write then.
LARGE = {"import", "edition", "draftversion", "searchentry", "picture"}
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


def rows_an_old_program_cannot_delete(operation: Operation) -> list[str]:
    """Return the new columns that refer to such rows, which it deletes without knowing of them."""
    fields = {}
    if isinstance(operation, CreateModel):
        fields = dict(operation.fields)
    elif isinstance(operation, AddField):
        fields = {operation.name: operation.field}
    return [
        name
        for name, field in fields.items()
        if isinstance(field, ForeignKey)
        and field.db_constraint
        and str(field.remote_field.model).lower() in EMPTIED
    ]


@pytest.mark.parametrize(
    ("where", "operation"), LATER, ids=[f"{where}-{one.describe()}" for where, one in LATER]
)
def test_the_release_before_can_go_on_deleting(where, operation):
    assert not rows_an_old_program_cannot_delete(operation), (
        f"{where}: {operation.describe()}. Give the foreign key db_constraint=False; rows that the "
        "release before leaves behind must do no harm."
    )


def copies_a_large_table(operation: Operation) -> bool:
    """Return whether SQLite makes a large table anew for this, as Django has it done."""
    if not isinstance(operation, AddField | AlterField) or operation.model_name not in LARGE:
        return False
    if isinstance(operation, AlterField):
        return True
    return not operation.field.null or operation.field.has_default()


@pytest.mark.parametrize(
    ("where", "operation"), LATER, ids=[f"{where}-{one.describe()}" for where, one in LATER]
)
def test_the_release_before_does_not_wait_for_a_large_table(where, operation):
    assert not copies_a_large_table(operation), (
        f"{where}: {operation.describe()}. Add the column by SQL, as 0026 does; fill it in a few rows "
        "at a time, in a migration that is not atomic."
    )

"""The database itself refuses to change or delete editions and withdrawals."""

from django.db import migrations

from briefings.models.base.immutable import protect, unprotect

TABLES = ("briefings_edition", "briefings_withdrawal")


def forwards(apps, schema_editor):
    for table in TABLES:
        protect(schema_editor.connection, table)


def backwards(apps, schema_editor):
    for table in TABLES:
        unprotect(schema_editor.connection, table)


class Migration(migrations.Migration):
    dependencies = [("briefings", "0001_initial")]
    operations = [migrations.RunPython(forwards, backwards)]

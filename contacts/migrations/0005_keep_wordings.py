"""The database refuses to change the wordings that clients were shown."""

from django.db import migrations

from briefings.models.base.immutable import protect, unprotect

TABLES = ("contacts_wording",)


def forwards(apps, schema_editor):
    for table in TABLES:
        protect(schema_editor.connection, table)


def backwards(apps, schema_editor):
    for table in TABLES:
        unprotect(schema_editor.connection, table)


class Migration(migrations.Migration):
    dependencies = [("contacts", "0004_client_list")]
    operations = [migrations.RunPython(forwards, backwards)]

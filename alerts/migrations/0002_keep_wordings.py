"""The database refuses to change the words of consent that readers were shown."""

from django.db import migrations

from briefings.models.base.immutable import protect, unprotect

TABLES = ("alerts_consentwording",)


def forwards(apps, schema_editor):
    for table in TABLES:
        protect(schema_editor.connection, table)


def backwards(apps, schema_editor):
    for table in TABLES:
        unprotect(schema_editor.connection, table)


class Migration(migrations.Migration):
    dependencies = [("alerts", "0001_initial")]
    operations = [migrations.RunPython(forwards, backwards)]

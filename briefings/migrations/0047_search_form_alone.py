"""The form of a search entry can change alone; a trigger on SQLite forbade every change."""

from django.db import migrations

from briefings.search.index import sqlite


def forwards(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        sqlite.make_triggers(schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [("briefings", "0046_details_in_the_trail")]
    operations = [migrations.RunPython(forwards, migrations.RunPython.noop)]

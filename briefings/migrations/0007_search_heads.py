"""Titles and headings get an index of their own, phrases are indexed with their neighbours."""

from django.db import migrations

from briefings.search import adapter


def forwards(apps, schema_editor):
    adapter(schema_editor.connection).unmake(schema_editor.connection)
    adapter(schema_editor.connection).make(schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [("briefings", "0006_generation")]
    operations = [migrations.RunPython(forwards, migrations.RunPython.noop)]

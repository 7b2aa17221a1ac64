from django.db import migrations

from contacts.conflicts.index import lookup, postgres


def make(apps, schema_editor):
    lookup.adapter(schema_editor.connection).make(schema_editor.connection)


def fill(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        postgres.fill(schema_editor.connection)


def unmake(apps, schema_editor):
    lookup.adapter(schema_editor.connection).unmake(schema_editor.connection)


class Migration(migrations.Migration):
    # PostgreSQL makes the index while the release before goes on taking enquiries.
    atomic = False

    dependencies = [
        ('contacts', '0015_unsent_texts'),
    ]

    operations = [
        migrations.RunPython(make, unmake, atomic=True),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]

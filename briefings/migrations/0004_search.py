"""What search looks through, and the database's own index of it."""

import django.db.models.deletion
from django.db import migrations, models

from briefings.search import adapter


def forwards(apps, schema_editor):
    adapter(schema_editor.connection).make(schema_editor.connection)


def backwards(apps, schema_editor):
    adapter(schema_editor.connection).unmake(schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [("briefings", "0003_draft_versions_imports_and_publishers")]
    operations = [
        migrations.CreateModel(
            name="SearchEntry",
            fields=[
                ("id", models.BigIntegerField(primary_key=True, serialize=False)),
                ("title", models.TextField()),
                ("front", models.TextField()),
                ("body", models.TextField()),
                (
                    "listing",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="search_entry",
                        to="briefings.listing",
                    ),
                ),
            ],
            options={"verbose_name": "search entry", "verbose_name_plural": "search entries"},
        ),
        migrations.RunPython(forwards, backwards),
    ]

"""Compare spellings by code points, whatever the language of the database: ranges are of letters."""

from django.db import migrations


def _compare(collation):
    def alter(apps, schema_editor):
        if schema_editor.connection.vendor == "postgresql":  # SQLite does so
            schema_editor.execute(
                "ALTER TABLE briefings_searchspelling"
                f" ALTER COLUMN key TYPE varchar(24) COLLATE {collation}"
            )

    return alter


class Migration(migrations.Migration):

    dependencies = [
        ('briefings', '0026_ranked_search'),
    ]

    operations = [migrations.RunPython(_compare('"C"'), _compare('"default"'))]

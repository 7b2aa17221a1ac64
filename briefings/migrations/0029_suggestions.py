"""Beginnings of public titles, and tokens as long as the names of laws, for suggestions."""

import django.db.models.deletion
from django.db import migrations, models


def _compare(collation):
    """Compare by code points, whatever the language of the database: ranges are of letters."""

    def alter(apps, schema_editor):
        if schema_editor.connection.vendor == "postgresql":  # SQLite does so
            for column in ("searchtoken ALTER COLUMN token TYPE varchar(140)", "titlestart ALTER COLUMN key TYPE varchar(16)"):
                schema_editor.execute(f"ALTER TABLE briefings_{column} COLLATE {collation}")

    return alter


class Migration(migrations.Migration):

    dependencies = [
        ('briefings', '0028_import_fingerprints'),
    ]

    operations = [
        migrations.AlterField(
            model_name='searchtoken',
            name='token',
            field=models.CharField(max_length=140, primary_key=True, serialize=False),
        ),
        migrations.CreateModel(
            name='TitleStart',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(max_length=16)),
                ('listing', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.CASCADE, related_name='title_starts', to='briefings.listing')),
            ],
            options={
                'verbose_name': 'title start',
                'verbose_name_plural': 'title starts',
                'indexes': [models.Index(fields=['key', '-listing'], name='title_starts_by_key')],
            },
        ),
        migrations.RunPython(_compare('"C"'), _compare('"default"')),
    ]

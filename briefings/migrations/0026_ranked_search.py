"""Words of all entries with their counts and spellings; entries state the form they were made in.

The worker makes the entries of older forms anew.
"""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('briefings', '0025_kept_reviews'),
    ]

    operations = [
        migrations.CreateModel(
            name='SearchToken',
            fields=[
                ('token', models.CharField(max_length=60, primary_key=True, serialize=False)),
                ('entries', models.BigIntegerField()),
            ],
            options={
                'verbose_name': 'search token',
                'verbose_name_plural': 'search tokens',
            },
        ),
        # By SQL, because Django would make SQLite's table anew, without its triggers.
        migrations.SeparateDatabaseAndState(
            database_operations=[
                migrations.RunSQL(
                    "ALTER TABLE briefings_searchentry ADD COLUMN form integer NOT NULL DEFAULT 0",
                    "ALTER TABLE briefings_searchentry DROP COLUMN form",
                )
            ],
            state_operations=[
                migrations.AddField(
                    model_name='searchentry',
                    name='form',
                    field=models.IntegerField(db_default=0, default=0),
                ),
            ],
        ),
        migrations.AddIndex(
            model_name='searchentry',
            index=models.Index(fields=['form'], name='search_entries_by_form'),
        ),
        migrations.CreateModel(
            name='SearchSpelling',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(max_length=24)),
                ('word', models.CharField(max_length=24)),
            ],
            options={
                'verbose_name': 'search spelling',
                'verbose_name_plural': 'search spellings',
                'constraints': [models.UniqueConstraint(fields=('key', 'word'), name='one_spelling')],
            },
        ),
    ]

"""A fingerprint for the text of an import; 0030 fills it in for those of before."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('briefings', '0027_spellings_by_code_point'),
    ]

    operations = [
        # By SQL, because Django would make SQLite's table anew, with all the files in it.
        migrations.SeparateDatabaseAndState(
            database_operations=[
                migrations.RunSQL(
                    "ALTER TABLE briefings_import ADD COLUMN fingerprint varchar(64) NOT NULL DEFAULT ''",
                    "ALTER TABLE briefings_import DROP COLUMN fingerprint",
                )
            ],
            state_operations=[
                migrations.AddField(
                    model_name='import',
                    name='fingerprint',
                    field=models.CharField(blank=True, db_default='', editable=False, max_length=64),
                ),
            ],
        ),
        # While it is empty: afterwards every file would be read to get at the column behind it.
        migrations.AddIndex(
            model_name='import',
            index=models.Index(fields=['fingerprint'], name='imports_by_text'),
        ),
    ]

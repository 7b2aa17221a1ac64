"""A ledger of what was erased, which nothing can change; imports are found by their age."""

from django.conf import settings
from django.db import migrations, models

from briefings.models.base.immutable import protect, unprotect

TABLE = "briefings_erasure"


def forwards(apps, schema_editor):
    protect(schema_editor.connection, TABLE)


def backwards(apps, schema_editor):
    unprotect(schema_editor.connection, TABLE)


class Migration(migrations.Migration):

    dependencies = [
        ('briefings', '0018_clock'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Erasure',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('enquiry', 'enquiry'), ('consent', 'consent to mailings'), ('briefing', 'briefing')], max_length=10, verbose_name='kind')),
                ('subject', models.CharField(max_length=80, verbose_name='what')),
                ('at', models.DateTimeField(verbose_name='time')),
            ],
            options={
                'verbose_name': 'erasure',
                'verbose_name_plural': 'erasures',
            },
        ),
        migrations.AddIndex(
            model_name='import',
            index=models.Index(fields=['imported_at'], name='imports_by_time'),
        ),
        migrations.AddConstraint(
            model_name='erasure',
            constraint=models.UniqueConstraint(fields=('kind', 'subject'), name='erased_once'),
        ),
        migrations.RunPython(forwards, backwards),
    ]

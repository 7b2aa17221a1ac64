"""The firm's own texts on About and Privacy; a saved version never changes."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from briefings.models.base.immutable import protect, unprotect

TABLE = 'briefings_pagetext'


def forwards(apps, schema_editor):
    protect(schema_editor.connection, TABLE)


def backwards(apps, schema_editor):
    unprotect(schema_editor.connection, TABLE)


class Migration(migrations.Migration):

    dependencies = [
        ('briefings', '0033_correction_notes'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='PageText',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('page', models.CharField(choices=[('about', 'About'), ('privacy', 'Privacy')], max_length=20, verbose_name='page')),
                ('number', models.PositiveIntegerField(verbose_name='version')),
                ('text', models.TextField(blank=True, max_length=50000, verbose_name='text')),
                ('text_zh_hant', models.TextField(blank=True, max_length=50000, verbose_name='text')),
                ('text_en', models.TextField(blank=True, max_length=50000, verbose_name='text')),
                ('written_at', models.DateTimeField(verbose_name='saved at')),
                ('written_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='by')),
            ],
            options={
                'verbose_name': 'text of a page',
                'verbose_name_plural': 'texts of pages',
                'constraints': [models.UniqueConstraint(fields=('page', 'number'), name='one_page_text_per_number')],
            },
        ),
        migrations.RunPython(forwards, backwards),
    ]

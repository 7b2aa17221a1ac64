"""Attempts to sign in without names and addresses, in place of axes' tables, which held both."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

HELD_NAMES_AND_ADDRESSES = (
    "axes_accessattemptexpiration",
    "axes_accessattempt",
    "axes_accessfailurelog",
    "axes_accesslog",
)


def forget_what_axes_kept(apps, editor):
    """The tables themselves stay for this release: the one before still writes into them."""
    there = set(editor.connection.introspection.table_names())
    for table in HELD_NAMES_AND_ADDRESSES:
        if table in there:
            editor.execute(f"DELETE FROM {editor.quote_name(table)}")


class Migration(migrations.Migration):

    dependencies = [
        ('config', '0001_shared_cache'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='SignInAttempt',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('account', models.CharField(max_length=64, verbose_name='account')),
                ('source', models.CharField(max_length=64, verbose_name='source')),
                ('wider', models.CharField(blank=True, max_length=64, verbose_name='wider network')),
                ('at', models.DateTimeField(db_index=True, verbose_name='time')),
            ],
            options={
                'verbose_name': 'sign-in attempt',
                'verbose_name_plural': 'sign-in attempts',
                'indexes': [models.Index(fields=['account', 'at'], name='attempt_by_account'), models.Index(fields=['source', 'at'], name='attempt_by_source')],
            },
        ),
        migrations.CreateModel(
            name='KnownDevice',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('digest', models.CharField(max_length=64, verbose_name='digest')),
                ('last_used_at', models.DateTimeField(verbose_name='last used')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='known_devices', to=settings.AUTH_USER_MODEL, verbose_name='account')),
            ],
            options={
                'verbose_name': 'known device',
                'verbose_name_plural': 'known devices',
                'constraints': [models.UniqueConstraint(fields=('user', 'digest'), name='device_once_per_account')],
            },
        ),
        migrations.RunPython(forget_what_axes_kept, migrations.RunPython.noop),
    ]

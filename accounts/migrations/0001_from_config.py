"""Take over the sign-in records; their tables stay as they are."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True
    dependencies = [
        ('config', '0002_sign_in_attempts_and_devices'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.SeparateDatabaseAndState(
            state_operations=[
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
                        'db_table': 'config_signinattempt',
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
                        'db_table': 'config_knowndevice',
                        'constraints': [models.UniqueConstraint(fields=('user', 'digest'), name='device_once_per_account')],
                    },
                ),
            ],
        ),
    ]

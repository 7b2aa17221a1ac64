"""The sign-in records belong to the accounts app; their tables stay as they are."""

from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('config', '0002_sign_in_attempts_and_devices'),
        ('accounts', '0001_from_config'),
    ]

    operations = [
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.DeleteModel(name='SignInAttempt'),
                migrations.DeleteModel(name='KnownDevice'),
            ],
        ),
    ]

"""What staff call the history of alerts."""

from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('alerts', '0006_follower_counts'),
    ]

    operations = [
        migrations.AlterModelOptions(
            name='fanout',
            options={'verbose_name': 'alert record', 'verbose_name_plural': 'alert records'},
        ),
    ]

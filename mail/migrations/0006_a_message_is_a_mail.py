"""The outbox calls its messages mails, as every page does; nothing of the table changes."""

from django.db import migrations, models

import mail.kinds


class Migration(migrations.Migration):

    dependencies = [
        ('mail', '0005_unanswered_mails'),
    ]

    operations = [
        migrations.AlterModelOptions(
            name='message',
            options={'verbose_name': 'mail', 'verbose_name_plural': 'outbox'},
        ),
        migrations.AlterField(
            model_name='message',
            name='kind',
            field=models.CharField(choices=mail.kinds.choices, max_length=20, verbose_name='kind'),
        ),
    ]

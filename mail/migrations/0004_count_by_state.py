"""An index for the counts of what waits and what was set aside, which read the whole outbox."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('mail', '0003_bulk_mail'),
    ]

    operations = [
        migrations.AddIndex(
            model_name='message',
            index=models.Index(condition=models.Q(('state', 'sent'), _negated=True), fields=['state'], name='letters_by_state'),
        ),
    ]

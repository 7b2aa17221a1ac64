"""Count the attempts that the mail server did not answer; the previous release leaves it out."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('mail', '0004_count_by_state'),
    ]

    operations = [
        migrations.AddField(
            model_name='message',
            name='unanswered',
            field=models.SmallIntegerField(db_default=0, default=0, editable=False),
        ),
    ]

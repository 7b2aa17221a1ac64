"""The outbox belongs to the app mail; its table stays as it is."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('contacts', '0005_keep_wordings'),
        ('mail', '0001_take_over_the_outbox'),
    ]

    operations = [
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.AlterField(
                    model_name='enquiry',
                    name='digest',
                    field=models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='held', to='mail.message'),
                ),
                migrations.DeleteModel(name='OutboxMessage'),
            ],
        ),
    ]

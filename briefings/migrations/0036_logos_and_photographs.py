"""The logos of the firm and the photographs of its people, in the store of pictures."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('briefings', '0035_accent'),
    ]

    operations = [
        migrations.AddField(
            model_name='author',
            name='photograph',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='briefings.picture', verbose_name='photograph'),
        ),
        migrations.AddField(
            model_name='firm',
            name='dark_logo',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='briefings.picture', verbose_name='logo for dark pages'),
        ),
        migrations.AddField(
            model_name='firm',
            name='logo',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='briefings.picture', verbose_name='logo'),
        ),
    ]

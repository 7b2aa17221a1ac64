"""Headings of three levels; those of before are of the first."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('briefings', '0023_pictures'),
    ]

    operations = [
        migrations.AddField(
            model_name='section',
            name='level',
            field=models.PositiveSmallIntegerField(db_default=1, default=1, verbose_name='level of the heading'),
        ),
        migrations.AddConstraint(
            model_name='section',
            constraint=models.CheckConstraint(condition=models.Q(('level__range', (1, 3))), name='section_level_exists'),
        ),
    ]

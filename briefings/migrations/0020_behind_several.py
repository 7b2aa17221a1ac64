"""`behind` may name several languages; the column, and what it holds, stay as they are."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('briefings', '0019_erasures'),
    ]

    operations = [
        migrations.AlterField(
            model_name='paragraph',
            name='behind',
            field=models.CharField(blank=True, choices=[('', ''), ('zh-hant', 'zh-hant'), ('en', 'en')], max_length=7, verbose_name='behind'),
        ),
        migrations.AlterField(
            model_name='section',
            name='behind',
            field=models.CharField(blank=True, choices=[('', ''), ('zh-hant', 'zh-hant'), ('en', 'en')], max_length=7, verbose_name='behind'),
        ),
    ]

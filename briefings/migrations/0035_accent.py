"""The accent colour of the firm."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('briefings', '0034_page_texts'),
    ]

    operations = [
        migrations.AddField(
            model_name='firm',
            name='accent',
            field=models.CharField(blank=True, db_default='', default='', help_text="Six digits, such as #1d3f91; without it, the site's own blue.", max_length=7, verbose_name='accent colour'),
        ),
        migrations.AlterField(
            model_name='author',
            name='languages',
            field=models.CharField(blank=True, db_default='', default='', help_text='As clients read them: Cantonese, English and Portuguese.', max_length=200, verbose_name='languages'),
        ),
        migrations.AlterField(
            model_name='author',
            name='languages_en',
            field=models.CharField(blank=True, db_default='', default='', help_text='As clients read them: Cantonese, English and Portuguese.', max_length=200, verbose_name='languages'),
        ),
        migrations.AlterField(
            model_name='author',
            name='languages_zh_hant',
            field=models.CharField(blank=True, db_default='', default='', help_text='As clients read them: Cantonese, English and Portuguese.', max_length=200, verbose_name='languages'),
        ),
        migrations.AlterField(
            model_name='author',
            name='public_email',
            field=models.EmailField(blank=True, db_default='', default='', help_text="On the lawyer's page, if the lawyer wishes.", max_length=254, verbose_name='e-mail shown to clients'),
        ),
        migrations.AlterField(
            model_name='author',
            name='telephone',
            field=models.CharField(blank=True, db_default='', default='', max_length=60, verbose_name='telephone shown to clients'),
        ),
    ]

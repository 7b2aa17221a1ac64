"""The profiles of lawyers: languages, areas, and how to reach them."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('briefings', '0031_title_breaks'),
    ]

    operations = [
        migrations.AddField(
            model_name='author',
            name='areas',
            field=models.ManyToManyField(blank=True, db_constraint=False, help_text="Without a choice, those of the lawyer's published briefings are shown.", related_name='people', to='briefings.practicearea', verbose_name='practice areas'),
        ),
        migrations.AddField(
            model_name='author',
            name='languages',
            field=models.CharField(blank=True, db_default='', help_text='As clients read them: Cantonese, English and Portuguese.', max_length=200, verbose_name='languages'),
        ),
        migrations.AddField(
            model_name='author',
            name='languages_en',
            field=models.CharField(blank=True, db_default='', help_text='As clients read them: Cantonese, English and Portuguese.', max_length=200, verbose_name='languages'),
        ),
        migrations.AddField(
            model_name='author',
            name='languages_zh_hant',
            field=models.CharField(blank=True, db_default='', help_text='As clients read them: Cantonese, English and Portuguese.', max_length=200, verbose_name='languages'),
        ),
        migrations.AddField(
            model_name='author',
            name='public_email',
            field=models.EmailField(blank=True, db_default='', help_text="On the lawyer's page, if the lawyer wishes.", max_length=254, verbose_name='e-mail shown to clients'),
        ),
        migrations.AddField(
            model_name='author',
            name='telephone',
            field=models.CharField(blank=True, db_default='', max_length=60, verbose_name='telephone shown to clients'),
        ),
    ]

"""Pictures of figures, and which edition shows which; the latter never changes."""

import django.db.models.deletion
from django.db import migrations, models

from briefings.models.base.immutable import protect, unprotect

TABLE = 'briefings_editionpicture'


def forwards(apps, schema_editor):
    protect(schema_editor.connection, TABLE)


def backwards(apps, schema_editor):
    unprotect(schema_editor.connection, TABLE)


class Migration(migrations.Migration):

    dependencies = [
        ('briefings', '0022_second_file'),
    ]

    operations = [
        migrations.CreateModel(
            name='Picture',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('digest', models.CharField(max_length=64, unique=True, verbose_name='digest')),
                ('width', models.PositiveIntegerField(verbose_name='width')),
                ('height', models.PositiveIntegerField(verbose_name='height')),
                ('small', models.BinaryField(null=True)),
                ('medium', models.BinaryField(null=True)),
                ('large', models.BinaryField()),
                ('stored_at', models.DateTimeField(verbose_name='stored')),
            ],
            options={
                'verbose_name': 'picture',
                'verbose_name_plural': 'pictures',
                'constraints': [models.CheckConstraint(condition=models.Q(('digest__regex', '^[0-9a-f]{64}$')), name='picture_digest_is_sha256')],
            },
        ),
        migrations.CreateModel(
            name='EditionPicture',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('edition', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='pictures', to='briefings.edition', verbose_name='edition')),
                ('picture', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='editions', to='briefings.picture', verbose_name='picture')),
            ],
            options={
                'verbose_name': 'picture of an edition',
                'verbose_name_plural': 'pictures of editions',
                'constraints': [models.UniqueConstraint(fields=('edition', 'picture'), name='picture_once_per_edition')],
            },
        ),
        migrations.RunPython(forwards, backwards),
    ]

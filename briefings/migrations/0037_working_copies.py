"""What lawyers have typed and not saved yet, kept on the server."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('briefings', '0036_logos_and_photographs'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='WorkingCopy',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('content', models.JSONField()),
                ('kept_at', models.DateTimeField(db_index=True)),
                ('briefing', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.CASCADE, related_name='working_copies', to='briefings.briefing')),
                ('user', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'working copy',
                'verbose_name_plural': 'working copies',
                'constraints': [models.UniqueConstraint(fields=('briefing', 'user'), name='one_working_copy')],
            },
        ),
    ]

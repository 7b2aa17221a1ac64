"""Bulk mail: a column that the previous release leaves out, and the pace of all workers."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('contacts', '0006_hand_over_the_outbox'),
        ('mail', '0002_keep_permissions'),
    ]

    operations = [
        migrations.CreateModel(
            name='Pace',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('stretch', models.BigIntegerField(default=0)),
                ('tried', models.PositiveIntegerField(default=0)),
                ('held_until', models.DateTimeField(blank=True, null=True)),
                ('is_paused', models.BooleanField(default=False)),
            ],
        ),
        migrations.RemoveIndex(
            model_name='message',
            name='letters_waiting',
        ),
        migrations.AddField(
            model_name='message',
            name='is_bulk',
            field=models.BooleanField(db_default=False, default=False, editable=False),
        ),
        migrations.AddIndex(
            model_name='message',
            index=models.Index(condition=models.Q(('is_bulk', False), ('state', 'waiting')), fields=['next_at', 'id'], name='letters_waiting_first'),
        ),
        migrations.AddIndex(
            model_name='message',
            index=models.Index(condition=models.Q(('is_bulk', True), ('state', 'waiting')), fields=['next_at', 'id'], name='bulk_waiting'),
        ),
        migrations.AddConstraint(
            model_name='pace',
            constraint=models.CheckConstraint(condition=models.Q(('pk', 1)), name='one_pace'),
        ),
    ]

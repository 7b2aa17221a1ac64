"""Take over the outbox from contacts; its table stays as it is, so that 1.0 can go on using it."""

import django.db.models.deletion
from django.db import migrations, models

import mail.kinds


class Migration(migrations.Migration):

    initial = True
    dependencies = [
        ('contacts', '0005_keep_wordings'),
    ]

    operations = [
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.CreateModel(
                    name='Message',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('kind', models.CharField(choices=mail.kinds.choices, max_length=20, verbose_name='letter')),
                        ('about', models.JSONField(blank=True, default=dict, editable=False)),
                        ('message_id', models.CharField(max_length=200, unique=True, verbose_name='Message-ID')),
                        ('created_at', models.DateTimeField(verbose_name='written')),
                        ('state', models.CharField(choices=[('waiting', 'waiting'), ('sent', 'sent'), ('set_aside', 'set aside'), ('cancelled', 'cancelled')], default='waiting', max_length=10, verbose_name='state')),
                        ('attempts', models.PositiveIntegerField(default=0, verbose_name='attempts')),
                        ('next_at', models.DateTimeField(blank=True, null=True, verbose_name='next attempt')),
                        ('failing_since', models.DateTimeField(blank=True, null=True, verbose_name='failing since')),
                        ('unreachable', models.BooleanField(default=False, editable=False)),
                        ('claim', models.UUIDField(blank=True, editable=False, null=True)),
                        ('claimed_until', models.DateTimeField(blank=True, editable=False, null=True)),
                        ('sent_at', models.DateTimeField(blank=True, null=True, verbose_name='sent')),
                        ('last_error', models.TextField(blank=True, verbose_name='last error')),
                        ('enquiry', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='mails', to='contacts.enquiry', verbose_name='enquiry')),
                        ('entry', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='mails', to='contacts.entry')),
                    ],
                    options={
                        'verbose_name': 'letter',
                        'verbose_name_plural': 'outbox',
                        'db_table': 'contacts_outboxmessage',
                        'indexes': [models.Index(condition=models.Q(('state', 'waiting')), fields=['next_at', 'id'], name='letters_waiting')],
                        'constraints': [
                            models.CheckConstraint(condition=models.Q(models.Q(('sent_at__isnull', False), ('state', 'sent')), models.Q(models.Q(('state', 'sent'), _negated=True), ('sent_at__isnull', True)), _connector='OR'), name='sent_letters_say_when'),
                            models.CheckConstraint(condition=models.Q(models.Q(('claim__isnull', True), ('claimed_until__isnull', True)), models.Q(('claim__isnull', False), ('claimed_until__isnull', False)), _connector='OR'), name='claims_end'),
                            models.CheckConstraint(condition=models.Q(('state__in', ['waiting', 'sent', 'set_aside', 'cancelled'])), name='letter_state_is_known'),
                        ],
                    },
                ),
            ],
        ),
    ]

"""Followers, their requests and consents, and the addresses that get no alerts."""

import alerts.models.follower
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='ConsentWording',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('digest', models.CharField(max_length=64, unique=True, verbose_name='digest')),
                ('language', models.CharField(max_length=10, verbose_name='language')),
                ('words', models.TextField(verbose_name='words')),
                ('first_used_at', models.DateTimeField(verbose_name='first used')),
            ],
            options={
                'verbose_name': 'words of consent to alerts',
                'verbose_name_plural': 'words of consent to alerts',
            },
        ),
        migrations.CreateModel(
            name='Suppression',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('digest', models.CharField(editable=False, max_length=64, unique=True, verbose_name='digest')),
                ('email', models.EmailField(blank=True, max_length=254, verbose_name='e-mail')),
                ('reason', models.CharField(choices=[('left', 'left by the link'), ('one_click', 'left by the mail program'), ('refused', 'address refused'), ('bounced', 'mail came back'), ('complaint', 'complaint'), ('erased', 'data erased on request')], max_length=10, verbose_name='reason')),
                ('code', models.CharField(blank=True, max_length=20, verbose_name='code')),
                ('at', models.DateTimeField(db_index=True, verbose_name='time')),
            ],
            options={
                'verbose_name': 'suppressed address',
                'verbose_name_plural': 'suppressed addresses',
            },
        ),
        migrations.CreateModel(
            name='Attempt',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('network', models.CharField(max_length=64)),
                ('mailbox', models.CharField(max_length=64)),
                ('mailed', models.BooleanField(default=False)),
                ('at', models.DateTimeField()),
            ],
            options={
                'indexes': [models.Index(fields=['at'], name='attempts_by_time'), models.Index(fields=['network', 'at'], name='attempts_by_network'), models.Index(fields=['mailbox', 'at'], name='attempts_by_mailbox')],
            },
        ),
        migrations.CreateModel(
            name='Follower',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('view', models.CharField(choices=[('zh-hant', '繁體中文'), ('zh-hans', '简体中文'), ('en', 'English'), ('parallel', 'Parallel')], max_length=8, verbose_name='language of the texts')),
                ('interface', models.CharField(max_length=8, verbose_name='language of the page')),
                ('email', models.EmailField(max_length=254, verbose_name='e-mail')),
                ('email_key', models.CharField(editable=False, max_length=254, unique=True)),
                ('rhythm', models.CharField(choices=[('at_once', 'at once'), ('daily', 'daily, in one mail'), ('weekly', 'weekly, in one mail')], default='at_once', max_length=8, verbose_name='how often')),
                ('minor', models.BooleanField(default=False, verbose_name='minor corrections too')),
                ('nonce', models.CharField(default=alerts.models.follower.new_nonce, editable=False, max_length=16)),
                ('confirmed_at', models.DateTimeField(verbose_name='confirmed')),
            ],
            options={
                'verbose_name': 'follower',
                'verbose_name_plural': 'followers',
                'permissions': [('see_addresses', "Can see followers' addresses"), ('pause_alerts', 'Can pause and resume mails to followers')],
                'indexes': [models.Index(fields=['rhythm', 'id'], name='followers_by_rhythm')],
            },
        ),
        migrations.CreateModel(
            name='FollowRequest',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('view', models.CharField(choices=[('zh-hant', '繁體中文'), ('zh-hans', '简体中文'), ('en', 'English'), ('parallel', 'Parallel')], max_length=8, verbose_name='language of the texts')),
                ('interface', models.CharField(max_length=8, verbose_name='language of the page')),
                ('email', models.EmailField(max_length=254, verbose_name='e-mail')),
                ('email_key', models.CharField(editable=False, max_length=254, unique=True)),
                ('topics', models.JSONField(default=list, verbose_name='topics')),
                ('nonce', models.CharField(default=alerts.models.follower.new_nonce, editable=False, max_length=16)),
                ('asked_at', models.DateTimeField(db_index=True, verbose_name='asked for')),
                ('confirmed_at', models.DateTimeField(blank=True, null=True, verbose_name='confirmed')),
                ('wording', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='alerts.consentwording', verbose_name='words')),
            ],
            options={
                'verbose_name': 'request to follow',
                'verbose_name_plural': 'requests to follow',
            },
        ),
        migrations.CreateModel(
            name='Consent',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('email', models.EmailField(db_index=True, max_length=254, verbose_name='e-mail')),
                ('language', models.CharField(max_length=10, verbose_name='language')),
                ('topics', models.JSONField(default=list, verbose_name='topics')),
                ('asked_at', models.DateTimeField(verbose_name='asked for')),
                ('given_at', models.DateTimeField(verbose_name='given')),
                ('ended_at', models.DateTimeField(blank=True, null=True, verbose_name='ended')),
                ('ended_by', models.CharField(blank=True, choices=[('left', 'left by the link'), ('one_click', 'left by the mail program'), ('refused', 'address refused'), ('bounced', 'mail came back'), ('complaint', 'complaint'), ('erased', 'data erased on request')], max_length=10, verbose_name='how it ended')),
                ('wording', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='alerts.consentwording', verbose_name='words')),
            ],
            options={
                'verbose_name': 'consent to alerts',
                'verbose_name_plural': 'consents to alerts',
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('ended_at__isnull', True), ('ended_by', '')), models.Q(('ended_at__isnull', False), models.Q(('ended_by', ''), _negated=True)), _connector='OR'), name='ended_consents_say_how')],
            },
        ),
        migrations.CreateModel(
            name='Following',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=10, verbose_name='kind')),
                ('key', models.CharField(blank=True, max_length=100, verbose_name='topic')),
                ('follower', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='topics', to='alerts.follower')),
            ],
            options={
                'verbose_name': 'followed topic',
                'verbose_name_plural': 'followed topics',
                'indexes': [models.Index(fields=['kind', 'key', 'follower'], name='followings_by_topic')],
                'constraints': [models.UniqueConstraint(fields=('follower', 'kind', 'key'), name='followed_once'), models.CheckConstraint(condition=models.Q(('kind', ''), _negated=True), name='followed_kind_is_named')],
            },
        ),
    ]

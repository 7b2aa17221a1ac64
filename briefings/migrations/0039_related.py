"""What briefings have in common, which are related, and the firm's choices about that."""

import django.db.models.deletion
from django.db import migrations, models


def _to(model, related_name, **named):
    return models.ForeignKey(
        db_constraint=False,
        on_delete=django.db.models.deletion.CASCADE,
        related_name=related_name,
        to=f"briefings.{model}",
        **named,
    )


def _key():
    return models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")


class Migration(migrations.Migration):

    dependencies = [
        ('briefings', '0038_ways_to_reach_the_firm'),
    ]

    operations = [
        migrations.CreateModel(
            name='Topic',
            fields=[
                ('id', _key()),
                ('key', models.CharField(max_length=140)),
                ('listing', _to('listing', 'topics')),
            ],
            options={
                'verbose_name': 'topic',
                'verbose_name_plural': 'topics',
                'indexes': [models.Index(fields=['key', '-listing'], name='topics_by_key')],
            },
        ),
        migrations.CreateModel(
            name='Relation',
            fields=[
                ('id', _key()),
                ('weight', models.FloatField()),
                ('shared', models.JSONField()),
                ('listing', _to('listing', 'relations')),
                ('other', _to('listing', '+')),
            ],
            options={
                'verbose_name': 'relation',
                'verbose_name_plural': 'relations',
                'indexes': [models.Index(fields=['listing', '-weight'], name='relations_by_weight')],
                'constraints': [models.UniqueConstraint(fields=('listing', 'other'), name='one_relation')],
            },
        ),
        migrations.CreateModel(
            name='RelatedChoice',
            fields=[
                ('id', _key()),
                ('is_pinned', models.BooleanField(verbose_name='pinned')),
                ('briefing', _to('briefing', 'related_choices', verbose_name='briefing')),
                ('other', _to('briefing', '+', verbose_name='related briefing')),
            ],
            options={
                'verbose_name': 'choice of a related briefing',
                'verbose_name_plural': 'choices of related briefings',
                'constraints': [models.UniqueConstraint(fields=('briefing', 'other'), name='one_related_choice')],
            },
        ),
        migrations.AddField(
            model_name='listing',
            name='related_edition',
            field=models.BigIntegerField(db_default=0, default=0),
        ),
        migrations.AddIndex(
            model_name='listing',
            index=models.Index(condition=models.Q(('related_edition', models.F('edition')), _negated=True), fields=['related_edition'], name='listings_to_relate'),
        ),
        migrations.AlterField(
            model_name='auditentry',
            name='action',
            field=models.CharField(choices=[('submitted', 'sent to review'), ('returned', 'sent back'), ('approved', 'approved'), ('published', 'published'), ('overridden', 'published without approval'), ('revived', 'restored after withdrawal'), ('minor', 'published as a minor change'), ('scheduled', 'planned'), ('unscheduled', 'no longer planned'), ('missed', 'was due and not published'), ('withdrawn', 'withdrawn'), ('created', 'created'), ('deleted', 'put into the bin'), ('recovered', 'taken out of the bin'), ('shared', 'preview link made'), ('unshared', 'preview link ended'), ('related', 'changed what is related'), ('exported', 'exported'), ('signed-in', 'signed in'), ('refused', 'sign-in refused'), ('signed-out', 'signed out'), ('secured', 'changed how they sign in'), ('roles', 'changed what somebody may do')], max_length=20, verbose_name='action'),
        ),
    ]

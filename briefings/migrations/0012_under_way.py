"""What waits for somebody, is behind or is to be looked at again is told by indexes of its own."""

from django.conf import settings
from django.db import migrations, models
from django.db.models import F, OuterRef, Subquery


def forwards(apps, schema_editor):
    """Whatever was written since the last edition, or ever, where there is none."""
    briefings = apps.get_model("briefings", "Briefing").objects.using(schema_editor.connection.alias)
    editions = apps.get_model("briefings", "Edition").objects.filter(briefing=OuterRef("pk"))
    published = Subquery(editions.order_by("-number").values("revision")[:1])
    written = briefings.annotate(published=published).exclude(published=F("revision"))
    written.update(under_way=True)
    if schema_editor.connection.vendor == "postgresql":
        # Until it is told how few they are, it would rather read all briefings than the index.
        schema_editor.execute("ANALYZE briefings_briefing")


class Migration(migrations.Migration):

    dependencies = [
        ('briefings', '0011_search_settings'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='briefing',
            name='under_way',
            field=models.BooleanField(db_default=False, default=False, editable=False),
        ),
        migrations.AddIndex(
            model_name='briefing',
            index=models.Index(condition=models.Q(('under_way', True)), fields=['under_way'], name='under_way'),
        ),
        migrations.AddIndex(
            model_name='briefing',
            index=models.Index(condition=models.Q(('review_on__isnull', False)), fields=['review_on'], name='to_be_reviewed'),
        ),
        migrations.AddIndex(
            model_name='briefing',
            index=models.Index(fields=['-changed_at'], name='lately_changed'),
        ),
        migrations.AddIndex(
            model_name='paragraph',
            index=models.Index(condition=models.Q(('behind__gt', '')), fields=['section'], name='paragraphs_behind'),
        ),
        migrations.AddIndex(
            model_name='section',
            index=models.Index(condition=models.Q(('behind__gt', '')), fields=['briefing'], name='sections_behind'),
        ),
        migrations.RunPython(forwards, migrations.RunPython.noop),
    ]

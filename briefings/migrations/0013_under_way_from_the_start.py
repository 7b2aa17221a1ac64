"""What was never published, or nobody knows of which draft, is under way too: 0012 left it out."""

from django.db import migrations
from django.db.models import OuterRef, Subquery


def forwards(apps, schema_editor):
    briefings = apps.get_model("briefings", "Briefing").objects.using(schema_editor.connection.alias)
    editions = apps.get_model("briefings", "Edition").objects.filter(briefing=OuterRef("pk"))
    published = Subquery(editions.order_by("-number").values("revision")[:1])
    # exclude(published=F("revision")), as it stands in 0012, leaves out what is NULL.
    briefings.annotate(published=published).filter(published=None).update(under_way=True)


class Migration(migrations.Migration):

    dependencies = [('briefings', '0012_under_way')]

    operations = [migrations.RunPython(forwards, migrations.RunPython.noop)]

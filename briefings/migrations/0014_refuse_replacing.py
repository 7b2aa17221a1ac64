"""The database also refuses to replace or truncate what is never changed."""

from django.db import migrations

from briefings.models.base.immutable import protect

TABLES = ('briefings_edition', 'briefings_withdrawal', 'briefings_approval', 'briefings_override', 'briefings_auditentry')


def forwards(apps, schema_editor):
    for table in TABLES:
        protect(schema_editor.connection, table)


class Migration(migrations.Migration):
    dependencies = [("briefings", "0013_under_way_from_the_start")]
    operations = [migrations.RunPython(forwards, migrations.RunPython.noop)]

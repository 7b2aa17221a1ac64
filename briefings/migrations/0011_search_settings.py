"""Words are told faster, with the same result, so no index is made anew; lines are kept unpacked."""

from django.db import migrations

from briefings.search.index import postgres


def forwards(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        postgres.settle(schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [("briefings", "0010_keep_approvals_and_trail")]
    operations = [migrations.RunPython(forwards, migrations.RunPython.noop)]

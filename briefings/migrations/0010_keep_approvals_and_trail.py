"""The database refuses to change approvals, overrides and the audit trail; drafts say whose they are."""

from django.db import migrations
from django.db.models import F, OuterRef, Subquery

from briefings.models.base.immutable import protect, unprotect

TABLES = (
    "briefings_withdrawal",
    "briefings_approval",
    "briefings_override",
    "briefings_auditentry",
)


def forwards(apps, schema_editor):
    for table in TABLES:
        protect(schema_editor.connection, table)
    first = (
        apps.get_model("briefings", "DraftVersion")
        .objects.filter(briefing=OuterRef("pk"))
        .order_by("revision")
        .values("saved_by")[:1]
    )
    # Who changed which language before was not kept: take the last to have changed anything.
    apps.get_model("briefings", "Briefing").objects.update(
        created_by=Subquery(first),
        zh_hant_revision=F("revision"),
        en_revision=F("revision"),
        zh_hant_edited_by=F("changed_by"),
        en_edited_by=F("changed_by"),
    )


def backwards(apps, schema_editor):
    for table in TABLES:
        unprotect(schema_editor.connection, table)


class Migration(migrations.Migration):
    dependencies = [("briefings", "0009_approvals_terms_previews_and_trail")]
    operations = [migrations.RunPython(forwards, backwards)]

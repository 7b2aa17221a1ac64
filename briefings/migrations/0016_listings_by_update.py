"""When readers were last told something new becomes a column, and the listing keeps the note of it."""

from datetime import datetime

from django.db import migrations, models
from django.db.models import OuterRef, Subquery
from django.db.models.functions import Now


def forwards(apps, schema_editor):
    alias = schema_editor.connection.alias
    listings = apps.get_model("briefings", "Listing").objects.using(alias)
    editions = apps.get_model("briefings", "Edition").objects.using(alias)
    withdrawals = apps.get_model("briefings", "Withdrawal").objects.using(alias)
    published = editions.filter(pk=OuterRef("edition_id")).values("published_at")
    listings.update(updated_at=Subquery(published))
    # The few that were corrected since.
    for listing in listings.filter(edition__number__gt=1).iterator(chunk_size=200):
        rows = editions.filter(briefing_id=listing.briefing_id).order_by("-number").defer("body")
        gone = withdrawals.filter(edition__briefing_id=listing.briefing_id, keeps_text=False)
        last_gone = max(gone.values_list("edition__number", flat=True), default=0)
        listing.card["told"] = _told([row for row in rows if row.number > last_gone])
        if told := listing.card.pop("updated", None):
            listing.updated_at = datetime.fromisoformat(told)
        listing.save(update_fields=["card", "updated_at"])


def _told(newest_first):
    for at, row in enumerate(newest_first):
        if row.number > 1 and (row.change_note_zh_hant.strip() or row.change_note_en.strip()):
            before = newest_first[at + 1].number if at + 1 < len(newest_first) else None
            return {
                "edition": row.number,
                "before": before,
                "at": row.published_at.isoformat(),
                "note": {"zh-hant": row.change_note_zh_hant, "en": row.change_note_en},
            }
    return None


class Migration(migrations.Migration):

    dependencies = [
        ('briefings', '0015_stated_choices'),
    ]

    operations = [
        migrations.AddField(
            model_name='listing',
            name='updated_at',
            field=models.DateTimeField(db_default=Now()),
        ),
        migrations.AddIndex(
            model_name='listing',
            index=models.Index(fields=['-updated_at', '-date', '-briefing'], name='last_updated_first'),
        ),
        migrations.RunPython(forwards, migrations.RunPython.noop),
    ]

"""Give the listings of before the places where lines of their titles may break, one at a time."""

import json

from django.db import migrations

from briefings.text.snapshot import Snapshot
from briefings.publishing.title_breaks import breaks_of


def fill(apps, schema_editor):
    database = schema_editor.connection.alias
    listings = apps.get_model("briefings", "Listing").objects.using(database)
    terms = list(
        apps.get_model("briefings", "Term").objects.using(database).values_list("zh_hant", flat=True)
    )
    for pk in list(listings.order_by("pk").values_list("pk", flat=True)):
        row = listings.filter(pk=pk).select_related("edition").first()
        if row is None or "breaks" in row.card:
            continue
        try:
            breaks = breaks_of(Snapshot.from_json(json.loads(row.edition.body)), terms)
        except (KeyError, TypeError, ValueError):
            continue  # a body that no release reads: its title breaks as it did before
        # The edition may have been replaced meanwhile; publishing has then written its own.
        listings.filter(pk=pk, edition=row.edition_id).update(card=row.card | {"breaks": breaks})


class Migration(migrations.Migration):

    atomic = False  # each row in a transaction of its own: the release before goes on publishing

    dependencies = [
        ("briefings", "0030_fill_fingerprints"),
    ]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop, atomic=False)]

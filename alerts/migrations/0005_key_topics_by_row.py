"""Follow areas, authors and series by primary key: their address may change."""

from django.db import migrations

MODELS = {"area": "PracticeArea", "author": "Author", "series": "Series"}


def by_row(apps, schema_editor):
    _rekey(apps, lambda row: (row.slug, str(row.pk)))


def by_address(apps, schema_editor):
    _rekey(apps, lambda row: (str(row.pk), row.slug))


def _rekey(apps, keys):
    Following = apps.get_model("alerts", "Following")
    for kind, name in MODELS.items():
        # Read before anything is written: a new key may be the old key of another row.
        new = dict(map(keys, apps.get_model("briefings", name).objects.only("pk", "slug")))
        rows = list(Following.objects.filter(kind=kind, key__in=new).only("pk", "key", "follower"))
        for row in rows:
            row.key = f"~{new[row.key]}"
        Following.objects.bulk_update(rows, ["key"], batch_size=500)
        for row in rows:
            row.key = row.key[1:]
        Following.objects.bulk_update(rows, ["key"], batch_size=500)


class Migration(migrations.Migration):
    dependencies = [
        ("alerts", "0004_permission_to_send_tests"),
        ("briefings", "0042_announcements"),
    ]
    operations = [migrations.RunPython(by_row, by_address)]

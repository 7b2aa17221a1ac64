"""Give the imports of before the fingerprint of their text, a few at a time: others write meanwhile."""

import time
from hashlib import sha256

from django.db import migrations, transaction

AT_ONCE = 10


def fill(apps, schema_editor):
    database = schema_editor.connection.alias
    imports = apps.get_model("briefings", "Import").objects.using(database)
    last = 0
    while some := list(imports.filter(pk__gt=last).order_by("pk").values_list("pk", "result")[:AT_ONCE]):
        last = some[-1][0]
        made = [(pk, _fingerprint(result)) for pk, result in some]
        began = time.monotonic()
        with transaction.atomic(using=database):
            for pk, fingerprint in made:
                if fingerprint:
                    imports.filter(pk=pk, fingerprint="").update(fingerprint=fingerprint)
        if len(some) == AT_ONCE and schema_editor.connection.vendor == "sqlite":
            # Waiting writers retry at growing intervals, so pause as long as it took.
            time.sleep(min(time.monotonic() - began, 0.5))


def _fingerprint(document):
    rows = [document.get("title") or {}]
    for section in document.get("sections") or []:
        rows += [section.get("heading") or {}, *(section.get("paragraphs") or [])]
    sides = (row.get(language) or "" for row in rows for language in ("zh-hant", "en"))
    letters = "".join(filter(str.isalnum, "".join(sides)))
    return sha256(letters.casefold().encode()).hexdigest() if letters else ""


class Migration(migrations.Migration):

    atomic = False  # each few in a transaction of their own

    dependencies = [
        ('briefings', '0029_suggestions'),
    ]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop, atomic=False)]

"""Give the imports of before the fingerprint of their text, one at a time: others write meanwhile."""

import time
from hashlib import sha256

from django.db import migrations

AT_ONCE = 10


def fill(apps, schema_editor):
    database = schema_editor.connection.alias
    imports = apps.get_model("briefings", "Import").objects.using(database)
    last = 0
    while some := list(imports.filter(pk__gt=last).order_by("pk").values_list("pk", "result")[:AT_ONCE]):
        last = some[-1][0]
        for pk, fingerprint in [(pk, _fingerprint(result)) for pk, result in some]:
            began = time.monotonic()
            # One row in a transaction: its files, of many megabytes, are written anew with it.
            if fingerprint:
                imports.filter(pk=pk, fingerprint="").update(fingerprint=fingerprint)
            if schema_editor.connection.vendor == "sqlite":
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

    atomic = False  # each row in a transaction of its own

    dependencies = [
        ('briefings', '0029_suggestions'),
    ]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop, atomic=False)]

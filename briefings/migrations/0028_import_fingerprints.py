from hashlib import sha256

from django.db import migrations, models


def fill(apps, schema_editor):
    """Give the imports of before the fingerprint of their text."""
    imports = apps.get_model("briefings", "Import").objects.using(schema_editor.connection.alias)
    for kept in imports.only("pk", "result").iterator(chunk_size=50):
        imports.filter(pk=kept.pk).update(fingerprint=_fingerprint(kept.result))


def _fingerprint(document):
    rows = [document.get("title") or {}]
    for section in document.get("sections") or []:
        rows += [section.get("heading") or {}, *(section.get("paragraphs") or [])]
    sides = (row.get(language) or "" for row in rows for language in ("zh-hant", "en"))
    letters = "".join(filter(str.isalnum, "".join(sides)))
    return sha256(letters.casefold().encode()).hexdigest() if letters else ""


class Migration(migrations.Migration):

    dependencies = [
        ('briefings', '0027_spellings_by_code_point'),
    ]

    operations = [
        migrations.AddField(
            model_name='import',
            name='fingerprint',
            field=models.CharField(blank=True, db_default='', editable=False, max_length=64),
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
        migrations.AddIndex(
            model_name='import',
            index=models.Index(fields=['fingerprint'], name='imports_by_text'),
        ),
    ]

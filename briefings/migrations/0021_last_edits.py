"""When and by whom a draft last changed in a language becomes a row, where it was two columns.

The release before goes on writing the columns while it runs beside this one, so a trigger makes
rows of them. It comes before the copy: on PostgreSQL, writers wait from then on.
"""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

LANGUAGES = {"zh-hant": "zh_hant", "en": "en"}

_UPSERT = """
INSERT INTO briefings_lastedit (briefing_id, language, revision, edited_by_id)
VALUES (NEW.id, '{language}', NEW.{suffix}_revision, NEW.{suffix}_edited_by_id)
ON CONFLICT (briefing_id, language)
DO UPDATE SET revision = excluded.revision, edited_by_id = excluded.edited_by_id;
"""
_EVENT = "AFTER UPDATE OF {suffix}_revision, {suffix}_edited_by_id ON briefings_briefing FOR EACH ROW"
_SQLITE = """
CREATE TRIGGER briefings_follow_{suffix} {event}
WHEN OLD.{suffix}_revision IS NOT NEW.{suffix}_revision
  OR OLD.{suffix}_edited_by_id IS NOT NEW.{suffix}_edited_by_id
BEGIN {upsert} END
"""
_POSTGRESQL = """
CREATE FUNCTION briefings_follow_{suffix}() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN {upsert} RETURN NULL; END $$;
CREATE TRIGGER briefings_follow_{suffix} {event}
WHEN (OLD.{suffix}_revision IS DISTINCT FROM NEW.{suffix}_revision
  OR OLD.{suffix}_edited_by_id IS DISTINCT FROM NEW.{suffix}_edited_by_id)
EXECUTE FUNCTION briefings_follow_{suffix}();
"""
_COPY = """
INSERT INTO briefings_lastedit (briefing_id, language, revision, edited_by_id)
SELECT id, '{language}', {suffix}_revision, {suffix}_edited_by_id FROM briefings_briefing
WHERE {suffix}_revision > 1 OR {suffix}_edited_by_id IS NOT NULL
"""


def forwards(apps, schema_editor):
    create = _SQLITE if schema_editor.connection.vendor == "sqlite" else _POSTGRESQL
    with schema_editor.connection.cursor() as cursor:
        for language, suffix in LANGUAGES.items():
            upsert = _UPSERT.format(language=language, suffix=suffix)
            event = _EVENT.format(suffix=suffix)
            cursor.execute(create.format(suffix=suffix, event=event, upsert=upsert))
        for language, suffix in LANGUAGES.items():
            cursor.execute(_COPY.format(language=language, suffix=suffix))


def backwards(apps, schema_editor):
    sqlite = schema_editor.connection.vendor == "sqlite"
    with schema_editor.connection.cursor() as cursor:
        for suffix in LANGUAGES.values():
            if sqlite:
                cursor.execute(f"DROP TRIGGER briefings_follow_{suffix}")
            else:
                cursor.execute(f"DROP FUNCTION briefings_follow_{suffix}() CASCADE")


class Migration(migrations.Migration):

    dependencies = [
        ('briefings', '0020_behind_several'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='LastEdit',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('language', models.CharField(max_length=7, verbose_name='language')),
                ('revision', models.PositiveIntegerField(default=1, verbose_name='revision')),
                ('briefing', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.CASCADE, related_name='last_edits', to='briefings.briefing')),
                ('edited_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='changed by')),
            ],
            options={
                'verbose_name': 'last change in a language',
                'verbose_name_plural': 'last changes by language',
                'default_permissions': (),
                'constraints': [models.UniqueConstraint(fields=('briefing', 'language'), name='one_last_edit')],
            },
        ),
        migrations.RunPython(forwards, backwards),
    ]

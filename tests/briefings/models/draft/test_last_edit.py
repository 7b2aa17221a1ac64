"""The last change of a draft in each language, also while version 1.0 runs beside this one."""

import pytest
from django.db import connection

from briefings.drafting.history.versions import note_change
from briefings.models.draft.briefing import Briefing
from briefings.models.draft.last_edit import LastEdit, last_edits
from tests.support.factories import make_briefing

pytestmark = pytest.mark.django_db


def in_1_0(sql: str, *values: object) -> tuple:
    """Run a statement as version 1.0 does, which knows only the columns."""
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return cursor.fetchone() if cursor.description else ()


def test_a_draft_that_nobody_changed_is_as_old_as_its_first_revision():
    briefing = Briefing.objects.create(year=2025, number=1, title_en="Loaded")

    edits = last_edits(briefing)

    assert {language: (one.revision, one.edited_by) for language, one in edits.items()} == {
        "zh-hant": (1, None),
        "en": (1, None),
    }


def test_what_1_0_saves_during_an_upgrade_is_known_here(lawyer):
    briefing = make_briefing()

    for revision in (8, 9):
        in_1_0(
            "UPDATE briefings_briefing SET revision = %s, en_revision = %s, en_edited_by_id = %s"
            " WHERE id = %s",
            *(revision, revision, lawyer.pk, briefing.pk),
        )

    edits = last_edits(briefing)
    assert (edits["en"].revision, edits["en"].edited_by) == (9, lawyer)
    assert edits["zh-hant"].revision != 9


def test_1_0_knows_what_is_saved_here_during_an_upgrade(lawyer):
    briefing = make_briefing()

    note_change(briefing, revision=8, by=lawyer, languages=["en"])

    columns = "SELECT en_revision, en_edited_by_id FROM briefings_briefing WHERE id = %s"
    assert in_1_0(columns, briefing.pk) == (8, lawyer.pk)


def test_a_language_that_1_0_does_not_know_has_its_row(lawyer):
    briefing = make_briefing()

    note_change(briefing, revision=8, by=lawyer, languages=["pt"])

    row = LastEdit.objects.get(briefing=briefing, language="pt")
    assert (row.revision, row.edited_by) == (8, lawyer)


def test_a_deleted_account_leaves_the_revision(lawyer):
    briefing = make_briefing()
    note_change(briefing, revision=8, by=lawyer, languages=["en"])

    lawyer.delete()

    edit = last_edits(briefing)["en"]
    assert (edit.revision, edit.edited_by) == (8, None)

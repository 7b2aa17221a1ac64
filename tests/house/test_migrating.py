"""A database of an earlier release migrates to the newest without loss."""

from datetime import timedelta
from importlib import import_module

import pytest
from django.apps import apps as current
from django.contrib.auth.models import User
from django.db import Error, connection, transaction
from django.test.utils import CaptureQueriesContext

from briefings import drafting
from briefings.models.draft.briefing import Briefing
from briefings.models.draft.history import Import
from briefings.models.draft.last_edit import LastEdit, last_edits
from briefings.models.people import Author
from briefings.models.published.edition import Edition, Listing
from tests.databases.earlier_rows import FILLED_AT_ONCE, TITLES, text_read
from tests.support.factories import NOON

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("upgraded")]


# --- editions, withdrawals and drafts survive, and stay frozen ------------------------------------


def test_editions_withdrawals_and_drafts_of_an_earlier_release_survive_and_stay_frozen():
    briefing = Briefing.objects.get(year=2008, number=2)
    with connection.cursor() as cursor:
        of_it = "FROM briefings_edition WHERE briefing_id = %s"
        cursor.execute(f"SELECT body, digest {of_it}", [briefing.pk])
        assert cursor.fetchall() == [("{}", "0" * 64)]
        cursor.execute("SELECT reason_en, keeps_text FROM briefings_withdrawal")
        [(reason, keeps_text)] = cursor.fetchall()
        assert (reason, bool(keeps_text)) == ("a", False)
        cursor.execute("SELECT title_en FROM briefings_briefing WHERE year = 2008 AND number = 1")
        assert cursor.fetchone() == ("Draft",)
    for sql in (
        "UPDATE briefings_edition SET body = 'x'",
        "DELETE FROM briefings_edition",
        "UPDATE briefings_withdrawal SET keeps_text = keeps_text",
        "DELETE FROM briefings_withdrawal",
    ):
        with pytest.raises(Error, match="never changed or deleted"), transaction.atomic():
            connection.cursor().execute(sql)


# --- what is under way ----------------------------------------------------------------------------


def test_what_is_not_as_it_was_published_is_under_way():
    under_way = Briefing.objects.filter(year=2011, under_way=True)

    titles = under_way.values_list("title_en", flat=True)
    assert set(titles) == set(TITLES) - {"as published"}


# --- the last change ------------------------------------------------------------------------------


def test_a_listing_keeps_the_moment_and_the_note_of_its_last_change():
    corrected = Listing.objects.get(reference="2015-1")
    assert corrected.updated_at == NOON + timedelta(days=2)
    assert corrected.card["told"]["note"]["en"] == "Corrected."
    assert (corrected.card["told"]["before"], corrected.card["told"]["edition"]) == (1, 2)
    assert Listing.objects.get(reference="2015-2").updated_at == NOON + timedelta(days=1)


# --- people ---------------------------------------------------------------------------------------


def test_only_people_whom_no_client_was_shown_by_hand_or_by_a_briefing_are_hidden():
    hidden = Author.objects.filter(is_public=False).values_list("slug", flat=True)

    assert list(hidden) == ["of-a-draft"]


# --- documents as they came -----------------------------------------------------------------------


def test_every_document_that_came_before_is_recognised_when_it_comes_again():
    kept = Import.objects.exclude(name="empty")

    assert kept.count() > FILLED_AT_ONCE
    for document in kept:
        assert document.fingerprint == drafting.fingerprint(text_read(f"Tax {document.name}"))
        assert bytes(document.file) == b"f" * 9000
    assert Import.objects.get(name="empty").fingerprint == ""


def test_documents_are_filled_in_one_in_a_transaction():
    Import.objects.update(fingerprint="")
    with (
        CaptureQueriesContext(connection) as queries,
        connection.schema_editor(atomic=False) as editor,
    ):
        migration = import_module("briefings.migrations.0030_fill_fingerprints")
        migration.fill(current, editor)
    begun = [one for one in queries if one["sql"] in ("BEGIN", "COMMIT")]

    assert begun == []
    assert not Import.objects.exclude(name="empty").filter(fingerprint="").exists()
    assert not migration.Migration.atomic


# --- who changed what -----------------------------------------------------------------------------


def test_it_is_kept_who_last_changed_which_language():
    changed, loaded = Briefing.objects.filter(year=2020).order_by("number")

    edits = LastEdit.objects.filter(briefing__year=2020)
    assert {(one.briefing, one.language): (one.revision, one.edited_by) for one in edits} == {
        (changed, "en"): (7, User.objects.get(username="lawyer"))
    }
    assert last_edits(loaded)["en"].revision == 1


def test_every_edition_is_still_there():
    assert Edition.objects.count() == 9

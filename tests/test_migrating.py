"""A database of an earlier release migrates to the newest without loss."""

from collections.abc import Iterator
from datetime import timedelta
from importlib import import_module
from typing import Any

import pytest
from django.apps import apps as current
from django.contrib.auth.models import User
from django.db import Error, connection, transaction
from django.db.migrations.state import StateApps
from django.test.utils import CaptureQueriesContext

from briefings import drafting
from briefings.models.draft.briefing import Briefing
from briefings.models.draft.history import Import
from briefings.models.draft.last_edit import LastEdit, last_edits
from briefings.models.people import Author
from briefings.models.published.edition import Edition, Listing
from tests import processes
from tests.conftest import NOON
from tests.databases.earlier_release import Migrations

pytestmark = pytest.mark.django_db
FILLED_AT_ONCE = 10


@pytest.fixture(scope="module")
def upgraded(tmp_path_factory, within) -> Iterator[str]:
    """A database that went through every release; each made its rows, in a year of their own."""
    with processes.scratch_database(tmp_path_factory.mktemp("upgraded")) as database:
        with within(database):
            migrations = Migrations()
            migrations.to(("auth", "0012_alter_user_first_name_max_length"))
            for name, make_rows in ROWS.items():
                make_rows(migrations.to(("briefings", name)))
            migrations.to_the_newest()
        yield database


@pytest.fixture(autouse=True)
def _in_it(upgraded, within) -> Iterator[None]:
    with within(upgraded):
        yield


def make_briefing(apps: StateApps, year: int, number: int, **values: Any):
    values = {"title_en": "T"} | values
    return apps.get_model("briefings", "Briefing").objects.create(
        year=year, number=number, **values
    )


def make_edition(apps: StateApps, briefing: Any, **values: Any):
    values = {"number": 1, "body": "{}", "digest": "0" * 64, "published_at": NOON} | values
    return apps.get_model("briefings", "Edition").objects.create(briefing=briefing, **values)


# --- editions, withdrawals and drafts survive, and stay frozen ------------------------------------


def make_frozen_rows(apps: StateApps) -> None:
    make_briefing(apps, 2008, 1, title_en="Draft")
    edition = make_edition(apps, make_briefing(apps, 2008, 2, title_en="Withdrawn"))
    apps.get_model("briefings", "Withdrawal").objects.create(
        edition=edition, reason_zh_hant="甲", reason_en="a", withdrawn_at=NOON
    )


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

TITLES = ("never published", "as published", "changed since", "published, of no known draft")


def make_revisions(apps: StateApps) -> None:
    made = [
        make_briefing(apps, 2011, number, title_en=title, revision=2)
        for number, title in enumerate(TITLES, 1)
    ]
    for briefing, revision in zip(made[1:], (2, 1, None), strict=True):
        make_edition(apps, briefing, revision=revision)


def test_what_is_not_as_it_was_published_is_under_way():
    under_way = Briefing.objects.filter(year=2011, under_way=True)

    titles = under_way.values_list("title_en", flat=True)
    assert set(titles) == set(TITLES) - {"as published"}


# --- the last change ------------------------------------------------------------------------------


def make_changes(apps: StateApps) -> None:
    changed, plain = make_briefing(apps, 2015, 1), make_briefing(apps, 2015, 2)

    def publish(briefing: Any, number: int, note: str = ""):
        return make_edition(
            apps,
            briefing,
            number=number,
            digest=f"{briefing.pk}{number}".zfill(64),
            published_at=NOON + timedelta(days=number),
            change_note_zh_hant=note,
            change_note_en=note,
        )

    publish(changed, 1)
    told, last = publish(changed, 2, "Corrected."), publish(changed, 3)
    only = publish(plain, 1)
    listings = apps.get_model("briefings", "Listing").objects
    common = {"date": NOON.date(), "year": 2015}
    card = {"updated": told.published_at.isoformat()}
    listings.create(briefing=changed, edition=last, reference="2015-1", card=card, **common)
    listings.create(briefing=plain, edition=only, reference="2015-2", card={}, **common)


def test_a_listing_keeps_the_moment_and_the_note_of_its_last_change():
    corrected = Listing.objects.get(reference="2015-1")
    assert corrected.updated_at == NOON + timedelta(days=2)
    assert corrected.card["told"]["note"]["en"] == "Corrected."
    assert (corrected.card["told"]["before"], corrected.card["told"]["edition"]) == (1, 2)
    assert Listing.objects.get(reference="2015-2").updated_at == NOON + timedelta(days=1)


# --- people ---------------------------------------------------------------------------------------


def make_people(apps: StateApps) -> None:
    make = apps.get_model("briefings", "Author").objects.create
    written = make(slug="published", name_en="Published")
    make(slug="of-a-draft", name_en="Of a draft")
    make(slug="by-hand", name_en="By hand", name_zh_hant="手")
    make(slug="with-mail", name_en="With mail", email="a@firm.example")
    briefing = make_briefing(apps, 2016, 1, title_en="Published")
    apps.get_model("briefings", "Byline").objects.create(briefing=briefing, author=written)
    make_edition(apps, briefing)


def test_only_people_whom_no_client_was_shown_by_hand_or_by_a_briefing_are_hidden():
    hidden = Author.objects.filter(is_public=False).values_list("slug", flat=True)

    assert list(hidden) == ["of-a-draft"]


# --- documents as they came -----------------------------------------------------------------------


def make_imports(apps: StateApps) -> None:
    kept = apps.get_model("briefings", "Import").objects
    for number in range(FILLED_AT_ONCE + 2):
        kept.create(
            kind="text", name=f"{number}", file=b"f" * 9000, result=text_read(f"Tax {number}")
        )
    kept.create(kind="text", name="empty", result={})


def text_read(text: str) -> dict[str, Any]:
    return {"title": {"en": text}, "sections": [{"paragraphs": [{"zh-hant": "稅", "en": text}]}]}


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


def make_edits(apps: StateApps) -> None:
    lawyer = User.objects.create_user("lawyer")
    make_briefing(apps, 2020, 1, revision=7, en_revision=7, en_edited_by_id=lawyer.pk)
    make_briefing(apps, 2020, 2)


def test_it_is_kept_who_last_changed_which_language():
    changed, loaded = Briefing.objects.filter(year=2020).order_by("number")

    edits = LastEdit.objects.filter(briefing__year=2020)
    assert {(one.briefing, one.language): (one.revision, one.edited_by) for one in edits} == {
        (changed, "en"): (7, User.objects.get(username="lawyer"))
    }
    assert last_edits(loaded)["en"].revision == 1


def test_every_edition_is_still_there():
    assert Edition.objects.count() == 9


# By the migration after which they are made.
ROWS = {
    "0008_tallies": make_frozen_rows,
    "0011_search_settings": make_revisions,
    "0015_stated_choices": make_changes,
    "0016_listings_by_update": make_people,
    "0020_behind_several": make_edits,
    "0027_spellings_by_code_point": make_imports,
}

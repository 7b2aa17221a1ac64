"""A database of an earlier release migrates to the newest without loss."""

from datetime import timedelta

import pytest
from django.db import Error, connection, transaction
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.state import StateApps

from briefings.models.draft.briefing import Briefing
from briefings.models.draft.last_edit import LastEdit, last_edits
from briefings.models.people import Author
from briefings.models.published.edition import Listing

pytestmark = pytest.mark.django_db(transaction=True)


def as_of(name: str) -> StateApps:
    """The database as a migration left it; its models."""
    executor = MigrationExecutor(connection)
    executor.migrate([("briefings", name)])
    return executor.loader.project_state([("briefings", name)]).apps


def migrate_to_the_newest() -> None:
    executor = MigrationExecutor(connection)
    executor.migrate(executor.loader.graph.leaf_nodes())


def test_editions_withdrawals_and_drafts_of_an_earlier_release_survive_and_stay_frozen(noon):
    apps = as_of("0008_tallies")
    briefings = apps.get_model("briefings", "Briefing").objects
    draft = briefings.create(year=2025, number=1, title_en="Draft")
    taken_back = briefings.create(year=2025, number=2, title_en="Withdrawn")
    edition = apps.get_model("briefings", "Edition").objects.create(
        briefing=taken_back, number=1, body="{}", digest="0" * 64, published_at=noon
    )
    apps.get_model("briefings", "Withdrawal").objects.create(
        edition=edition, reason_zh_hant="甲", reason_en="a", withdrawn_at=noon
    )

    migrate_to_the_newest()

    with connection.cursor() as cursor:
        cursor.execute("SELECT body, digest FROM briefings_edition")
        assert cursor.fetchall() == [("{}", "0" * 64)]
        cursor.execute("SELECT reason_en, keeps_text FROM briefings_withdrawal")
        [(reason, keeps_text)] = cursor.fetchall()
        assert (reason, bool(keeps_text)) == ("a", False)
        cursor.execute("SELECT title_en FROM briefings_briefing WHERE id = %s", [draft.pk])
        assert cursor.fetchone() == ("Draft",)
    for sql in (
        "UPDATE briefings_edition SET body = 'x'",
        "DELETE FROM briefings_edition",
        "UPDATE briefings_withdrawal SET keeps_text = keeps_text",
        "DELETE FROM briefings_withdrawal",
    ):
        with pytest.raises(Error, match="never changed or deleted"), transaction.atomic():
            connection.cursor().execute(sql)


def test_what_is_not_as_it_was_published_is_under_way(noon):
    apps = as_of("0011_search_settings")
    titles = ("never published", "as published", "changed since", "published, of no known draft")
    made = [
        apps.get_model("briefings", "Briefing").objects.create(
            year=2025, number=number, title_en=title, revision=2
        )
        for number, title in enumerate(titles, 1)
    ]
    for briefing, revision in zip(made[1:], (2, 1, None), strict=True):
        apps.get_model("briefings", "Edition").objects.create(
            briefing=briefing,
            number=1,
            revision=revision,
            body="{}",
            digest="0" * 64,
            published_at=noon,
        )

    migrate_to_the_newest()

    under_way = Briefing.objects.filter(under_way=True).values_list("title_en", flat=True)
    assert set(under_way) == set(titles) - {"as published"}


def test_a_listing_keeps_the_moment_and_the_note_of_its_last_change(noon):
    apps = as_of("0015_stated_choices")
    briefing = apps.get_model("briefings", "Briefing").objects.create(
        year=2025, number=1, title_en="T"
    )
    plain = apps.get_model("briefings", "Briefing").objects.create(
        year=2025, number=2, title_en="T"
    )
    editions = apps.get_model("briefings", "Edition").objects

    def publish(of, number: int, note: str = ""):
        return editions.create(
            briefing=of,
            number=number,
            body="{}",
            digest=f"{of.pk}{number}".zfill(64),
            published_at=noon + timedelta(days=number),
            change_note_zh_hant=note,
            change_note_en=note,
        )

    publish(briefing, 1)
    told, last = publish(briefing, 2, "Corrected."), publish(briefing, 3)
    only = publish(plain, 1)
    listings = apps.get_model("briefings", "Listing").objects
    common = {"date": noon.date(), "year": 2025}
    card = {"updated": told.published_at.isoformat()}
    listings.create(briefing=briefing, edition=last, reference="2025-1", card=card, **common)
    listings.create(briefing=plain, edition=only, reference="2025-2", card={}, **common)

    migrate_to_the_newest()

    corrected, first = Listing.objects.order_by("reference")
    assert corrected.updated_at == told.published_at
    assert corrected.card["told"]["note"]["en"] == "Corrected."
    assert (corrected.card["told"]["before"], corrected.card["told"]["edition"]) == (1, 2)
    assert first.updated_at == only.published_at


def test_only_people_whom_no_client_was_shown_by_hand_or_by_a_briefing_are_hidden(noon):
    apps = as_of("0016_listings_by_update")
    make = apps.get_model("briefings", "Author").objects.create
    written = make(slug="published", name_en="Published")
    make(slug="of-a-draft", name_en="Of a draft")
    make(slug="by-hand", name_en="By hand", name_zh_hant="手")
    make(slug="with-mail", name_en="With mail", email="a@firm.example")
    briefing = apps.get_model("briefings", "Briefing").objects.create(
        year=2025, number=1, title_en="Published"
    )
    apps.get_model("briefings", "Byline").objects.create(briefing=briefing, author=written)
    apps.get_model("briefings", "Edition").objects.create(
        briefing=briefing, number=1, body="{}", digest="0" * 64, published_at=noon
    )

    migrate_to_the_newest()

    assert list(Author.objects.filter(is_public=False).values_list("slug", flat=True)) == [
        "of-a-draft"
    ]


def test_it_is_kept_who_last_changed_which_language(noon, django_user_model):
    apps = as_of("0020_behind_several")
    lawyer = django_user_model.objects.create_user("lawyer")
    briefings = apps.get_model("briefings", "Briefing").objects
    changed = briefings.create(
        year=2025, number=1, title_en="T", revision=7, en_revision=7, en_edited_by_id=lawyer.pk
    )
    loaded = briefings.create(year=2025, number=2, title_en="T")

    migrate_to_the_newest()

    edits = {
        (one.briefing_id, one.language): (one.revision, one.edited_by)
        for one in LastEdit.objects.all()
    }
    assert edits == {(changed.pk, "en"): (7, lawyer)}
    assert last_edits(Briefing.objects.get(pk=loaded.pk))["en"].revision == 1

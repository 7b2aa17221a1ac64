"""The demonstration fills every page, and removing it leaves nothing behind."""

import io
import json
import re
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from accounts import roles
from briefings.models.draft.briefing import Briefing
from briefings.models.published.edition import Edition, Listing
from briefings.models.published.search import SearchToken
from briefings.models.published.tally import Tally
from contacts.models import Enquiry
from operations import demo
from tests.support.factories import make_briefing, publish_now

pytestmark = pytest.mark.django_db
DATA = Path(__file__).parent.parent / "data"


@pytest.fixture
def own(noon):
    """The firm's own briefing, published."""
    roles.make()  # in the counts before as after
    return publish_now(make_briefing(), at=noon)


def rows() -> dict[str, int]:
    """How many rows each table of ours has."""
    ours = ("briefings", "contacts", "auth")
    models = [model for label in ours for model in apps.get_app_config(label).get_models()]
    return {model._meta.label: model._base_manager.count() for model in models}


def letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))


def build():
    demo.build(at=timezone.now())


def test_it_shows_briefings_in_every_stage_and_enquiries_in_every_state(own):
    build()

    assert Listing.objects.count() == 3
    assert Briefing.objects.filter(schedule__isnull=False).count() == 1
    assert Briefing.objects.filter(submitted_at__isnull=False).exists()
    states = set(Enquiry.objects.values_list("state", flat=True))
    assert states == {"new", "assigned", "answered", "closed", "spam"}


def test_the_firms_own_briefing_gets_a_second_edition_with_the_same_paragraphs(own):
    build()

    second = Edition.objects.get(briefing=own.briefing, number=2)
    assert list(second.snapshot.pairs()) == list(own.snapshot.pairs())
    assert second.change_note_en
    assert second.change_note_zh_hant


def test_the_flagship_stays_as_received_in_edition_1_and_is_well_set_in_edition_2(db):
    call_command("import_briefing", str(DATA / "seed.txt"), publish=True, stdout=io.StringIO())
    build()

    first, second, last = Edition.objects.filter(briefing__number=1, briefing__year=2025)
    received = json.loads((DATA / "seed.expected.json").read_text(encoding="utf-8"))
    paragraphs = [pair for part in received["sections"] for pair in part["paragraphs"]]
    assert [dict(pair.text) for pair in first.snapshot.pairs()] == paragraphs
    as_received, well_set = (
        "\n".join(side for pair in edition.snapshot.pairs() for side in pair.text.values())
        for edition in (first, second)
    )
    assert "部際聯席會議制度，推進" in well_set
    assert "The inter-ministerial joint conference" in well_set
    assert not re.search(r"[\u4e00-\u9fff][,;:?!.][\u4e00-\u9fff]|[a-z] - [a-z]", well_set)
    # Minor: readers are not notified, and the history says what was mended.
    assert not second.change_note.present()
    assert all(second.history_note.values())
    assert letters(well_set) == letters(as_received).replace("服服務", "服務")
    assert not any(pair.behind for pair in second.snapshot.pairs())
    assert list(last.snapshot.pairs()) == list(second.snapshot.pairs())


def test_removing_it_leaves_every_table_as_it_was(own):
    before = rows()
    build()

    demo.remove()

    after = rows()
    # The firm's own briefing keeps its second edition, and the saves that made it. Counts of none
    # remain, and spellings, which are shown only while a public text has them.
    changed = {name for name in before if before[name] != after[name]}
    assert changed <= {
        "briefings.Edition",
        "briefings.DraftVersion",
        "briefings.AuditEntry",
        "briefings.Tally",
        "briefings.SearchToken",
        "briefings.SearchSpelling",
        "briefings.Generation",
        "contacts.Arrival",
        "contacts.Wording",
    }
    assert Edition.objects.count() == 2
    assert set(Tally.objects.filter(count__gt=0).values_list("count", flat=True)) == {1}
    assert SearchToken.objects.get(token="*").entries == 1
    assert not Enquiry.objects.exists()
    assert not demo.is_there()


def test_afterwards_the_database_refuses_again_to_delete_an_edition(own):
    build()
    demo.remove()

    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM briefings_edition")


def test_it_is_not_made_twice(own):
    build()

    with pytest.raises(CommandError, match="there already"):
        call_command("load_demo")


def test_a_production_system_takes_none(own, settings):
    settings.PRODUCTION = True

    with pytest.raises(CommandError, match="no place"):
        call_command("load_demo")


def test_removing_nothing_says_so(db):
    said = io.StringIO()

    call_command("remove_demo", stdout=said)

    assert "no demonstration" in said.getvalue()

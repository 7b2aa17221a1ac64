"""A publication needs stated choices to restore a withdrawn text or call a change minor."""

import contextlib
import json
from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.utils import translation

from briefings import publishing
from briefings.models.audit import AuditEntry
from briefings.models.base.immutable import ImmutableError
from briefings.models.draft.approval import Schedule
from briefings.models.published.edition import Edition, Listing
from briefings.text.texts import Texts
from tests.support.factories import approve, change_side, document, make_person, publish_now

pytestmark = pytest.mark.django_db
REASON = Texts("內容有誤。", "It contained an error.")
NOTE = Texts("更正。", "Corrected.")
HOUR = timedelta(hours=1)


@pytest.fixture(autouse=True)
def english():
    with translation.override("en"):
        yield


@pytest.fixture
def partner(db):
    return make_person("publisher", "partner")


@pytest.fixture
def withdrawn(briefing, edition, noon):
    publishing.withdraw(briefing=briefing, by=None, at=noon, reason=REASON)
    return briefing


def publish(briefing, at, **choices) -> Edition:
    briefing.refresh_from_db()
    stated = publishing.Choices(**({"with_behind": True} | choices))
    return publishing.publish(briefing=briefing, by=None, at=at, choices=stated)


def plan(briefing, by, at, **choices) -> Schedule:
    briefing.refresh_from_db()
    return publishing.plan(
        briefing=briefing,
        by=by,
        at=at,
        due_at=at + HOUR,
        revision=briefing.revision,
        choices=publishing.Choices(with_behind=True, **choices),
    )


# --- Over a withdrawal ----------------------------------------------------------------------------


@pytest.mark.parametrize("note", [publishing.NO_NOTE, NOTE])
def test_a_withdrawn_briefing_does_not_come_back_unless_that_is_stated(withdrawn, noon, note):
    with pytest.raises(publishing.NotPublishable) as refused:
        publish(withdrawn, noon, note=note)

    assert "Edition 1 was withdrawn on 2 May 2025" in str(refused.value)
    assert not Listing.objects.exists()


def test_bringing_back_is_recorded_with_the_reason_of_the_withdrawal(withdrawn, noon):
    publish(withdrawn, noon, over_withdrawal=True)

    entry = AuditEntry.objects.get(action="revived")
    assert entry.detail["edition"] == 2
    assert entry.detail["withdrawn_edition"] == 1
    assert entry.detail["reason_en"] == "It contained an error."
    assert Listing.objects.get().edition.number == 2


def test_nothing_is_said_of_a_withdrawal_that_is_over(withdrawn, noon):
    publish(withdrawn, noon, over_withdrawal=True)
    change_side(withdrawn, "en", "Better words.", by=None)

    publish(withdrawn, noon, over_withdrawal=True)

    assert AuditEntry.objects.filter(action="revived").count() == 1


def test_a_plan_brings_nothing_back_that_was_withdrawn_after_it(briefing, edition, partner, noon):
    change_side(briefing, "en", "Better words.", by=None)
    approve(briefing, by=partner, at=noon)
    plan(briefing, partner, noon)
    publishing.withdraw(briefing=briefing, by=None, at=noon, reason=REASON)

    published = publishing.publish_due(at=noon + HOUR)

    assert published == 0
    assert not Listing.objects.exists()
    with translation.override("en"):
        told = publishing.refusal_of(Schedule.objects.get())
    assert any("was withdrawn" in reason for reason in told)


def test_a_plan_may_state_that_it_brings_back(withdrawn, partner, noon):
    approve(withdrawn, by=partner, at=noon)
    with pytest.raises(publishing.NotPublishable):
        plan(withdrawn, partner, noon)
    plan(withdrawn, partner, noon, over_withdrawal=True)

    publishing.publish_due(at=noon + HOUR)

    assert Listing.objects.get().edition.number == 2
    assert AuditEntry.objects.get(action="revived").by == partner
    assert AuditEntry.objects.get(action="scheduled").detail["over_withdrawal"] is True


# --- A minor change -------------------------------------------------------------------------------


@pytest.fixture
def fined(briefing, noon):
    """A public briefing whose draft says another amount than its edition."""
    change_side(briefing, "en", "The fine is MOP 90,000.", by=None)
    publish_now(briefing, at=noon)
    change_side(briefing, "en", "The fine is MOP 9,000.", by=None)
    return briefing


def test_a_change_of_an_amount_is_no_minor_change_without_a_written_reason(fined, noon):
    for reason in ("", "  \n"):
        with pytest.raises(publishing.NotPublishable) as refused:
            publish(fined, noon, minor_reason=reason)

        assert "¶1 EN: MOP 90,000 → MOP 9,000" in str(refused.value)
    assert Edition.objects.count() == 1


def test_the_reason_and_what_changed_are_kept_for_ever(fined, noon):
    publish(fined, noon, minor_reason="A slip of the finger in edition 1.")

    entry = AuditEntry.objects.get(action="minor")
    assert entry.detail["edition"] == 2
    assert entry.detail["reason"] == "A slip of the finger in edition 1."
    assert entry.detail["changes"] == ["¶1 EN: MOP 90,000 → MOP 9,000"]
    with pytest.raises(ImmutableError):
        entry.delete()


def test_a_change_that_readers_are_told_needs_no_reason(fined, noon):
    publish(fined, noon, note=NOTE)

    assert not AuditEntry.objects.filter(action="minor").exists()


def test_a_typing_error_needs_no_reason(briefing, edition, noon):
    change_side(briefing, "en", "Macau has now revised its trade mark law.", by=None)

    publish(briefing, noon)

    assert Edition.objects.count() == 2
    assert not AuditEntry.objects.filter(action="minor").exists()


def test_a_plan_needs_the_reason_when_it_is_made(fined, partner, noon):
    approve(fined, by=partner, at=noon)
    with pytest.raises(publishing.NotPublishable, match="MOP 9,000"):
        plan(fined, partner, noon)
    plan(fined, partner, noon, minor_reason="A slip of the finger.")

    publishing.publish_due(at=noon + HOUR)

    assert AuditEntry.objects.get(action="minor").detail["reason"] == "A slip of the finger."


def test_very_many_changes_are_counted_and_not_all_named(briefing, noon):
    change_side(briefing, "en", ", ".join(map(str, range(1000, 1200))), by=None)
    publish_now(briefing, at=noon)
    change_side(briefing, "en", ", ".join(map(str, range(2000, 2200))), by=None)

    with pytest.raises(publishing.NotPublishable) as refused:
        publish(briefing, noon)

    assert "and 195 more" in str(refused.value)


def test_it_is_said_in_the_readers_language(fined, noon):
    with translation.override("zh-hant"), pytest.raises(publishing.NotPublishable) as refused:
        publish(fined, noon)

    assert "內容有實質改動：¶1 EN: MOP 90,000 → MOP 9,000" in str(refused.value)


def test_no_archive_brings_back_what_was_withdrawn(withdrawn, tmp_path):
    line = document() | {"reference": withdrawn.reference}
    (tmp_path / "archive.jsonl").write_text(json.dumps(line) + "\n", encoding="utf-8")

    with contextlib.suppress(CommandError):  # whether a known reference is an error is not asked
        call_command("load_briefings", str(tmp_path / "archive.jsonl"), publish=True)

    assert not Listing.objects.exists()
    assert Edition.objects.count() == 1

import threading
from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.utils import translation

from briefings import publishing
from briefings.models.draft.approval import Schedule
from briefings.models.published.edition import Edition
from briefings.publishing import schedule_publication
from briefings.text.texts import Texts
from tests.support.factories import approve, change_side, make_briefing, make_person
from tests.support.patience import PATIENCE

pytestmark = pytest.mark.django_db
NO_CHOICE = publishing.Choices()
HOUR = timedelta(hours=1)


@pytest.fixture
def partner(db):
    return make_person("publisher", "partner")


@pytest.fixture
def planned(briefing, partner, noon) -> Schedule:
    """An approved draft that is to come out an hour after noon."""
    approve(briefing, by=partner, at=noon)
    return plan(briefing, partner, noon)


def plan(briefing, by, at, due=HOUR, choices=NO_CHOICE) -> Schedule:
    briefing.refresh_from_db()
    return publishing.plan(
        briefing=briefing,
        by=by,
        at=at,
        due_at=at + due,
        revision=briefing.revision,
        choices=choices,
    )


def test_it_comes_out_at_its_moment_and_not_a_moment_earlier(briefing, planned, noon):
    early = publishing.publish_due(at=noon + HOUR - timedelta(microseconds=1))
    nothing_yet = not Edition.objects.exists()

    due = publishing.publish_due(at=noon + HOUR)

    assert (early, nothing_yet, due) == (0, True, 1)
    assert Edition.objects.get().published_at == noon + HOUR
    assert not Schedule.objects.exists()


def test_what_was_due_while_the_worker_was_dead_comes_out_when_it_is_back(planned, noon):
    late = noon + timedelta(days=3)

    publishing.publish_due(at=late)

    assert Edition.objects.get().published_at == late


def test_the_edition_says_who_planned_it_and_who_approved(planned, partner, noon):
    publishing.publish_due(at=noon + HOUR)

    edition = Edition.objects.get()
    assert edition.published_by == partner
    assert [one["by"] for one in edition.approvals] == ["partner", "partner"]


def test_the_note_and_the_choices_go_with_it(briefing, edition, partner, noon):
    change_side(briefing, "en", "Better.", by=None)
    approve(briefing, by=partner, at=noon)
    note = Texts("更正。", "Corrected.")
    plan(briefing, partner, noon, choices=publishing.Choices(note, with_behind=True))

    publishing.publish_due(at=noon + HOUR)

    assert Edition.objects.get(number=2).change_note == note


def test_a_moment_in_the_past_is_refused(briefing, partner, noon):
    approve(briefing, by=partner, at=noon)

    with pytest.raises(publishing.NotPublishable):
        plan(briefing, partner, noon, due=timedelta(0))

    assert not Schedule.objects.exists()


def test_planning_asks_what_publishing_asks(briefing, partner, noon):
    with pytest.raises(publishing.NotPublishable) as refusal:
        plan(briefing, partner, noon)

    assert len(refusal.value.reasons) == 2


def test_a_plan_may_give_the_reason_of_an_emergency(briefing, partner, noon):
    plan(briefing, partner, noon, choices=publishing.Choices(override="In force at midnight."))

    publishing.publish_due(at=noon + HOUR)

    assert {one.reason for one in Edition.objects.get().overrides.all()} == {
        "In force at midnight."
    }


def test_planning_again_moves_the_moment(briefing, planned, partner, noon):
    plan(briefing, partner, noon, due=2 * HOUR)

    publishing.publish_due(at=noon + HOUR)

    assert not Edition.objects.exists()
    assert Schedule.objects.get().due_at == noon + 2 * HOUR


def test_what_was_taken_back_does_not_come_out(briefing, planned, partner, noon):
    publishing.unplan(briefing=briefing, by=partner, at=noon)

    publishing.publish_due(at=noon + HOUR)

    assert not Edition.objects.exists()
    assert briefing.audit.latest("pk").action == "unscheduled"
    with pytest.raises(publishing.NotPublishable):
        publishing.unplan(briefing=briefing, by=partner, at=noon)


def test_a_draft_that_changed_since_is_not_published_and_says_why(briefing, planned, noon):
    change_side(briefing, "en", "Changed after all.", by=None)

    published = publishing.publish_due(at=noon + HOUR)

    schedule = Schedule.objects.get()
    assert published == 0
    assert not Edition.objects.exists()
    with translation.override("en"):
        english = publishing.refusal_of(schedule)
    with translation.override("zh-hant"):
        chinese = publishing.refusal_of(schedule)
    assert english[0] == "The draft has changed since it was planned."
    assert len(chinese) == len(english)
    assert chinese[0] != english[0]
    missed = briefing.audit.latest("pk")
    assert missed.action == "missed"
    assert missed.detail["reasons"] == english


def test_what_was_missed_is_told_once(briefing, planned, noon):
    change_side(briefing, "en", "Changed after all.", by=None)
    for minute in range(3):
        publishing.publish_due(at=noon + HOUR + timedelta(minutes=minute))

    assert briefing.audit.filter(action="missed").count() == 1


def test_who_planned_it_must_still_be_a_publisher_when_it_is_due(planned, partner, noon):
    partner.groups.clear()

    publishing.publish_due(at=noon + HOUR)

    assert not Edition.objects.exists()
    assert Schedule.objects.get().refusal


def test_one_that_cannot_come_out_does_not_hold_up_the_others(
    briefing, planned, partner, noon, monkeypatch
):
    other = make_briefing()
    approve(other, by=partner, at=noon)
    plan(other, partner, noon, due=2 * HOUR)
    publish = schedule_publication.publish

    def failing(*, briefing, **rest):
        if briefing.pk != other.pk:
            raise ValueError("The first one breaks.")
        return publish(briefing=briefing, **rest)

    monkeypatch.setattr(schedule_publication, "publish", failing)
    published = publishing.publish_due(at=noon + 2 * HOUR)

    assert published == 1
    assert Edition.objects.get().briefing == other
    assert Schedule.objects.get().briefing == briefing


def test_publishing_by_hand_makes_the_plan_needless(briefing, planned, partner, noon):
    publishing.publish(briefing=briefing, by=partner, at=noon)

    assert not Schedule.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_several_workers_publish_once(partner, noon):
    if connection.vendor == "sqlite":
        pytest.skip("The test's SQLite lives in memory; test_scheduling_processes.py has a file.")
    drafts = [make_briefing() for _number in range(4)]
    for draft in drafts:
        approve(draft, by=partner, at=noon)
        plan(draft, partner, noon)
    ready = threading.Barrier(3)
    counts: list[int] = []

    def work() -> None:
        ready.wait()
        try:
            for _turn in range(3):
                counts.append(publishing.publish_due(at=noon + HOUR))
        finally:
            connection.close()

    workers = [threading.Thread(target=work) for _number in range(3)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()

    assert sum(counts) == len(drafts)
    assert sorted(edition.number for edition in Edition.objects.all()) == [1] * len(drafts)


@pytest.mark.django_db(transaction=True)
def test_a_worker_that_dies_halfway_leaves_it_to_the_next(briefing, partner, noon, monkeypatch):
    approve(briefing, by=partner, at=noon)
    plan(briefing, partner, noon)

    def dies(**_arguments):
        raise SystemExit

    with monkeypatch.context() as patched:
        patched.setattr("briefings.publishing.publish_edition.list_edition", lambda *_two: dies())
        with pytest.raises(SystemExit):
            publishing.publish_due(at=noon + HOUR)
    nothing_yet = not Edition.objects.exists()

    publishing.publish_due(at=noon + HOUR)

    assert nothing_yet
    assert Edition.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_who_holds_the_briefing_is_not_waited_for(briefing, partner, noon):
    """Another worker at it (or somebody saving): this one goes on and comes back."""
    if not connection.features.has_select_for_update_skip_locked:
        pytest.skip("SQLite lets one write at a time; there is nothing to skip.")
    approve(briefing, by=partner, at=noon)
    plan(briefing, partner, noon)
    counts: list[int] = []

    def work() -> None:
        counts.append(publishing.publish_due(at=noon + HOUR))
        connection.close()

    with transaction.atomic():
        type(briefing).objects.select_for_update().get(pk=briefing.pk)
        worker = threading.Thread(target=work)
        worker.start()
        worker.join(PATIENCE)

    assert counts == [0]
    assert publishing.publish_due(at=noon + HOUR) == 1

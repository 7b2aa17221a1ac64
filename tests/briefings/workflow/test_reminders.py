"""Mails about briefings to the firm's own people, in both languages, once."""

from datetime import date, timedelta

import pytest
from django.contrib.auth.models import User
from django.core.mail import EmailMultiAlternatives

from briefings.models.draft.approval import Schedule
from briefings.models.draft.briefing import Briefing
from briefings.workflow import reminders
from mail.models import Message
from mail.outgoing.rendering import render
from notifications.models import Notification
from operations.worker import erase_expired
from tests.support.factories import make_author, make_person


@pytest.fixture
def due(briefing) -> Briefing:
    """Its day has come at noon of 2 May 2025."""
    make_author("ana-lei", email="ana@firm.example")
    Briefing.objects.filter(pk=briefing.pk).update(review_on=date(2025, 5, 2))
    briefing.refresh_from_db()
    return briefing


def mails() -> list[EmailMultiAlternatives]:
    return [render(row) for row in Message.objects.order_by("pk")]


def test_the_authors_are_reminded_once_on_the_day_in_both_languages(due, noon):
    reminders.remind(at=noon - timedelta(days=1))
    assert not mails()

    for _each in range(3):
        reminders.remind(at=noon)

    [mail] = mails()
    assert mail.to == ["ana@firm.example"]
    assert "商標法修訂" in mail.body
    assert "Trade Mark Law Revised" in mail.body
    assert f"/admin/briefings/briefing/{due.pk}/change/" in mail.alternatives[0].content


def test_the_firm_is_reminded_where_no_author_has_an_address(due, noon):
    make_author("ana-lei", email="")

    reminders.remind(at=noon)

    assert Message.objects.count() == 1


def test_a_day_that_passed_while_the_worker_was_down_is_caught_up(due, noon):
    assert reminders.remind(at=noon + timedelta(days=9)) == 1


def test_a_new_day_reminds_anew(due, noon, admin_client):
    reminders.remind(at=noon)
    Briefing.objects.filter(pk=due.pk).update(review_on=date(2026, 5, 2), reminded_on=None)

    reminders.remind(at=noon + timedelta(days=365))

    assert Message.objects.count() == 2


def test_nobody_is_reminded_of_what_is_in_the_bin(due, noon):
    Briefing.objects.filter(pk=due.pk).update(deleted_at=noon)

    assert reminders.remind(at=noon) == 0


def test_planner_and_publishers_are_told_once_of_what_was_missed(briefing, noon):
    planner = make_person("author", "planner")
    publisher = make_person("publisher")
    User.objects.filter(pk=publisher.pk).update(email="partner@firm.example")
    _missed(briefing, planner, noon)

    for _each in range(3):
        reminders.report_failed_publications(at=noon + timedelta(minutes=1))

    assert {one.user for one in Notification.objects.all()} == {planner, publisher}
    assert Notification.objects.count() == 2
    assert not mails()


def test_the_firm_is_mailed_of_what_was_missed_where_nobody_has_an_address(briefing, noon):
    _missed(briefing, make_person("publisher"), noon)

    for _each in range(3):
        reminders.report_failed_publications(at=noon + timedelta(minutes=1))

    [mail] = mails()
    assert "草稿已更改。" in mail.body
    assert "The draft has changed." in mail.alternatives[0].content


def _missed(briefing, planner, noon) -> None:
    Schedule.objects.create(
        briefing=briefing,
        due_at=noon,
        revision=1,
        set_at=noon,
        set_by=planner,
        refusal="草稿已更改。\n\nThe draft has changed.",
    )


def test_these_mails_are_erased_after_a_month_and_come_no_second_time(due, noon, lawyer):
    Schedule.objects.create(
        briefing=due, due_at=noon, revision=1, set_at=noon, set_by=lawyer, refusal="甲\n\na"
    )
    reminders.report_failed_publications(at=noon)
    later = noon + timedelta(days=31)

    erase_expired.erase_expired(at=later)
    reminders.report_failed_publications(at=later)

    assert not Message.objects.exists()

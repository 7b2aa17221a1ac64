"""Staff see, read and are mailed what happened, as far as they may see it."""

import re
from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts import notifications, send_notifications
from accounts.people.names import set_person
from briefings import publishing
from briefings.models.draft.briefing import Briefing
from briefings.text.texts import Texts
from contacts.desk import handle_enquiry
from contacts.models import Holiday
from mail.models import Message
from mail.outgoing.rendering import render
from notifications.kinds import Kind
from notifications.models import Notification
from notifications.notify import notify
from operations.worker import erase_expired
from tests.support.factories import (
    deliver_due,
    make_author,
    make_briefing,
    make_enquiry,
    make_person,
)

pytestmark = pytest.mark.django_db

SOON = timedelta(seconds=31)


@pytest.fixture
def author(briefing):
    person = make_person("author")
    make_author("ana-lei", user=person)
    set_person(person, names=Texts("", "Ana Lei"), language="en")
    User.objects.filter(pk=person.pk).update(email="ana@firm.example")
    person.refresh_from_db()
    return person


@pytest.fixture
def sent_back(briefing, author, noon):
    editor = make_person("editor")
    publishing.submit(briefing=briefing, by=author, at=noon)
    publishing.send_back(briefing=briefing, by=editor, at=noon, note="Name the article.")
    return briefing


def due(at) -> list:
    send_notifications.enqueue_due(at=at)
    return [render(message) for message in Message.objects.order_by("pk")]


def tell(person, kind, briefing, at) -> None:
    notify([person], Kind(kind), by=None, at=at, about={"briefing": briefing})


# --- by mail -------------------------------------------------------------------------------------


def test_the_mail_is_in_the_persons_language_and_names_only_references(sent_back, author, noon):
    assert due(noon) == []

    [mail] = due(noon + SOON)

    assert mail.to == ["ana@firm.example"]
    assert mail.subject == f"{sent_back.reference}: Your briefing was sent back with a note"
    assert "Trade Mark Law Revised" in mail.body
    assert "Name the article." in mail.body
    assert "editor sent it back" in mail.body
    assert f"/admin/briefings/briefing/{sent_back.pk}/text/" in mail.body


def test_each_is_mailed_once(sent_back, author, noon, postbox):
    for minute in range(20):
        send_notifications.enqueue_due(at=noon + timedelta(minutes=minute))

    assert Message.objects.count() == 1
    deliver_due(noon + timedelta(minutes=20))
    assert Message.objects.get().state == Message.State.SENT


def test_many_events_make_one_mail_and_the_next_one_waits(briefing, author, noon):
    for _each in range(30):
        tell(author, "held", briefing, noon)
    assert len(due(noon + SOON)) == 1

    later = noon + timedelta(minutes=1)
    tell(author, "held", briefing, later)

    assert len(due(later + SOON)) == 1
    mails = due(later + timedelta(minutes=10))
    assert [mail.subject[:16] for mail in mails] == ["30 notifications", mails[1].subject[:16]]


def test_daily_ones_come_at_eight_on_the_next_working_day(briefing, author, noon):
    friday = noon  # 2 May 2025, a Friday
    notifications.choose_paces(author, {"returned": "daily", "held": "daily"})
    Holiday.objects.create(day=(friday + timedelta(days=3)).date())
    for kind in ("returned", "held"):
        tell(author, kind, briefing, friday)

    eight = friday.replace(hour=8)
    days = [len(due(eight + timedelta(days=day))) for day in range(1, 5)]

    assert days == [0, 0, 0, 1]
    assert Notification.objects.filter(settled_at=None).count() == 0


def test_never_means_never_by_mail(sent_back, author, noon):
    notifications.choose_paces(author, {"returned": "never"})

    assert due(noon + SOON) == []
    assert due(noon + timedelta(days=5)) == []


def test_what_was_read_on_the_page_is_not_mailed(sent_back, author, noon):
    notifications.mark_read(author, at=noon)

    assert due(noon + SOON) == []


def test_a_mail_that_waits_leaves_out_what_the_person_may_no_longer_see(
    sent_back, author, noon, postbox
):
    send_notifications.enqueue_due(at=noon + SOON)
    author.author.byline_set.all().delete()

    deliver_due(noon + SOON)

    assert Message.objects.get().state == Message.State.CANCELLED


# --- on the pages --------------------------------------------------------------------------------


def first_page(client, person) -> str:
    client.force_login(person)
    page = client.get(reverse("admin:index"), headers={"accept-language": "en"})
    return page.content.decode()


def test_the_first_page_and_the_editor_show_the_note(client, sent_back, author):
    page = first_page(client, author)
    editor = client.get(reverse("admin:briefings_briefing_text", args=[sent_back.pk]))

    assert page.count("Name the article.") == 2  # under "Waiting for you" and "What happened"
    assert "1 new" in page
    assert "Name the article." in editor.content.decode()


def test_the_note_leaves_the_editor_once_the_draft_is_submitted_again(
    client, sent_back, author, noon
):
    publishing.submit(briefing=sent_back, by=author, at=noon)
    client.force_login(author)

    editor = client.get(reverse("admin:briefings_briefing_text", args=[sent_back.pk]))

    assert "Name the article." not in editor.content.decode()


def test_following_one_marks_it_as_read(client, sent_back, author):
    one = Notification.objects.get(user=author)
    first_page(client, author)

    answer = client.get(reverse("admin:notification", args=[one.pk]))

    assert answer.url == reverse("admin:briefings_briefing_text", args=[sent_back.pk])
    assert "1 new" not in first_page(client, author)


def test_all_are_marked_as_read_at_once(client, sent_back, author):
    client.force_login(author)

    client.post(reverse("admin:notifications"))

    assert not Notification.objects.filter(user=author, read_at=None).exists()


def test_the_notifications_of_others_are_not_found(client, sent_back, author):
    other = make_person("publisher")
    client.force_login(other)
    one = Notification.objects.get(user=author)

    answer = client.get(reverse("admin:notification", args=[one.pk]))

    assert answer.status_code == 404


def test_nothing_is_shown_of_what_the_person_may_not_see(client, author, noon):
    hidden = make_briefing(title={"zh-hant": "密", "en": "A hidden matter"}, authors=[])
    tell(author, "held", hidden, noon)
    enquiry = make_enquiry(at=noon, name="Chan Tai Man")
    handle_enquiry.assign(enquiry=enquiry, to=author, by=None, at=noon)
    handle_enquiry.assign(enquiry=enquiry, to=make_person("publisher"), by=None, at=noon)

    page = first_page(client, author)

    assert "A hidden matter" not in page
    assert enquiry.reference not in page
    assert "Nothing has happened that concerns you." in page


def test_nothing_is_shown_of_what_is_in_the_bin(client, sent_back, author, noon):
    Briefing.objects.update(deleted_at=noon)

    assert "Name the article." not in first_page(client, author)


def test_the_list_costs_the_same_however_long_it_is(client, briefing, author, noon):
    client.force_login(author)
    tell(author, "held", briefing, noon)
    address = reverse("admin:notifications")
    with CaptureQueriesContext(connection) as few:
        client.get(address)
    for _each in range(20):
        tell(author, "held", make_briefing(), noon)
    with CaptureQueriesContext(connection) as many:
        page = client.get(address).content.decode()

    assert len(many) == len(few)
    assert page.count('class="unread"') == 21


def test_people_choose_the_pace_on_their_own_page(client, author):
    client.force_login(author)
    address = reverse("admin:own_page")
    page = client.get(address, headers={"accept-language": "en"}).content.decode()
    fields = dict.fromkeys(re.findall(r'<select name="(\w+)"[^>]*id="id_\1"', page), "daily")
    assert set(Kind.values) <= set(fields)

    client.post(address, dict.fromkeys(Kind.values, "never") | {"do": "paces"})

    assert {notifications.pace_of(author)(kind) for kind in Kind.values} == {"never"}


def test_an_unknown_pace_is_refused(client, author):
    client.force_login(author)

    answer = client.post(
        reverse("admin:own_page"), dict.fromkeys(Kind.values, "hourly") | {"do": "paces"}
    )

    assert answer.status_code == 200
    assert notifications.pace_of(author)("held") == "at_once"


def test_notifications_are_erased_after_three_months(sent_back, author, noon):
    erase_expired.erase_expired(at=noon + timedelta(days=91))

    assert not Notification.objects.exists()

"""The client writes again on the page of the enquiry, and both sides read the thread in order."""

import re
from datetime import timedelta

import pytest
from django.test import Client

from contacts import secret_links
from contacts.desk import further_messages, handle_enquiry, held_mail, receive_mail
from contacts.models import Enquiry, Entry, InboundMail
from mail.models import Message
from tests.support.factories import make_enquiry

pytestmark = pytest.mark.django_db


@pytest.fixture
def enquiry(noon) -> Enquiry:
    found = make_enquiry(at=noon)
    handle_enquiry.answer(enquiry=found, text="Ten years.", key="k", by=None, at=noon)
    return found


def page_of(enquiry: Enquiry) -> str:
    return f"/en/contact/status/{secret_links.token(enquiry)}/"


def test_a_message_joins_the_thread_and_comes_back_to_the_inbox(client, enquiry):
    key = re.search(r'name="key" value="([^"]+)"', client.get(page_of(enquiry)).text)[1]

    sent = client.post(page_of(enquiry), {"message": "<b>And then?</b>", "key": key})
    client.post(page_of(enquiry), {"message": "<b>And then?</b>", "key": key})

    page = client.get(sent["Location"]).text
    enquiry.refresh_from_db()
    assert Entry.objects.get(kind="message").text == "<b>And then?</b>"
    assert (enquiry.state, enquiry.unread) == ("new", True)
    assert Message.objects.filter(kind="client_message").count() == 1
    assert page.index("Ten years.") < page.index("&lt;b&gt;And then?&lt;/b&gt;")


def test_notes_details_and_others_mails_are_not_on_the_page(client, enquiry, noon):
    handle_enquiry.note(enquiry=enquiry, text="SECRET note", by=None, at=noon)
    Enquiry.objects.update(invited_at=noon)
    handle_enquiry.add_details(enquiry=enquiry, text="SECRET details", at=noon)
    receive_mail.receive(b"From: wife@client.example\r\n\r\nSECRET mail", at=noon)
    held_mail.assign(pk=InboundMail.objects.get().pk, reference=enquiry.reference, by=None, at=noon)
    handle_enquiry.add_message(enquiry=enquiry, text="Mine.", key="m", at=noon)

    page = client.get(page_of(enquiry)).text

    assert "SECRET" not in page
    assert "Mine." in page


@pytest.mark.parametrize(
    "changes", [{"state": "spam"}, {"state": "withdrawn"}, {"check_state": "pending"}]
)
def test_where_the_firm_may_not_read_it_nothing_can_be_written(client, enquiry, changes):
    Enquiry.objects.update(**changes)

    answer = client.post(page_of(enquiry), {"message": "Hello."})

    assert answer.status_code == 422
    assert not Entry.objects.filter(kind="message").exists()
    assert "Write to the firm again" not in client.get(page_of(enquiry)).text


@pytest.mark.parametrize("message", ["", "  ", "x" * 50_000])
def test_an_empty_or_endless_message_is_refused_in_words(client, enquiry, message):
    answer = client.post(page_of(enquiry), {"message": message})

    assert answer.status_code == 422
    assert "error-summary" in answer.text


def test_so_many_messages_a_day_are_enough(client, enquiry, monkeypatch):
    monkeypatch.setattr(further_messages, "MOST_MESSAGES_A_DAY", 1)
    client.post(page_of(enquiry), {"message": "One."})

    answer = client.post(page_of(enquiry), {"message": "Two."})

    assert answer.status_code == 422
    assert "Two." in answer.text


def test_a_page_open_for_too_long_keeps_what_was_typed(enquiry):
    client = Client(enforce_csrf_checks=True)

    answer = client.post(page_of(enquiry), {"message": "Kept."})

    assert answer.status_code == 403
    assert "Kept." in answer.text
    assert not Entry.objects.filter(kind="message").exists()


def test_a_long_thread_costs_as_much_as_a_short_one(
    client, enquiry, noon, django_assert_max_num_queries
):
    for number in range(20):
        at = noon + timedelta(days=number)
        handle_enquiry.add_message(enquiry=enquiry, text=f"{number}", key=f"m{number}", at=at)

    with django_assert_max_num_queries(12):
        client.get(page_of(enquiry))

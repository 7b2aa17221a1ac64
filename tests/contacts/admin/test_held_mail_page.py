"""The clerk adds a held mail to its enquiry or discards it."""

import pytest
from django.contrib.auth.models import User
from django.test import Client

from contacts.desk import receive_mail
from contacts.models import AccessRecord, Enquiry, Entry, InboundMail
from mail.models import Message
from tests.support.factories import make_enquiry, make_person

pytestmark = pytest.mark.django_db
PAGE = "/admin/contacts/enquiry/held/"


@pytest.fixture
def desk(client) -> Client:
    client.force_login(make_person("enquiries clerk", "maria"))
    client.defaults["HTTP_ACCEPT_LANGUAGE"] = "en"
    return client


@pytest.fixture
def held(noon) -> InboundMail:
    raw = b"From: wife@client.example\r\nSubject: <b>Trade mark</b>\r\n\r\n<i>We agree.</i>"
    receive_mail.receive(raw, at=noon)
    return InboundMail.objects.get()


def test_a_held_mail_is_shown_as_text_with_the_reason(desk, held):
    page = desk.get(PAGE).text

    assert "&lt;b&gt;Trade mark&lt;/b&gt;" in page
    assert "&lt;i&gt;We agree.&lt;/i&gt;" in page
    assert "it names no enquiry" in page
    assert AccessRecord.objects.filter(action="listed").exists()
    assert PAGE in desk.get("/admin/contacts/enquiry/").text
    assert "held mails" in desk.get("/admin/").text


@pytest.mark.parametrize(("lines", "folded"), [(10, 0), (5000, 1)])
def test_a_long_mail_is_folded(desk, noon, lines, folded):
    receive_mail.receive(b"From: a@b.example\r\n\r\n" + b"x\r\n" * lines, at=noon)

    assert desk.get(PAGE).text.count('<details class="long">') == folded


def test_it_is_added_to_an_enquiry_once(desk, held, noon):
    enquiry = make_enquiry(at=noon)
    sent = {"mail": held.pk, "reference": enquiry.reference.lower(), "do": "assign"}

    told = desk.post(PAGE, sent, follow=True).text
    again = desk.post(PAGE, sent, follow=True).text

    assert f"The mail was added to enquiry {enquiry.reference}." in told
    assert "Somebody has already dealt with this mail." in again
    entry = Entry.objects.get(kind="message")
    assert (entry.text, entry.enquiry, entry.at) == ("<i>We agree.</i>", enquiry, noon)
    assert not entry.inbound_mail.is_from_client
    assert Entry.objects.get(kind="change").by == User.objects.get(username="maria")
    assert Message.objects.filter(kind="client_message").count() == 1
    thread = desk.get(f"/admin/contacts/enquiry/{enquiry.pk}/change/").text
    assert "wife@client.example" in thread
    assert "No mail is held." in desk.get(PAGE).text


@pytest.mark.parametrize("reference", ["", "AAAA-AAAA", "\x00", "十年"])
def test_an_unknown_reference_is_refused_in_words(desk, held, reference):
    sent = {"mail": held.pk, "reference": reference, "do": "assign"}

    assert "There is no enquiry with this reference." in desk.post(PAGE, sent, follow=True).text
    assert InboundMail.objects.get().entry is None


def test_nothing_is_added_to_a_withdrawn_enquiry(desk, held, noon):
    enquiry = make_enquiry(at=noon)
    Enquiry.objects.update(state="withdrawn")

    desk.post(PAGE, {"mail": held.pk, "reference": enquiry.reference, "do": "assign"})

    assert InboundMail.objects.get().entry is None


def test_it_is_discarded(desk, held):
    desk.post(PAGE, {"mail": held.pk, "do": "discard"})

    assert not InboundMail.objects.exists()
    assert desk.post(PAGE, {"mail": "x", "do": "discard"}).status_code == 302


def test_only_those_who_answer_enquiries_see_it(client, held):
    client.force_login(make_person("editor", "paulo"))

    assert client.get(PAGE).status_code == 403
    assert client.post(PAGE, {"mail": held.pk, "do": "discard"}).status_code == 403
    assert InboundMail.objects.exists()


def test_a_full_page_asks_no_more_than_a_short_one(desk, held, noon, django_assert_max_num_queries):
    for number in range(30):
        receive_mail.receive(b"From: a@b.example\r\n\r\n%d" % number, at=noon)

    with django_assert_max_num_queries(12):
        page = desk.get(PAGE).text
    assert "Page 1 of 2" in page

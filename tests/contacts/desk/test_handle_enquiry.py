"""An assignee is notified by a mail that names the enquiry and never the client."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import User

from accounts import send_notifications
from accounts.people.names import set_person
from briefings.text.texts import Texts
from contacts.desk import handle_enquiry
from mail.models import Message
from mail.outgoing.rendering import render
from notifications.models import Notification
from tests.support.factories import make_enquiry, make_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def lawyer(db) -> User:
    lawyer = make_person("enquiries clerk", "lawyer")
    User.objects.filter(pk=lawyer.pk).update(email="lawyer@firm.example")
    lawyer.refresh_from_db()
    return lawyer


def test_who_is_assigned_an_enquiry_is_notified_once(lawyer, noon):
    enquiry, clerk = make_enquiry(at=noon), make_person("enquiries clerk", "clerk")

    for _time in range(2):
        handle_enquiry.assign(enquiry=enquiry, to=lawyer, by=clerk, at=noon)

    told = Notification.objects.get()
    assert (told.kind, told.user, told.by, told.enquiry) == ("assigned", lawyer, clerk, enquiry)


def test_who_takes_an_enquiry_is_not_notified_of_it(lawyer, noon):
    handle_enquiry.assign(enquiry=make_enquiry(at=noon), to=lawyer, by=lawyer, at=noon)

    assert not Notification.objects.exists()


@pytest.mark.parametrize("language", ["en", "zh-hant"])
def test_the_mail_about_it_is_in_the_lawyers_language_without_the_client(lawyer, noon, language):
    set_person(lawyer, names=Texts("何東", "Rui Ho"), language=language)
    enquiry = make_enquiry(at=noon, name="Chan Tai Man", message="About Golden Lotus.")
    handle_enquiry.assign(enquiry=enquiry, to=lawyer, by=None, at=noon)

    send_notifications.enqueue_due(at=noon + timedelta(minutes=1))
    mail = render(Message.objects.filter(enquiry=None).get())

    text = f"{mail.subject} {mail.body}"
    assert enquiry.reference in text
    assert ("分派" in text) == (language == "zh-hant")
    for secret in ("Chan", "Golden", enquiry.email):
        assert secret not in text + str(mail.alternatives)

import json
from datetime import timedelta

import pytest
from django.contrib.auth.models import Permission, User
from django.test import Client

from briefings.models import clock
from contacts import retention
from contacts.models import AccessRecord, Enquiry, ErasureRequest, MarketingConsent
from mail.models import Message
from operations.worker import erase_expired
from tests.support.factories import make_enquiry, make_mailing_consent, make_person

pytestmark = pytest.mark.django_db
PAGE = "/admin/contacts/enquiry/person/"
WHO = "a@client.example"


def do(person: User, action: str = "", **typed: str):
    client = Client(headers={"Accept-Language": "en"})
    client.force_login(person)
    return client.post(PAGE, {"email": "A@client.example", "do": action, **typed}, follow=True)


@pytest.fixture
def clerk(db) -> User:
    return make_person("enquiries clerk", "maria")


@pytest.fixture
def other(db) -> User:
    return make_person("enquiries clerk", "paulo")


def only(codename: str) -> User:
    person = User.objects.create_user(codename, is_staff=True)
    person.user_permissions.set(Permission.objects.filter(codename=codename))
    return person


def test_a_persons_data_are_handed_over(clerk, noon):
    make_enquiry(at=noon, email=WHO, message="Mine.")
    make_enquiry(at=noon, email="b@client.example", message="Theirs.")

    answer = do(clerk, "export")

    data = json.loads(answer.content)
    assert [row["message"] for row in data["enquiries"]] == ["Mine."]
    assert "Theirs." not in answer.content.decode()


def test_one_asks_for_erasure_and_another_confirms_it(clerk, other, noon):
    gone = make_enquiry(at=noon, email=WHO)
    make_mailing_consent(gone)
    kept = make_enquiry(at=noon, email=WHO)
    Enquiry.objects.filter(pk=kept.pk).update(on_hold=True)
    make_enquiry(at=noon, email="b@client.example")

    do(clerk, "ask")
    waiting = do(other, email="").text
    do(other, "confirm")
    assert Enquiry.objects.count() == 3  # without the tick, nothing happens
    do(other, "confirm", sure="yes")

    assert WHO in waiting
    assert "maria" in waiting
    assert Enquiry.objects.count() == 2
    assert Message.objects.filter(enquiry__email=WHO).count() == 2
    assert MarketingConsent.objects.get().withdrawn_at
    assert not ErasureRequest.objects.exists()
    asked, erased = AccessRecord.objects.filter(action__in=["asked", "erased"]).order_by("pk")
    assert (asked.by, erased.by) == (clerk, other)
    assert gone.reference in asked.subject
    assert erased.subject == gone.reference


def test_whoever_asked_does_not_confirm_even_after_asking_again(clerk, other, noon):
    make_enquiry(at=noon, email=WHO)
    do(clerk, "ask")
    do(other, "ask")

    page = do(clerk, "confirm", sure="yes").text

    assert "Somebody other than the person who asked" in page
    assert 'value="confirm"' not in page
    assert Enquiry.objects.exists()
    assert ErasureRequest.objects.get().asked_by == clerk


def test_without_a_request_or_with_a_dropped_or_old_one_nothing_is_erased(clerk, other, noon):
    make_enquiry(at=noon, email=WHO)
    do(other, "confirm", sure="yes")
    do(clerk, "ask")
    do(other, "drop")
    do(other, "confirm", sure="yes")
    do(clerk, "ask")
    ErasureRequest.objects.update(asked_at=clock.now() - retention.ERASURE_REQUESTS)

    do(other, "confirm", sure="yes")

    assert Enquiry.objects.exists()
    assert WHO not in do(other, email="").text


def test_a_request_that_nobody_confirmed_is_erased_itself(clerk, noon):
    do(clerk, "ask")

    erase_expired.erase_expired(at=clock.now() + retention.ERASURE_REQUESTS + timedelta(hours=1))

    assert not ErasureRequest.objects.exists()


def test_export_and_erasure_are_rights_of_their_own(noon):
    make_enquiry(at=noon, email=WHO)
    exporter, eraser = only("export_enquiry"), only("erase_enquiry")

    assert do(exporter, "export").status_code == 200
    assert do(eraser, "export").status_code == 403
    for action in ("ask", "confirm", "drop"):
        assert do(exporter, action, sure="yes").status_code == 403
        assert do(eraser, action).status_code == 200
    assert 'value="export"' not in do(eraser, "find").text
    assert 'value="ask"' not in do(exporter, "find").text
    assert do(only("view_enquiry"), "find").status_code == 403

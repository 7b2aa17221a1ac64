"""What a client writes within a minute is one mail to the firm; nothing is left out or repeated."""

import uuid
from datetime import timedelta

import pytest

from contacts import mails
from contacts.desk import handle_enquiry
from contacts.models import Enquiry
from mail.models import Message
from mail.outgoing.rendering import render
from tests.support.factories import deliver_due, make_enquiry

pytestmark = pytest.mark.django_db
A_SECOND = timedelta(seconds=1)


@pytest.fixture
def enquiry(noon) -> Enquiry:
    made = make_enquiry(at=noon)
    deliver_due(noon)
    return made


def write(enquiry: Enquiry, *texts: str, at) -> None:
    for text in texts:
        handle_enquiry.add_message(enquiry=enquiry, text=text, key=f"k{text}", at=at)


def told() -> list[str]:
    rows = Message.objects.filter(kind=mails.client_message.name).order_by("pk")
    return [render(row).body for row in rows]


def test_ten_messages_in_a_minute_are_one_mail_with_all_of_them(enquiry, noon, postbox):
    words = [f"message-{number}." for number in range(10)]
    for number, word in enumerate(words):
        write(enquiry, word, at=noon + number * A_SECOND)

    deliver_due(noon + 59 * A_SECOND)
    before = len(postbox.mails)
    deliver_due(noon + mails.GATHER)

    [mail] = postbox.mails[before:]
    parts = [part.get_content() for part in mail.walk() if not part.is_multipart()]
    assert len(parts) == 2
    assert all([part.count(word) for word in words] == [1] * 10 for part in parts)


@pytest.mark.parametrize("state", ["sent", "being sent", "tried in vain"])
def test_what_comes_later_than_the_mail_is_in_the_next_one(enquiry, noon, state, postbox):
    write(enquiry, "first", at=noon)
    row = Message.objects.filter(kind=mails.client_message.name)
    if state == "sent":
        deliver_due(noon + mails.GATHER)
    if state == "being sent":
        row.update(claim=uuid.uuid4(), claimed_until=noon)
    if state == "tried in vain":
        row.update(attempts=1)

    write(enquiry, "second", "third", at=noon + mails.GATHER)

    one, other = told()
    assert [word in one for word in ("first", "second", "third")] == [True, False, False]
    assert [word in other for word in ("first", "second", "third")] == [False, True, True]


def test_another_enquiry_has_a_mail_of_its_own(enquiry, noon, postbox):
    another = make_enquiry(at=noon, message="Another.")
    write(enquiry, "mine", at=noon)
    write(another, "theirs", at=noon)

    assert [("mine" in text, "theirs" in text) for text in told()] == [(True, False), (False, True)]

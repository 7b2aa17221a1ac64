import pytest

from contacts import emails, outbox
from contacts.desk import digest, handle_enquiry
from contacts.models import Desk, OutboxMessage
from tests.factories import make_enquiry

pytestmark = pytest.mark.django_db
Kind = OutboxMessage.Kind


@pytest.fixture
def every_letter(noon) -> dict[str, emails.Letter]:
    """Return one mail of each kind, as it would be sent."""
    Desk.objects.create(pk=1, two_steps=True)
    enquiry = make_enquiry(at=noon, message="", topic="A lease", parties="ACME Ltd")
    handle_enquiry.invite(enquiry=enquiry, by=None, at=noon)
    handle_enquiry.add_details(enquiry=enquiry, text="The facts.", at=noon)
    handle_enquiry.answer(enquiry=enquiry, text="Ten years.", key="k", by=None, at=noon)
    handle_enquiry.withdraw(enquiry=enquiry, at=noon)
    make_enquiry(at=noon, trap="x")
    digest.tell_of_held(at=noon)
    outbox.enqueue(Kind.REMINDER, enquiry=enquiry, at=noon)
    about = {"due": noon.isoformat(), "reasons_zh": "x", "reasons_en": "x", "briefing": "1"}
    about |= {"reference": "2025-1", "title_zh": "x", "title_en": "x", "what": "x", "who": "x"}
    for kind in (Kind.REVIEW, Kind.MISSED, Kind.SECURITY):
        outbox.enqueue_to_staff(kind, key="1", at=noon, to="ana@firm.example", **about)
    return {
        message.kind: emails.compose(message)
        for message in OutboxMessage.objects.order_by("pk").select_related("enquiry", "entry")
    }


def test_only_a_lawyers_own_reply_is_not_marked_as_automatic(every_letter):
    marked = {kind: letter.headers.get("Auto-Submitted") for kind, letter in every_letter.items()}

    assert set(marked) == set(Kind.values)
    assert marked.pop(Kind.REPLY) is None
    assert {marked[Kind.ACKNOWLEDGEMENT], marked[Kind.INVITATION]} == {"auto-replied"}
    assert set(marked.values()) == {"auto-replied", "auto-generated"}

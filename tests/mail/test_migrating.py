"""The outbox of 1.0 is kept, and 1.0 can use it during an upgrade."""

import pytest
from django.contrib.auth.models import User

from contacts.desk import handle_enquiry
from contacts.models import Enquiry
from mail.models import Message
from tests.databases.earlier_rows import make_enquiry_with_mails
from tests.support.factories import deliver_due, make_enquiry

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("upgraded")]
NOTICE = {"to": "ana@firm.example", "what_zh": "密碼已更改。", "what_en": "Changed."}
# By the addresses of the mails that waited: of what kind they are, and whether about an enquiry.
WAITED = {
    "<aaaa-0001.firm@firm.example>": ("firm", "AAAA-0001"),
    "<aaaa-0001.acknowledgement@firm.example>": ("acknowledgement", "AAAA-0001"),
    "<aaaa-0002.firm@firm.example>": ("firm", "AAAA-0002"),
    "<aaaa-0002.acknowledgement@firm.example>": ("acknowledgement", "AAAA-0002"),
    "<digest@firm.example>": ("digest", None),
    "<security@firm.example>": ("security", None),
}


def test_mails_that_wait_at_the_upgrade_arrive_in_their_readers_language(
    first_release, noon, postbox
):
    stored = first_release.get_model("contacts", "OutboxMessage").objects.order_by("pk")
    kept = {row.message_id: (row.kind, row.enquiry and row.enquiry.reference) for row in stored}
    before = list(stored.values())

    # A column that is new since has its default.
    assert kept == WAITED
    assert before == [
        {name: row[name] for name in before[0]} for row in Message.objects.order_by("pk").values()
    ]
    assert {row["created_at"] for row in before} == {noon}
    assert Message.objects.get(kind="security").about == NOTICE
    assert deliver_due(noon) == 6
    assert set(Message.objects.values_list("state", flat=True)) == {"sent"}
    by_id = {mail["Message-ID"]: mail for mail in postbox.mails}
    assert set(by_id) == set(WAITED)
    assert "has arrived" in by_id["<aaaa-0001.acknowledgement@firm.example>"]["Subject"]
    assert "查詢" in by_id["<aaaa-0002.acknowledgement@firm.example>"]["Subject"]
    assert "AAAA-0002" in by_id["<digest@firm.example>"].get_body(("plain",)).get_content()
    assert by_id["<security@firm.example>"]["To"] == "ana@firm.example"


def test_both_releases_use_the_outbox_beside_each_other(first_release, noon, postbox):
    enquiry = make_enquiry(at=noon)
    handle_enquiry.answer(enquiry=enquiry, text="Ten years.", key="k", by=None, at=noon)

    letters = first_release.get_model("contacts", "OutboxMessage").objects
    new = letters.exclude(message_id__in=WAITED)
    read = {row.kind: (row.enquiry.reference, row.entry_id is None) for row in new}
    make_enquiry_with_mails(first_release, language="en", number=3)

    reference = enquiry.reference
    assert read == {
        "firm": (reference, True),
        "acknowledgement": (reference, True),
        "reply": (reference, False),
    }
    assert deliver_due(noon) == len(WAITED) + 5
    assert len(postbox.mails) == len(WAITED) + 5


def test_a_mail_from_before_goes_with_its_enquiry():
    Enquiry.objects.get(reference="AAAA-0001").delete()

    left = {mail: about for mail, about in WAITED.items() if about[1] != "AAAA-0001"}
    assert set(Message.objects.values_list("message_id", flat=True)) == set(left)


def test_who_could_see_the_outbox_still_can(client):
    person = User.objects.get(username="clerk")

    client.force_login(person)
    now = client.get("/admin/contacts/outboxmessage/?kind__exact=firm", follow=True)
    assert now.redirect_chain == [("/admin/mail/message/?kind__exact=firm", 302)]
    assert now.status_code == 200
    assert person.has_perm("contacts.view_outboxmessage")

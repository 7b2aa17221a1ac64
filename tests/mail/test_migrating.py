"""The outbox of 1.0 is kept, and 1.0 can use it during an upgrade."""

import pytest
from django.contrib.auth.models import Permission, User
from django.contrib.contenttypes.models import ContentType
from django.db.migrations.state import StateApps

from contacts.desk import handle_enquiry
from contacts.models import Enquiry
from mail.models import Message
from tests.databases.earlier_release import FIRST_RELEASE
from tests.factories import deliver_due, make_enquiry

pytestmark = pytest.mark.django_db


@pytest.fixture
def old(first_release) -> StateApps:
    """The models of 1.0."""
    return first_release.to(*FIRST_RELEASE)


def store_as_first_release(apps, noon, *, language: str, number: int) -> int:
    """Store an enquiry with its two mails, as 1.0 does; return the enquiry's key."""
    wording, _made = apps.get_model("contacts", "Wording").objects.get_or_create(
        digest=language.ljust(64, "0"),
        defaults={
            "language": language,
            "relationship": f"r-{language}",
            "privacy": "p",
            "consent": "c",
            "first_used_at": noon,
        },
    )
    enquiry = apps.get_model("contacts", "Enquiry").objects.create(
        reference=f"AAAA-{number:04}",
        key=str(number),
        name="Chan",
        topic="t",
        received_at=noon,
        state_at=noon,
        language=language,
        email=f"{language}@client.example",
        wording=wording,
        consent=True,
    )
    messages = apps.get_model("contacts", "OutboxMessage").objects
    for kind in ("firm", "acknowledgement"):
        messages.create(
            kind=kind,
            enquiry=enquiry,
            created_at=noon,
            message_id=f"<{enquiry.reference}.{kind}@firm.example>".lower(),
        )
    return enquiry.pk


def store_digest_and_notice(apps, noon) -> None:
    messages = apps.get_model("contacts", "OutboxMessage").objects
    digest = messages.create(kind="digest", created_at=noon, message_id="<digest@firm.example>")
    held = apps.get_model("contacts", "Enquiry").objects.order_by("pk").last()
    held.digest = digest
    held.save()
    messages.create(
        kind="security",
        created_at=noon,
        message_id="<security@firm.example>",
        about={"to": "ana@firm.example", "what_zh": "密碼已更改。", "what_en": "Changed."},
    )


def test_mails_that_wait_at_the_upgrade_arrive_in_their_readers_language(
    first_release, old, noon, postbox
):
    store_as_first_release(old, noon, language="en", number=1)
    store_as_first_release(old, noon, language="zh-hant", number=2)
    store_digest_and_notice(old, noon)
    stored = old.get_model("contacts", "OutboxMessage").objects.order_by("pk")
    before = list(stored.values())

    first_release.to_the_newest()

    # A column that is new since has its default.
    kept = [
        {name: row[name] for name in before[0]} for row in Message.objects.order_by("pk").values()
    ]
    assert kept == before
    assert deliver_due(noon) == 6
    assert set(Message.objects.values_list("state", flat=True)) == {"sent"}
    by_id = {mail["Message-ID"]: mail for mail in postbox.mails}
    assert set(by_id) == {row["message_id"] for row in before}
    assert "has arrived" in by_id["<aaaa-0001.acknowledgement@firm.example>"]["Subject"]
    assert "查詢" in by_id["<aaaa-0002.acknowledgement@firm.example>"]["Subject"]
    assert "AAAA-0002" in by_id["<digest@firm.example>"].get_body(("plain",)).get_content()
    assert by_id["<security@firm.example>"]["To"] == "ana@firm.example"


def test_both_releases_use_the_outbox_beside_each_other(first_release, old, noon, postbox):
    first_release.to_the_newest()
    enquiry = make_enquiry(at=noon)
    handle_enquiry.answer(enquiry=enquiry, text="Ten years.", key="k", by=None, at=noon)

    letters = old.get_model("contacts", "OutboxMessage").objects
    read = {row.kind: (row.enquiry.reference, row.entry_id is None) for row in letters.all()}
    store_as_first_release(old, noon, language="en", number=1)

    reference = enquiry.reference
    assert read == {
        "firm": (reference, True),
        "acknowledgement": (reference, True),
        "reply": (reference, False),
    }
    assert deliver_due(noon) == 5
    assert len(postbox.mails) == 5


def test_a_mail_from_before_goes_with_its_enquiry(first_release, old, noon):
    pk = store_as_first_release(old, noon, language="en", number=1)
    store_digest_and_notice(old, noon)

    first_release.to_the_newest()
    Enquiry.objects.get(pk=pk).delete()

    assert set(Message.objects.values_list("kind", flat=True)) == {"digest", "security"}


def test_who_could_see_the_outbox_still_can(first_release, old, noon, client):
    person = User.objects.create_user("clerk", is_staff=True)
    kind, _made = ContentType.objects.get_or_create(app_label="contacts", model="outboxmessage")
    seeing, _made = Permission.objects.get_or_create(
        content_type=kind, codename="view_outboxmessage", defaults={"name": "Can view letter"}
    )
    person.user_permissions.add(seeing)

    first_release.to_the_newest()

    client.force_login(person)
    now = client.get("/admin/contacts/outboxmessage/?kind__exact=firm", follow=True)
    assert now.redirect_chain == [("/admin/mail/message/?kind__exact=firm", 302)]
    assert now.status_code == 200
    assert User.objects.get(pk=person.pk).has_perm("contacts.view_outboxmessage")

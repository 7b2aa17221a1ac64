import json
from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from contacts.models import AccessRecord, Enquiry
from mail.models import Message
from tests.support.factories import make_enquiry

pytestmark = pytest.mark.django_db


def run(*words: str) -> str:
    out = StringIO()
    call_command(*words, stdout=out)
    return out.getvalue()


def test_export_prints_every_field_of_every_enquiry(noon, edition):
    make_enquiry(at=noon, message="甲\n乙")
    make_enquiry(at=noon + timedelta(hours=1), language="zh-hant")

    rows = json.loads(run("export_enquiries", "--json"))

    assert [row["language"] for row in rows] == ["en", "zh-hant"]
    assert rows[0]["message"] == "甲\n乙"
    assert {field.name for field in Enquiry._meta.concrete_fields} <= set(rows[0])
    assert "relationship" in rows[0]["wording"]
    assert {letter["kind"] for letter in rows[0]["letters"]} == {"firm", "acknowledgement"}


def test_export_of_nothing_is_an_empty_list(db):
    assert json.loads(run("export_enquiries", "--json")) == []


def test_export_gives_one_persons_enquiries_line_by_line(noon):
    make_enquiry(at=noon, email="a@client.example")
    make_enquiry(at=noon, email="b@client.example")

    lines = run("export_enquiries", "--lines", "--email", "A@client.example").splitlines()

    assert [json.loads(line)["email"] for line in lines] == ["a@client.example"]
    with pytest.raises(CommandError, match="nobody@"):
        run("export_enquiries", "--email", "nobody@client.example")


def test_an_export_is_logged(db):
    run("export_enquiries")

    assert AccessRecord.objects.get().action == "exported"


def test_the_worker_drains_the_outbox_and_ends(db, postbox):
    make_enquiry(at=timezone.now())

    answer = run("run_worker", "--once")

    assert "2" in answer
    assert len(postbox.mails) == 2


def test_the_worker_drains_mails_to_followers_at_their_pace(db, postbox, settings):
    settings.BULK_MAILS_PER_MINUTE = 120
    for number in range(5):
        Message.objects.create(
            kind="review",
            about={"to": f"{number}@client.example", "briefing": "1"},
            created_at=timezone.now(),
            is_bulk=True,
            message_id=f"<{number}@firm.example>",
        )

    run("run_worker", "--once")

    assert len(postbox.mails) == 5


def test_the_worker_tells_the_clerk_of_what_is_held_once_an_hour(db, postbox):
    held = make_enquiry(at=timezone.now(), trap="x")

    run("run_worker", "--once")
    make_enquiry(at=timezone.now(), trap="x")
    run("run_worker", "--once")

    [mail] = postbox.mails
    assert held.reference in mail.get_body(("plain",)).get_content()
    assert Message.objects.filter(kind="digest").count() == 1


def test_the_worker_reminds_of_what_waits_too_long_once_a_day(db, postbox):
    make_enquiry(at=timezone.now() - timedelta(days=14))

    run("run_worker", "--once")
    run("run_worker", "--once")

    assert Message.objects.filter(kind="reminder", state="sent").count() == 1


@pytest.mark.parametrize(
    ("state", "days", "kept"),
    [
        ("spam", 29, True),
        ("spam", 31, False),
        ("withdrawn", 31, False),
        ("closed", 364, True),
        ("closed", 366, False),
        ("new", 729, True),
        ("new", 731, False),
        ("answered", 731, False),
    ],
)
def test_what_has_had_its_time_is_erased(db, state, days, kept):
    at = timezone.now() - timedelta(days=days)
    enquiry = make_enquiry(at=at)
    Enquiry.objects.filter(pk=enquiry.pk).update(state=state)

    run("erase_expired")

    assert Enquiry.objects.exists() is kept
    assert Message.objects.exists() is kept


def test_what_is_on_hold_is_kept(noon):
    Enquiry.objects.filter(pk=make_enquiry(at=noon - timedelta(days=3000)).pk).update(on_hold=True)

    run("erase_expired")

    assert Enquiry.objects.exists()

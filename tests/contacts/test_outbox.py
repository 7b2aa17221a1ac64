import socket
import time
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.db.models.functions import Now

from contacts import outbox
from contacts.models import OutboxMessage
from mail.deadline import deadline
from tests.briefings import every_construct
from tests.factories import filled, make_author, make_enquiry, publish_now
from tests.postbox import Postbox

pytestmark = pytest.mark.django_db


def drain(at) -> int:
    """Everything that is due at a moment."""
    sent = 0
    while outbox.deliver_next(clock=lambda: at):
        sent += 1
    return sent


def states() -> list[str]:
    return sorted(OutboxMessage.objects.values_list("state", flat=True))


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def test_letters_are_sent_once(noon, postbox):
    make_enquiry(at=noon)

    assert drain(noon) == 2
    assert drain(noon + timedelta(days=1)) == 0
    assert states() == ["sent", "sent"]
    assert len(postbox.mails) == 2


def test_the_enquiry_goes_to_the_firm_and_is_answered_to_the_client(noon, postbox):
    make_enquiry(at=noon, email="chan@client.example")

    drain(noon)

    mail = postbox.mails[0]
    assert postbox.recipients[0] == "office@localhost.localdomain"
    assert mail["From"] == "briefings@firm.example"
    assert mail["Reply-To"] == "chan@client.example"
    assert "How long does a renewal take?" in mail.get_body(("plain",)).get_content()


def test_a_chosen_lawyer_gets_it(noon, postbox):
    make_enquiry(at=noon, lawyer=make_author())

    drain(noon)

    assert postbox.recipients[0] == "ana-lei@firm.example"


def test_the_first_attempt_waits_for_no_clock(noon, postbox):
    make_enquiry(at=noon + timedelta(hours=1))

    assert drain(noon) == 2


@pytest.mark.parametrize("mood", ["451", "421", "hangs", "cuts"])
def test_a_failing_server_loses_nothing_and_the_queue_empties_by_itself(noon, postbox, mood):
    make_enquiry(at=noon)
    postbox.mood = mood
    drain(noon)
    first = [mail["Message-ID"] for mail in postbox.mails]

    postbox.mood = "kind"
    drain(noon + timedelta(minutes=1))

    assert states() == ["sent", "sent"]
    ids = [mail["Message-ID"] for mail in postbox.mails]
    assert len(set(ids)) == 2  # what a cut line repeated has the same id
    assert set(first) <= set(ids)


def test_a_server_that_is_down_for_days_loses_nothing(noon, postbox, settings):
    port = settings.MAILERS["default"]["OPTIONS"]["port"] = free_port()
    make_enquiry(at=noon)
    for hours in range(0, 72, 3):
        drain(noon + timedelta(hours=hours))
    assert states() == ["waiting", "waiting"]

    box = Postbox().start(port)
    drain(noon + timedelta(hours=72, minutes=1))
    box.stop()

    assert len(box.mails) == 2


def test_when_the_server_answers_again_nobody_waits_on(noon, postbox, settings):
    right = settings.MAILERS["default"]["OPTIONS"]["port"]
    settings.MAILERS["default"]["OPTIONS"]["port"] = free_port()
    make_enquiry(at=noon)
    for minutes in range(0, 30, 6):
        drain(noon + timedelta(minutes=minutes))
    settings.MAILERS["default"]["OPTIONS"]["port"] = right
    make_enquiry(at=noon)

    drain(noon + timedelta(minutes=24, seconds=30))

    assert states() == ["sent"] * 4


def test_waits_grow_and_never_agree():
    waits = [outbox._wait(attempt) for attempt in range(1, 12)]

    assert waits[0] < timedelta(seconds=13)
    assert waits[5] < waits[8] < timedelta(hours=5.1)
    assert len({outbox._wait(3) for _time in range(20)}) > 5


def test_a_refused_client_is_set_aside_while_the_firm_is_tried_for_days(noon, postbox):
    make_enquiry(at=noon)
    postbox.mood = "550"

    for hours in range(24):
        drain(noon + timedelta(hours=hours))

    by_kind = dict(OutboxMessage.objects.values_list("kind", "state"))
    assert by_kind == {"firm": "waiting", "acknowledgement": "set_aside"}


def test_after_days_of_refusal_a_letter_is_set_aside_and_can_be_sent_again(noon, postbox):
    make_enquiry(at=noon)
    postbox.mood = "550"
    for hours in range(0, 140, 5):
        drain(noon + timedelta(hours=hours))
    assert states() == ["set_aside", "set_aside"]

    postbox.mood = "kind"
    outbox.try_again(messages=OutboxMessage.objects.all())
    drain(noon)

    assert states() == ["sent", "sent"]


def test_a_poisoned_letter_stops_no_other_and_is_set_aside(noon, postbox, monkeypatch):
    poisoned = make_enquiry(at=noon)
    compose = outbox.emails.compose

    def fail_for_one(message):
        if message.enquiry_id == poisoned.pk:
            raise ValueError("cannot be made")
        return compose(message)

    monkeypatch.setattr(outbox.emails, "compose", fail_for_one)
    make_enquiry(at=noon)

    for minutes in range(5):
        drain(noon + timedelta(minutes=minutes))

    assert states() == ["sent", "sent", "set_aside", "set_aside"]
    assert "cannot be made" in OutboxMessage.objects.filter(state="set_aside").first().last_error


def let_claims_run_out():
    OutboxMessage.objects.filter(claim__isnull=False).update(
        claimed_until=Now() - timedelta(seconds=1)
    )


def test_a_letter_has_one_owner_until_the_claim_runs_out(noon, postbox):
    make_enquiry(at=noon)

    first, second, third = (outbox.claim(at=noon) for _time in range(3))
    let_claims_run_out()
    later = outbox.claim(at=noon)

    assert {first.kind, second.kind} == {"firm", "acknowledgement"}
    assert third is None
    assert later.pk == first.pk
    assert later.claim != first.claim


def test_a_worker_whose_clock_is_ahead_leaves_a_letter_that_is_being_sent(noon, postbox):
    make_enquiry(at=noon)
    sending = [outbox.claim(at=noon), outbox.claim(at=noon)]

    ahead = outbox.claim(at=noon + timedelta(hours=2))

    assert all(sending)
    assert ahead is None


def test_who_lost_its_claim_no_longer_writes_how_it_went(noon, postbox):
    make_enquiry(at=noon)
    slow = outbox.claim(at=noon)
    let_claims_run_out()
    outbox.claim(at=noon)

    outbox._record(slow, {"state": OutboxMessage.State.SET_ASIDE})

    assert states() == ["waiting", "waiting"]


def test_the_message_id_stays_the_same_over_all_attempts(noon, postbox):
    make_enquiry(at=noon)
    postbox.mood = "cuts"
    drain(noon)
    drain(noon + timedelta(minutes=1))

    ids = [mail["Message-ID"] for mail in postbox.mails]

    assert len(ids) == 4
    assert len(set(ids)) == 2


def test_a_deadline_ends_what_goes_on_for_ever():
    begun = time.monotonic()

    with pytest.raises(TimeoutError), deadline(0.2):
        time.sleep(5)

    assert time.monotonic() - begun < 2


def test_erasing_an_enquiry_takes_its_letters_along(noon):
    make_enquiry(at=noon).delete()

    assert not OutboxMessage.objects.exists()


@pytest.mark.parametrize(
    "changes",
    [{"state": "sent"}, {"sent_at": "2025-01-01T00:00Z"}, {"claimed_until": "2025-01-01T00:00Z"}],
)
def test_the_database_refuses_letters_that_contradict_themselves(noon, changes):
    make_enquiry(at=noon)

    with pytest.raises(IntegrityError), transaction.atomic():
        OutboxMessage.objects.update(**changes)


@pytest.mark.parametrize("language", ["en", "zh-hant"])
def test_the_acknowledgement_repeats_nothing_typed_and_warns_in_the_clients_language(
    noon, postbox, language
):
    make_enquiry(
        at=noon,
        language=language,
        name="TYPED-NAME",
        phone="TYPED-PHONE",
        message="TYPED-MESSAGE",
        email="typed@client.example",
    )

    drain(noon)

    mail = postbox.mails[1]
    html = mail.get_body(("html",)).get_content()
    text = mail.get_body(("plain",)).get_content()
    assert mail["To"] == "typed@client.example"
    assert "TYPED" not in str(mail["Subject"]) + html + text
    warning = filled(language=language).wording.relationship
    assert warning in text
    assert mail["Auto-Submitted"] == "auto-replied"


def test_the_firms_subject_says_nothing_of_the_content(noon, postbox):
    make_enquiry(at=noon, name="SECRET", message="SECRET")

    drain(noon)

    assert "SECRET" not in postbox.mails[0]["Subject"]


@pytest.mark.parametrize(
    "text", ["<script>x</script>", "{{ firm.email }}", "a\r\nBcc: x@y.example"]
)
def test_nothing_typed_is_live_in_a_mail(noon, postbox, text):
    make_enquiry(at=noon, name=text, message=text)

    drain(noon)

    mail = postbox.mails[0]
    assert "<script>" not in mail.get_body(("html",)).get_content()
    assert mail["Bcc"] is None
    assert len(postbox.recipients) == 2
    if "{{" in text:
        assert text in mail.get_body(("plain",)).get_content()


def test_the_passage_reaches_the_lawyer_in_both_languages(noon, postbox, edition):
    pair = next(edition.snapshot.pairs())
    passage = outbox.emails.passages.of(edition, pair.id)

    make_enquiry(at=noon, passage=passage)
    drain(noon)

    text = postbox.mails[0].get_body(("plain",)).get_content()
    assert pair.text.en in text
    assert pair.text.zh_hant in text
    assert f"#p-{pair.id}" in text
    assert edition.snapshot.reference in postbox.mails[0]["Subject"]


def test_the_passage_is_mailed_as_plain_text_with_the_numbers_of_its_page(noon, postbox):
    edition = publish_now(every_construct.make(), at=noon)
    pair = list(edition.snapshot.pairs())[3]

    make_enquiry(at=noon, passage=outbox.emails.passages.of(edition, pair.id))
    drain(noon)

    for kind in ("plain", "html"):
        text = postbox.mails[0].get_body((kind,)).get_content()
        for line in (
            "再引[3]，又引[4]。",
            "[4] 判決三。",
            "Again[3], and again[4].",
            "[3] Judgment two.",
        ):
            assert line in text
        assert "[^" not in text

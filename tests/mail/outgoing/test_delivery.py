import socket
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.db.models.functions import Now

from mail.models import Message
from mail.outgoing import delivery, outbox, rendering, smtp
from tests.support.factories import deliver_due, make_author, make_enquiry
from tests.support.postbox import Postbox

pytestmark = pytest.mark.django_db


def states() -> list[str]:
    return sorted(Message.objects.values_list("state", flat=True))


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def test_letters_are_sent_once(noon, postbox):
    make_enquiry(at=noon)

    assert deliver_due(noon) == 2
    assert deliver_due(noon + timedelta(days=1)) == 0
    assert states() == ["sent", "sent"]
    assert len(postbox.mails) == 2


def test_the_enquiry_goes_to_the_firm_and_is_answered_to_the_client(noon, postbox):
    make_enquiry(at=noon, email="chan@client.example")

    deliver_due(noon)

    mail = postbox.mails[0]
    assert postbox.recipients[0] == "office@localhost.localdomain"
    assert mail["From"] == "briefings@firm.example"
    assert mail["Reply-To"] == "chan@client.example"
    assert "How long does a renewal take?" in mail.get_body(("plain",)).get_content()


def test_a_chosen_lawyer_gets_it(noon, postbox):
    make_enquiry(at=noon, lawyer=make_author())

    deliver_due(noon)

    assert postbox.recipients[0] == "ana-lei@firm.example"


def test_the_first_attempt_waits_for_no_clock(noon, postbox):
    make_enquiry(at=noon + timedelta(hours=1))

    assert deliver_due(noon) == 2


@pytest.mark.parametrize("mood", ["451", "421", "hangs", "cuts", "drops"])
def test_a_failing_server_loses_nothing_and_the_queue_empties_by_itself(
    noon, postbox, mood, monkeypatch
):
    monkeypatch.setattr(smtp, "LONGEST_ANSWER", 2)  # seconds; in earnest 30 for each mail
    make_enquiry(at=noon)
    postbox.mood = mood
    deliver_due(noon)
    first = [mail["Message-ID"] for mail in postbox.mails]

    postbox.mood = "kind"
    deliver_due(noon + timedelta(minutes=1))

    assert states() == ["sent", "sent"]
    ids = [mail["Message-ID"] for mail in postbox.mails]
    assert len(set(ids)) == 2  # what a cut line repeated has the same id
    assert set(first) <= set(ids)


def test_a_server_that_is_down_for_days_loses_nothing(noon, postbox, settings):
    port = settings.MAILERS["default"]["OPTIONS"]["port"] = free_port()
    make_enquiry(at=noon)
    for hours in range(0, 72, 3):
        deliver_due(noon + timedelta(hours=hours))
    assert states() == ["waiting", "waiting"]

    box = Postbox().start(port)
    deliver_due(noon + timedelta(hours=72, minutes=1))
    box.stop()

    assert len(box.mails) == 2


def test_when_the_server_answers_again_nobody_waits_on(noon, postbox, settings):
    right = settings.MAILERS["default"]["OPTIONS"]["port"]
    settings.MAILERS["default"]["OPTIONS"]["port"] = free_port()
    make_enquiry(at=noon)
    for minutes in range(0, 30, 6):
        deliver_due(noon + timedelta(minutes=minutes))
    settings.MAILERS["default"]["OPTIONS"]["port"] = right
    make_enquiry(at=noon)

    deliver_due(noon + timedelta(minutes=24, seconds=30))

    assert states() == ["sent"] * 4


def test_waits_grow_and_never_agree():
    waits = [delivery._wait(attempt) for attempt in range(1, 12)]

    assert waits[0] < timedelta(seconds=13)
    assert waits[5] < waits[8] < timedelta(hours=5.1)
    assert len({delivery._wait(3) for _time in range(20)}) > 5


def test_a_refused_client_is_set_aside_while_the_firm_is_tried_for_days(noon, postbox):
    make_enquiry(at=noon)
    postbox.mood = "550"

    for hours in range(24):
        deliver_due(noon + timedelta(hours=hours))

    by_kind = dict(Message.objects.values_list("kind", "state"))
    assert by_kind == {"firm": "waiting", "acknowledgement": "set_aside"}


def test_after_days_of_refusal_a_letter_is_set_aside_and_can_be_sent_again(noon, postbox):
    make_enquiry(at=noon)
    postbox.mood = "550"
    for hours in range(0, 140, 5):
        deliver_due(noon + timedelta(hours=hours))
    assert states() == ["set_aside", "set_aside"]

    postbox.mood = "kind"
    outbox.try_again(Message.objects.all())
    deliver_due(noon)

    assert states() == ["sent", "sent"]


def test_a_poisoned_letter_stops_no_other_and_is_set_aside(noon, postbox, monkeypatch):
    poisoned = make_enquiry(at=noon)
    render = rendering.render

    def fail_for_one(message):
        if message.enquiry_id == poisoned.pk:
            raise ValueError("cannot be made")
        return render(message)

    monkeypatch.setattr(rendering, "render", fail_for_one)
    make_enquiry(at=noon)

    for minutes in range(5):
        deliver_due(noon + timedelta(minutes=minutes))

    assert states() == ["sent", "sent", "set_aside", "set_aside"]
    assert "cannot be made" in Message.objects.filter(state="set_aside").first().last_error


def let_claims_run_out():
    Message.objects.filter(claim__isnull=False).update(claimed_until=Now() - timedelta(seconds=1))


def test_a_letter_has_one_owner_until_the_claim_runs_out(noon, postbox):
    make_enquiry(at=noon)

    first, second, third = (delivery.claim(at=noon) for _time in range(3))
    let_claims_run_out()
    later = delivery.claim(at=noon)

    assert {first.kind, second.kind} == {"firm", "acknowledgement"}
    assert third is None
    assert later.pk == first.pk
    assert later.claim != first.claim


def test_a_worker_whose_clock_is_ahead_leaves_a_letter_that_is_being_sent(noon, postbox):
    make_enquiry(at=noon)
    sending = [delivery.claim(at=noon), delivery.claim(at=noon)]

    ahead = delivery.claim(at=noon + timedelta(hours=2))

    assert all(sending)
    assert ahead is None


def test_who_lost_its_claim_no_longer_writes_how_it_went(noon, postbox):
    make_enquiry(at=noon)
    slow = delivery.claim(at=noon)
    let_claims_run_out()
    delivery.claim(at=noon)

    delivery._record(slow, {"state": Message.State.SET_ASIDE})

    assert states() == ["waiting", "waiting"]


def test_the_message_id_stays_the_same_over_all_attempts(noon, postbox):
    make_enquiry(at=noon)
    postbox.mood = "cuts"
    deliver_due(noon)
    deliver_due(noon + timedelta(minutes=1))

    ids = [mail["Message-ID"] for mail in postbox.mails]

    assert len(ids) == 4
    assert len(set(ids)) == 2


def test_erasing_an_enquiry_takes_its_letters_along(noon):
    make_enquiry(at=noon).delete()

    assert not Message.objects.exists()


@pytest.mark.parametrize(
    "changes",
    [{"state": "sent"}, {"sent_at": "2025-01-01T00:00Z"}, {"claimed_until": "2025-01-01T00:00Z"}],
)
def test_the_database_refuses_letters_that_contradict_themselves(noon, changes):
    make_enquiry(at=noon)

    with pytest.raises(IntegrityError), transaction.atomic():
        Message.objects.update(**changes)

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from alerts.models import Follower, FollowRequest
from briefings.models.firm import Firm
from contacts.desk import handle_enquiry
from contacts.intake import receive_enquiry, spam
from contacts.models import Arrival, Desk, Enquiry, Wording
from contacts.records import notices
from mail.models import Message
from tests.support.factories import filled, make_enquiry

pytestmark = pytest.mark.django_db
ODD = "𠮷野家 👩‍⚖️ \u202eabc\u202c 葛\U000e0100城 é e\u0301 ﬁ ， , \t  end  "


def kinds() -> list[str]:
    return sorted(Message.objects.values_list("kind", flat=True))


def test_an_enquiry_is_stored_with_its_letters(noon):
    enquiry = make_enquiry(at=noon)

    assert Enquiry.objects.get() == enquiry
    assert kinds() == ["acknowledgement", "firm"]


def test_what_was_typed_is_stored_letter_for_letter(noon):
    message = ODD + "x" * (20_000 - len(ODD))

    enquiry = make_enquiry(at=noon, name=ODD, message=message)

    enquiry.refresh_from_db()
    assert (enquiry.name, enquiry.message) == (ODD, message)


def test_the_same_form_sent_twice_is_one_enquiry(noon):
    once = filled()

    first = receive_enquiry.receive(filled=once, desk=Desk(), at=noon)
    second = receive_enquiry.receive(filled=once, desk=Desk(), at=noon + timedelta(minutes=5))

    assert first == second
    assert len(kinds()) == 2


def test_the_same_words_after_a_day_or_after_taking_them_back_are_another_enquiry(noon):
    once = filled()
    first = receive_enquiry.receive(filled=once, desk=Desk(), at=noon)
    later = receive_enquiry.receive(filled=once, desk=Desk(), at=noon + timedelta(days=1))
    again = receive_enquiry.receive(filled=once, desk=Desk(), at=noon + timedelta(days=1, hours=1))
    handle_enquiry.withdraw(enquiry=later, at=noon + timedelta(days=1))

    last = receive_enquiry.receive(filled=once, desk=Desk(), at=noon + timedelta(days=1, hours=2))

    assert len({first, later, last}) == 3
    assert again == later


def test_other_words_from_the_same_form_are_another_enquiry(noon):
    make_enquiry(at=noon, form_key="same", message="First.")

    make_enquiry(at=noon, form_key="same", message="Second.")

    assert Enquiry.objects.count() == 2


@pytest.mark.skipif(
    connection.vendor == "sqlite", reason="the tests' SQLite is one connection; test_faults has it"
)
@pytest.mark.django_db(transaction=True)
def test_a_form_sent_eight_times_at_once_is_one_enquiry(noon):
    once = filled()

    def send(_number):
        try:
            return receive_enquiry.receive(filled=once, desk=Desk(), at=noon).reference
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as threads:
        references = set(threads.map(send, range(8)))

    assert len(references) == Enquiry.objects.count() == 1
    assert len(kinds()) == 2


def test_without_its_letters_nothing_is_stored(noon, monkeypatch):
    def fail(*args, **kwargs):
        raise RuntimeError

    monkeypatch.setattr("mail.outgoing.outbox.enqueue", fail)

    with pytest.raises(RuntimeError):
        make_enquiry(at=noon)

    assert not Enquiry.objects.exists()


def test_the_words_that_were_shown_are_kept_once(noon):
    first = make_enquiry(at=noon)
    second = make_enquiry(at=noon)
    chinese = make_enquiry(at=noon, language="zh-hant")

    assert first.wording == second.wording != chinese.wording
    assert "lawyer-client relationship" in first.wording.relationship
    assert Wording.objects.count() == 2


def test_who_wants_mailings_too_is_asked_by_mail_to_confirm(noon):
    Desk.objects.create(pk=1, offers_mailings=True)

    make_enquiry(at=noon, marketing=True)
    make_enquiry(at=noon, marketing=False, email="other@client.example")

    asked = FollowRequest.objects.get()
    assert (asked.email, asked.topics) == ("chan@client.example", ["everything"])
    assert "my enquiry does not depend on it" in asked.wording.words
    assert kinds().count("confirm_follow") == 1
    assert not Follower.objects.exists()


def test_the_words_of_consent_are_those_beside_the_box(noon):
    desk = Desk.objects.create(pk=1, offers_mailings=True)

    make_enquiry(at=noon, marketing=True, language="zh-hant")

    shown = notices.current(language="zh-hant", firm=Firm.load(), desk=desk).marketing
    assert FollowRequest.objects.get().wording.words == shown


def test_suspected_spam_asks_nobody_to_confirm(noon):
    Desk.objects.create(pk=1, offers_mailings=True)

    make_enquiry(at=noon, marketing=True, trap="https://spam.example")

    assert kinds() == []
    assert not FollowRequest.objects.exists()


def test_an_enquiry_is_stored_though_no_more_may_ask_to_follow(noon, settings):
    settings.FOLLOWS_PER_ADDRESS = 1
    Desk.objects.create(pk=1, offers_mailings=True)

    for name in ("first", "second"):
        make_enquiry(at=noon, marketing=True, email=f"{name}@client.example")

    assert Enquiry.objects.count() == 2
    assert FollowRequest.objects.get().email == "first@client.example"


def test_an_enquiry_sent_twice_asks_once(noon):
    Desk.objects.create(pk=1, offers_mailings=True)

    for _time in range(2):
        make_enquiry(at=noon, marketing=True, form_key="same")

    assert kinds().count("confirm_follow") == 1


def test_nobody_is_asked_who_did_not_tick_a_box_that_was_shown(noon):
    make_enquiry(at=noon, marketing=True)

    assert not FollowRequest.objects.exists()


def test_a_filled_trap_holds_back_but_stores(noon):
    enquiry = make_enquiry(at=noon, trap="https://spam.example")

    assert enquiry.state == Enquiry.State.SPAM
    assert enquiry.suspicions == ["trap"]
    assert kinds() == []


@pytest.mark.parametrize(
    "changes",
    [{"opened_at": None}, {"message": "http://a http://b http://c"}, {"form_key": ""}],
)
def test_one_light_sign_holds_nothing_back(noon, changes):
    enquiry = make_enquiry(at=noon, **changes)

    assert enquiry.state == Enquiry.State.NEW
    assert kinds() == ["acknowledgement", "firm"]


def test_a_form_sent_within_two_seconds_is_a_light_sign(noon):
    enquiry = make_enquiry(at=noon, opened_at=noon - timedelta(seconds=1))

    assert enquiry.suspicions == ["quick"]


def test_a_clock_that_is_behind_is_no_sign(noon):
    enquiry = make_enquiry(at=noon, opened_at=noon + timedelta(hours=1))

    assert enquiry.suspicions == []


def test_a_text_that_comes_very_often_is_held_back(noon):
    for _time in range(spam.OFTEN_REPEATED):
        make_enquiry(at=noon, message="Buy!")

    enquiry = make_enquiry(at=noon, message="Buy!")

    assert enquiry.state == Enquiry.State.SPAM


def test_a_flood_from_one_address_is_refused_and_told_when_to_come_back(noon, settings):
    settings.ENQUIRIES_PER_ADDRESS = 2
    make_enquiry(at=noon)
    make_enquiry(at=noon + timedelta(minutes=4))

    with pytest.raises(receive_enquiry.TooMany) as refusal:
        make_enquiry(at=noon + timedelta(minutes=5))

    assert 295 <= refusal.value.seconds <= 302
    assert make_enquiry(at=noon + timedelta(minutes=5), address="198.51.100.7")
    assert make_enquiry(at=noon + timedelta(minutes=11))


def test_a_flood_from_everywhere_is_refused(noon, settings):
    settings.ENQUIRIES_PER_HOUR = 2
    make_enquiry(at=noon, address="192.0.2.1")
    make_enquiry(at=noon, address="192.0.2.2")

    with pytest.raises(receive_enquiry.TooMany):
        make_enquiry(at=noon, address="192.0.2.3")


def test_sending_again_what_is_stored_is_never_refused(noon, settings):
    settings.ENQUIRIES_PER_ADDRESS = 1
    once = filled()
    first = receive_enquiry.receive(filled=once, desk=Desk(), at=noon)

    assert receive_enquiry.receive(filled=once, desk=Desk(), at=noon) == first


def test_beyond_the_hours_letters_enquiries_are_stored_and_held_for_the_digest(noon, settings):
    settings.ENQUIRY_LETTERS_PER_HOUR = 1
    make_enquiry(at=noon)

    enquiry = make_enquiry(at=noon)

    assert enquiry.held_back
    assert enquiry.state == Enquiry.State.NEW
    assert kinds() == ["acknowledgement", "acknowledgement", "firm"]


def test_the_address_is_kept_only_as_a_hash_apart_from_the_enquiry(noon):
    make_enquiry(at=noon, address="192.0.2.77")

    arrival = Arrival.objects.get()
    assert "192.0.2.77" not in arrival.address
    assert not any(f.name in {"address", "ip"} for f in Enquiry._meta.get_fields())


@pytest.mark.parametrize(
    "changes",
    [
        {"name": ""},
        {"message": "", "topic": ""},
        {"consent": False},
        {"paragraph": "abc"},
        {"state": "odd"},
        {"detailed_at": "2025-01-01T00:00Z"},
    ],
)
def test_the_database_refuses_what_must_never_be(noon, changes):
    enquiry = make_enquiry(at=noon)

    with pytest.raises(IntegrityError), transaction.atomic():
        Enquiry.objects.filter(pk=enquiry.pk).update(**changes)

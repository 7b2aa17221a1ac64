"""Expired data are erased in short steps, and the log counts them."""

import logging
from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import KnownDevice, SecretLink, SignInAttempt
from briefings.models.draft.history import Import
from contacts.models import Enquiry
from mail.models import Message
from operations.worker import erase_expired
from tests.support.factories import make_enquiry

pytestmark = pytest.mark.django_db


def make_old(count: int, *, at) -> None:
    for number in range(count):
        make_enquiry(at=at - timedelta(days=800), message=f"Question {number}")


def test_each_batch_is_a_transaction_of_its_own(noon, monkeypatch):
    make_old(5, at=noon)
    monkeypatch.setattr(erase_expired, "A_BATCH", 2)

    with CaptureQueriesContext(
        connection,
    ) as queries:
        erased = erase_expired.erase_expired(at=noon)

    deleted = [q for q in queries if q["sql"].startswith('DELETE FROM "contacts_enquiry"')]
    assert erased["enquiries"] == 5
    assert len(deleted) == 3
    assert not Enquiry.objects.exists()


def test_a_turn_of_the_worker_ends_and_the_next_goes_on(noon, monkeypatch):
    make_old(5, at=noon)
    monkeypatch.setattr(erase_expired, "A_BATCH", 2)
    monkeypatch.setattr(erase_expired, "A_TURN", 1)

    left = []
    for _turn in range(3):
        erase_expired.erase_some(at=noon)
        left.append(Enquiry.objects.count())

    assert left == [3, 1, 0]
    assert not Message.objects.exists()


def test_what_is_put_on_hold_between_two_batches_is_kept(noon, monkeypatch):
    make_old(3, at=noon)
    monkeypatch.setattr(erase_expired, "A_BATCH", 1)

    erase_expired.erase_expired(at=noon, batches=1)
    Enquiry.objects.update(on_hold=True)
    erase_expired.erase_expired(at=noon)

    assert Enquiry.objects.count() == 2


def test_what_was_erased_is_counted_in_the_log_and_nobody_is_named(noon, caplog):
    make_old(2, at=noon)
    caplog.set_level(logging.INFO)

    erase_expired.erase_expired(at=noon)
    erase_expired.erase_expired(at=noon)

    [line] = [
        one.getMessage() for one in caplog.records if one.name == "operations.worker.erase_expired"
    ]
    assert line == "Erased what had its time: 2 enquiries, 2 arrivals"


@pytest.mark.parametrize(
    ("days", "with_briefing", "kept"),
    [(29, False, True), (31, False, False), (364, True, True), (366, True, False)],
)
def test_what_was_uploaded_is_kept_as_long_as_it_is_useful(
    briefing, noon, days, with_briefing, kept
):
    row = Import.objects.create(
        kind="docx",
        source="甲",
        file=b"PK",
        result={},
        briefing=briefing if with_briefing else None,
    )
    Import.objects.filter(pk=row.pk).update(imported_at=noon - timedelta(days=days))

    erase_expired.erase_expired(at=noon)

    assert Import.objects.exists() is kept


def test_a_review_is_kept_while_somebody_works_on_it(noon):
    row = Import.objects.create(kind="docx", source="甲", result={})
    days = timedelta(days=1)
    Import.objects.filter(pk=row.pk).update(
        imported_at=noon - 40 * days, reviewed_at=noon - 29 * days
    )

    erase_expired.erase_expired(at=noon)
    assert Import.objects.exists()

    erase_expired.erase_expired(at=noon + 2 * days)
    assert not Import.objects.exists()


def test_sessions_that_are_over_and_old_wrong_passwords_go(lawyer, noon):
    for number, hours in enumerate((-1, 1)):
        Session.objects.create(
            session_key=f"{number}" * 32,
            session_data="x",
            expire_date=noon + timedelta(hours=hours),
        )
    for hours in (23, 25):
        SignInAttempt.objects.create(
            account="a", source=f"{hours}", at=noon - timedelta(hours=hours)
        )
    for days in (399, 401):
        KnownDevice.objects.create(
            user=lawyer, digest=f"{days}", last_used_at=noon - timedelta(days=days)
        )
    for purpose, days in (("password", 29), ("password", 31), ("invitation", 31)):
        SecretLink.objects.create(
            user=lawyer,
            purpose=purpose,
            digest=f"{purpose} {days}",
            made_at=noon - timedelta(days=days),
            expires_at=noon - timedelta(days=days),
        )

    erased = erase_expired.erase_expired(at=noon)

    assert [session.session_key[0] for session in Session.objects.all()] == ["1"]
    assert SignInAttempt.objects.get().source == "23"
    assert KnownDevice.objects.get().digest == "399"
    assert {link.digest for link in SecretLink.objects.all()} == {"password 29", "invitation 31"}
    assert [erased[what] for what in ("sessions", "sign-in attempts", "known devices")] == [1, 1, 1]

from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP
from django.contrib.auth.models import User
from django.db import IntegrityError

from accounts.models import SecondStepReset, SecretLink
from accounts.people import second_step_resets
from briefings.models import clock
from briefings.models.audit import AuditEntry
from tests.accounts.people.conftest import enter, long_here, mailed
from tests.support.factories import make_person

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


@pytest.fixture
def other(administrator) -> User:
    return long_here(make_person("administrator", "second"))


@pytest.fixture
def lost(colleague) -> User:
    """The colleague, whose telephone with the app is gone."""
    TOTP.activate(colleague, "JBSWY3DPEHPK3PXP")
    return colleague


def do(person: User, action: str, whom: User):
    return enter(person).post(f"/admin/auth/user/{whom.pk}/change/", {"do": action})


def has_step(person: User) -> bool:
    return Authenticator.objects.filter(user=person).exists()


def test_one_administrator_asks_and_another_confirms(administrator, other, lost):
    inside = enter(lost)
    do(administrator, "reset", lost)
    assert has_step(lost)
    assert "asked to reset" in enter(other).get("/admin/auth/user/").text

    do(other, "confirm_reset", lost)

    assert not has_step(lost)
    assert inside.get("/admin/").status_code == 302
    done = AuditEntry.objects.filter(action="secured").order_by("pk")
    assert [(entry.by, entry.detail["what"]) for entry in done] == [
        (administrator, "second_step_reset_asked"),
        (other, "second_step_removed"),
    ]
    assert [message.to for message in mailed()] == [["ana@firm.example"]] * 2


def test_whoever_asked_does_not_confirm(administrator, lost):
    do(administrator, "reset", lost)

    do(administrator, "confirm_reset", lost)

    assert has_step(lost)


def test_nobody_resets_or_confirms_their_own(administrator, other):
    TOTP.activate(administrator, "JBSWY3DPEHPK3PXP")
    do(administrator, "reset", administrator)
    assert not SecondStepReset.objects.exists()
    do(other, "reset", administrator)

    do(administrator, "confirm_reset", administrator)

    assert has_step(administrator)
    with pytest.raises(IntegrityError):
        SecondStepReset.objects.create(user=other, asked_by=other, asked_at=clock.now())


def test_a_request_that_is_dropped_or_a_day_old_is_not_confirmed(administrator, other, lost):
    do(administrator, "reset", lost)
    do(other, "refuse_reset", lost)
    do(other, "confirm_reset", lost)
    assert has_step(lost)
    do(administrator, "reset", lost)
    SecondStepReset.objects.update(asked_at=clock.now() - timedelta(days=1))

    do(other, "confirm_reset", lost)

    assert has_step(lost)


def test_an_administrator_does_not_touch_a_superusers_second_step(administrator, lawyer):
    TOTP.activate(lawyer, "JBSWY3DPEHPK3PXP")

    answer = do(administrator, "reset", lawyer)

    assert answer.status_code == 403
    assert not SecondStepReset.objects.exists()


def test_an_account_opened_within_the_week_neither_confirms_nor_asks(administrator, lost):
    """Otherwise an administrator could invite a second account and confirm with it."""
    new = make_person("administrator", "new")
    do(administrator, "reset", lost)

    page = enter(new).get(f"/admin/auth/user/{lost.pk}/change/").text
    answer = enter(new).post(
        f"/admin/auth/user/{lost.pk}/change/", {"do": "confirm_reset"}, follow=True
    )

    assert 'value="confirm_reset"' not in page
    assert "open for a week" in answer.text
    assert has_step(lost)
    do(administrator, "refuse_reset", lost)
    do(new, "reset", lost)
    assert not SecondStepReset.objects.exists()


def test_an_invited_account_counts_from_the_day_its_owner_opened_it(other):
    at, day = clock.now(), timedelta(days=1)
    link = SecretLink.objects.create(
        user=other, purpose="invitation", made_at=at, expires_at=at, used_at=at - 6 * day
    )

    assert not second_step_resets.is_settled(other, at=at)

    link.used_at = at - 7 * day
    link.save()
    assert second_step_resets.is_settled(other, at=at)

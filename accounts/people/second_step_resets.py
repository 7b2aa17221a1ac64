"""Reset a lost second step by two people: one asks, another confirms.

Both need an account that had been open for a week when the request was made. Otherwise one
administrator could invite a second account and confirm with it; for a week, the others see it.
"""

from datetime import datetime, timedelta

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import QuerySet

from accounts.models import SecondStepReset, SecretLink
from accounts.sign_in import recording, second_step

LASTS = timedelta(days=1)
SETTLED = timedelta(days=7)


class NotPossible(Exception):
    """The request is gone, or this person may not make or confirm it."""


class TooNew(NotPossible):
    """This person's account had been open for less than a week when the request was made."""


def open_ones(*, at: datetime) -> QuerySet[SecondStepReset]:
    return SecondStepReset.objects.filter(asked_at__gt=at - LASTS)


def open_for(user: User, *, at: datetime) -> SecondStepReset | None:
    return open_ones(at=at).filter(user=user).select_related("asked_by").first()


def is_settled(user: User, *, at: datetime) -> bool:
    """Return whether the account had been open for a week; an invited one since its acceptance."""
    accepted = SecretLink.objects.filter(
        user=user, purpose=SecretLink.Purpose.INVITATION, used_at__isnull=False
    )
    since = accepted.order_by("-pk").values_list("used_at", flat=True).first()
    return (since or user.date_joined) <= at - SETTLED


def may_confirm(request: SecondStepReset, *, by: User) -> bool:
    others = by not in (request.asked_by, request.user)
    return others and is_settled(by, at=request.asked_at)


@transaction.atomic
def ask(user: User, *, by: User, at: datetime) -> None:
    """Request a reset of the person's second step, and mail them. Raises NotPossible."""
    if user == by:
        raise NotPossible
    if not is_settled(by, at=at):
        raise TooNew
    if open_for(user, at=at):
        return
    SecondStepReset.objects.update_or_create(user=user, defaults={"asked_by": by, "asked_at": at})
    recording.secured(user, "second_step_reset_asked", by=by, at=at)


@transaction.atomic
def confirm(user: User, *, by: User, at: datetime) -> None:
    """Reset the second step at another administrator's request. Raises NotPossible."""
    request = open_ones(at=at).select_for_update().filter(user=user).first()
    if request is None or by in (request.asked_by, user):
        raise NotPossible
    if not may_confirm(request, by=by):
        raise TooNew
    request.delete()
    second_step.reset(user, by=by, at=at)


@transaction.atomic
def refuse(user: User, *, by: User, at: datetime) -> None:
    """Drop the request; the requester may, and anyone who could confirm it."""
    gone, _by_model = SecondStepReset.objects.filter(user=user).delete()
    if gone:
        recording.recorded(user, "second_step_reset_refused", by=by, at=at)

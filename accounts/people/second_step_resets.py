"""Reset a lost second step by two people: one asks, another confirms."""

from datetime import datetime, timedelta

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import QuerySet

from accounts.models import SecondStepReset
from accounts.sign_in import recording, second_step

LASTS = timedelta(days=1)


class NotPossible(Exception):
    """There is no such request any more, or the same person may not confirm it."""


def open_ones(*, at: datetime) -> QuerySet[SecondStepReset]:
    return SecondStepReset.objects.filter(asked_at__gt=at - LASTS)


def open_for(user: User, *, at: datetime) -> SecondStepReset | None:
    return open_ones(at=at).filter(user=user).select_related("asked_by").first()


@transaction.atomic
def ask(user: User, *, by: User, at: datetime) -> None:
    """Ask to reset the person's second step; they are mailed. Raises NotPossible."""
    if user == by:
        raise NotPossible
    if open_for(user, at=at):
        return
    SecondStepReset.objects.update_or_create(user=user, defaults={"asked_by": by, "asked_at": at})
    recording.secured(user, "second_step_reset_asked", by=by, at=at)


@transaction.atomic
def confirm(user: User, *, by: User, at: datetime) -> None:
    """Reset the second step that somebody else asked to reset. Raises NotPossible."""
    request = open_ones(at=at).select_for_update().filter(user=user).first()
    if request is None or by in (request.asked_by, user):
        raise NotPossible
    request.delete()
    second_step.reset(user, by=by, at=at)


@transaction.atomic
def refuse(user: User, *, by: User, at: datetime) -> None:
    """Drop the request, by anyone who could confirm or made it."""
    gone, _by_model = SecondStepReset.objects.filter(user=user).delete()
    if gone:
        recording.recorded(user, "second_step_reset_refused", by=by, at=at)

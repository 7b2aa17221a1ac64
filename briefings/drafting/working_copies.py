"""Keep what a user has not saved yet on the server, for that user alone."""

from datetime import datetime
from typing import Any

from django.contrib.auth.models import User
from django.db.models import Prefetch, QuerySet

from briefings.models.draft.briefing import Briefing
from briefings.models.draft.working_copy import WorkingCopy

OWN_COPIES = "own_copies"


def keep_copy(briefing: Briefing, *, by: User, content: dict[str, Any], at: datetime) -> None:
    """Store the user's working copy of the briefing in place of the one before."""
    WorkingCopy.objects.bulk_create(
        [WorkingCopy(briefing=briefing, user=by, content=content, kept_at=at)],
        update_conflicts=True,
        unique_fields=["briefing", "user"],
        update_fields=["content", "kept_at"],
    )


def forget_copy(briefing: Briefing, *, by: User) -> None:
    WorkingCopy.objects.filter(briefing=briefing, user=by).delete()


def copy_of(briefing: Briefing, *, by: User) -> WorkingCopy | None:
    return WorkingCopy.objects.filter(briefing=briefing, user=by).first()


def unsaved_by(user: User, briefings: QuerySet[Briefing]) -> QuerySet[Briefing]:
    """Return those briefings of which the user has a working copy, the latest first."""
    return briefings.filter(working_copies__user=user).order_by("-working_copies__kept_at")


def own_copies(user: User) -> Prefetch:
    """Return what gives each briefing of a list its `own_copies`: those of the user."""
    own = WorkingCopy.objects.filter(user=user).defer("content")
    return Prefetch("working_copies", queryset=own, to_attr=OWN_COPIES)

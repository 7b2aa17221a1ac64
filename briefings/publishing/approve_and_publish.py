"""Approve what lacks approval and publish it, in one step of one person."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction

from briefings.models.draft.briefing import Briefing
from briefings.publishing.approve_draft import approvals_of, approve
from briefings.publishing.freeze_draft import freeze
from briefings.text.languages import WRITTEN


@transaction.atomic
def approve_and[T](
    action: Callable[..., T],
    *,
    briefing: Briefing,
    by: User,
    at: datetime,
    revision: int,
    **arguments: Any,
) -> T:
    """Approve each language that lacks approval, then publish or plan.

    If either is refused, nothing is approved. Raises Refused with the reasons.
    """
    approved = approvals_of(briefing, freeze(briefing))
    for language in WRITTEN:
        if language not in approved:
            approve(briefing=briefing, language=language, by=by, at=at, revision=revision)
    return action(briefing=briefing, by=by, at=at, revision=revision, **arguments)

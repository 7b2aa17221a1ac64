"""Store notifications in the transaction of what they report."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.contrib.auth.models import User
from django.db.models import Model

from notifications.kinds import Kind
from notifications.models import Notification


def notify(
    people: Iterable[User],
    kind: Kind,
    *,
    by: User | None,
    at: datetime,
    key: str | None = None,
    about: dict[str, Model],
    **detail: Any,
) -> None:
    """Notify active staff, except the person who did it.

    `about` names the briefing or the enquiry. Whether a person may see it is asked again whenever
    it is shown or mailed.
    """
    told = {person.pk: person for person in people if person.is_active and person.is_staff}
    if by is not None:
        told.pop(by.pk, None)
    Notification.objects.bulk_create(
        [
            Notification(user=person, kind=kind, by=by, at=at, key=key, detail=detail, **about)
            for person in told.values()
        ],
        ignore_conflicts=key is not None,
    )


def without_unseen(people: Iterable[User], kind: Kind, **about: Model) -> list[User]:
    """Leave out people who have an unread notification of this kind that is not mailed yet."""
    waiting = Notification.objects.filter(kind=kind, read_at=None, settled_at=None, **about)
    known = set(waiting.values_list("user_id", flat=True))
    return [person for person in people if person.pk not in known]

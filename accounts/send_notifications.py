"""Put notifications into mails: soon, a few at a time, or once on each working day."""

import secrets
from collections import defaultdict
from datetime import datetime, time, timedelta

from django.conf import settings
from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from accounts import mails, notifications
from accounts.people.names import language_of
from contacts.intake import working_days
from contacts.models import Desk
from mail.models import Message
from mail.outgoing import outbox
from mail.sqlite_lock import in_turn
from notifications.kinds import Pace
from notifications.models import Notification

# What happens together goes into one mail, and the next mail to the same person waits.
GATHER = timedelta(seconds=30)
BETWEEN_MAILS = timedelta(minutes=10)
# Of the daily mail, in the firm's time zone.
HOUR = time(8)
AT_A_TIME = 1000


def enqueue_due(*, at: datetime) -> int:
    """Enqueue the mails that are due; return how many. Several workers may run this at once."""
    waiting: dict[int, list[Notification]] = defaultdict(list)
    for row in Notification.objects.filter(settled_at=None).order_by("pk")[:AT_A_TIME]:
        waiting[row.user_id].append(row)
    people = User.objects.in_bulk(waiting)
    return sum(_enqueue_for(people.get(user), rows, at=at) for user, rows in waiting.items())


def _enqueue_for(user: User | None, rows: list[Notification], *, at: datetime) -> int:
    if user is None or not (user.is_active and user.email):
        return _settle(rows, at=at)
    pace = notifications.pace_of(user)
    by_pace: dict[str, list[Notification]] = defaultdict(list)
    for row in rows:
        by_pace[Pace.NEVER if row.read_at else pace(row.kind)].append(row)
    _settle(by_pace[Pace.NEVER], at=at)
    due = by_pace[Pace.AT_ONCE] if _is_time(user, by_pace[Pace.AT_ONCE], at=at) else []
    since = _digest_time(at)
    if since and any(row.at < since for row in by_pace[Pace.DAILY]):
        due = by_pace[Pace.AT_ONCE] + by_pace[Pace.DAILY]
    return _mail(user, due, at=at)


def _is_time(user: User, rows: list[Notification], *, at: datetime) -> bool:
    """Return whether the oldest was gathered long enough, and the last mail is long enough ago."""
    if not rows or min(row.at for row in rows) > at - GATHER:
        return False
    recent = Notification.objects.filter(user=user, settled_at__gt=at - BETWEEN_MAILS)
    return not recent.exclude(message=None).exists()


def _digest_time(at: datetime) -> datetime | None:
    """Return the moment of today's daily mail once it has come, on days on which the firm works."""
    local = timezone.localtime(at)
    moment = datetime.combine(local.date(), HOUR, tzinfo=local.tzinfo)
    if local < moment:
        return None
    is_working = working_days.working_between(local.date(), local.date(), Desk.load())
    return moment if is_working(local.date()) else None


def _settle(rows: list[Notification], *, at: datetime) -> int:
    """Mark notifications as needing no mail; return the number of mails: none."""
    if rows:
        keys = [row.pk for row in rows]
        Notification.objects.filter(pk__in=keys, settled_at=None).update(settled_at=at)
    return 0


def _mail(user: User, rows: list[Notification], *, at: datetime) -> int:
    if not rows:
        return 0
    keys = [row.pk for row in rows]
    with in_turn(), transaction.atomic():
        free = Notification.objects.filter(pk__in=keys, settled_at=None)
        if not free.select_for_update().exists():
            return 0  # another worker was here first
        [message] = outbox.enqueue(
            Message(
                kind=mails.notification.name,
                about={
                    "to": user.email,
                    "user": user.pk,
                    "language": language_of(user) or settings.LANGUAGE_CODE,
                },
                created_at=at,
                message_id=outbox.message_id(mails.notification.name, secrets.token_hex(6)),
            )
        )
        free.update(settled_at=at, message=message)
    return 1

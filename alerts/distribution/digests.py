"""Enqueue the daily and weekly digests when they are due."""

from datetime import datetime, time, timedelta

from django.db import transaction
from django.db.models import Min, QuerySet
from django.utils import timezone

from alerts import mails
from alerts.models import Alert, Follower, Rhythm
from mail.outgoing import outbox
from mail.sqlite_lock import in_turn

# In the firm's time zone; the weekly one on Mondays.
HOUR = time(8)
A_BATCH = 100


def enqueue_due(*, at: datetime) -> int:
    """Enqueue a batch of due digests; return how many."""
    enqueued = 0
    for rhythm in Rhythm:
        due = last_due(rhythm, at=at)
        with in_turn(), transaction.atomic():
            followers = list(_with_news(rhythm, before=due)[:A_BATCH])
            for follower in followers:
                _enqueue(follower, due, at=at)
        enqueued += len(followers)
    return enqueued


def enqueue_all(*, at: datetime) -> None:
    while enqueue_due(at=at):
        pass


def last_due(rhythm: str, *, at: datetime) -> datetime:
    """Return the last moment at which digests of a rhythm were due."""
    if rhythm == Rhythm.AT_ONCE:  # a follower who had digests before
        return at
    local = timezone.localtime(at)
    day = datetime.combine(local.date(), HOUR, tzinfo=local.tzinfo)
    if rhythm == Rhythm.WEEKLY:
        day -= timedelta(days=day.weekday())
    if day > local:
        day -= timedelta(days=7 if rhythm == Rhythm.WEEKLY else 1)
    return day


def _with_news(rhythm: str, *, before: datetime) -> QuerySet[Follower]:
    waiting = Alert.objects.filter(told_at=None, at__lt=before, follower__rhythm=rhythm)
    first = waiting.values("follower").annotate(first=Min("pk")).order_by("follower")
    chosen = [row["follower"] for row in first[:A_BATCH]]
    return Follower.objects.select_for_update().filter(pk__in=chosen).order_by("pk")


def _enqueue(follower: Follower, due: datetime, *, at: datetime) -> None:
    waiting = Alert.objects.filter(follower=follower, told_at=None, at__lt=due)
    if not (newest := waiting.order_by("-pk").first()):
        return  # another worker was here first
    [message] = outbox.enqueue(mails.digest_message(follower, newest, at=at))
    waiting.filter(pk__lte=newest.pk).update(told_at=at, message=message)

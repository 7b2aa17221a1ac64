"""Bound the rate of bulk mail, over all workers together."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import F, Q

from mail.models import Pace
from mail.sqlite_lock import in_turn

# How long bulk mail waits after the server failed to answer: each attempt may take until its
# deadline, and delay the mail about an enquiry.
HOLD = timedelta(seconds=15)


def take(*, at: datetime) -> bool:
    """Take the right to try one bulk mail now; return False if it has to wait."""
    stretch, most = _stretch(at)
    pace = Pace.objects.filter(pk=Pace.ONLY, is_paused=False)
    pace = pace.filter(Q(held_until__isnull=True) | Q(held_until__lte=at))
    with in_turn():
        if pace.filter(stretch=stretch, tried__lt=most).update(tried=F("tried") + 1):
            return True
        if pace.exclude(stretch=stretch).update(stretch=stretch, tried=1):
            return True
        if Pace.objects.filter(pk=Pace.ONLY).exists():
            return False
        Pace.objects.bulk_create(
            [Pace(pk=Pace.ONLY, stretch=stretch, tried=0)], ignore_conflicts=True
        )
    return take(at=at)


def is_open(*, at: datetime) -> bool:
    """Return whether bulk mail may be sent within seconds: it is neither paused nor held."""
    shut = Q(is_paused=True) | Q(held_until__gt=at)
    return not Pace.objects.filter(shut, pk=Pace.ONLY).exists()


def _stretch(at: datetime) -> tuple[int, int]:
    """Return the number of the current stretch of about a second, and its share of the minute."""
    most = max(1, settings.BULK_MAILS_PER_MINUTE // 60)
    seconds = 60 * most / settings.BULK_MAILS_PER_MINUTE
    return int(at.timestamp() / seconds), most


def hold(*, at: datetime) -> None:
    """Hold bulk mail back after the server failed to answer."""
    Pace.objects.filter(pk=Pace.ONLY).update(held_until=at + HOLD)


def is_paused() -> bool:
    return Pace.objects.filter(pk=Pace.ONLY, is_paused=True).exists()


def pause(*, paused: bool) -> None:
    Pace.objects.update_or_create(pk=Pace.ONLY, defaults={"is_paused": paused})

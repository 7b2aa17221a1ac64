"""The current time from the database, which all processes share, and whether to trust it.

Publishing and erasing use `trusted_now()`, which refuses a wrong clock. Code that only records when
something happened uses `now()`, so a client's enquiry is never refused. See decision 0045.
"""

import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from django.db import connection, models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

MOST_OFF = timedelta(minutes=2)
# After a restart, a long pause cannot be told from a clock that was set wrong.
LONGEST_PAUSE = timedelta(days=14)
NOTED_EVERY = timedelta(minutes=1)

_BOOT = Path("/proc/sys/kernel/random/boot_id")
_UPTIME = Path("/proc/uptime")
_QUERIES = {
    "sqlite": "SELECT strftime('%Y-%m-%dT%H:%M:%f+00:00', 'now')",
    "postgresql": "SELECT clock_timestamp()",
}

_FROM_DATABASE = (
    gettext_lazy("The clock of this process is %s ahead of the database's."),
    gettext_lazy("The clock of this process is %s behind the database's."),
)
_JUMPED = (
    gettext_lazy("The clock has jumped ahead by %s."),
    gettext_lazy("The clock has jumped back by %s."),
)
_FROM_READING = (
    gettext_lazy("The clock is %s ahead of the last confirmed time."),
    gettext_lazy("The clock is %s behind the last confirmed time."),
)


class ClockReading(models.Model):
    """A time of the database's clock, with the uptime of the machine that read it.

    There is at most one row. It belongs to this installation, so backups leave it out.
    """

    ONLY = 1

    at = models.DateTimeField(gettext_lazy("time"))
    # The machine's boot id and uptime in seconds, which setting the clock does not change.
    boot = models.CharField(max_length=36, blank=True)
    uptime = models.FloatField()

    class Meta:
        verbose_name = gettext_lazy("reading of the clock")
        verbose_name_plural = gettext_lazy("readings of the clock")
        constraints = [models.CheckConstraint(name="one_clock_reading", condition=Q(pk=1))]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M:%S}"


class WrongClock(Exception):
    """The clock cannot be trusted; the message says why and what to do."""


def now() -> datetime:
    """Return the database's time."""
    with connection.cursor() as cursor:
        cursor.execute(_QUERIES[connection.vendor])
        [at] = cursor.fetchone()
    # SQLite returns text.
    return at if isinstance(at, datetime) else datetime.fromisoformat(at).astimezone(UTC)


def trusted_now() -> datetime:
    """Return the database's time. Raises WrongClock if it may be wrong."""
    at = now()
    if reason := doubt(at):
        raise WrongClock(reason)
    return at


def steady_now() -> datetime:
    """Return the database's time, or the last reading plus elapsed time if the clock has jumped."""
    at = now()
    expected = _expected(ClockReading.objects.first())
    return expected if expected and abs(at - expected) > MOST_OFF else at


def doubt(at: datetime) -> str:
    """Return why the database's time `at` is not trusted and what to do; empty if it is trusted."""
    own = timezone.now()  # noqa: TID251 - compared with the database's, nothing else
    if abs(own - at) > MOST_OFF:
        return _message(_FROM_DATABASE, own - at)
    reading = ClockReading.objects.first()
    if reading is None:
        return ""
    if expected := _expected(reading):
        off = at - expected
        return _message(_JUMPED, off) if abs(off) > MOST_OFF else ""
    off = at - reading.at
    wrong = off < -MOST_OFF or off > LONGEST_PAUSE
    return _message(_FROM_READING, off) if wrong else ""


def note(*, at: datetime) -> None:
    """Store a trusted time as the last reading, at most once per interval."""
    reading = ClockReading.objects.first()
    boot, _uptime = _machine()
    if reading and reading.boot == boot and abs(at - reading.at) < NOTED_EVERY:
        return
    confirm(at)


def confirm(at: datetime) -> None:
    """Store the database's time as the last reading without checking it."""
    ClockReading.objects.update_or_create(pk=ClockReading.ONLY, defaults=reading_of(at))


def reading_of(at: datetime) -> dict[str, Any]:
    boot, uptime = _machine()
    return {"at": at, "boot": boot, "uptime": uptime}


def _expected(reading: ClockReading | None) -> datetime | None:
    """Return the time expected from the elapsed seconds; None if the machine has restarted."""
    boot, uptime = _machine()
    if reading is None or not boot or reading.boot != boot:
        return None
    return reading.at + timedelta(seconds=uptime - reading.uptime)


def _machine() -> tuple[str, float]:
    """Return the id of this boot (empty where unavailable) and the seconds since the boot."""
    try:
        return _BOOT.read_text().strip(), float(_UPTIME.read_text().split()[0])
    except (OSError, ValueError, IndexError):
        return "", time.monotonic()


def _message(sentences: tuple, off: timedelta) -> str:
    """Return the message for a clock that is ahead or behind, with the remedy."""
    ahead, behind = sentences
    sentence = (ahead if off > timedelta() else behind) % _span(abs(off))
    remedy = _(
        "Nothing is published or erased until the clock is right. If it is right, run manage.py "
        "confirm_clock."
    )
    return f"{sentence} {remedy}"


def _span(off: timedelta) -> str:
    minutes = round(off.total_seconds() / 60)
    if minutes >= 48 * 60:
        return ngettext("%d day", "%d days", round(minutes / 1440)) % round(minutes / 1440)
    if minutes >= 120:
        return ngettext("%d hour", "%d hours", round(minutes / 60)) % round(minutes / 60)
    return ngettext("%d minute", "%d minutes", minutes) % minutes

"""When the database's clock was last known to be right."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class ClockReading(models.Model):
    """A time of the database's clock, and how long the machine that read it had been running.

    There is one row at most. It belongs to this installation, so a backup leaves it out.
    """

    ONLY = 1

    at = models.DateTimeField(_("time"))
    # Which start of which machine, and the seconds since: they count on when the clock is set.
    boot = models.CharField(max_length=36, blank=True)
    uptime = models.FloatField()

    class Meta:
        verbose_name = _("reading of the clock")
        verbose_name_plural = _("readings of the clock")
        constraints = [models.CheckConstraint(name="one_clock_reading", condition=Q(pk=1))]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M:%S}"

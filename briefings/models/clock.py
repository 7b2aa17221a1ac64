"""The last trusted reading of the database's clock."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class ClockReading(models.Model):
    """A time of the database's clock, with the uptime of the machine that read it.

    There is at most one row. It belongs to this installation, so backups leave it out.
    """

    ONLY = 1

    at = models.DateTimeField(_("time"))
    # The machine's boot id and uptime in seconds, which setting the clock does not change.
    boot = models.CharField(max_length=36, blank=True)
    uptime = models.FloatField()

    class Meta:
        verbose_name = _("reading of the clock")
        verbose_name_plural = _("readings of the clock")
        constraints = [models.CheckConstraint(name="one_clock_reading", condition=Q(pk=1))]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M:%S}"

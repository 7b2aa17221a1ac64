"""How often a briefing was read, counted without knowing by whom."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Readership(models.Model):
    """How many times a briefing was read in a language, or in parallel, on a day."""

    reference = models.CharField(_("reference"), max_length=20)
    # A language, or "parallel".
    view = models.CharField(_("view"), max_length=8)
    day = models.DateField(_("day"), db_index=True)
    reads = models.PositiveBigIntegerField(_("reads"), default=0)

    class Meta:
        verbose_name = _("readership")
        verbose_name_plural = _("readership")
        constraints = [
            models.UniqueConstraint(name="one_readership", fields=["reference", "view", "day"]),
        ]

    def __str__(self) -> str:
        return f"{self.reference} {self.view} {self.day}: {self.reads}"

"""Days on which the firm is closed, besides the weekends."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Holiday(models.Model):
    """A public holiday, or another day on which nobody answers enquiries."""

    day = models.DateField(_("day"), unique=True)
    name = models.CharField(
        _("name"), max_length=200, help_text=_("In the languages of the firm; only staff see it.")
    )

    class Meta:
        verbose_name = _("holiday")
        verbose_name_plural = _("holidays")

    def __str__(self) -> str:
        return f"{self.day:%Y-%m-%d} {self.name}"

"""A request to erase a person's data."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class ErasureRequest(models.Model):
    """A request to erase everything about an address, which a second member of staff confirms."""

    # As key_of returns it: addresses are compared without regard to case.
    email = models.EmailField(_("e-mail"), unique=True)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("by"),
        on_delete=models.CASCADE,
        related_name="+",
    )
    asked_at = models.DateTimeField(_("time"))

    class Meta:
        verbose_name = _("request to erase a person's data")
        verbose_name_plural = _("requests to erase a person's data")

    def __str__(self) -> str:
        return f"{self.pk}, {self.asked_at:%Y-%m-%d}"

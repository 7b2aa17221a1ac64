"""Presence: who is editing which draft, so that users see each other."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Presence(models.Model):
    """A user who has a draft's text open, with the row and language of the cursor."""

    briefing = models.ForeignKey(
        "briefings.Briefing", on_delete=models.CASCADE, related_name="presences"
    )
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    row = models.CharField(max_length=16, blank=True)
    side = models.CharField(max_length=7, blank=True)
    seen_at = models.DateTimeField()

    class Meta:
        verbose_name = _("presence")
        verbose_name_plural = _("presences")
        constraints = [
            models.UniqueConstraint(name="one_presence", fields=["briefing", "user"]),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} {self.briefing_id}"

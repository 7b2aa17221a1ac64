"""How many followed a topic in a month: numbers only, which stay when followers leave."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class FollowerCount(models.Model):
    """The followers of a topic at the end of a month, or so far in the current one."""

    month = models.DateField(_("month"))  # its first day
    # A briefing's count includes its paragraphs. An empty kind counts all followers.
    kind = models.CharField(_("kind"), max_length=10, blank=True)
    key = models.CharField(_("topic"), max_length=100, blank=True)
    count = models.PositiveIntegerField(_("followers"))

    class Meta:
        verbose_name = _("number of followers")
        verbose_name_plural = _("numbers of followers")
        constraints = [
            models.UniqueConstraint(name="counted_once_a_month", fields=["month", "kind", "key"])
        ]

    def __str__(self) -> str:
        return f"{self.month:%Y-%m} {self.kind}:{self.key} {self.count}"

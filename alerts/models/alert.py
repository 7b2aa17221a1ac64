"""The alerts of an announcement, and the progress of making them."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from alerts.models.follower import Follower
from briefings.models.published.announcement import Announcement
from mail.models import Message


class FanOut(models.Model):
    """The progress on one announcement: followers up to `position` have their alert."""

    announcement = models.OneToOneField(
        Announcement, on_delete=models.CASCADE, primary_key=True, related_name="fan_out"
    )
    position = models.BigIntegerField(default=0)
    count = models.PositiveIntegerField(_("followers"), default=0)
    finished_at = models.DateTimeField(_("finished"), null=True, blank=True)

    class Meta:
        verbose_name = _("alert record")
        verbose_name_plural = _("alert records")
        indexes = [
            models.Index(
                fields=["announcement"],
                name="fan_outs_under_way",
                condition=Q(finished_at__isnull=True),
            )
        ]

    def __str__(self) -> str:
        return str(self.announcement_id)


class Alert(models.Model):
    """The one alert of a follower about an announcement.

    The row outlives the follower, anonymously, so that counts stay true.
    """

    announcement = models.ForeignKey(Announcement, on_delete=models.CASCADE, related_name="alerts")
    follower = models.ForeignKey(
        Follower, null=True, on_delete=models.SET_NULL, related_name="alerts"
    )
    # The paragraphs to show; if empty, all changes.
    paragraphs = models.JSONField(default=list)
    at = models.DateTimeField(_("time"), db_index=True)
    # When it was put into a message: at once, or in a digest.
    told_at = models.DateTimeField(null=True)
    # No constraint: the previous release, which does not know these rows, deletes messages.
    message = models.ForeignKey(
        Message, null=True, on_delete=models.SET_NULL, db_constraint=False, related_name="alerts"
    )

    class Meta:
        verbose_name = _("alert")
        verbose_name_plural = _("alerts")
        constraints = [
            models.UniqueConstraint(name="told_once", fields=["announcement", "follower"])
        ]
        indexes = [
            models.Index(
                fields=["follower", "id"],
                name="alerts_for_a_digest",
                condition=Q(told_at__isnull=True),
            )
        ]

    def __str__(self) -> str:
        return str(self.pk)

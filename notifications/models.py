"""Notifications to staff, and the pace at which each person wants them by mail."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Notification(models.Model):
    """Something that happened, for one person; it holds nothing of a client.

    No constraints in the database: the previous release, which does not know these rows, deletes
    accounts, drafts, enquiries and messages.
    """

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        db_constraint=False,
        related_name="notifications",
    )
    kind = models.CharField(max_length=20)
    at = models.DateTimeField(_("time"), db_index=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        on_delete=models.SET_NULL,
        db_constraint=False,
        related_name="+",
    )
    briefing = models.ForeignKey(
        "briefings.Briefing",
        null=True,
        on_delete=models.CASCADE,
        db_constraint=False,
        related_name="+",
    )
    enquiry = models.ForeignKey(
        "contacts.Enquiry",
        null=True,
        on_delete=models.CASCADE,
        db_constraint=False,
        related_name="+",
    )
    # The languages, the edition's number, the note of who sent it back.
    detail = models.JSONField(default=dict)
    # For what may be reported more than once: one notification per person and key.
    key = models.CharField(max_length=60, null=True)  # noqa: DJ001 - null is not unique
    read_at = models.DateTimeField(null=True)
    # When it was put into a mail, or was found to need none.
    settled_at = models.DateTimeField(null=True)
    message = models.ForeignKey(
        "mail.Message",
        null=True,
        on_delete=models.SET_NULL,
        db_constraint=False,
        related_name="notifications",
    )

    class Meta:
        default_permissions = ()
        verbose_name = _("notification")
        verbose_name_plural = _("notifications")
        constraints = [
            models.UniqueConstraint(fields=["user", "key"], name="notified_once_per_key"),
        ]
        indexes = [
            models.Index(fields=["user", "-at", "-id"], name="notifications_newest_first"),
            models.Index(
                fields=["id"],
                name="notifications_to_settle",
                condition=Q(settled_at__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} {self.kind} {self.at:%Y-%m-%d %H:%M}"


class PaceChoice(models.Model):
    """The pace that a person chose for a kind of notification."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        db_constraint=False,
        related_name="pace_choices",
    )
    kind = models.CharField(max_length=20)
    pace = models.CharField(max_length=10)

    class Meta:
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["user", "kind"], name="one_pace_per_kind")]

    def __str__(self) -> str:
        return f"{self.user_id} {self.kind} {self.pace}"

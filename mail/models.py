"""Messages to be sent, in the database of the changes they report."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from mail import kinds


class Message(models.Model):
    """A message to be sent once.

    It is rendered for sending, so the row holds none of the client's text. It is deleted with its
    enquiry.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("waiting")
        SENT = "sent", _("sent")
        SET_ASIDE = "set_aside", _("set aside")
        CANCELLED = "cancelled", _("cancelled")

    kind = models.CharField(_("kind"), max_length=kinds.LONGEST_NAME, choices=kinds.choices)
    # The message's enquiry, if any. A column here, not a table in contacts, so that the two are
    # deleted together and release 1.0 can share the table (decision 0083).
    enquiry = models.ForeignKey(
        "contacts.Enquiry",
        verbose_name=_("enquiry"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="mails",
    )
    entry = models.ForeignKey(
        "contacts.Entry", null=True, blank=True, on_delete=models.CASCADE, related_name="mails"
    )
    # For messages without an enquiry: the recipient and the context.
    about = models.JSONField(default=dict, blank=True, editable=False)
    message_id = models.CharField(_("Message-ID"), max_length=200, unique=True)
    created_at = models.DateTimeField(_("written"))
    # Waits until nothing else is due (delivery.py). The default serves the previous release.
    is_bulk = models.BooleanField(default=False, db_default=False, editable=False)

    state = models.CharField(
        _("state"), max_length=10, choices=State.choices, default=State.WAITING
    )
    attempts = models.PositiveIntegerField(_("attempts"), default=0)
    # Attempts after which the server may have taken the mail, but did not answer.
    unanswered = models.SmallIntegerField(default=0, db_default=0, editable=False)
    # Empty until an attempt fails: a new message is due by any clock.
    next_at = models.DateTimeField(_("next attempt"), null=True, blank=True)
    failing_since = models.DateTimeField(_("failing since"), null=True, blank=True)
    # The server was unreachable: send this as soon as it answers again.
    unreachable = models.BooleanField(default=False, editable=False)
    claim = models.UUIDField(null=True, blank=True, editable=False)
    claimed_until = models.DateTimeField(null=True, blank=True, editable=False)
    sent_at = models.DateTimeField(_("sent"), null=True, blank=True)
    last_error = models.TextField(_("last error"), blank=True)

    class Meta:
        # The names of the table, index and constraints are those of 1.0.
        db_table = "contacts_outboxmessage"
        verbose_name = _("mail")
        verbose_name_plural = _("outbox")
        indexes = [
            # Pages count the few that wait or were set aside among all that were sent. Without the
            # condition, SQLite's statistics make it read them all.
            models.Index(fields=["state"], name="letters_by_state", condition=~Q(state="sent")),
            models.Index(
                fields=["next_at", "id"],
                name="letters_waiting_first",
                condition=Q(state="waiting", is_bulk=False),
            ),
            models.Index(
                fields=["next_at", "id"],
                name="bulk_waiting",
                condition=Q(state="waiting", is_bulk=True),
            ),
        ]
        constraints = [
            models.CheckConstraint(
                name="sent_letters_say_when",
                condition=Q(state="sent", sent_at__isnull=False)
                | (~Q(state="sent") & Q(sent_at__isnull=True)),
            ),
            models.CheckConstraint(
                name="claims_end",
                condition=Q(claim__isnull=True, claimed_until__isnull=True)
                | Q(claim__isnull=False, claimed_until__isnull=False),
            ),
            models.CheckConstraint(
                name="letter_state_is_known",
                condition=Q(state__in=["waiting", "sent", "set_aside", "cancelled"]),
            ),
        ]

    def __str__(self) -> str:
        return self.message_id


class Pace(models.Model):
    """How many bulk mails were tried in the current stretch of time, by all workers, in one row."""

    ONLY = 1

    stretch = models.BigIntegerField(default=0)
    tried = models.PositiveIntegerField(default=0)
    # Bulk mail waits after the server failed to answer; other mail finds out when it is back.
    held_until = models.DateTimeField(null=True, blank=True)
    is_paused = models.BooleanField(default=False)

    class Meta:
        constraints = [models.CheckConstraint(name="one_pace", condition=Q(pk=1))]

    def __str__(self) -> str:
        return f"{self.stretch}: {self.tried}"

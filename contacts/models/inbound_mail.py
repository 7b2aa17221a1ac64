"""Mails that clients sent: those of an enquiry's thread, and those held for the clerk."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from contacts.models.enquiry import Enquiry
from contacts.models.entry import Entry

LONGEST_SUBJECT = 300
LONGEST_ID = 310


class InboundMail(models.Model):
    """A received mail. Without an entry it is held until the clerk assigns or discards it."""

    class Reason(models.TextChoices):
        """Why a mail is held."""

        NONE = "", _("joined the thread")
        ADDRESS = "address", _("it names no enquiry")
        SENDER = "sender", _("it comes from another address than the client's")
        STATE = "state", _("the enquiry was withdrawn or is suspected of being spam")
        AUTOMATIC = "automatic", _("no person wrote it")
        UNREADABLE = "unreadable", _("it could not be read as a mail")
        MANY = "many", _("too many mails came for this enquiry within a day")

    # Hash of Message-ID, sender and text (mail/incoming): a mail delivered twice is one row.
    key = models.CharField(max_length=64, unique=True)
    received_at = models.DateTimeField(_("received"))
    message_id = models.CharField(max_length=LONGEST_ID, blank=True)
    sender = models.CharField(_("from"), max_length=254, blank=True)
    subject = models.CharField(_("subject"), max_length=LONGEST_SUBJECT, blank=True)
    text = models.TextField(_("text"), blank=True)  # of a held mail; then the entry has it
    quoted = models.TextField(_("quoted"), blank=True)  # the earlier mails repeated below
    left_out = models.PositiveIntegerField(_("parts left out"), default=0)
    is_cut = models.BooleanField(_("cut"), default=False)
    reason = models.CharField(
        _("why it is held"), max_length=10, choices=Reason.choices, default=Reason.NONE, blank=True
    )
    # Whether it came from the address of the enquiry's client: others' mails are the desk's only.
    is_from_client = models.BooleanField(default=False)
    # Of a held mail: the enquiry that it seems to belong to, if any. Without constraints, so that
    # the release before can delete an enquiry; erase_expired deletes what it leaves.
    enquiry = models.ForeignKey(
        Enquiry,
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        db_constraint=False,
        related_name="inbound_mails",
    )
    entry = models.OneToOneField(
        Entry,
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        db_constraint=False,
        related_name="inbound_mail",
    )

    class Meta:
        verbose_name = _("received mail")
        verbose_name_plural = _("received mails")
        # The page of held mails asks for the right to answer enquiries; there is no other access.
        default_permissions = ()
        indexes = [
            models.Index(
                fields=["received_at", "id"],
                name="held_mails_by_time",
                condition=Q(entry__isnull=True),
            ),
        ]
        constraints = [
            models.CheckConstraint(
                name="an_entry_is_of_an_enquiry",
                condition=Q(entry__isnull=True) | Q(enquiry__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pk}, {self.received_at:%Y-%m-%d}"

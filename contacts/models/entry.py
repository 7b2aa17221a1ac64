"""The thread of an enquiry: notes, replies, the client's messages and details, and changes."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from contacts.models.enquiry import Enquiry


class Entry(models.Model):
    """An entry of an enquiry's thread, written by the firm, the client or this product."""

    class Kind(models.TextChoices):
        NOTE = "note", _("internal note")
        REPLY = "reply", _("reply to the client")
        DETAILS = "details", _("details from the client")
        MESSAGE = "message", _("message from the client")
        # An absence notice, or a report that a mail could not be delivered.
        AUTOMATIC = "automatic", _("automatic mail")
        CHANGE = "change", _("change")

    enquiry = models.ForeignKey(Enquiry, on_delete=models.CASCADE, related_name="entries")
    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices)
    # Key of the form it was typed in: a form submitted twice makes one entry.
    key = models.CharField(max_length=64, unique=True, null=True, editable=False)  # noqa: DJ001
    text = models.TextField(_("text"))
    at = models.DateTimeField(_("time"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    class Meta:
        verbose_name = _("entry")
        verbose_name_plural = _("entries")
        constraints = [
            models.CheckConstraint(name="entry_says_something", condition=~Q(text="")),
        ]

    def __str__(self) -> str:
        return f"{self.enquiry_id} {self.kind}"

"""Drafts of replies and internal notes: what a person has typed on an enquiry and not sent."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from contacts.models.enquiry import Enquiry


class UnsentText(models.Model):
    """A person's draft of a reply or of a note. Nobody else ever sees its text.

    Without constraints, so that the release before can delete enquiries and accounts;
    operations/worker/erase_expired.py deletes what it leaves.
    """

    class Kind(models.TextChoices):
        REPLY = "reply", _("reply to the client")
        NOTE = "note", _("internal note")

    enquiry = models.ForeignKey(
        Enquiry, on_delete=models.CASCADE, db_constraint=False, related_name="unsent_texts"
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, db_constraint=False, related_name="+"
    )
    kind = models.CharField(max_length=10, choices=Kind.choices)
    # Key of the form it was typed in. The entry that it becomes has the same.
    key = models.CharField(max_length=64)
    # Empty once discarded: browsers that still have a copy under this key drop it then.
    text = models.TextField(blank=True)
    kept_at = models.DateTimeField(db_index=True)

    class Meta:
        verbose_name = _("unsent text")
        verbose_name_plural = _("unsent texts")
        # Each person reaches only their own, on the page of the enquiry.
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(name="one_unsent_text", fields=["enquiry", "user", "kind"]),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} {self.enquiry_id} {self.kind}"

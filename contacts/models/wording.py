"""The exact words that clients were shown before they typed."""

import hashlib

from django.db import models
from django.utils.translation import gettext_lazy as _

from briefings.models.immutable import ImmutableModel


class Wording(ImmutableModel):
    """The notices of one language as they stood at one time. This model is immutable.

    Every enquiry points to the wording its sender was shown, so "what had the client been told"
    has an answer after the firm has changed its texts.
    """

    digest = models.CharField(_("digest"), max_length=64, unique=True)
    language = models.CharField(_("language"), max_length=10)
    relationship = models.TextField(_("no-relationship warning"))
    privacy = models.TextField(_("privacy notice"))
    consent = models.TextField(_("words of the consent"))
    marketing = models.TextField(_("words of the consent to mailings"), blank=True)
    first_used_at = models.DateTimeField(_("first used"))

    class Meta:
        verbose_name = _("wording of the notices")
        verbose_name_plural = _("wordings of the notices")

    def __str__(self) -> str:
        return f"{self.language} {self.digest[:8]}"

    def fingerprint(self) -> str:
        """What the form carries, so that nobody sends under words other than those shown."""
        parts = (self.language, self.relationship, self.privacy, self.consent, self.marketing)
        return hashlib.sha256("\x00".join(parts).encode()).hexdigest()

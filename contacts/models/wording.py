"""The exact notices shown to clients on the enquiry form."""

import hashlib

from django.db import models
from django.utils.translation import gettext_lazy as _

from briefings.models.base.immutable import ImmutableModel


class Wording(ImmutableModel):
    """One version of the notices in one language. This model is immutable.

    Every enquiry points to the wording its sender was shown, so this can be proved after the firm
    has changed its texts.
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
        """Return the digest that the form carries to prove which notices it showed."""
        parts = (self.language, self.relationship, self.privacy, self.consent, self.marketing)
        return hashlib.sha256("\x00".join(parts).encode()).hexdigest()

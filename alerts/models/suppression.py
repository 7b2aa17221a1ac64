"""Addresses that get no alerts: they refused mail for good, bounced, or complained."""

import hashlib

from django.db import models
from django.utils.translation import gettext_lazy as _

from alerts.models.consent import Consent


class Suppression(models.Model):
    """An address that gets no alerts.

    After an erasure the address is empty: the digest is enough to recognise it.
    """

    digest = models.CharField(_("digest"), max_length=64, unique=True, editable=False)
    email = models.EmailField(_("e-mail"), blank=True)
    reason = models.CharField(_("reason"), max_length=10, choices=Consent.End.choices)
    # The mail server's code, not its text, which may name the address.
    code = models.CharField(_("code"), max_length=20, blank=True)
    at = models.DateTimeField(_("time"), db_index=True)

    class Meta:
        verbose_name = _("suppressed address")
        verbose_name_plural = _("suppressed addresses")

    def __str__(self) -> str:
        return self.digest[:8]

    @staticmethod
    def digest_of(email_key: str) -> str:
        return hashlib.sha256(email_key.encode()).hexdigest()

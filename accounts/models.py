"""Sign-in records: wrong passwords for an hour, and devices that signed in before.

Names and network addresses are stored as keyed digests, which can be counted but not read.
"""

from django.contrib.auth.models import User
from django.db import models
from django.utils.translation import gettext_lazy as _


class SignInAttempt(models.Model):
    """A wrong password or code, or one being checked."""

    account = models.CharField(_("account"), max_length=64)
    # A known device, or the network of the attempt.
    source = models.CharField(_("source"), max_length=64)
    # The larger network around it; empty for a known device.
    wider = models.CharField(_("wider network"), max_length=64, blank=True)
    at = models.DateTimeField(_("time"), db_index=True)

    class Meta:
        db_table = "config_signinattempt"  # as first made; a rename would need downtime
        verbose_name = _("sign-in attempt")
        verbose_name_plural = _("sign-in attempts")
        indexes = [
            models.Index(fields=["account", "at"], name="attempt_by_account"),
            models.Index(fields=["source", "at"], name="attempt_by_source"),
        ]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M}"


class KnownDevice(models.Model):
    """A browser that completed the sign-in; its cookie holds the secret."""

    user = models.ForeignKey(
        User, on_delete=models.CASCADE, related_name="known_devices", verbose_name=_("account")
    )
    digest = models.CharField(_("digest"), max_length=64)
    last_used_at = models.DateTimeField(_("last used"))

    class Meta:
        db_table = "config_knowndevice"
        verbose_name = _("known device")
        verbose_name_plural = _("known devices")
        constraints = [
            models.UniqueConstraint(fields=["user", "digest"], name="device_once_per_account")
        ]

    def __str__(self) -> str:
        return f"{self.user_id}, {self.last_used_at:%Y-%m-%d}"

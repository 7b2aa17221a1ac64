"""People with an account: their names, secret links and resets, and how they signed in.

Sign-in records hold names and network addresses as keyed digests, which can be counted but not
read. Of a secret link, only the digest is stored.
"""

from django.contrib.auth.models import User
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from briefings.text.texts import Texts


class Person(models.Model):
    """What an account has besides Django's fields: names by language, and a language.

    Saving them also sets the account's first name, which every other page shows.
    """

    user = models.OneToOneField(
        User, on_delete=models.CASCADE, related_name="person", verbose_name=_("account")
    )
    names = models.JSONField(_("names"), default=dict, blank=True)
    # Of mails and, after signing in, of the admin; empty: that of the browser.
    language = models.CharField(_("language"), max_length=10, blank=True)

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")

    def __str__(self) -> str:
        return " ".join(filter(None, Texts.by_language(self.names).values()))


class SecretLink(models.Model):
    """A link mailed to a person, with which they set a password once.

    The link is made of the nonce and SECRET_KEY; the row itself opens nothing.
    """

    class Purpose(models.TextChoices):
        INVITATION = "invitation", _("invitation")
        PASSWORD = "password", _("new password")

    user = models.ForeignKey(
        User, on_delete=models.CASCADE, related_name="secret_links", verbose_name=_("account")
    )
    purpose = models.CharField(_("purpose"), max_length=10, choices=Purpose.choices)
    nonce = models.CharField(max_length=32, editable=False)
    digest = models.CharField(_("digest"), max_length=64, unique=True)
    made_by = models.ForeignKey(
        User, null=True, on_delete=models.SET_NULL, related_name="+", verbose_name=_("by")
    )
    made_at = models.DateTimeField(_("made"))
    expires_at = models.DateTimeField(_("until"), db_index=True)
    used_at = models.DateTimeField(_("used"), null=True)
    ended_at = models.DateTimeField(_("ended"), null=True)

    class Meta:
        verbose_name = _("secret link")
        verbose_name_plural = _("secret links")
        constraints = [
            models.CheckConstraint(
                name="secret_link_is_used_or_ended",
                condition=Q(used_at__isnull=True) | Q(ended_at__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.purpose} {self.made_at:%Y-%m-%d %H:%M}"


class SecondStepReset(models.Model):
    """A request to reset a person's second step, which another administrator must confirm."""

    user = models.OneToOneField(
        User, on_delete=models.CASCADE, related_name="second_step_reset", verbose_name=_("account")
    )
    asked_by = models.ForeignKey(
        User, on_delete=models.CASCADE, related_name="+", verbose_name=_("by")
    )
    asked_at = models.DateTimeField(_("time"))

    class Meta:
        verbose_name = _("request to reset two-step verification")
        verbose_name_plural = _("requests to reset two-step verification")
        constraints = [
            models.CheckConstraint(
                name="nobody_asks_to_reset_their_own", condition=~Q(user=F("asked_by"))
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user_id}, {self.asked_at:%Y-%m-%d}"


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
    # Browser and system, as the browser names itself: "Firefox, Windows".
    name = models.CharField(_("device"), max_length=60, blank=True, default="", db_default="")
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

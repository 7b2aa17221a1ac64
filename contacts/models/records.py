"""Records that the law requires: access to enquiries, and consent to mailings."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from contacts.models.wording import Wording


class AccessRecord(models.Model):
    """A record that someone viewed, exported or erased enquiries, or loaded the client list.

    It holds references only, and no client data.
    """

    class Action(models.TextChoices):
        LISTED = "listed", _("listed")
        VIEWED = "viewed", _("viewed")
        DOWNLOADED = "downloaded", _("downloaded")
        SEARCHED = "searched", _("searched")
        EXPORTED = "exported", _("exported")
        ERASURE_ASKED = "asked", _("erasure asked for")
        ERASED = "erased", _("erased")
        LOADED = "loaded", _("loaded")

    at = models.DateTimeField(_("time"), db_index=True)
    action = models.CharField(_("action"), max_length=10, choices=Action.choices)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("by"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    by_name = models.CharField(_("name"), max_length=200)
    subject = models.CharField(_("what"), max_length=200)

    class Meta:
        verbose_name = _("access")
        verbose_name_plural = _("access log")

    def __str__(self) -> str:
        return f"{self.by_name} {self.action} {self.subject}"


class MarketingConsent(models.Model):
    """A client's consent to mailings, from before these were followers (docs/decisions/0132).

    Nothing is sent for it; it is kept as proof, and withdrawn or erased on request.
    """

    email = models.EmailField(_("e-mail"), db_index=True)
    language = models.CharField(_("language"), max_length=10)
    wording = models.ForeignKey(
        Wording, verbose_name=_("wording of the notices"), on_delete=models.PROTECT
    )
    given_at = models.DateTimeField(_("given"))
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True, blank=True)

    class Meta:
        verbose_name = _("consent to mailings")
        verbose_name_plural = _("consents to mailings")

    def __str__(self) -> str:
        return self.email

"""What the list of setting up remembers: trials, and what the firm put aside."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class SetupRecord(models.Model):
    """What is recorded about one step of setting up, or about the list itself.

    Most steps need no row: whether they are done is derived from the firm's data. The rows belong
    to this installation, so backups leave them out, and a restored one tries its mail anew.
    """

    step = models.CharField(_("step"), max_length=20, primary_key=True)
    # Put aside: not needed by this firm. Of the list: dismissed.
    put_aside_at = models.DateTimeField(_("put aside"), null=True, blank=True)
    put_aside_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("by"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    # The last trial: of mail, when it was sent; of a backup, when it was made.
    tried_at = models.DateTimeField(_("tried"), null=True, blank=True)
    tried_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("by"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    outcome = models.CharField(_("outcome"), max_length=20, blank=True)
    reply = models.TextField(_("answer"), blank=True)
    # A keyed digest of the settings that were tried, without secrets in clear.
    settings_digest = models.CharField(_("digest"), max_length=64, blank=True)

    class Meta:
        verbose_name = _("record of setting up")
        verbose_name_plural = _("records of setting up")
        default_permissions = ()

    def __str__(self) -> str:
        return self.step

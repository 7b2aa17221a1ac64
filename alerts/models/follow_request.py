"""A request to follow that waits for the confirmation of the address."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from alerts.models.consent import ConsentWording
from alerts.models.follower import View, new_nonce


class FollowRequest(View):
    """The topics asked for with an address, which gets only the confirmation."""

    email = models.EmailField(_("e-mail"))
    email_key = models.CharField(max_length=254, unique=True, editable=False)
    topics = models.JSONField(_("topics"), default=list)  # briefing:2025-17
    wording = models.ForeignKey(
        ConsentWording, verbose_name=_("words"), on_delete=models.PROTECT, related_name="+"
    )
    nonce = models.CharField(max_length=16, default=new_nonce, editable=False)
    asked_at = models.DateTimeField(_("asked for"), db_index=True)
    confirmed_at = models.DateTimeField(_("confirmed"), null=True, blank=True)

    class Meta:
        verbose_name = _("request to follow")
        verbose_name_plural = _("requests to follow")

    def __str__(self) -> str:
        return str(self.pk)

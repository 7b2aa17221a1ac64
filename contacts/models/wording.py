"""The exact notices shown to clients on the enquiry form."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from briefings.models.base.wording import ShownWording


class Wording(ShownWording):
    """One version of the notices in one language. This model is immutable.

    Every enquiry points to the wording its sender was shown, so this can be proved after the firm
    has changed its texts.
    """

    relationship = models.TextField(_("no-relationship warning"))
    privacy = models.TextField(_("privacy notice"))
    consent = models.TextField(_("words of the consent"))
    marketing = models.TextField(_("words of the consent to mailings"), blank=True)

    class Meta:
        verbose_name = _("wording of the notices")
        verbose_name_plural = _("wordings of the notices")

    def texts(self) -> tuple[str, ...]:
        return self.relationship, self.privacy, self.consent, self.marketing

"""The ledger of consents: what was agreed to, in which words, when, and when it ended."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from briefings.models.base.wording import ShownWording


class ConsentWording(ShownWording):
    """One version of the words of consent in one language. This model is immutable."""

    words = models.TextField(_("words"))

    class Meta:
        verbose_name = _("words of consent to alerts")
        verbose_name_plural = _("words of consent to alerts")

    def texts(self) -> tuple[str, ...]:
        return (self.words,)


class Consent(models.Model):
    """A reader's consent to alerts. It is kept as proof for years after it ended."""

    class End(models.TextChoices):
        LEFT = "left", _("left by the link")
        ONE_CLICK = "one_click", _("left by the mail program")
        REFUSED = "refused", _("address refused")
        BOUNCED = "bounced", _("mail came back")
        COMPLAINT = "complaint", _("complaint")
        ERASED = "erased", _("data erased on request")

    email = models.EmailField(_("e-mail"), db_index=True)
    language = models.CharField(_("language"), max_length=10)
    wording = models.ForeignKey(
        ConsentWording, verbose_name=_("words"), on_delete=models.PROTECT, related_name="+"
    )
    # As they are stored: briefing:2025-17, or area: and a primary key.
    topics = models.JSONField(_("topics"), default=list)
    asked_at = models.DateTimeField(_("asked for"))
    given_at = models.DateTimeField(_("given"))
    ended_at = models.DateTimeField(_("ended"), null=True, blank=True)
    ended_by = models.CharField(_("how it ended"), max_length=10, choices=End.choices, blank=True)

    class Meta:
        verbose_name = _("consent to alerts")
        verbose_name_plural = _("consents to alerts")
        constraints = [
            models.CheckConstraint(
                name="ended_consents_say_how",
                condition=Q(ended_at__isnull=True, ended_by="")
                | (Q(ended_at__isnull=False) & ~Q(ended_by="")),
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)

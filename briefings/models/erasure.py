"""The ledger of erasures, which a restored backup must repeat."""

from collections.abc import Iterable
from datetime import UTC, datetime

from django.db import models
from django.utils.translation import gettext_lazy as _

from briefings.models.base.immutable import ImmutableModel


class Erasure(ImmutableModel):
    """Something erased, identified without personal data. This model is immutable.

    An enquiry is identified by its random reference; a draft, a held mail, or a consent that ended,
    by its key and creation time, which no later row shares.
    """

    class Kind(models.TextChoices):
        ENQUIRY = "enquiry", _("enquiry")
        CONSENT = "consent", _("consent to mailings")
        BRIEFING = "briefing", _("briefing")
        FOLLOWER = "follower", _("consent to alerts")
        HELD_MAIL = "held_mail", _("held mail")

    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices)
    subject = models.CharField(_("what"), max_length=80)
    at = models.DateTimeField(_("time"))

    class Meta:
        verbose_name = _("erasure")
        verbose_name_plural = _("erasures")
        constraints = [models.UniqueConstraint(name="erased_once", fields=["kind", "subject"])]

    def __str__(self) -> str:
        return f"{self.kind} {self.subject}"

    @classmethod
    def record(cls, kind: str, subjects: Iterable[str], *, at: datetime) -> None:
        """Add missing entries. Call this in the transaction that erases."""
        wanted = dict.fromkeys(subjects)
        known = cls.objects.filter(kind=kind, subject__in=wanted).values_list("subject", flat=True)
        for subject in known:
            wanted.pop(subject, None)
        cls.objects.bulk_create(cls(kind=kind, subject=subject, at=at) for subject in wanted)


def named(row: models.Model, made_at: datetime) -> str:
    """Return the identifier of a row: its key and creation time."""
    return f"{row.pk} {made_at.astimezone(UTC).isoformat()}"

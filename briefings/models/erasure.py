"""The ledger of erasures: what a restored backup must not bring back."""

from collections.abc import Iterable
from datetime import UTC, datetime

from django.db import models
from django.utils.translation import gettext_lazy as _

from briefings.models.immutable import ImmutableModel


class Erasure(ImmutableModel):
    """Something that was erased, named by what says nothing about anybody. This model is immutable.

    An enquiry by its random reference; a consent taken back, and a draft, by its key and the moment
    it was made, which no other row of another time shares.
    """

    class Kind(models.TextChoices):
        ENQUIRY = "enquiry", _("enquiry")
        CONSENT = "consent", _("consent to mailings")
        BRIEFING = "briefing", _("briefing")

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
        """Add what is not there yet. Call it in the transaction of the erasing."""
        wanted = dict.fromkeys(subjects)
        known = cls.objects.filter(kind=kind, subject__in=wanted).values_list("subject", flat=True)
        for subject in known:
            wanted.pop(subject, None)
        cls.objects.bulk_create(cls(kind=kind, subject=subject, at=at) for subject in wanted)


def named(row: models.Model, made_at: datetime) -> str:
    """A row by its key and when it was made."""
    return f"{row.pk} {made_at.astimezone(UTC).isoformat()}"

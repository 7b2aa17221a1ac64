"""Announcements: publications and withdrawals of which followers get a mail."""

from datetime import datetime

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from briefings.models.published.edition import Edition


class Announcement(models.Model):
    """A publication or a withdrawal. Publishing only stores it; the worker makes the mails."""

    class Kind(models.TextChoices):
        FIRST = "first", _("first publication")
        CORRECTION = "correction", _("correction")
        MINOR = "minor", _("minor correction")
        REVIVAL = "revival", _("published again")
        WITHDRAWAL = "withdrawal", pgettext_lazy("announcement", "withdrawal")

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="announcements")
    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices)
    at = models.DateTimeField(_("time"))

    class Meta:
        verbose_name = _("announcement")
        verbose_name_plural = _("announcements")
        constraints = [models.UniqueConstraint(name="announced_once", fields=["edition", "kind"])]

    def __str__(self) -> str:
        return f"{self.edition_id} {self.kind}"

    @classmethod
    def of_publication(
        cls, edition: Edition, *, is_revival: bool, has_note: bool, at: datetime
    ) -> "Announcement":
        """Return the unsaved announcement of an edition."""
        if edition.number == 1:
            kind = cls.Kind.FIRST
        elif is_revival:
            kind = cls.Kind.REVIVAL
        else:
            kind = cls.Kind.CORRECTION if has_note else cls.Kind.MINOR
        return cls(edition=edition, kind=kind, at=at)

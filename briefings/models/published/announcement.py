"""Announcements: what followers are to be told, written with each change of what is public."""

from datetime import datetime

from django.db import models
from django.utils.translation import gettext_lazy as _

from briefings.models.published.edition import Edition


class Announcement(models.Model):
    """A publication or a withdrawal. Writing this row is all that following costs a publisher."""

    class Kind(models.TextChoices):
        FIRST = "first", _("first publication")
        CORRECTION = "correction", _("correction")
        MINOR = "minor", _("minor correction")
        REVIVAL = "revival", _("published again")
        WITHDRAWAL = "withdrawal", _("withdrawal")

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
        kind = cls.Kind.CORRECTION if has_note else cls.Kind.MINOR
        if is_revival:
            kind = cls.Kind.REVIVAL
        if edition.number == 1:
            kind = cls.Kind.FIRST
        return cls(edition=edition, kind=kind, at=at)

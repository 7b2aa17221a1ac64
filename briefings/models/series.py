"""Series: briefings in an order that the firm chooses, with a page for each series."""

from typing import ClassVar

from django.db import models
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _

from briefings.models.people import NamedQuerySet, NamedRow, require_both_names
from briefings.models.published.edition import Listing


class SeriesQuerySet(NamedQuerySet["Series"]):
    def public(self):
        """Return the series with a public part: the name of any other could give away a draft."""
        parts = Listing.objects.filter(briefing__series_parts__series=OuterRef("pk"))
        return self.filter(Exists(parts))


SeriesManager = models.Manager.from_queryset(SeriesQuerySet)


class Series(NamedRow):
    """A series of briefings. Clients see it once one of its parts is public."""

    description = models.TextField(_("description"), blank=True)

    objects: ClassVar[SeriesManager] = SeriesManager()

    class Meta:
        verbose_name = _("series")
        verbose_name_plural = _("series")
        constraints = [require_both_names("series_has_both_names")]


class SeriesPart(models.Model):
    """A briefing's place in a series. A draft may have one; clients count the public parts only."""

    series = models.ForeignKey(Series, on_delete=models.CASCADE, related_name="parts")
    # No database constraint: the previous release deletes drafts without knowing about this table.
    briefing = models.ForeignKey(
        "briefings.Briefing",
        on_delete=models.CASCADE,
        db_constraint=False,
        related_name="series_parts",
        verbose_name=_("briefing"),
    )
    position = models.PositiveIntegerField(_("position"), default=0)

    class Meta:
        verbose_name = _("part of a series")
        verbose_name_plural = _("parts of series")
        constraints = [
            models.UniqueConstraint(
                name="briefing_once_per_series",
                fields=["series", "briefing"],
                violation_error_message=_("This briefing is in the series already."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.series_id}: {self.briefing_id}"

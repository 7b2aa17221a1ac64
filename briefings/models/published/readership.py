"""Anonymous counts of how often a briefing was read."""

from collections.abc import Mapping
from datetime import date
from itertools import batched

from django.db import connection, models
from django.utils.translation import gettext_lazy as _


class Readership(models.Model):
    """The number of reads of a briefing on a day, in a language or in parallel."""

    reference = models.CharField(_("reference"), max_length=20)
    # A language, or "parallel".
    view = models.CharField(_("view"), max_length=8)
    day = models.DateField(_("day"), db_index=True)
    reads = models.PositiveBigIntegerField(_("reads"), default=0)

    class Meta:
        verbose_name = _("readership")
        verbose_name_plural = _("readership report")
        permissions = [("see_readership_report", _("Can see the readership report"))]
        constraints = [
            models.UniqueConstraint(name="one_readership", fields=["reference", "view", "day"]),
        ]

    def __str__(self) -> str:
        return f"{self.reference} {self.view} {self.day}: {self.reads}"

    @classmethod
    def add(cls, day: date, counts: Mapping[tuple[str, str], int]) -> None:
        """Add to a day's counts by (reference, view). Safe for concurrent processes."""
        # In a fixed order, so that two processes cannot deadlock.
        for some in batched(sorted(counts.items()), 100):
            marks = ", ".join(["(%s, %s, %s, %s)"] * len(some))
            values = [value for key, reads in some for value in (*key, day, reads)]
            with connection.cursor() as cursor:
                cursor.execute(
                    f"INSERT INTO {cls._meta.db_table} AS kept (reference, view, day, reads)"  # noqa: S608
                    f" VALUES {marks} ON CONFLICT (reference, view, day)"
                    " DO UPDATE SET reads = kept.reads + excluded.reads",
                    values,
                )

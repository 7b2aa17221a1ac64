"""Which public briefings refer to which, derived from their current editions."""

from collections.abc import Iterable
from itertools import batched

from django.db import models

from briefings.models.published.edition import Edition, Listing, has_reference
from briefings.text.markup.references import targets_in

_AT_ONCE = 200  # SQLite limits how many conditions a query has


class Citation(models.Model):
    """A public briefing whose text refers to another one: a line of that one's "cited by".

    No database constraints: the previous release deletes listings without knowing about this table.
    """

    listing = models.ForeignKey(
        Listing, on_delete=models.CASCADE, db_constraint=False, related_name="citations"
    )
    target = models.ForeignKey(
        "briefings.Briefing", on_delete=models.CASCADE, db_constraint=False, related_name="+"
    )

    class Meta:
        verbose_name = "citation"
        verbose_name_plural = "citations"
        constraints = [models.UniqueConstraint(name="one_citation", fields=["listing", "target"])]

    def __str__(self) -> str:
        return f"{self.listing_id} → {self.target_id}"

    @classmethod
    def store(cls, editions: Iterable[Edition]) -> None:
        """Store what editions refer to, in place of what their briefings referred to before."""
        named = {edition.briefing_id: _references(edition) for edition in editions}
        keys = ever_published(set().union(*named.values()))
        wanted = {
            (briefing, keys[reference])
            for briefing, references in named.items()
            for reference in references & keys.keys()
            if keys[reference] != briefing
        }
        rows = cls.objects.filter(listing__in=named).values_list("listing_id", "target_id", "pk")
        stored = {(listing, target): pk for listing, target, pk in rows}
        if gone := [pk for link, pk in stored.items() if link not in wanted]:
            cls.objects.filter(pk__in=gone).delete()
        Citation.objects.bulk_create(
            Citation(listing_id=listing, target_id=target)
            for listing, target in sorted(wanted - stored.keys())
        )


def _references(edition: Edition) -> set[str]:
    return {target.reference for target in targets_in(edition.body)}


def ever_published(references: set[str]) -> dict[str, int]:
    """Return the primary keys of those briefings that were ever published, by reference."""
    found = {}
    for some in batched(sorted(references), _AT_ONCE, strict=False):
        rows = Edition.objects.filter(has_reference(some), number=1)
        for year, number, key in rows.values_list(
            "briefing__year", "briefing__number", "briefing_id"
        ):
            found[f"{year}-{number}"] = key
    return found

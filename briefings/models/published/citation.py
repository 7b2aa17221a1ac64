"""Which public briefings refer to which, derived from their current editions."""

from functools import reduce
from operator import or_

from django.db import models
from django.db.models import Q

from briefings.models.published.edition import Edition, Listing
from briefings.text.markup.references import targets_in


class Citation(models.Model):
    """A public briefing whose text refers to another one, for that one's "cited by".

    Without constraints: the release before deletes listings without knowing of this table.
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
    def store(cls, edition: Edition) -> None:
        """Store what an edition refers to, in place of what was there."""
        cls.objects.filter(listing=edition.briefing_id).delete()
        references = {target.reference for target in targets_in(edition.body)}
        targets = set(published(references).values()) - {edition.briefing_id}
        Citation.objects.bulk_create(
            Citation(listing_id=edition.briefing_id, target_id=target) for target in sorted(targets)
        )


def published(references: set[str]) -> dict[str, int]:
    """Return the keys of those briefings that were ever published, by their reference."""
    if not references:
        return {}
    pairs = [reference.split("-") for reference in references]
    named = (Q(briefing__year=int(year), briefing__number=int(number)) for year, number in pairs)
    rows = Edition.objects.filter(reduce(or_, named), number=1)
    found = rows.values_list("briefing__year", "briefing__number", "briefing_id")
    return {f"{year}-{number}": key for year, number, key in found}

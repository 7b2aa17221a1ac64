"""Which public briefings refer to which, derived from their current editions."""

from django.db import models

from briefings.models.published.edition import Edition, Listing, has_reference
from briefings.text.markup.references import targets_in


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
    def store(cls, edition: Edition) -> None:
        """Store what an edition refers to, replacing what an earlier one referred to."""
        cls.objects.filter(listing=edition.briefing_id).delete()
        references = {target.reference for target in targets_in(edition.body)}
        targets = set(ever_published(references).values()) - {edition.briefing_id}
        Citation.objects.bulk_create(
            Citation(listing_id=edition.briefing_id, target_id=target) for target in sorted(targets)
        )


def ever_published(references: set[str]) -> dict[str, int]:
    """Return the primary keys of those briefings that were ever published, by reference."""
    if not references:
        return {}
    rows = Edition.objects.filter(has_reference(references), number=1)
    found = rows.values_list("briefing__year", "briefing__number", "briefing_id")
    return {f"{year}-{number}": key for year, number, key in found}

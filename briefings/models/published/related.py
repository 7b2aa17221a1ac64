"""Topics of briefings, relations derived from them, and the firm's choices of related briefings.

Topics and relations are derived from current editions. They have no database constraints: the
previous release deletes listings without knowing about them. No row without a listing is shown.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from briefings.models.published.edition import Listing

LONGEST_TOPIC = 140


class Topic(models.Model):
    """A law, term or practice area of a public briefing."""

    listing = models.ForeignKey(
        Listing, on_delete=models.CASCADE, db_constraint=False, related_name="topics"
    )
    # The search token of a law; otherwise the kind and the name (search/related/topics.py).
    key = models.CharField(max_length=LONGEST_TOPIC)

    class Meta:
        verbose_name = "topic"
        verbose_name_plural = "topics"
        indexes = [models.Index(fields=["key", "-listing"], name="topics_by_key")]

    def __str__(self) -> str:
        return f"{self.listing_id}: {self.key}"


class Relation(models.Model):
    """Another briefing to offer to readers of a listing, and the topics that relate the two."""

    listing = models.ForeignKey(
        Listing, on_delete=models.CASCADE, db_constraint=False, related_name="relations"
    )
    other = models.ForeignKey(
        Listing, on_delete=models.CASCADE, db_constraint=False, related_name="+"
    )
    weight = models.FloatField()
    # The keys of the topics that both have, the most telling first.
    shared = models.JSONField()

    class Meta:
        verbose_name = "relation"
        verbose_name_plural = "relations"
        constraints = [models.UniqueConstraint(name="one_relation", fields=["listing", "other"])]
        indexes = [models.Index(fields=["listing", "-weight"], name="relations_by_weight")]

    def __str__(self) -> str:
        return f"{self.listing_id} → {self.other_id}"


class RelatedChoice(models.Model):
    """The firm's decision to show another briefing below this one, or not to show it.

    No database constraints, as above: the previous release deletes drafts.
    """

    briefing = models.ForeignKey(
        "briefings.Briefing",
        on_delete=models.CASCADE,
        db_constraint=False,
        related_name="related_choices",
        verbose_name=_("briefing"),
    )
    other = models.ForeignKey(
        "briefings.Briefing",
        on_delete=models.CASCADE,
        db_constraint=False,
        related_name="+",
        verbose_name=_("related briefing"),
    )
    is_pinned = models.BooleanField(_("pinned"))

    class Meta:
        verbose_name = _("choice of a related briefing")
        verbose_name_plural = _("choices of related briefings")
        constraints = [
            models.UniqueConstraint(name="one_related_choice", fields=["briefing", "other"])
        ]

    def __str__(self) -> str:
        return f"{self.briefing_id} → {self.other_id}"

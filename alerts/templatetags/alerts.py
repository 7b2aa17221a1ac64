"""Template tags for the pages of publishing: how many people are told."""

from django import template

from alerts import audience
from briefings import publishing
from briefings.models.draft.briefing import Briefing
from briefings.models.published.announcement import Announcement

register = template.Library()
Kind = Announcement.Kind


@register.simple_tag
def told_of_publication(briefing: Briefing) -> dict[str, int]:
    """Return how many followers publishing the draft now would tell, and of a minor correction."""
    latest = briefing.editions.order_by("-number").first()
    snapshot = publishing.freeze(briefing)
    kind = Kind.CORRECTION if latest else Kind.FIRST
    before = latest.snapshot if latest else None
    touched = audience.paragraphs_touched(kind, snapshot, before)
    topics = audience.topics_of(briefing.pk, snapshot, touched)
    return {
        "all": audience.followers(topics, is_minor=False).count(),
        "minor": audience.followers(topics, is_minor=True).count(),
    }

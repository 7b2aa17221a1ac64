"""Template tags for the pages of publishing: how many followers get a mail."""

from django import template

from alerts.distribution import audience
from briefings import publishing
from briefings.models.draft.briefing import Briefing
from briefings.models.published.announcement import Announcement
from briefings.text.snapshot import Snapshot

register = template.Library()
Kind = Announcement.Kind


@register.simple_tag
def told_of_publication(briefing: Briefing) -> dict[str, int]:
    """Return how many followers publishing the draft now would tell, and of a minor correction."""
    latest = briefing.editions.order_by("-number").first()
    snapshot = publishing.freeze(briefing)
    kind = Kind.CORRECTION if latest else Kind.FIRST
    topics = _topics(briefing, kind, snapshot, latest.snapshot if latest else None)
    return {
        "all": audience.followers(topics, is_minor=False).count(),
        "minor": audience.followers(topics, is_minor=True).count(),
    }


@register.simple_tag
def told_of_withdrawal(briefing: Briefing) -> int:
    """Return how many followers withdrawing the briefing now would tell."""
    latest = briefing.editions.order_by("-number").first()
    if latest is None:
        return 0
    topics = _topics(briefing, Kind.WITHDRAWAL, latest.snapshot, None)
    return audience.followers(topics, is_minor=False).count()


def _topics(briefing: Briefing, kind: str, snapshot: Snapshot, before: Snapshot | None):
    touched = audience.paragraphs_touched(kind, snapshot, before)
    return audience.topics_of(briefing.pk, snapshot, touched)

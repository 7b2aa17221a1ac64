"""Numbers of followers, by what they follow; no row of these names a person."""

from django.db.models import Case, Count, F, Value, When
from django.db.models.functions import StrIndex, Substr

from alerts.models import Following
from alerts.topics import BRIEFING, PARAGRAPH


def followers_by_briefing() -> dict[str, int]:
    """Return how many follow each briefing, or paragraphs of it, by the briefing's reference."""
    paragraph = Substr("key", 1, StrIndex("key", Value("/")) - 1)
    rows = Following.objects.filter(kind__in=(BRIEFING, PARAGRAPH)).annotate(
        reference=Case(When(kind=PARAGRAPH, then=paragraph), default=F("key"))
    )
    return dict(rows.values_list("reference").annotate(count=Count("follower", distinct=True)))


def followers_of(kind: str) -> dict[str, int]:
    """Return how many follow each topic of a kind, by the topic's key."""
    rows = Following.objects.filter(kind=kind).values_list("key")
    return dict(rows.annotate(count=Count("pk")))

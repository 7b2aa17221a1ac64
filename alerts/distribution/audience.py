"""The audience of an announcement: the topics it touches, and their followers."""

from collections.abc import Collection, Iterable

from django.db.models import Exists, OuterRef, Q, QuerySet

from alerts.models import Follower, Following
from alerts.topics import (
    BRIEFING,
    EVERYTHING,
    PARAGRAPH,
    Topic,
    paragraph_key,
    paragraph_of,
    topics_of_areas,
    topics_of_authors,
    topics_of_series,
)
from briefings.models.published.announcement import Announcement
from briefings.text.comparison.editions import compare
from briefings.text.comparison.words import Change
from briefings.text.snapshot import Snapshot

Kind = Announcement.Kind


def topics_of(briefing_id: int, snapshot: Snapshot, paragraphs: Iterable[str]) -> list[Topic]:
    """Return the topics of a text, and of the given paragraphs in it."""
    return [
        Topic(EVERYTHING),
        *topics_of_areas([area.slug for area in snapshot.areas], briefing_id),
        *topics_of_authors([author.slug for author in snapshot.authors], briefing_id),
        *topics_of_series(briefing_id),
        Topic(BRIEFING, snapshot.reference),
        *(Topic(PARAGRAPH, paragraph_key(snapshot.reference, one)) for one in paragraphs),
    ]


def paragraphs_touched(kind: str, snapshot: Snapshot, before: Snapshot | None) -> list[str]:
    """Return the ids of the paragraphs that the announcement changes, withdraws or revives."""
    if kind == Kind.FIRST:
        return []
    if kind in (Kind.WITHDRAWAL, Kind.REVIVAL) or before is None:
        return [pair.id for pair in snapshot.pairs()]
    return [
        row.id
        for row in compare(before, snapshot).rows
        if not row.is_heading and row.change not in (Change.SAME, Change.MOVED)
    ]


def followers(topics: Collection[Topic], *, is_minor: bool) -> QuerySet[Follower]:
    """Return the followers of any of the topics; of a minor correction, those who want these."""
    wanted = Q(pk__in=[])
    for kind in {topic.kind for topic in topics}:
        keys = [topic.key for topic in topics if topic.kind == kind]
        wanted |= Q(kind=kind, key__in=keys)
    found = Follower.objects.filter(
        Exists(Following.objects.filter(wanted, follower=OuterRef("pk")))
    )
    return found.filter(minor=True) if is_minor else found


def followed_paragraphs(
    batch: Collection[Follower], topics: Collection[Topic]
) -> dict[int, list[str]]:
    """Return the followed paragraphs of each follower who follows no wider topic of these."""
    wider, narrow = set(), dict[int, list[str]]()
    kinds = {topic.kind for topic in topics}
    keys = {topic.key for topic in topics}
    rows = Following.objects.filter(follower__in=batch, kind__in=kinds, key__in=keys)
    for follower, kind, key in rows.order_by("pk").values_list("follower_id", "kind", "key"):
        if kind == PARAGRAPH:
            narrow.setdefault(follower, []).append(paragraph_of(key)[1])
        else:
            wider.add(follower)
    return {follower: ids for follower, ids in narrow.items() if follower not in wider}

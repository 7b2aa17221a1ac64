"""Whom an announcement concerns: the topics it touches, and the followers of these."""

from collections.abc import Collection, Iterable

from django.db.models import Exists, OuterRef, Q, QuerySet

from alerts.models import Follower, Following
from alerts.topics import AREA, AUTHOR, BRIEFING, EVERYTHING, PARAGRAPH, SERIES, Topic
from briefings.models.published.announcement import Announcement
from briefings.models.series import Series
from briefings.text.comparison.editions import compare
from briefings.text.comparison.words import Change
from briefings.text.snapshot import Snapshot

Kind = Announcement.Kind


def topics_of(briefing_id: int, snapshot: Snapshot, paragraphs: Iterable[str]) -> list[Topic]:
    """Return the topics that a text touches, and those of these paragraphs of it."""
    series = Series.objects.filter(parts__briefing=briefing_id).values_list("slug", flat=True)
    return [
        Topic(EVERYTHING),
        *(Topic(AREA, area.slug) for area in snapshot.areas),
        *(Topic(AUTHOR, author.slug) for author in snapshot.authors),
        *(Topic(SERIES, slug) for slug in series),
        Topic(BRIEFING, snapshot.reference),
        *(Topic(PARAGRAPH, paragraph_key(snapshot.reference, one)) for one in paragraphs),
    ]


def paragraph_key(reference: str, paragraph: str) -> str:
    return f"{reference}/{paragraph}"


def paragraphs_touched(kind: str, snapshot: Snapshot, before: Snapshot | None) -> list[str]:
    """Return the ids of the paragraphs whose followers are told."""
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
    """Return who follows any of the topics; of a minor correction, those who asked for these."""
    wanted = Q(pk__in=[])
    for kind in {topic.kind for topic in topics}:
        keys = [topic.key for topic in topics if topic.kind == kind]
        wanted |= Q(kind=kind, key__in=keys)
    found = Follower.objects.filter(
        Exists(Following.objects.filter(wanted, follower=OuterRef("pk")))
    )
    return found.filter(minor=True) if is_minor else found


def followed_paragraphs(
    those: Collection[Follower], topics: Collection[Topic]
) -> dict[int, list[str]]:
    """Return the paragraphs of those who follow nothing wider than these, by follower."""
    wider, narrow = set(), dict[int, list[str]]()
    kinds = {topic.kind for topic in topics}
    keys = {topic.key for topic in topics}
    rows = Following.objects.filter(follower__in=those, kind__in=kinds, key__in=keys)
    for follower, kind, key in rows.order_by("pk").values_list("follower_id", "kind", "key"):
        if kind == PARAGRAPH:
            narrow.setdefault(follower, []).append(key.partition("/")[2])
        else:
            wider.add(follower)
    return {follower: ids for follower, ids in narrow.items() if follower not in wider}

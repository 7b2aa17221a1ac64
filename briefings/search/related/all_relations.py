"""Make the topics and relations of all briefings anew.

Comparing briefings one by one asks the database dozens of times for each. Here the topics of all
are in memory, and only rows that differ are written.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from itertools import batched, chain

from django.db import transaction
from django.db.models import F, Q

from briefings.models.base import bulk_insert
from briefings.models.published import readable
from briefings.models.published.citation import Citation
from briefings.models.published.edition import Edition, Listing
from briefings.models.published.related import Relation, Topic
from briefings.models.published.search import SearchEntry
from briefings.models.published.tally import Tally
from briefings.models.terms import Term
from briefings.search.related.comparison import OF_A_TOPIC, Link, relations_of
from briefings.search.related.relations import STAYING, expire_pages, store
from briefings.search.related.topics import topics_of
from mail.sqlite_lock import in_turn

# Briefings in one transaction, which others wait for. Topics and relations are spread over their
# tables: the fewer transactions, the fewer pages are written again and again.
_AT_ONCE = 500


class _KnownTopics:
    """The topics of all briefings, in memory, and the editions that have them."""

    def __init__(self) -> None:
        self.edition_of: dict[int, int] = {}
        self._keys: dict[int, frozenset[str]] = {}
        self._holders: dict[str, list[int]] = defaultdict(list)
        self._total = Tally.objects.of()

    def add(self, edition: Edition, keys: Iterable[str]) -> None:
        """Add those of a briefing; the briefings come in the order of their keys."""
        briefing = edition.briefing_id
        self.edition_of[briefing] = edition.pk
        self._keys[briefing] = frozenset(keys)
        for key in self._keys[briefing]:
            self._holders[key].append(briefing)

    def keys_of(self, briefing: int) -> frozenset[str]:
        return self._keys[briefing]

    def total(self) -> int:
        return self._total

    def counts(self, keys: Collection[str], *, but: int) -> dict[str, int]:
        own = self._keys[but]
        counts = {key: len(self._holders[key]) - (key in own) for key in keys}
        return {key: count for key, count in counts.items() if count}

    def newest(self, key: str, *, but: int) -> list[int]:
        last = self._holders[key][-OF_A_TOPIC - 1 :]
        return [other for other in reversed(last) if other != but][:OF_A_TOPIC]

    def of(self, others: Collection[int], keys: Collection[str]) -> Iterator[tuple[int, str]]:
        for other in others:
            for key in self._keys.get(other, frozenset()).intersection(keys):
                yield other, key


def rebuild() -> Iterator[tuple[int, int]]:
    """Make all topics and relations anew, yielding (done, total).

    What is published or withdrawn meanwhile is related by that, and left as it is.
    """
    _forget_the_gone()
    ids = list(Listing.objects.order_by("pk").values_list("pk", flat=True))
    terms = list(Term.objects.telling())
    topics = _KnownTopics()
    for some in batched(ids, _AT_ONCE, strict=False):
        _store_topics(some, terms, topics)
    done = 0
    for some in batched(ids, _AT_ONCE, strict=False):
        _store_relations(some, topics)
        done += len(some)
        yield done, len(ids)
    expire_pages()


def _forget_the_gone() -> None:
    public = Listing.objects.values("pk")
    for derived in (Topic, Citation):
        derived._default_manager.exclude(listing__in=public).delete()
    Relation.objects.exclude(listing__in=public, other__in=public).delete()


def _store_topics(ids: Collection[int], terms: list[Term], topics: _KnownTopics) -> None:
    """Store the topics of briefings and what they refer to, and add the topics to those known."""
    # Most of the work, done before the transaction, which blocks other writers.
    listed = Listing.objects.filter(pk__in=ids).values("edition_id")
    public = list(readable.public().filter(pk__in=listed).order_by("briefing_id"))
    lines = _lines_of(ids)
    keys = {
        edition.pk: topics_of(edition.snapshot, lines.get(edition.briefing_id, ""), terms=terms)
        for edition in public
    }
    with in_turn(), transaction.atomic():
        current = _hold(ids)
        editions = [one for one in public if current.get(one.briefing_id) == one.pk]
        for edition in editions:
            topics.add(edition, keys[edition.pk])
        wanted = {(one.briefing_id, key) for one in editions for key in keys[one.pk]}
        _replace_topics([edition.briefing_id for edition in editions], wanted)
        Citation.store(editions)


def _hold(ids: Collection[int]) -> dict[int, int]:
    """Lock listings and the total in the order of publishing; return the editions."""
    listings = Listing.objects.select_for_update(of=("self",)).filter(pk__in=ids).order_by("pk")
    current = dict(listings.values_list("pk", "edition_id"))
    Tally.objects.hold()
    return current


def _lines_of(ids: Collection[int]) -> dict[int, str]:
    rows = SearchEntry.objects.filter(listing__in=ids).values_list("listing_id", "title", "body")
    return {listing: f"{title} {body}" for listing, title, body in rows}


def _replace_topics(ids: Collection[int], wanted: set[tuple[int, str]]) -> None:
    rows = Topic.objects.filter(listing__in=ids).values_list("listing_id", "key", "pk")
    stored = {(listing, key): pk for listing, key, pk in rows}
    if gone := [pk for topic, pk in stored.items() if topic not in wanted]:
        Topic.objects.filter(pk__in=gone).delete()
    bulk_insert.insert(Topic, ("listing", "key"), sorted(wanted - stored.keys()))


def _store_relations(ids: Collection[int], topics: _KnownTopics) -> None:
    # Most of the work, done before the transaction, which blocks other writers.
    known = [pk for pk in ids if pk in topics.edition_of]
    wanted = _relations(known, topics)
    with in_turn(), transaction.atomic():
        current = _hold(ids)
        ours = [pk for pk, edition in current.items() if topics.edition_of.get(pk) == edition]
        stored = _stored(ours)
        both = {pk for link in chain(stored, wanted) for pk in (link.listing_id, link.other_id)}
        _replace(stored, wanted, _unchanged(both, topics), first=min(ids))
        waiting = Listing.objects.filter(pk__in=ours).exclude(related_edition=F("edition"))
        waiting.update(related_edition=F("edition"))


def _stored(ids: Collection[int]) -> dict[Link, int]:
    """Return the relations of briefings in both directions, with their keys."""
    rows = Relation.objects.filter(Q(listing__in=ids) | Q(other__in=ids))
    columns = rows.values_list("listing_id", "other_id", "weight", "shared", "pk")
    return {
        Link(listing, other, weight, tuple(shared)): pk
        for listing, other, weight, shared, pk in columns
    }


def _relations(ids: Collection[int], topics: _KnownTopics) -> set[Link]:
    """Return the relations of briefings in both directions.

    Whether an earlier relation stays is decided with the first of its two briefings, so that the
    size of a batch makes no difference.
    """
    linked: dict[int, list[int]] = defaultdict(list)
    later = Relation.objects.filter(listing__in=ids, other__gt=F("listing"))
    heaviest = later.order_by("-weight", "-other_id")
    for listing, other in heaviest.values_list("listing_id", "other_id"):
        linked[listing].append(other)
    wanted = set()
    for pk in ids:
        staying = linked[pk][:STAYING]
        for one in relations_of(pk, topics.keys_of(pk), topics, staying=staying):
            wanted |= {one, one.reversed()}
    return wanted


def _unchanged(briefings: Collection[int], topics: _KnownTopics) -> set[int]:
    """Return the briefings whose edition is still the one whose topics are known."""
    rows = Listing.objects.filter(pk__in=briefings).values_list("pk", "edition_id")
    return {pk for pk, edition in rows if topics.edition_of.get(pk) == edition}


def _replace(
    stored: dict[Link, int], wanted: set[Link], unchanged: set[int], *, first: int
) -> None:
    """Replace relations between unchanged briefings, where they differ.

    Those with briefings before the first of these are wanted by the other briefing.
    """

    def between_these(links: Iterable[Link]) -> set[Link]:
        return {one for one in links if {one.listing_id, one.other_id} <= unchanged}

    old, new = between_these(stored), between_these(wanted)
    gone = [link for link in old - new if first <= min(link.listing_id, link.other_id)]
    if gone:
        Relation.objects.filter(pk__in=[stored[link] for link in gone]).delete()
    store(*sorted(new - old))

"""Store the relations of a briefing when it is published, and delete them when it is withdrawn.

Publishing stores a relation in both directions, so that an old briefing leads to a new one. The
work is bounded: only the newest briefings of each topic are compared, and rare topics come first.
"""

import logging
import time
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator
from datetime import datetime
from math import log

from django.db import OperationalError, transaction
from django.db.models import Count, F, Q

from briefings.models.published import readable
from briefings.models.published.citation import Citation
from briefings.models.published.edition import Edition, Listing
from briefings.models.published.generation import Generation
from briefings.models.published.related import Relation, Topic
from briefings.models.published.search import SearchEntry
from briefings.models.published.tally import Tally
from briefings.search.index.entry import body_of
from briefings.search.related.topics import AREAS, LAWS, TERMS, named, topics_of
from briefings.text.snapshot import Snapshot
from mail.sqlite_lock import in_turn

logger = logging.getLogger(__name__)

# Relations stored of a briefing; readers see the first few that are still public.
MOST = 12
# Topics looked up, briefings considered for each, and briefings compared in full.
_TOPICS, _OF_A_TOPIC, _COMPARED = 40, 60, 60
_STAYING = 200  # existing relations that are compared again, besides these
# A shared law says more than a shared term, and a term more than a shared practice area.
_TELLING = {LAWS: 1.5, TERMS: 1.0, AREAS: 0.7}
_FEWEST_TERMS = 2
_AT_ONCE = 20
_A_TURN = 5.0  # seconds of a worker

Shared = dict[int, set[str]]


@transaction.atomic
def relate(edition: Edition) -> None:
    """Relate a public briefing to others by its current edition.

    Call it in the publishing transaction, after the tallies: their lock keeps two publications
    from writing the relation between them at once.
    """
    key = edition.briefing_id
    keys = topics_of(edition.snapshot, _tokens(key))
    _store_topics(key, keys)
    between = Q(listing=key) | Q(other=key)
    linked = Relation.objects.filter(listing=key).order_by("-weight")
    staying = frozenset(linked.values_list("other_id", flat=True)[:_STAYING])
    made = _relations(keys, of=key, staying=staying)
    Relation.objects.filter(between).delete()
    back = [Relation(listing_id=one.other_id, other_id=key, **_values(one)) for one in made]
    Relation.objects.bulk_create([*made, *back])
    Citation.store(edition)
    Listing.objects.filter(pk=key, edition=edition.pk).update(related_edition=edition.pk)


@transaction.atomic
def forget(briefing_id: int) -> None:
    """Forget a briefing's relations. Call it in the withdrawing transaction, after the tallies."""
    Topic.objects.filter(listing=briefing_id).delete()
    Citation.objects.filter(listing=briefing_id).delete()
    Relation.objects.filter(Q(listing=briefing_id) | Q(other=briefing_id)).delete()


def relations_of_draft(briefing_id: int, snapshot: Snapshot) -> list[Relation]:
    """Return the relations that a draft would get, unsaved."""
    keys = topics_of(snapshot, body_of(snapshot.pairs()).line)
    return _relations(keys, of=briefing_id)


def keep_up(*, at: datetime) -> None:
    """Relate briefings that were published without relating them; the worker calls this."""
    end = time.monotonic() + _A_TURN
    waiting = _to_relate().order_by("pk").values_list("pk", flat=True)
    is_changed = False
    while time.monotonic() < end and (ids := list(waiting[:_AT_ONCE])):
        _relate_or_skip(ids)
        is_changed = True
    if is_changed:
        _expire_pages()


def rebuild() -> Iterator[tuple[int, int]]:
    """Make all topics and relations anew, yielding (done, total)."""
    public = Listing.objects.values("pk")
    for derived in (Topic, Citation):
        derived._default_manager.exclude(listing__in=public).delete()
    Relation.objects.exclude(listing__in=public, other__in=public).delete()
    ids = list(Listing.objects.order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(ids), _AT_ONCE):
        some = ids[start : start + _AT_ONCE]
        _relate_some(some)
        yield start + len(some), len(ids)
    _expire_pages()


def _expire_pages() -> None:
    """Expire the cached pages, which lack the new relations."""
    with in_turn(), transaction.atomic():
        Generation.advance()


def _to_relate():
    return Listing.objects.filter(~Q(related_edition=F("edition")))


def _relate_or_skip(ids: Collection[int]) -> None:
    """Relate briefings; if one fails, leave it without relations and relate the others."""
    try:
        _relate_some(ids)
    except OperationalError:  # the database, not a text
        raise
    except Exception as error:
        if len(ids) > 1:
            for one in ids:
                _relate_or_skip([one])
            return
        logger.warning("Briefing %s has no relations: %s", *ids, type(error).__name__)
        _to_relate().filter(pk__in=ids).update(related_edition=F("edition"))


def _relate_some(ids: Collection[int]) -> None:
    with in_turn(), transaction.atomic():
        # Lock in the same order as publishing.
        listings = list(
            Listing.objects.select_for_update(of=("self",)).filter(pk__in=ids).order_by("pk")
        )
        Tally.objects.hold()
        current = [listing.edition_id for listing in listings]
        for edition in readable.public().filter(pk__in=current).order_by("briefing_id"):
            relate(edition)


def _tokens(briefing_id: int) -> str:
    entry = SearchEntry.objects.filter(listing=briefing_id).values_list("title", "body").first()
    return " ".join(entry or ())


def _store_topics(briefing_id: int, keys: set[str]) -> None:
    stored = dict(Topic.objects.filter(listing=briefing_id).values_list("key", "pk"))
    Topic.objects.filter(pk__in=[pk for key, pk in stored.items() if key not in keys]).delete()
    Topic.objects.bulk_create(
        Topic(listing_id=briefing_id, key=key) for key in sorted(keys - stored.keys())
    )


def _values(relation: Relation) -> dict:
    return {"weight": relation.weight, "shared": relation.shared}


def _relations(keys: set[str], *, of: int, staying: frozenset[int] = frozenset()) -> list[Relation]:
    """Return the best relations, and those of `staying` that still have a reason."""
    weights = _weights(keys, of)
    near = _candidates(weights, of)
    shared = _shared(weights, {*near, *staying})
    made = [
        Relation(
            listing_id=of,
            other_id=other,
            weight=sum(weights[key] for key in both),
            shared=sorted(both, key=lambda key: (-weights[key], key)),
        )
        for other, both in shared.items()
        if _is_reason(both)
    ]
    made.sort(key=lambda one: (-one.weight, -one.other_id))
    return made[:MOST] + [one for one in made[MOST:] if one.other_id in staying]


def _weights(keys: set[str], of: int) -> dict[str, float]:
    """Return a weight for each topic that another briefing has too, the heaviest first."""
    total = Tally.objects.of()
    rows = Topic.objects.filter(key__in=keys).exclude(listing=of)
    counts = dict(rows.values_list("key").annotate(Count("pk")))
    weights = {
        key: _TELLING[named(key).kind] * max(log((total + 1) / (count + 1)), 0.01)
        for key, count in counts.items()
    }
    return dict(sorted(weights.items(), key=lambda one: (-one[1], one[0])))


def _candidates(weights: dict[str, float], of: int) -> list[int]:
    """Return the briefings that share most weight, among the newest of each topic."""
    seen: dict[int, float] = defaultdict(float)
    for key in list(weights)[:_TOPICS]:
        rows = Topic.objects.filter(key=key).exclude(listing=of).order_by("-listing_id")
        for other in rows.values_list("listing_id", flat=True)[:_OF_A_TOPIC]:
            seen[other] += weights[key]
    return sorted(seen, key=lambda other: (-seen[other], -other))[:_COMPARED]


def _shared(weights: dict[str, float], others: Collection[int]) -> Shared:
    """Return the topics shared with each of the briefings, if it is public."""
    shared: Shared = defaultdict(set)
    public = Listing.objects.filter(pk__in=others).values("pk")
    rows = Topic.objects.filter(listing__in=public, key__in=weights)
    for other, key in rows.values_list("listing_id", "key"):
        shared[other].add(key)
    return shared


def _is_reason(both: set[str]) -> bool:
    """Return whether shared topics relate two briefings: a single term does not suffice."""
    kinds = Counter(named(key).kind for key in both)
    return bool(kinds[LAWS] or kinds[AREAS] or kinds[TERMS] >= _FEWEST_TERMS)

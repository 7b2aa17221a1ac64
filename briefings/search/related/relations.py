"""Store the relations of a briefing when it is published, and delete them when it is withdrawn.

Publishing stores a relation in both directions, so that an old briefing leads to a new one.
"""

import logging
import time
from collections.abc import Collection
from datetime import datetime

from django.db import OperationalError, transaction
from django.db.models import F, Q

from briefings.models.base import bulk_insert
from briefings.models.published import readable
from briefings.models.published.citation import Citation
from briefings.models.published.edition import Edition, Listing
from briefings.models.published.generation import Generation
from briefings.models.published.related import Relation, Topic
from briefings.models.published.search import SearchEntry
from briefings.models.published.tally import Tally
from briefings.search.index.entry import body_of
from briefings.search.related.comparison import Link, StoredTopics, relations_of
from briefings.search.related.topics import topics_of
from briefings.text.snapshot import Snapshot
from mail.sqlite_lock import in_turn

logger = logging.getLogger(__name__)

STAYING = 200  # existing relations that are compared again, besides the best
_AT_ONCE = 20
_A_TURN = 5.0  # seconds of a worker


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
    staying = frozenset(linked.values_list("other_id", flat=True)[:STAYING])
    made = relations_of(key, keys, StoredTopics(), staying=staying)
    Relation.objects.filter(between).delete()
    store(*made, *map(Link.reversed, made))
    Citation.store([edition])
    Listing.objects.filter(pk=key, edition=edition.pk).update(related_edition=edition.pk)


@transaction.atomic
def forget(briefing_id: int) -> None:
    """Forget a briefing's relations. Call it in the withdrawing transaction, after the tallies."""
    Topic.objects.filter(listing=briefing_id).delete()
    Citation.objects.filter(listing=briefing_id).delete()
    Relation.objects.filter(Q(listing=briefing_id) | Q(other=briefing_id)).delete()


def relations_of_public(briefing_id: int) -> list[Link]:
    """Return the stored relations of a public briefing, the heaviest first."""
    rows = Relation.objects.filter(listing=briefing_id).order_by("-weight", "-other_id")
    return [Link(one.listing_id, one.other_id, one.weight, tuple(one.shared)) for one in rows]


def relations_of_draft(briefing_id: int, snapshot: Snapshot) -> list[Link]:
    """Return the relations that a draft would get."""
    keys = topics_of(snapshot, body_of(snapshot.pairs()).line)
    return relations_of(briefing_id, keys, StoredTopics())


def keep_up(*, at: datetime) -> None:
    """Relate briefings that were published without relating them; the worker calls this."""
    end = time.monotonic() + _A_TURN
    waiting = _to_relate().order_by("pk").values_list("pk", flat=True)
    is_changed = False
    while time.monotonic() < end and (ids := list(waiting[:_AT_ONCE])):
        _relate_or_skip(ids)
        is_changed = True
    if is_changed:
        expire_pages()


def expire_pages() -> None:
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
    new = sorted(keys - stored.keys())
    bulk_insert.insert(Topic, ("listing", "key"), [(briefing_id, key) for key in new])


def store(*links: Link) -> None:
    bulk_insert.insert(Relation, ("listing", "other", "weight", "shared"), links)

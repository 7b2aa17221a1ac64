"""Compare the topics of a briefing with those of others.

The work is bounded: only the newest briefings of each topic are compared, and rare topics come
first.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from heapq import nlargest
from math import fsum, log
from typing import NamedTuple, Protocol

from django.db.models import Count

from briefings.models.published.edition import Listing
from briefings.models.published.related import Topic
from briefings.models.published.tally import Tally
from briefings.search.related.topics import AREAS, LAWS, TERMS, named

# Relations stored of a briefing; readers see the first few that are still public.
MOST = 12
# Topics looked up, briefings considered for each, and briefings compared in full.
_TOPICS, OF_A_TOPIC, _COMPARED = 40, 60, 60
# A shared law says more than a shared term, and a term more than a shared practice area.
_TELLING = {LAWS: 1.5, TERMS: 1.0, AREAS: 0.7}
_FEWEST_TERMS = 2

Shared = dict[int, set[str]]


class Link(NamedTuple):
    """A relation as it is stored, without its row."""

    listing_id: int
    other_id: int
    weight: float
    shared: tuple[str, ...]

    def reversed(self) -> "Link":
        """Return the same relation as the other briefing has it."""
        return self._replace(listing_id=self.other_id, other_id=self.listing_id)


class Topics(Protocol):
    """The topics of the public briefings."""

    def total(self) -> int:
        """Return the number of public briefings."""

    def counts(self, keys: Collection[str], *, but: int) -> dict[str, int]:
        """Return how many briefings besides one have each of the topics; none is left out."""

    def newest(self, key: str, *, but: int) -> Iterable[int]:
        """Return the newest briefings of a topic besides one, the newest first."""

    def of(self, others: Collection[int], keys: Collection[str]) -> Iterable[tuple[int, str]]:
        """Return those of the topics that each of the briefings has."""


class StoredTopics:
    """The topics as the database has them."""

    def total(self) -> int:
        return Tally.objects.of()

    def counts(self, keys: Collection[str], *, but: int) -> dict[str, int]:
        rows = Topic.objects.filter(key__in=keys).exclude(listing=but)
        return dict(rows.values_list("key").annotate(Count("pk")))

    def newest(self, key: str, *, but: int) -> Iterable[int]:
        rows = Topic.objects.filter(key=key).exclude(listing=but).order_by("-listing_id")
        return rows.values_list("listing_id", flat=True)[:OF_A_TOPIC]

    def of(self, others: Collection[int], keys: Collection[str]) -> Iterable[tuple[int, str]]:
        public = Listing.objects.filter(pk__in=others).values("pk")
        rows = Topic.objects.filter(listing__in=public, key__in=keys)
        return rows.values_list("listing_id", "key")


def relations_of(
    briefing: int,
    keys: Collection[str],
    topics: Topics,
    *,
    staying: Collection[int] = (),
) -> list[Link]:
    """Return the best relations, and those of `staying` that still have a reason."""
    weights = _weights(keys, briefing, topics)
    near = _candidates(weights, briefing, topics)
    shared: Shared = defaultdict(set)
    for other, key in topics.of({*near, *staying}, weights):
        shared[other].add(key)
    kinds = {key: named(key).kind for key in weights}
    reasons = [other for other, both in shared.items() if _is_reason(both, kinds)]
    # Exact, so that both directions of a relation have the same weight.
    sums = {other: fsum(weights[key] for key in shared[other]) for other in reasons}
    reasons.sort(key=lambda other: (-sums[other], -other))
    best = reasons[:MOST] + [other for other in reasons[MOST:] if other in staying]
    return [Link(briefing, other, sums[other], _in_order(shared[other], weights)) for other in best]


def _in_order(keys: Iterable[str], weights: dict[str, float]) -> tuple[str, ...]:
    return tuple(sorted(keys, key=lambda key: (-weights[key], key)))


def _weights(keys: Collection[str], briefing: int, topics: Topics) -> dict[str, float]:
    """Return a weight for each topic that another briefing has too, the heaviest first."""
    total = topics.total()
    weights = {
        key: _TELLING[named(key).kind] * max(log((total + 1) / (count + 1)), 0.01)
        for key, count in topics.counts(keys, but=briefing).items()
    }
    return dict(sorted(weights.items(), key=lambda one: (-one[1], one[0])))


def _candidates(weights: dict[str, float], briefing: int, topics: Topics) -> list[int]:
    """Return the briefings that share most weight, among the newest of each topic."""
    seen: dict[int, float] = defaultdict(float)
    for key in list(weights)[:_TOPICS]:
        for other in topics.newest(key, but=briefing):
            seen[other] += weights[key]
    heaviest = nlargest(_COMPARED, zip(seen.values(), seen, strict=True))
    return [other for _weight, other in heaviest]


def _is_reason(both: set[str], kinds: dict[str, str]) -> bool:
    """Return whether shared topics relate two briefings: a single term does not suffice."""
    return len(both) >= _FEWEST_TERMS or any(kinds[key] != TERMS for key in both)

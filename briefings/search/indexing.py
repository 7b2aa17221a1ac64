"""Keeps the entries in step with what is public."""

from collections.abc import Iterator
from types import ModuleType

from django.db import transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from briefings.models.published import readable
from briefings.models.published.edition import Edition, Listing
from briefings.models.published.search import SearchEntry
from briefings.search import postgres, sqlite
from briefings.search.entry import entry_of

# Briefings in one transaction of a rebuilding.
AT_ONCE = 200
_ADAPTERS = {"sqlite": sqlite, "postgresql": postgres}


def adapter(connection: BaseDatabaseWrapper) -> ModuleType:
    """The module that makes and asks this database's index."""
    return _ADAPTERS[connection.vendor]


@transaction.atomic
def index(edition: Edition) -> None:
    """Let the edition be found, in place of the one before; in the transaction of publishing."""
    remove(edition.briefing_id)
    entry_of(edition).save(force_insert=True)


def remove(briefing_id: int) -> None:
    """Let the briefing be found no more; in the transaction of withdrawing."""
    SearchEntry.objects.filter(listing_id=briefing_id).delete()


def rebuild() -> Iterator[tuple[int, int]]:
    """Make every entry anew, yielding (done, of how many); readers search all the while.

    A short transaction for some of them at a time: what is published or withdrawn meanwhile takes
    its turn, and an index that is written to in parts joins them less often.
    """
    ids = list(Listing.objects.order_by("date", "pk").values_list("pk", flat=True))
    for start in range(0, len(ids), AT_ONCE):
        some = ids[start : start + AT_ONCE]
        _make_anew(some)
        yield start + len(some), len(ids)


def _make_anew(ids: list[int]) -> None:
    current = Listing.objects.filter(pk__in=ids).values("edition_id")
    # Nearly all of the work, before the transaction in which every other writer waits.
    made = {edition.pk: entry_of(edition) for edition in readable.public().filter(pk__in=current)}
    with transaction.atomic():
        listings = Listing.objects.select_for_update().filter(pk__in=ids, edition__in=made)
        # Withdrawn meanwhile: out of the index already. Published anew: in it already.
        entries = [made[listing.edition_id] for listing in listings.order_by("pk")]
        SearchEntry.objects.filter(listing_id__in=[one.listing_id for one in entries]).delete()
        SearchEntry.objects.bulk_create(entries)

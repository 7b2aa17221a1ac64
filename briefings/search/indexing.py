"""Maintain the search entries of public briefings."""

from collections.abc import Iterator
from types import ModuleType

from django.db import transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from briefings.models.published import readable
from briefings.models.published.edition import Edition, Listing
from briefings.models.published.search import SearchEntry
from briefings.search import postgres, sqlite
from briefings.search.entry import entry_of

# Briefings per transaction when rebuilding.
AT_ONCE = 200
_ADAPTERS = {"sqlite": sqlite, "postgresql": postgres}


def adapter(connection: BaseDatabaseWrapper) -> ModuleType:
    """Return the module for this database's index."""
    return _ADAPTERS[connection.vendor]


@transaction.atomic
def index(edition: Edition) -> None:
    """Index an edition in place of the previous one. Call it in the publishing transaction."""
    remove(edition.briefing_id)
    entry_of(edition).save(force_insert=True)


def remove(briefing_id: int) -> None:
    """Remove a briefing from the index. Call it in the withdrawing transaction."""
    SearchEntry.objects.filter(listing_id=briefing_id).delete()


def rebuild() -> Iterator[tuple[int, int]]:
    """Rebuild every entry, yielding (done, total), while readers can search.

    It uses short transactions, so that publishing and withdrawing can proceed meanwhile.
    """
    ids = list(Listing.objects.order_by("date", "pk").values_list("pk", flat=True))
    for start in range(0, len(ids), AT_ONCE):
        some = ids[start : start + AT_ONCE]
        _make_anew(some)
        yield start + len(some), len(ids)


def _make_anew(ids: list[int]) -> None:
    current = Listing.objects.filter(pk__in=ids).values("edition_id")
    # Most of the work, done before the transaction, which blocks other writers.
    made = {edition.pk: entry_of(edition) for edition in readable.public().filter(pk__in=current)}
    with transaction.atomic():
        listings = Listing.objects.select_for_update().filter(pk__in=ids, edition__in=made)
        # Withdrawn meanwhile: already removed. Published meanwhile: already indexed.
        entries = [made[listing.edition_id] for listing in listings.order_by("pk")]
        SearchEntry.objects.filter(listing_id__in=[one.listing_id for one in entries]).delete()
        SearchEntry.objects.bulk_create(entries)

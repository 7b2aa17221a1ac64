"""Maintain the search entries of public briefings."""

import time
from collections.abc import Iterator
from datetime import datetime

from django.db import transaction

from briefings.models.published import readable
from briefings.models.published.edition import Edition, Listing
from briefings.models.published.search import SearchEntry
from briefings.search.index import vocabulary
from briefings.search.index.entry import entry_of

# Briefings per transaction when rebuilding.
AT_ONCE = 200
A_TURN = 5.0  # seconds of a worker


@transaction.atomic
def index(edition: Edition) -> None:
    """Index an edition in place of the previous one. Call it in the publishing transaction."""
    _replace([edition.briefing_id], [entry_of(edition)])


@transaction.atomic
def remove(briefing_id: int) -> None:
    """Remove a briefing from the index. Call it in the withdrawing transaction."""
    _replace([briefing_id], [])


def _replace(listings: list[int], entries: list[SearchEntry]) -> None:
    gone = SearchEntry.objects.filter(listing_id__in=listings)
    vocabulary.record(list(gone), entries)
    gone.delete()
    SearchEntry.objects.bulk_create(entries)


def rebuild() -> Iterator[tuple[int, int]]:
    """Rebuild every entry, yielding (done, total), while readers can search.

    It uses short transactions, so that publishing and withdrawing can proceed meanwhile.
    """
    ids = list(Listing.objects.order_by("date", "pk").values_list("pk", flat=True))
    for start in range(0, len(ids), AT_ONCE):
        some = ids[start : start + AT_ONCE]
        _make_anew(some)
        yield start + len(some), len(ids)


def keep_up(*, at: datetime) -> None:
    """Make entries of an older form anew, for a worker's turn; `at` is of all periodic jobs."""
    end = time.monotonic() + A_TURN
    outdated = vocabulary.outdated().order_by("-pk")
    while time.monotonic() < end:
        ids = list(outdated.values_list("listing_id", flat=True)[:AT_ONCE])
        if not ids:
            return
        _make_anew(ids)


def _make_anew(ids: list[int]) -> None:
    current = Listing.objects.filter(pk__in=ids).values("edition_id")
    # Most of the work, done before the transaction, which blocks other writers.
    made = {edition.pk: entry_of(edition) for edition in readable.public().filter(pk__in=current)}
    with transaction.atomic():
        listings = Listing.objects.select_for_update().filter(pk__in=ids, edition__in=made)
        # Withdrawn meanwhile: already removed. Published meanwhile: already indexed.
        entries = [made[listing.edition_id] for listing in listings.order_by("pk")]
        _replace([entry.listing_id for entry in entries], entries)

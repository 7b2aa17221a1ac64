"""Maintain the search entries of public briefings."""

import logging
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from itertools import batched

from django.db import OperationalError, connections, router, transaction

from briefings.models.published import readable
from briefings.models.published.edition import Edition, Listing
from briefings.models.published.search import SearchEntry
from briefings.search.index import vocabulary
from briefings.search.index.adapters import adapter
from briefings.search.index.entry import FORM, entry_of
from mail.sqlite_lock import in_turn

log = logging.getLogger(__name__)

# Briefings per transaction when rebuilding, and those whose texts are analysed at once.
AT_ONCE, ANALYSED_AT_ONCE = 500, 100
# And for a worker: its turn in seconds, and what it makes in one transaction.
A_TURN, A_FEW = 5.0, 20


@transaction.atomic
def index(edition: Edition) -> None:
    """Index an edition in place of the previous one. Call it in the publishing transaction."""
    _replace([edition.briefing_id], [entry_of(edition)])


@transaction.atomic
def remove(briefing_id: int) -> None:
    """Remove a briefing from the index. Call it in the withdrawing transaction."""
    _replace([briefing_id], [])


def _replace(listings: list[int], entries: list[SearchEntry]) -> None:
    stored = list(SearchEntry.objects.filter(listing_id__in=listings))
    # Most of what is made anew is as it was, and writing a row costs more than making it. The words
    # of the first form are yet to be counted.
    same = {entry.row() for entry in stored if entry.form} & {entry.row() for entry in entries}
    gone = [entry for entry in stored if entry.row() not in same or not entry.form]
    come = [entry for entry in entries if entry.row() not in same]
    vocabulary.count(gone, come)
    vocabulary.describe(listings, entries)
    if old := [entry.pk for entry in stored if entry.row() in same and entry.form != FORM]:
        SearchEntry.objects.filter(pk__in=old).update(form=FORM)
    SearchEntry.objects.filter(pk__in=[entry.pk for entry in gone]).delete()
    SearchEntry.objects.bulk_create(come)


type Entries = dict[int, SearchEntry]  # by edition
# Like map(): it may do the work elsewhere, but yields the results in order.
type Each = Callable[
    [Callable[[Sequence[Edition]], Entries], Iterable[Sequence[Edition]]], Iterator[Entries]
]


def rebuild(each: Each = map) -> Iterator[tuple[int, int]]:
    """Rebuild every entry, yielding (done, total), while readers can search.

    It uses short transactions, so that publishing and withdrawing can proceed meanwhile. What is
    as it was is not written again.
    """
    # First, so that an interrupted run has mended the index all the same.
    connection = connections[router.db_for_write(SearchEntry)]
    adapter(connection).mend(connection)
    vocabulary.count_anew()
    learned: set[str] = set()
    ids = list(Listing.objects.order_by("date", "pk").values_list("pk", flat=True))
    analysed = each(_entries_of, map(_current, batched(ids, min(ANALYSED_AT_ONCE, AT_ONCE))))
    with adapter(connection).loading(connection):
        done = 0
        for some in batched(analysed, max(AT_ONCE // ANALYSED_AT_ONCE, 1)):
            made = {edition: entry for entries in some for edition, entry in entries.items()}
            _write(ids[done : done + AT_ONCE], made, learned)
            done = min(done + AT_ONCE, len(ids))
            yield done, len(ids)


def keep_up(*, at: datetime) -> None:
    """Make entries of an older form anew, for a worker's turn; `at` is of all periodic jobs."""
    end = time.monotonic() + A_TURN
    outdated = vocabulary.outdated().order_by("-pk").values_list("listing_id", flat=True)
    while (began := time.monotonic()) < end and (ids := list(outdated[:A_FEW])):
        _make_anew_or_keep(ids)
        if len(ids) == A_FEW:
            # Waiting writers retry at growing intervals, so pause as long as it took.
            time.sleep(min(time.monotonic() - began, 0.5))


def _make_anew_or_keep(ids: list[int]) -> None:
    try:
        _make_anew(ids)
    except OperationalError:  # the database, not a text
        raise
    except Exception as error:
        if len(ids) > 1:
            for one in ids:
                _make_anew_or_keep([one])
            return
        log.warning("Briefing %s stays in the search as it was: %s", ids[0], type(error).__name__)
        _keep(ids[0])


def _keep(listing: int) -> None:
    """Let an entry pass for one of this form, so that the others are not held up for ever."""
    with in_turn(), transaction.atomic():
        Listing.objects.select_for_update().filter(pk=listing).first()
        for entry in vocabulary.outdated().filter(listing_id=listing):
            entry.form = FORM
            _replace([listing], [entry])


def _make_anew(ids: list[int]) -> None:
    # Most of the work, done before the transaction, which blocks other writers.
    _write(ids, _entries_of(_current(ids)))


def _current(ids: Sequence[int]) -> list[Edition]:
    current = Listing.objects.filter(pk__in=ids).values("edition_id")
    return list(readable.public().filter(pk__in=current))


def _entries_of(editions: Sequence[Edition]) -> Entries:
    return {edition.pk: entry_of(edition) for edition in editions}


def _write(ids: list[int], made: Entries, learned: set[str] | None = None) -> None:
    """Write entries, without the words that are `learned`, to which it adds."""
    with in_turn(), transaction.atomic():
        listings = Listing.objects.select_for_update().filter(pk__in=ids, edition__in=made)
        # Withdrawn meanwhile: already removed. Published meanwhile: already indexed.
        entries = [made[listing.edition_id] for listing in listings.order_by("pk")]
        if learned is not None:
            for entry in entries:
                entry.words -= learned
                learned |= entry.words
        _replace([entry.listing_id for entry in entries], entries)

"""Keeps the entries in step with what is public."""

from collections.abc import Iterator
from types import ModuleType

from django.db import transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from briefings import readable
from briefings.models.edition import Edition, Listing
from briefings.models.search import SearchEntry
from briefings.search import postgres, sqlite
from briefings.search.entry import entry_of

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

    One short transaction a briefing: what is published or withdrawn meanwhile takes its turn.
    """
    ids = list(Listing.objects.order_by("date", "pk").values_list("pk", flat=True))
    for done, pk in enumerate(ids, start=1):
        with transaction.atomic():
            listing = Listing.objects.select_for_update().filter(pk=pk).first()
            if listing:
                index(readable.public().get(pk=listing.edition_id))
        yield done, len(ids)

"""Synchronise the search server with the entries of the database.

The database is authoritative: publishing does not write to the server. When the generation differs
from the server's mark, a worker compares the documents with the entries, sends the difference and
sets the mark. So missed changes and an old copy of the server do no harm.
"""

import logging
import time
from collections.abc import Generator, Iterator
from contextlib import closing
from datetime import datetime
from itertools import batched

from django.conf import settings
from django.core.cache import cache
from django.db import DEFAULT_DB_ALIAS

from briefings.models.published.search import SearchEntry
from briefings.search import opensearch
from briefings.search.opensearch import MARK, index_of, mark_of
from briefings.search.server_client import Away, Refused, Server, Standing

log = logging.getLogger(__name__)
# A worker also has mails to send: the rest waits for its next turn, and longer if the server does
# not answer.
A_TURN = 5.0
PATIENCE = 5.0  # seconds per exchange
PAUSE = 60.0
WINDOW = 5_000  # keys compared at once
BATCH = 50  # documents sent at once
# One process writes; if it dies, another takes over after so many seconds.
LEASE, LEASE_SECONDS = "search-mirror", 60
standing = Standing(pause=PAUSE)


def keep_up(*, at: datetime) -> None:
    """Run a worker's turn; `at` is the argument of all periodic jobs."""
    if not settings.SEARCH_URL or not standing.may_be_asked():
        return
    end = time.monotonic() + A_TURN
    try:
        with closing(bring_up_to_date()) as steps:
            for sent in steps:
                # Sent documents shorten the next turn; mere comparison would not.
                if sent and time.monotonic() > end:
                    return
        standing.now = ""  # so that the next failure is logged too
    except Away as error:
        standing.is_away(error)


def bring_up_to_date(*, anew: bool = False) -> Generator[int, None, None]:
    """Send missing documents and delete surplus ones, yielding the number so far.

    Do nothing if another process is synchronising. With `anew`, wait for it and then send every
    document again.
    """
    with Server(settings.SEARCH_URL, each=6 * PATIENCE if anew else PATIENCE) as server:
        index = index_of(server)
        # Read first: later publications have another generation and are left to the next turn.
        mark = mark_of(DEFAULT_DB_ALIAS)
        if not mark or (not anew and _is_marked(server, index, mark)):
            return
        if not _is_my_turn(patience=2 * LEASE_SECONDS if anew else 0):
            return
        try:
            _prepare(server, index, anew=anew)
            sent = 0
            for some in _repair(server, index):
                cache.touch(LEASE, LEASE_SECONDS)
                sent += some
                yield sent
            opensearch.put_mark(server, index, mark)
            if not _is_marked(server, index, mark):
                raise Away("it does not find its own mark; see rebuild_search")
            log.info("The search server is up to date; documents sent or deleted: %d.", sent)
        finally:
            cache.delete(LEASE)


def _is_my_turn(patience: float) -> bool:
    until = time.monotonic() + patience
    while not cache.add(LEASE, 1, LEASE_SECONDS):
        if time.monotonic() >= until:
            return False
        time.sleep(0.5)
    return True


def _is_marked(server: Server, index: str, mark: str) -> bool:
    wanted = {"term": {"mark": mark}}
    return bool(opensearch.search(server, index, size=1, query=wanted, sort=[{"key": "desc"}]))


def _prepare(server: Server, index: str, *, anew: bool) -> None:
    """Create the index without a mark, or remove its mark, while it is incomplete."""
    if anew:
        opensearch.drop(server, index)
    try:
        opensearch.create(server, index)
    except Refused as error:
        if error.kind != "resource_already_exists_exception":
            raise
        opensearch.take_mark(server, index)


def _repair(server: Server, index: str) -> Iterator[int]:
    for wanted, there in _windows(server, index):
        other = [key for key, edition in wanted.items() if there.get(key) != edition]
        for some in batched(other, BATCH):
            entries = SearchEntry.objects.filter(pk__in=some).select_related("listing")
            entries = entries.prefetch_related("listing__areas", "listing__authors")
            opensearch.put(server, index, map(opensearch.document_of, entries))
            yield len(some)
        unwanted = there.keys() - wanted.keys()
        opensearch.delete(server, index, unwanted)
        yield len(unwanted)


def _windows(server: Server, index: str) -> Iterator[tuple[dict[int, int], dict[int, int]]]:
    """Yield maps of key to edition, expected and on the server, newest first."""
    below = MARK
    while below:
        rows = SearchEntry.objects.filter(pk__lt=below).order_by("-pk")
        wanted = dict(rows.values_list("pk", "listing__edition_id")[:WINDOW])
        first = min(wanted) if len(wanted) == WINDOW else 0
        yield wanted, dict(_on_server(server, index, first, below))
        below = first


def _on_server(server: Server, index: str, first: int, below: int) -> Iterator[tuple[int, int]]:
    while True:
        page = opensearch.search(
            server,
            index,
            size=WINDOW,
            query={"range": {"key": {"gte": first, "lt": below}}},
            sort=[{"key": "desc"}, {"edition": "desc"}],
        )
        yield from ((key, edition) for key, edition in page)
        if len(page) < WINDOW:
            return
        below = page[-1][0]

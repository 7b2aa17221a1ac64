"""What tests.benchmarks.search does once Django is there: fill, ask, print a table."""

import argparse
import sys
import time

from django.core.management import call_command
from django.db import connection
from django.test import Client

from briefings import search
from briefings.models.draft.briefing import Briefing
from briefings.models.published.edition import Edition, Listing
from tests.benchmarks.filling import fill, make_index, unmake_index, without_index
from tests.benchmarks.measuring import median, percentile, size_of, timed


def run(options: argparse.Namespace, queries: list) -> int:
    call_command("migrate", verbosity=0)
    there = Briefing.objects.count()
    if there > options.count or there != Listing.objects.count():
        print(f"The database holds {there} briefings: give one of its own.", file=sys.stderr)
        return 1
    if there < options.count:
        _fill(options.count)
    print(f"{options.count:,} briefings, {connection.vendor}, {_size():,.0f} MB")
    print(f"indexing at publication: {_indexing():.1f} ms (median of 20)\n")
    _ask(queries, options)
    return 0


def _fill(count: int) -> None:
    start = time.monotonic()
    apart = without_index(connection.vendor)
    if apart:
        unmake_index()
    for done in fill(count):
        print(f"  {done:,} of {count:,} ({time.monotonic() - start:.0f} s)", file=sys.stderr)
    if apart:
        make_index()
    print(f"filled in {time.monotonic() - start:.0f} s", file=sys.stderr)


def _indexing() -> float:
    editions = list(Edition.objects.current().order_by("-pk")[:20])
    return median([timed(lambda edition=edition: search.index(edition)) for edition in editions])


def _ask(queries: list, options: argparse.Namespace) -> None:
    every: list[float] = []
    print(f"{'query':<32}{'found':>8}{'p50':>9}{'p95':>9}  ms")
    client = Client(headers={"host": "127.0.0.1"}) if options.pages else None
    for name, text, narrowing in queries:
        query = text.format(middle=options.count // 2)
        count = search.find(query, language="zh-hant", **narrowing).count

        def ask(query: str = query, narrowing: dict = narrowing) -> None:
            if client:
                answer = client.get("/zh-hant/briefings/", {"q": query} | narrowing)
                assert answer.status_code == 200
            else:
                search.find(query, language="zh-hant", **narrowing)

        times = [timed(ask) for _each in range(options.repeat)]
        every += times
        shown = f"{count - 1:,}+" if count > 1_000 else f"{count:,}"
        print(f"{name:<32}{shown:>8}{median(times):>9.1f}{percentile(times, 0.95):>9.1f}")
    print(f"{'all':<40}{median(every):>9.1f}{percentile(every, 0.95):>9.1f}")


def _size() -> float:
    if connection.vendor == "sqlite":
        return size_of(str(connection.settings_dict["NAME"]))
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_database_size(current_database()) / 1000000.0")
        return float(cursor.fetchone()[0])

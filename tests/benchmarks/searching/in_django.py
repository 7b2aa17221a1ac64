"""What tests.benchmarks.searching.pages does once Django is there: fill, ask, print a table."""

import argparse
import sys
import time
from collections.abc import Callable, Iterator

from django.core.management import call_command
from django.db import connection
from django.test import Client

from briefings import search
from briefings.models.draft.briefing import Briefing
from briefings.models.published.edition import Edition, Listing
from briefings.search.results.candidates import MOST
from tests.benchmarks.measuring import even_cpu, median, percentile, size_of, timed
from tests.benchmarks.reading.filling import fill, make_index, unmake_index, without_index

LANGUAGE = "zh-hant"
# A page may take so long at 95 of 100 queries: CPU of an even machine, time on PostgreSQL.
MANY, MOST_MS, MOST_MS_OF_MANY = 10_000, 60.0, 150.0
TRIES = 3
# Only these may find nothing.
EMPTY = {"nowhere"}


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
    missed = _ask(queries, options)
    for goal in missed:
        print(f"missed: {goal}")
    return 1 if missed else 0


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


def _ask(queries: list, options: argparse.Namespace) -> list[str]:
    """Print what each query costs; return the goals that are missed, each in a sentence."""
    asked = list(_filled(queries, options.count))
    found = {name: _found(text, chosen) for name, text, chosen in asked}
    missed = [
        f"{name}: finds nothing"
        for name, result in found.items()
        if not result.count and name not in EMPTY
    ]
    page = Client(headers={"host": "127.0.0.1"})
    most = MOST_MS if options.count <= MANY else MOST_MS_OF_MANY
    costs = {}
    print(f"{'query':<32}{'found':>8}{'page':>9}  ms")
    for name, text, chosen in asked:
        costs[name] = _cost(lambda text=text, some=chosen: _get(page, text, some), options, most)
        count = found[name].count
        shown = f"{count - 1:,}+" if count > MOST else f"{count:,}"
        print(f"{name:<32}{shown:>8}{costs[name]:>9.1f}", flush=True)
    figures = list(costs.values())
    p95 = percentile(figures, 0.95)
    print(f"{'all, p50 and p95':<40}{median(figures):>9.1f}{p95:>9.1f}  goal: p95 <= {most}")
    if p95 > most:
        slowest = max(costs, key=lambda name: costs[name])
        missed.append(f"p95 of whole pages: {p95:.1f} ms > {most} ms; the slowest: {slowest}")
    return missed


def _filled(queries: list, count: int) -> Iterator[tuple[str, str, dict[str, str]]]:
    """Yield the queries with what a briefing in the middle has, so that none is empty by chance."""
    listing = Listing.objects.order_by("pk")[count // 2]
    author = listing.authors.first()
    values = {
        "reference": listing.reference,
        "author": author.slug if author else "",
        "year": str(listing.year),
    }
    for name, text, chosen in queries:
        filters = {key: value.format(**values) for key, value in chosen.items()}
        yield name, text.format(**values), filters


def _found(text: str, chosen: dict[str, str]) -> search.Results:
    year = int(chosen["year"]) if "year" in chosen else None
    return search.find(text, language=LANGUAGE, **(chosen | {"year": year}))


def _get(page: Client, text: str, chosen: dict) -> None:
    answer = page.get(f"/{LANGUAGE}/briefings/", {"q": text} | chosen)
    if answer.status_code != 200:
        raise RuntimeError(f"{text}: {answer.status_code}")


def _cost(work: Callable[[], None], options: argparse.Namespace, most: float) -> float:
    """Return milliseconds of a page; measured again before it counts as too slow."""
    work()
    measured = [_once(work, options.repeat)]
    while measured[-1] > most and len(measured) < TRIES:
        measured.append(_once(work, options.repeat))
    return min(measured)


def _once(work: Callable[[], None], times: int) -> float:
    if connection.vendor == "sqlite":
        return even_cpu(work, times=times)
    # The server's share is in the time only.
    return median([timed(work) for _time in range(times)])


def _size() -> float:
    if connection.vendor == "sqlite":
        return size_of(str(connection.settings_dict["NAME"]))
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_database_size(current_database()) / 1000000.0")
        return float(cursor.fetchone()[0])

"""The words of all entries: how common each is, and which words are spelled alike."""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import batched

from django.db import connections, router, transaction
from django.db.models import F, QuerySet, TextField, Value
from django.db.models.functions import Concat

from briefings.models.base import bulk_insert
from briefings.models.plain_reading import read
from briefings.models.published.edition import Listing
from briefings.models.published.search import SearchEntry, SearchSpelling, SearchToken, TitleStart
from briefings.search.index.adapters import adapter
from briefings.search.index.analysis import VALUES
from briefings.search.index.beginnings import after
from briefings.search.index.entry import FORM, GAP
from mail.sqlite_lock import in_turn

# The token under which the entries themselves are counted.
EVERY = "*"
MOST_BEGUN = 60
_AT_ONCE = 500
# Plain SQL: each page of results asks these.
_COUNTS = "SELECT token, entries FROM briefings_searchtoken WHERE entries > 0 AND token IN ({})"
# Entries of the first form, whose words are still to be counted, as a row of the same.
_UNCOUNTED = (
    " UNION ALL SELECT * FROM"
    " (SELECT '', 1 FROM briefings_searchentry WHERE form = 0 LIMIT 1) AS uncounted"
)
_ALL = Concat("title", Value(" "), "front", Value(" "), "body", output_field=TextField())


def record(come: Iterable[SearchEntry]) -> None:
    """Record the words of new entries, in the transaction that writes them."""
    entries = list(come)
    count([], entries)
    describe([], entries)


def count(gone: Iterable[SearchEntry], come: Iterable[SearchEntry]) -> None:
    """Count the tokens of entries that replace others."""
    counts = Counter[str]()
    for entry in come:
        counts.update(tokens_of(entry))
    for entry in gone:
        if entry.form:  # the first form, of a release before, was not counted
            counts.subtract(tokens_of(entry))
    _add(counts)


def describe(listings: Iterable[int], come: list[SearchEntry]) -> None:
    """Store the spellings of entries and what their titles are suggested by.

    `listings` are those whose entries are replaced; without an entry they are suggested no more.
    """
    _learn(frozenset().union(*(entry.words for entry in come)))
    _suggest(listings, come)


def _add(counts: Counter[str]) -> None:
    # Sorted, so that all writers lock the rows in the same order.
    changed = sorted((token, count) for token, count in counts.items() if count)
    if not changed:
        return
    connection = connections[router.db_for_write(SearchToken)]
    adapter(connection).count(connection, changed)


def count_anew() -> None:
    """Correct the counts by what the entries have; forget spellings and titles without a listing.

    What is added is the difference at one moment, so that others can write meanwhile.
    """
    database = router.db_for_write(SearchToken)
    stored = SearchToken.objects.using(database).values_list("token", "entries", Value(""))
    entries = SearchEntry.objects.using(database).filter(form__gt=0)
    lines = entries.values_list(_ALL, Value(0), Value("entry"))
    counts = Counter[str]()
    # One query, which sees one moment.
    for text, count, kind in stored.union(lines, all=True).iterator(2_000):
        if kind:
            counts.update(_tokens_in(text))
        else:
            counts[text] -= count
    with in_turn(), transaction.atomic():
        _add(counts)
        SearchSpelling.objects.all().delete()
        TitleStart.objects.exclude(listing__in=Listing.objects.values("pk")).delete()


def tokens_of(entry: SearchEntry) -> set[str]:
    return _tokens_in(f"{entry.title} {entry.front} {entry.body}")


def _tokens_in(lines: str) -> set[str]:
    tokens = {*lines.split(" "), EVERY}
    tokens -= {"", GAP, VALUES}
    return tokens


def _learn(words: frozenset[str]) -> None:
    for some in batched(sorted(words), _AT_ONCE):
        known = SearchSpelling.objects.filter(key__in=some, word=F("key"))
        new = set(some).difference(known.values_list("key", flat=True))
        SearchSpelling.objects.bulk_create(
            [SearchSpelling(key=key, word=word) for word in sorted(new) for key in keys_of(word)],
            ignore_conflicts=True,
            batch_size=_AT_ONCE,
        )


def _suggest(listings: Iterable[int], come: list[SearchEntry]) -> None:
    """Store what titles are suggested by; an entry that keeps its title keeps that too."""
    kept = {entry.listing_id for entry in come if entry.title_keys is None}
    # Also of those that come: the previous release leaves rows behind when it withdraws.
    old = {*listings, *(entry.listing_id for entry in come)} - kept
    stored = TitleStart.objects.filter(listing_id__in=old).values_list("pk", "key", "listing_id")
    there = {(key, listing): pk for pk, key, listing in stored}
    wanted = {(key, entry.listing_id) for entry in come for key in entry.title_keys or ()}
    if gone := [pk for row, pk in there.items() if row not in wanted]:
        TitleStart.objects.filter(pk__in=gone).delete()
    if new := sorted(wanted - there.keys()):
        bulk_insert.insert(TitleStart, ("key", "listing"), new)


def keys_of(word: str) -> list[str]:
    """Return the word and all its spellings with one letter left out."""
    return [word, *sorted({word[:at] + word[at + 1 :] for at in range(len(word))})]


def counts_of(tokens: Iterable[str]) -> dict[str, int]:
    """Return how many entries have each token; those of none are left out."""
    wanted = [*{*tokens, EVERY}]
    return dict(read(SearchToken, _COUNTS.format(_marks(wanted)), wanted))


def counts_and_whether_all(tokens: Iterable[str]) -> tuple[dict[str, int], bool]:
    """Return the same, and whether the words of all entries are counted."""
    wanted = [*{*tokens, EVERY}]
    counts = dict(read(SearchToken, _COUNTS.format(_marks(wanted)) + _UNCOUNTED, wanted))
    return counts, not counts.pop("", 0)


def _marks(values: Sequence[str]) -> str:
    return ", ".join(["%s"] * len(values))


def outdated() -> QuerySet[SearchEntry]:
    return SearchEntry.objects.filter(form__lt=FORM)


def spelled_like(words: Iterable[str]) -> dict[str, set[str]]:
    """Return the known words that share a key with each word."""
    asked = {word: {*keys_of(word)} for word in words}
    wanted = {key for keys in asked.values() for key in keys}
    found: dict[str, set[str]] = {word: set() for word in asked}
    for key, known in SearchSpelling.objects.filter(key__in=wanted).values_list("key", "word"):
        for word, keys in asked.items():
            if key in keys:
                found[word].add(known)
    return found


def beginning_with(start: str) -> list[str]:
    """Return some words that begin so; on PostgreSQL the column compares by code points too."""
    rows = SearchSpelling.objects.filter(key__gte=start, key__lt=after(start), word=F("key"))
    return list(rows.order_by("key").values_list("word", flat=True)[:MOST_BEGUN])

"""Search on OpenSearch: phrase queries on fields with the product's own tokens, split at blanks.

The index also contains a mark: the generation up to which the server is complete (server_sync.py).
Every query asks for the mark of the reader's generation too, so that a response is never used while
the server is behind.
"""

import json
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from hashlib import sha256
from itertools import batched
from typing import Any

from django.conf import settings
from django.db.backends.base.base import BaseDatabaseWrapper

from briefings.models.people import Author, PracticeArea
from briefings.models.published.edition import Listing
from briefings.models.published.generation import Generation
from briefings.models.published.search import SearchEntry
from briefings.search.analysis import Clause
from briefings.search.entry import GAP, keys_of_year
from briefings.search.filters import Narrowing, Scope
from briefings.search.server_client import Away, Refused, Server

# Seconds for all queries of one search.
SECONDS = 2.0
# The mark's key, larger than any briefing's, so that it comes first in every response.
MARK = 1 << 62
# More than the number of characters that can follow another.
MOST_EXPANSIONS = 10_000
MOST_AT_ONCE = 1_000

FORM: dict[str, Any] = {
    "mappings": {
        "dynamic": "strict",
        # The database has the texts: store only what is searched.
        "_source": {"enabled": False},
        "properties": {
            "key": {"type": "long"},
            "edition": {"type": "long"},
            "areas": {"type": "long"},
            "authors": {"type": "long"},
            "mark": {"type": "keyword"},
        }
        | {
            scope.name.lower(): {"type": "text", "analyzer": "whitespace", "norms": False}
            for scope in Scope
        },
    }
}
Keys = Callable[[list[Clause], Scope, Narrowing, int], list[int]]


class Behind(Exception):
    """The server lacks some of what is public."""


def index_of(server: Server) -> str:
    """Return the index's name with its format: another format gets a separate index."""
    form = json.dumps(FORM, sort_keys=True).encode()
    return f"{server.name}-{sha256(form).hexdigest()[:8]}"


def mark_of(alias: str) -> str:
    """Return the database's generation; empty before the first publication."""
    stamps = Generation.objects.using(alias).filter(pk=Generation.ONLY)
    return str(stamps.values_list("stamp", flat=True).first() or "")


@contextmanager
def asking(connection: BaseDatabaseWrapper) -> Iterator[Keys]:
    """Yield keys() for one reader's search. It may raise Behind, Away or Refused."""
    with Server(settings.SEARCH_URL, whole=SECONDS) as server:
        yield partial(keys, server, mark_of(connection.alias), connection)


def keys(
    server: Server,
    mark: str,
    connection: BaseDatabaseWrapper,
    clauses: list[Clause],
    scope: Scope,
    narrowing: Narrowing,
    limit: int,
) -> list[int]:
    """Return the keys of entries with every clause in the scope, newest first."""
    narrowed = [phrase(clause, scope) for clause in clauses] + _narrowed(narrowing, connection)
    found = matching(server, index_of(server), mark, narrowed, limit)
    # The server may be out of date: only keys with an entry are public.
    entries = SearchEntry.objects.using(connection.alias).filter(pk__in=found)
    public = set(entries.values_list("pk", flat=True))
    return [key for key in found if key in public]


def matching(server: Server, index: str, mark: str, filters: list[dict], limit: int) -> list[int]:
    """Return the keys of documents that match all filters, newest first.

    One filter must be a phrase: the mark has no text, so only its own term matches it.
    """
    either = [{"term": {"mark": mark}}, {"bool": {"filter": filters}}]
    query = {"bool": {"should": either, "minimum_should_match": 1}}
    rows = search(server, index, size=limit + 1, query=query, sort=[{"key": "desc"}])
    if not mark or not rows or rows[0] != [MARK]:
        raise Behind
    return [key for (key,) in rows[1:]]


def phrase(clause: Clause, scope: Scope) -> dict:
    """Return a clause as a query of the server."""
    field, words = scope.name.lower(), " ".join(clause.tokens)
    if not clause.begun:
        return {"match_phrase": {field: {"query": words}}}
    if len(clause.tokens) == 1:
        return {"prefix": {field: {"value": words}}}
    return {"match_phrase_prefix": {field: {"query": words, "max_expansions": MOST_EXPANSIONS}}}


def of_year(year: int) -> dict:
    first, after = keys_of_year(year)
    return {"range": {"key": {"gte": first, "lt": after}}}


def with_any(field: str, values: list[int]) -> dict:
    return {"terms": {field: values}}


def _narrowed(narrowing: Narrowing, connection: BaseDatabaseWrapper) -> list[dict]:
    filters = [] if narrowing.year is None else [of_year(narrowing.year)]
    for field, slug, model in (
        ("areas", narrowing.area, PracticeArea),
        ("authors", narrowing.author, Author),
    ):
        if slug:
            rows = model.objects.using(connection.alias).filter(slug=slug)
            filters.append(with_any(field, list(rows.values_list("pk", flat=True)) or [0]))
    return filters


def document(
    key: int, lines: tuple[str, str, str], *, edition: int, areas: list[int], authors: list[int]
) -> dict:
    """Return an entry's document: each scope's text, with gaps between its lines."""
    title, front, body = lines
    texts = {Scope.TITLE: [title], Scope.FRONT: [title, front], Scope.ALL: [title, front, body]}
    return {"key": key, "edition": edition, "areas": areas, "authors": authors} | {
        scope.name.lower(): GAP.join(parts) for scope, parts in texts.items()
    }


def document_of(entry: SearchEntry) -> dict:
    listing: Listing = entry.listing
    return document(
        entry.pk,
        (entry.title, entry.front, entry.body),
        edition=listing.edition_id,
        areas=[area.pk for area in listing.areas.all()],
        authors=[author.pk for author in listing.authors.all()],
    )


def search(server: Server, index: str, **question: Any) -> list[list[int]]:
    """Return the hits' sort values; none without an index. A partial result raises an error."""
    try:
        answer = server.ask("POST", f"/{index}/_search", {"track_total_hits": False} | question)
    except Refused as error:
        if error.status != 404:
            raise
        return []
    try:
        if answer["timed_out"] or answer["_shards"]["failed"]:
            raise Away("an answer of a part only")
        return [
            [int(value) for value, _by in zip(hit["sort"], question["sort"], strict=True)]
            for hit in answer["hits"]["hits"]
        ]
    except (KeyError, TypeError, ValueError) as error:
        raise Away("an answer of another form") from error


def create(server: Server, index: str) -> None:
    server.ask("PUT", f"/{index}", FORM)


def drop(server: Server, index: str) -> None:
    try:
        server.ask("DELETE", f"/{index}")
    except Refused as error:
        if error.status != 404:
            raise


def put(server: Server, index: str, documents: Iterable[dict]) -> None:
    lines: list[dict] = []
    for one in documents:
        lines += [{"index": {"_id": str(one["key"])}}, one]
    _send(server, index, lines)


def delete(server: Server, index: str, unwanted: Iterable[int]) -> None:
    for some in batched(unwanted, MOST_AT_ONCE):
        _send(server, index, [{"delete": {"_id": str(key)}} for key in some])


def put_mark(server: Server, index: str, mark: str) -> None:
    """Set the mark once everything sent can be found.

    The index is refreshed before too, because the mark's shard may be refreshed first.
    """
    refresh(server, index)
    _send(server, index, [{"index": {"_id": str(MARK)}}, {"key": MARK, "mark": mark}])
    refresh(server, index)


def take_mark(server: Server, index: str) -> None:
    delete(server, index, [MARK])
    refresh(server, index)


def refresh(server: Server, index: str) -> None:
    """Make everything written searchable."""
    server.ask("POST", f"/{index}/_refresh")


def _send(server: Server, index: str, lines: list[dict]) -> None:
    if lines and server.ask("POST", f"/{index}/_bulk", lines).get("errors") is not False:
        raise Away("not all was written")

"""The keys that satisfy several asks, looked up in the database's own index by one query."""

from collections.abc import Sequence

from django.db import connections, router

from briefings.models.published.search import SearchEntry
from briefings.search.index.adapters import adapter
from briefings.search.index.filters import Ask, Narrowing


def lists(asked: Sequence[Ask], narrowing: Narrowing) -> list[list[int]]:
    """Return the keys that satisfy each of the asks, newest first."""
    # Readers may use another database (a replica) than writers.
    connection = connections[router.db_for_read(SearchEntry)]
    index = adapter(connection)
    distinct = _distinct(asked)
    queries = [index.query_of(number, ask, narrowing) for number, ask in enumerate(distinct)]
    if not queries:
        return []
    found: list[list[int]] = [[] for _ask in distinct]
    values = [value for query in queries for value in query.values]
    sql = " UNION ALL ".join(query.sql for query in queries)
    for number, key in index.rows(connection, sql, values):
        found[number].append(key)
    number_of = {(ask.groups, ask.scope): number for number, ask in enumerate(distinct)}
    return [found[number_of[ask.groups, ask.scope]][: ask.limit] for ask in asked]


def _distinct(asked: Sequence[Ask]) -> list[Ask]:
    """Return each ask once: those of a question of one word are the same but for the limit."""
    most: dict[tuple, Ask] = {}
    for ask in asked:
        before = most.setdefault((ask.groups, ask.scope), ask)
        if ask.limit > before.limit:
            most[ask.groups, ask.scope] = ask
    return list(most.values())

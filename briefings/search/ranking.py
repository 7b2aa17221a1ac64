"""Rank the briefings that match a query."""

from collections.abc import Callable
from functools import partial

from django.conf import settings
from django.db import connections, router

from briefings.models.published.search import SearchEntry
from briefings.search import opensearch
from briefings.search.analysis import Clause
from briefings.search.entry import sides_in
from briefings.search.filters import Narrowing, Scope
from briefings.search.indexing import adapter
from briefings.search.opensearch import Keys
from briefings.search.server_client import Away, Standing

# Beyond this many matches, only the newest are ranked and counted.
MOST = 1_000
# How many of the newest are searched for pairs that contain every word.
LOOKED_INTO = 50
standing = Standing()


def ranked(clauses: list[Clause], narrowing: Narrowing) -> list[int]:
    """Return at most MOST + 1 keys, best first: matches in titles, then in headings and standfirst,
    then in a single pair, then the rest; newest first within each group.
    """
    return _answered(partial(_ranked, clauses, narrowing))


def newest(clauses: list[Clause], narrowing: Narrowing) -> list[int]:
    """Return the keys of matches, newest first; MOST + 1 if there are more than MOST."""
    return _answered(lambda keys_in: keys_in(clauses, Scope.ALL, narrowing, MOST + 1))


def _ranked(clauses: list[Clause], narrowing: Narrowing, keys_in: Keys) -> list[int]:
    found: dict[int, None] = {}
    for scope in Scope:
        keys = keys_in(clauses, scope, narrowing, MOST + 1)
        if scope is Scope.ALL and len(clauses) > 1:
            keys = _together_first([key for key in keys if key not in found], clauses)
        found |= dict.fromkeys(keys)
        # Wider scopes would only add keys after these, which are cut off.
        if len(found) > MOST:
            break
    return list(found)[: MOST + 1]


def _together_first(keys: list[int], clauses: list[Clause]) -> list[int]:
    first = keys[:LOOKED_INTO]
    bodies = SearchEntry.objects.filter(pk__in=first).values_list("pk", "body")
    needles = [clause.needle for clause in clauses]
    together = {key for key, body in bodies if _one_pair_has(needles, body)}
    return sorted(first, key=lambda key: key not in together) + keys[LOOKED_INTO:]


def _one_pair_has(needles: list[str], body: str) -> bool:
    return any(
        all(any(needle in side for side in sides) for needle in needles) for sides in sides_in(body)
    )


def _answered(question: Callable[[Keys], list[int]]) -> list[int]:
    """Ask the search server if there is one and it is up to date, else the database."""
    # Readers may use another database (a replica) than writers.
    connection = connections[router.db_for_read(SearchEntry)]
    if settings.SEARCH_URL and standing.may_be_asked():
        try:
            with opensearch.asking(connection) as keys_in:
                answer = question(keys_in)
        except opensearch.Behind:
            standing.is_behind()
        except Away as error:
            standing.is_away(error)
        else:
            standing.is_good()
            return answer
    index = adapter(connection)
    with index.asking(connection):
        return question(partial(index.keys, connection))

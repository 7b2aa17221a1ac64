"""Which briefings match a query, in the order in which they are shown."""

from django.db import connections, router

from briefings.models.search import SearchEntry
from briefings.search.analysis import Clause
from briefings.search.entry import sides_in
from briefings.search.keeping import adapter
from briefings.search.narrowing import Narrowing, Scope

# Of more matches than these only the newest are put in order and counted.
MOST = 1_000
# So many of the newest are looked into for words that stand together.
LOOKED_INTO = 50


def ranked(clauses: list[Clause], narrowing: Narrowing) -> list[int]:
    """Keys, best first, at most MOST + 1 of them: titles first, then headings and the standfirst,
    then pairs that hold every word, then the rest; the newest first within each.
    """
    titles, fronts, texts = (_keys(clauses, scope, narrowing) for scope in Scope)
    known = set(titles) | set(fronts)
    rest = [key for key in texts if key not in known]
    if len(clauses) > 1:
        rest = _together_first(rest, clauses)
    return list(dict.fromkeys([*titles, *fronts, *rest]))[: MOST + 1]


def _together_first(keys: list[int], clauses: list[Clause]) -> list[int]:
    first = keys[:LOOKED_INTO]
    bodies = SearchEntry.objects.filter(pk__in=first).values_list("pk", "body")
    needles = [clause.needle for clause in clauses]
    together = {key for key, body in bodies if _one_pair_has(needles, body)}
    return sorted(first, key=lambda key: key not in together) + keys[LOOKED_INTO:]


def _one_pair_has(needles: list[str], body: str) -> bool:
    return any(
        all(needle in chinese or needle in english for needle in needles)
        for chinese, english in sides_in(body)
    )


def newest(clauses: list[Clause], narrowing: Narrowing) -> list[int]:
    """The keys of what matches, the newest first, MOST + 1 for more than MOST."""
    return _keys(clauses, Scope.ALL, narrowing)


def _keys(clauses: list[Clause], scope: Scope, narrowing: Narrowing) -> list[int]:
    # The database that readers ask may be another than the one that is written to.
    connection = connections[router.db_for_read(SearchEntry)]
    return adapter(connection).keys(connection, clauses, scope, narrowing, MOST + 1)

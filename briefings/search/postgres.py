"""Search on PostgreSQL: indexes of words and neighbours over the entries, and no extension.

The vectors hold no positions: these end at 16,383, and at 256 for one word, so the phrases of a
long briefing would be lost. Instead each word is indexed alone and with the word after it. That
finds a phrase of two; of longer ones it gives the few candidates, whose lines are then read, the
newest first, and only as many as are asked for.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise

from django.db import transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.utils import CursorWrapper

from briefings.search.analysis import Clause
from briefings.search.entry import GAP
from briefings.search.filters import Narrowing, Scope

# Beyond so many candidates for one phrase the oldest are not read: a question of 100,000 briefings
# that repeats common words in an uncommon order must not cost seconds.
MOST_CANDIDATES = 20_000
# Where so many of the newest candidates hold the phrase, so do the others: a sentence's neighbours
# all in one briefing, and the sentence not, is rare. Where one does not, every candidate is read.
SAMPLE = 200
# How much may wait for the indexes while an archive is loaded; about 1,300 briefings.
LIST_MEGABYTES = 64

# Not STRICT and not left to a search_path: an index must mean the same whoever asks it.
# A gap is told as a neighbour too: no question has one, and to leave it out would cost more.
_FUNCTION = """
CREATE OR REPLACE FUNCTION briefings_searchwords(line text) RETURNS tsvector
LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path = pg_catalog AS $$
    SELECT array_to_tsvector(
        words || array_remove(ARRAY(SELECT unnest(words) || ' ' || unnest(words[2:])), NULL)
    )
    FROM (SELECT string_to_array(btrim(line), ' ') AS words OFFSET 0) split
$$
"""
_LINES = {
    Scope.TITLE: ("title",),
    Scope.FRONT: ("title", "front"),
    Scope.ALL: ("title", "front", "body"),
}


def _vector(scope: Scope) -> str:
    return f"briefings_searchwords({_line(scope)})"


def _line(scope: Scope) -> str:
    return f" || '{GAP}' || ".join(_LINES[scope])


def make(connection: BaseDatabaseWrapper) -> None:
    settle(connection)
    with connection.cursor() as cursor:
        for scope in Scope:
            name = _index(scope)
            # Without fastupdate no reader pays for the entries written last.
            cursor.execute(
                f"CREATE INDEX {name} ON briefings_searchentry"
                f" USING gin (({_vector(scope)})) WITH (fastupdate = off)"
            )
            # Statistics of an expression make ANALYZE compute it for thousands of rows.
            cursor.execute(f"ALTER INDEX {name} ALTER COLUMN 1 SET STATISTICS 0")


def settle(connection: BaseDatabaseWrapper) -> None:
    """How the words are told and the lines are kept; may be said again, the indexes stay true."""
    with connection.cursor() as cursor:
        cursor.execute(_FUNCTION)
        # Uncompressed lines are read several times faster when a phrase is looked for in them; and
        # with the lines out of the rows, the many rows of a common word are in few pages.
        for line in _LINES[Scope.ALL]:
            cursor.execute(
                f"ALTER TABLE briefings_searchentry ALTER COLUMN {line} SET STORAGE EXTERNAL"
            )
        cursor.execute("ALTER TABLE briefings_searchentry SET (toast_tuple_target = 256)")


def unmake(connection: BaseDatabaseWrapper) -> None:
    with connection.cursor() as cursor:
        for scope in Scope:
            cursor.execute(f"DROP INDEX IF EXISTS {_index(scope)}")
        cursor.execute("DROP FUNCTION IF EXISTS briefings_searchwords(text)")


def _index(scope: Scope) -> str:
    return f"briefings_searchentry_{scope.name.lower()}"


@contextmanager
def loading(connection: BaseDatabaseWrapper) -> Iterator[None]:
    """While an archive comes in, entries wait in a list and go into the indexes many at a time.

    A reader sees them there all the same. Whatever breaks off, the indexes stay whole; what
    waits is written at the end of the next load.
    """
    hasten(connection)
    with connection.cursor() as cursor:
        for scope in Scope:
            cursor.execute(
                f"ALTER INDEX {_index(scope)} SET"
                f" (fastupdate = on, gin_pending_list_limit = {LIST_MEGABYTES * 1024})"
            )
    try:
        yield
    finally:
        _write_what_waits(connection)


def hasten(connection: BaseDatabaseWrapper) -> None:
    """Whatever this session writes to an archive goes in fast, until it ends or the load does."""
    with connection.cursor() as cursor:
        cursor.execute(f"SET work_mem = '{LIST_MEGABYTES * 2}MB'")  # for the writing of a full list
        # A crash may cost the batches written last; the load is repeated then, and has them again.
        cursor.execute("SET synchronous_commit = off")
        if _can_lz4(cursor):  # the texts are packed several times faster
            cursor.execute("SET default_toast_compression = lz4")


def _can_lz4(cursor: CursorWrapper) -> bool:
    cursor.execute(
        "SELECT 'lz4' = ANY(enumvals) FROM pg_settings WHERE name = 'default_toast_compression'"
    )
    return cursor.fetchone() == (True,)


def _write_what_waits(connection: BaseDatabaseWrapper) -> None:
    """Write what waits, so that no reader pays for it."""
    with connection.cursor() as cursor:
        cursor.execute("RESET default_toast_compression")
        # What follows waits for the disk again, and with it all that was written before.
        cursor.execute("RESET synchronous_commit")
        for scope in Scope:
            cursor.execute(f"ALTER INDEX {_index(scope)} RESET (gin_pending_list_limit)")
            cursor.execute(f"ALTER INDEX {_index(scope)} SET (fastupdate = off)")
            cursor.execute("SELECT gin_clean_pending_list(%s::regclass)", [_index(scope)])
        cursor.execute("RESET work_mem")


@contextmanager
def asking(connection: BaseDatabaseWrapper) -> Iterator[None]:
    """The transaction in which a reader's questions are asked."""
    with transaction.atomic(connection.alias):
        with connection.cursor() as cursor:
            # The vector of a row is worked out only when it is indexed: never read rows without it.
            cursor.execute("SET LOCAL enable_seqscan = off")
        yield


def keys(
    connection: BaseDatabaseWrapper,
    clauses: list[Clause],
    scope: Scope,
    narrowing: Narrowing,
    limit: int,
) -> list[int]:
    """The keys of the entries with every clause in the scope, the newest first; in asking()."""
    candidates = _candidates(connection, clauses, scope, narrowing, limit)
    phrases = [clause.needle for clause in clauses if len(clause.tokens) > 2]
    if not phrases:
        return candidates
    sample = candidates[:SAMPLE]
    among = "SELECT id, title, front, body FROM briefings_searchentry WHERE id = ANY(%s)"
    if len(_verified(connection, among, [sample], phrases, scope, SAMPLE)) == len(sample):
        return candidates
    if len(candidates) < limit:  # these are all there are
        return _verified(connection, among, [candidates], phrases, scope, limit)
    every, values = _statement("id, title, front, body", clauses, scope, narrowing, MOST_CANDIDATES)
    return _verified(connection, every, values, phrases, scope, limit)


def _candidates(
    connection: BaseDatabaseWrapper,
    clauses: list[Clause],
    scope: Scope,
    narrowing: Narrowing,
    limit: int,
) -> list[int]:
    """The newest that hold every word and every two neighbours."""
    statement, values = _statement("id", clauses, scope, narrowing, limit)
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return [key for (key,) in cursor.fetchall()]


def _verified(
    connection: BaseDatabaseWrapper,
    candidates: str,
    values: list,
    needles: list[str],
    scope: Scope,
    limit: int,
) -> list[int]:
    """Those of the candidates, the newest first, whose lines hold the longer phrases too."""
    checks = " AND ".join(["strpos(line, %s) > 0"] * len(needles))
    with connection.cursor() as cursor:
        # OFFSET keeps the planner from working out the line, which is read from its own place on
        # disk, for each phrase again.
        cursor.execute(
            f"SELECT id FROM ({candidates}) candidate,"  # noqa: S608 - no value in it
            f" LATERAL (SELECT {_line(scope)} AS line OFFSET 0) whole"
            f" WHERE {checks} ORDER BY id DESC LIMIT %s",
            [*values, *needles, limit],
        )
        return [key for (key,) in cursor.fetchall()]


def _statement(
    columns: str, clauses: list[Clause], scope: Scope, narrowing: Narrowing, limit: int
) -> tuple[str, list]:
    where, values = narrowing.sql("id")
    statement = (
        f"SELECT {columns} FROM briefings_searchentry"  # noqa: S608 - no value in it
        f" WHERE {_vector(scope)} @@ %s::tsquery{where} ORDER BY id DESC LIMIT %s"
    )
    return statement, [expression(clauses), *values, limit]


def expression(clauses: list[Clause]) -> str:
    """The clauses' words and neighbours in tsquery's language; they are letters and digits only."""
    words: dict[str, None] = {}
    for clause in clauses:
        *whole, last = (
            map(" ".join, pairwise(clause.tokens)) if clause.tokens[1:] else clause.tokens
        )
        words |= dict.fromkeys(f"'{word}'" for word in whole)
        words[f"'{last}':*" if clause.begun else f"'{last}'"] = None
    return " & ".join(words)

"""Search on PostgreSQL: indexes of words and word pairs over the entries, without an extension.

The vectors store no positions: PostgreSQL limits these to 16,383, and to 256 per word, which would
lose phrases of long briefings. Instead, each word is indexed alone and with its successor. This
finds phrases of two words. For longer phrases it finds a few candidates, whose lines are then read.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import pairwise

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.utils import CursorWrapper

from briefings.search.index.clauses import Clause
from briefings.search.index.entry import GAP
from briefings.search.index.filters import Ask, Groups, Narrowing, Query, Scope
from briefings.text.language_detection import has_han

# The most candidates read for a phrase: common words in an uncommon order must not take seconds in
# 100,000 briefings.
MOST_CANDIDATES = 2_000
# The size of the pending list while loading an archive: about 1,300 briefings.
LIST_MEGABYTES = 64

# Not STRICT and independent of search_path: an index must mean the same for every session.
# A gap counts as a word too: no query has one, and leaving it out would cost more.
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
            # Without fastupdate, readers do not have to scan a pending list.
            cursor.execute(
                f"CREATE INDEX {name} ON briefings_searchentry"
                f" USING gin (({_vector(scope)})) WITH (fastupdate = off)"
            )
            # Statistics would make ANALYZE compute the expression for thousands of rows.
            cursor.execute(f"ALTER INDEX {name} ALTER COLUMN 1 SET STATISTICS 0")


def settle(connection: BaseDatabaseWrapper) -> None:
    """Create the functions and set the storage of lines. Safe to repeat."""
    with connection.cursor() as cursor:
        cursor.execute(_FUNCTION)
        # Uncompressed lines are several times faster to search for a phrase. Stored out of line,
        # they leave more rows per page for common words.
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
    """Use the indexes' pending lists while an archive is loaded.

    Readers see pending entries too. After an interruption the indexes are intact, and the pending
    entries are written at the end of the next load.
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
    """Speed up this session's writes while loading an archive."""
    with connection.cursor() as cursor:
        cursor.execute(f"SET work_mem = '{LIST_MEGABYTES * 2}MB'")  # to write out a full list
        # A crash may lose the last batches; repeating the load restores them.
        cursor.execute("SET synchronous_commit = off")
        if _can_lz4(cursor):  # compresses several times faster
            cursor.execute("SET default_toast_compression = lz4")


def _can_lz4(cursor: CursorWrapper) -> bool:
    cursor.execute(
        "SELECT 'lz4' = ANY(enumvals) FROM pg_settings WHERE name = 'default_toast_compression'"
    )
    return cursor.fetchone() == (True,)


def _write_what_waits(connection: BaseDatabaseWrapper) -> None:
    """Write the pending entries to the indexes, so that readers need not scan them."""
    with connection.cursor() as cursor:
        cursor.execute("RESET default_toast_compression")
        # From here on, commits wait for the disk again, which also secures the earlier ones.
        cursor.execute("RESET synchronous_commit")
        for scope in Scope:
            cursor.execute(f"ALTER INDEX {_index(scope)} RESET (gin_pending_list_limit)")
            cursor.execute(f"ALTER INDEX {_index(scope)} SET (fastupdate = off)")
            cursor.execute("SELECT gin_clean_pending_list(%s::regclass)", [_index(scope)])
        cursor.execute("RESET work_mem")


def mend(connection: BaseDatabaseWrapper) -> None:
    """Do nothing: an index has what its table has."""


def count(connection: BaseDatabaseWrapper, changed: list[tuple[str, int]]) -> None:
    """Add to the counts of tokens, in this order."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO briefings_searchtoken AS known (token, entries)"
            " SELECT * FROM unnest(%s::text[], %s::bigint[])"
            " ON CONFLICT (token) DO UPDATE SET entries = known.entries + excluded.entries",
            [[token for token, _count in changed], [count for _token, count in changed]],
        )


def query_of(number: int, ask: Ask, narrowing: Narrowing) -> Query:
    """Return SQL for the keys that satisfy an ask, newest first, each after its number."""
    # A sum, so that no plan reads the rows by their keys: it would compute the vector of each.
    where, filters = narrowing.sql("(id + 0)")
    query = (
        "SELECT id + 0 AS key FROM briefings_searchentry"  # noqa: S608 - no value
        f" WHERE {_vector(ask.scope)} @@ %s::tsquery{where} ORDER BY key DESC LIMIT %s"
    )
    needles = _long_phrases(ask.groups)
    most = MOST_CANDIDATES if needles else ask.limit
    lines = _LINES[ask.scope][::-1]  # most phrases are in the last one
    return Query(
        f"(SELECT {number}, key FROM ({query}) of_words"  # noqa: S608
        f" WHERE true{_together(lines) * len(needles)} ORDER BY key DESC LIMIT %s)",
        [
            expression(ask.groups),
            *filters,
            most,
            *(needle for needle in needles for _line in lines),
            ask.limit,
        ],
    )


def _together(lines: Sequence[str]) -> str:
    """Return the condition that one of the lines has a phrase.

    No phrase spans two lines, and to join them first takes longer. They are read only here.
    """
    # What is before the phrase: strpos() would count its characters.
    there = (f"octet_length(split_part({line}, %s, 1)) < octet_length({line})" for line in lines)
    return f" AND (SELECT {' OR '.join(there)} FROM briefings_searchentry WHERE id = key)"  # noqa: S608


def rows(
    connection: BaseDatabaseWrapper, sql: str, values: Sequence[str | int]
) -> list[tuple[int, int]]:
    """Return what queries find, without sequential scans: vectors are computed for indexing only.

    In one message, which is one transaction.
    """
    with connection.cursor() as cursor:
        cursor.execute(f"SET LOCAL enable_seqscan = off; {sql}", values)
        cursor.nextset()
        return cursor.fetchall()


def among(column: str, numbers: Iterable[int]) -> Query:
    """Return a condition that a column has one of many numbers, which are one parameter."""
    # Written here: the driver takes three milliseconds for a thousand numbers. In a query of its
    # own, since planning weighs each of the numbers that it sees.
    condition = f"{column} = ANY((SELECT %s::bigint[])::bigint[])"
    return Query(condition, [f"{{{','.join(map(str, numbers))}}}"])


def _long_phrases(groups: Groups) -> list[str]:
    """Return the phrases whose pairs of words may all be there, but not together."""
    only = (group[0] for group in groups if len(group) == 1)
    return [clause.needle for clause in only if len(clause.tokens) > 2]


def expression(groups: Groups) -> str:
    """Return a tsquery for one phrase of each group; no token has a character that escapes."""
    return " & ".join(f"({' | '.join(map(_phrase, group))})" for group in groups)


def _phrase(clause: Clause) -> str:
    """Return a phrase as its pairs of words, each of which is indexed.

    Chinese words overlap: every other pair has all characters, three together.
    """
    pairs = [*map(" ".join, pairwise(clause.tokens))] or [*clause.tokens]
    some = pairs[: -1 : 2 if has_han(clause.typed) else 1]
    *whole, last = (f"'{words}'" for words in [*some, pairs[-1]])
    return f"({' & '.join([*whole, last + ':*' * clause.begun])})"

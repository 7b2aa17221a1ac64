"""Search on SQLite: FTS5 tables over the entries, updated by triggers."""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager

from django.db import DatabaseError, OperationalError
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.utils import CursorWrapper

from briefings.search.index.clauses import Clause
from briefings.search.index.filters import Ask, Groups, Narrowing, Query, Scope
from mail.sqlite_lock import in_turn

# Two tables: front texts are short and searched first.
_TABLES = {"briefings_searchindex": "title, front, body", "briefings_searchheads": "title, front"}
# Words are written when so many bytes are collected, or the transaction ends: by default at 1 MB,
# so that an archive is written as many small pieces, which are merged again and again.
_SETTINGS = {"hashsize": 32 * 2**20, "automerge": 8}
_MERGED_AT_ONCE = 500  # pages
_LOG_PAGES = 16_000  # 64 MB
_FROM = {
    Scope.TITLE: ("briefings_searchheads", "{title} : "),
    Scope.FRONT: ("briefings_searchheads", ""),
    Scope.ALL: ("briefings_searchindex", ""),
}
_TRIGGERS = {
    "in": "AFTER INSERT ON briefings_searchentry BEGIN {filling} END",
    "out": "AFTER DELETE ON briefings_searchentry BEGIN {emptying} END",
    "kept": f"BEFORE UPDATE OF id, listing_id, {_TABLES['briefings_searchindex']}"
    " ON briefings_searchentry BEGIN"
    " SELECT RAISE(ABORT, 'search entries are replaced, never changed'); END",
}


def make(connection: BaseDatabaseWrapper) -> None:
    with connection.cursor() as cursor:
        for table, columns in _TABLES.items():
            # Lines are tokens already: the tokenizer only splits them at blanks.
            cursor.execute(
                f"CREATE VIRTUAL TABLE {table} USING fts5({columns}, tokenize='ascii',"
                " content='briefings_searchentry', content_rowid='id')"
            )
            _set(cursor, table)
            cursor.execute(f"INSERT INTO {table}({table}) VALUES ('rebuild')")  # noqa: S608
    make_triggers(connection)


def make_triggers(connection: BaseDatabaseWrapper) -> None:
    """Make the triggers that keep the tables as the entries are. Safe to repeat."""
    statements = {"filling": _each(_filling), "emptying": _each(_emptying)}
    with connection.cursor() as cursor:
        _drop_triggers(cursor)
        for name, trigger in _TRIGGERS.items():
            cursor.execute(
                f"CREATE TRIGGER briefings_searchentry_{name} {trigger.format(**statements)}"
            )


def _drop_triggers(cursor: CursorWrapper) -> None:
    for name in _TRIGGERS:
        cursor.execute(f"DROP TRIGGER IF EXISTS briefings_searchentry_{name}")


def unmake(connection: BaseDatabaseWrapper) -> None:
    with connection.cursor() as cursor:
        _drop_triggers(cursor)
        for table in _TABLES:
            cursor.execute(f"DROP TABLE IF EXISTS {table}")


def _set(cursor: CursorWrapper, table: str) -> None:
    for name, number in _SETTINGS.items():
        cursor.execute(f"INSERT INTO {table}({table}, rank) VALUES (%s, %s)", [name, number])  # noqa: S608


def _each(statement: Callable[[str, str], str]) -> str:
    return "".join(statement(table, columns) for table, columns in _TABLES.items())


def _filling(table: str, columns: str) -> str:
    return f"INSERT INTO {table}(rowid, {columns}) VALUES (new.id, {_of('new', columns)});"  # noqa: S608


def _emptying(table: str, columns: str) -> str:
    return (
        f"INSERT INTO {table}({table}, rowid, {columns})"  # noqa: S608 - FTS5's way of deleting
        f" VALUES ('delete', old.id, {_of('old', columns)});"
    )


def _of(row: str, columns: str) -> str:
    return ", ".join(f"{row}.{column}" for column in columns.split(", "))


@contextmanager
def loading(connection: BaseDatabaseWrapper) -> Iterator[None]:
    """Write an archive without blanking what was deleted, and merge the tables at the end.

    Replaced entries leave their words in the tables until the pieces that have them are merged; so
    the tables would stay twice as large, and slower to ask. What is deleted here was public.
    """
    hasten(connection)
    with connection.cursor() as cursor:
        (blanking,) = cursor.execute("PRAGMA secure_delete").fetchone()
        cursor.execute("PRAGMA secure_delete = OFF")
        try:
            yield
            for table in _TABLES:
                _merge(cursor, table)
        finally:
            cursor.execute(f"PRAGMA secure_delete = {blanking}")


def _merge(cursor: CursorWrapper, table: str) -> None:
    """Merge the pieces of a table into one, in short transactions."""
    pages, merged = -_MERGED_AT_ONCE, True  # negative: all pieces, not only those of a size
    while merged:
        with in_turn():
            before = _changes(cursor)
            cursor.execute(f"INSERT INTO {table}({table}, rank) VALUES ('merge', %s)", [pages])  # noqa: S608
            merged = _changes(cursor) - before > 1
        pages = _MERGED_AT_ONCE


def _changes(cursor: CursorWrapper) -> int:
    return cursor.execute("SELECT total_changes()").fetchone()[0]


def mend(connection: BaseDatabaseWrapper) -> None:
    """Make a full-text table anew if it differs from the entries, as after damage."""
    for table in _TABLES:
        with in_turn(), connection.cursor() as cursor:
            try:
                # Tables of an earlier release do not have the settings.
                _set(cursor, table)
                # The 1 compares every word with the entries, not only the table with itself.
                cursor.execute(f"INSERT INTO {table}({table}, rank) VALUES ('integrity-check', 1)")  # noqa: S608
            except DatabaseError as error:
                if isinstance(error, OperationalError):  # locked, or the disk
                    raise
                cursor.execute(f"INSERT INTO {table}({table}) VALUES ('rebuild')")  # noqa: S608


def hasten(connection: BaseDatabaseWrapper) -> None:
    """Let this session write pages to the file seldom: most change many times meanwhile."""
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA wal_autocheckpoint = {_LOG_PAGES}")


def count(connection: BaseDatabaseWrapper, changed: list[tuple[str, int]]) -> None:
    """Add to the counts of tokens."""
    with connection.cursor() as cursor:
        cursor.executemany(
            "INSERT INTO briefings_searchtoken (token, entries) VALUES (%s, %s)"
            " ON CONFLICT (token) DO UPDATE SET entries = entries + excluded.entries",
            changed,
        )


def query_of(number: int, ask: Ask, narrowing: Narrowing) -> Query:
    """Return SQL for the keys that satisfy an ask, newest first, each after its number."""
    where, filters = narrowing.sql("rowid")
    table, columns = _FROM[ask.scope]
    return Query(
        f"SELECT * FROM (SELECT {number}, rowid FROM {table} WHERE {table} MATCH %s{where}"  # noqa: S608
        " ORDER BY rowid DESC LIMIT %s)",
        [f"{columns}({expression(ask.groups)})", *filters, ask.limit],
    )


def rows(
    connection: BaseDatabaseWrapper, sql: str, values: Sequence[str | int]
) -> list[tuple[int, int]]:
    """Return what queries find."""
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return cursor.fetchall()


def among(column: str, numbers: Iterable[int]) -> Query:
    """Return a condition that a column has one of many numbers, which are one parameter."""
    condition = f"{column} IN (SELECT value FROM json_each(%s))"  # noqa: S608 - no value
    return Query(condition, [json.dumps([*numbers])])


def expression(groups: Groups) -> str:
    """Return an FTS5 query for one phrase of each group; no token has a character that escapes."""
    return " AND ".join(f"({' OR '.join(map(_phrase, group))})" for group in groups)


def _phrase(clause: Clause) -> str:
    return f'"{" ".join(clause.tokens)}"{"*" * clause.begun}'

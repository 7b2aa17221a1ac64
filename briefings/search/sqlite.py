"""Search on SQLite: an FTS5 table beside the entries, kept in step by triggers."""

from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper

from briefings.search.analysis import Clause
from briefings.search.narrowing import Narrowing, Scope

# The tokens are words already: the tokenizer has only to split them at blanks.
_MAKE = (
    """
    CREATE VIRTUAL TABLE briefings_searchindex USING fts5(
        title, front, body,
        content='briefings_searchentry', content_rowid='id', tokenize='ascii'
    )
    """,
    """
    CREATE TRIGGER briefings_searchentry_in AFTER INSERT ON briefings_searchentry BEGIN
        INSERT INTO briefings_searchindex(rowid, title, front, body)
        VALUES (new.id, new.title, new.front, new.body);
    END
    """,
    """
    CREATE TRIGGER briefings_searchentry_out AFTER DELETE ON briefings_searchentry BEGIN
        INSERT INTO briefings_searchindex(briefings_searchindex, rowid, title, front, body)
        VALUES ('delete', old.id, old.title, old.front, old.body);
    END
    """,
    """
    CREATE TRIGGER briefings_searchentry_kept BEFORE UPDATE ON briefings_searchentry BEGIN
        SELECT RAISE(ABORT, 'search entries are replaced, never changed');
    END
    """,
)
_UNMAKE = (
    "DROP TRIGGER briefings_searchentry_in",
    "DROP TRIGGER briefings_searchentry_out",
    "DROP TRIGGER briefings_searchentry_kept",
    "DROP TABLE briefings_searchindex",
)
_COLUMNS = {Scope.TITLE: "{title} : ", Scope.FRONT: "{title front} : ", Scope.ALL: ""}


def make(connection: BaseDatabaseWrapper) -> None:
    _run(connection, _MAKE)


def unmake(connection: BaseDatabaseWrapper) -> None:
    _run(connection, _UNMAKE)


def _run(connection: BaseDatabaseWrapper, statements: tuple[str, ...]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def keys(clauses: list[Clause], scope: Scope, narrowing: Narrowing, limit: int) -> list[int]:
    """The keys of the entries that have every clause in the scope, the newest first."""
    where, values = narrowing.sql("rowid")
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT rowid FROM briefings_searchindex WHERE briefings_searchindex MATCH %s{where}"  # noqa: S608
            " ORDER BY rowid DESC LIMIT %s",
            [expression(clauses, scope), *values, limit],
        )
        return [key for (key,) in cursor.fetchall()]


def expression(clauses: list[Clause], scope: Scope) -> str:
    """The clauses in FTS5's language; tokens hold letters and digits only, so none can escape."""
    wanted = (f'"{" ".join(clause.tokens)}"{"*" * clause.begun}' for clause in clauses)
    return f"{_COLUMNS[scope]}({' AND '.join(wanted)})"

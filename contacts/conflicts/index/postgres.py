"""The index on PostgreSQL: GIN over pairs and threes of characters, and a table of names.

No extension: pg_trgm may be missing, and finds no Chinese where the locale is C.
"""

from collections.abc import Iterable
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper

from contacts.conflicts.index.marks import LENGTH

_NAMES = "contacts_enquirynames"
_INDEX = "contacts_enquiry_grams"
TRIGGERS = {
    "contacts_enquiry_names_in": ("INSERT", ""),
    "contacts_enquiry_names_new": (
        "UPDATE OF id, named",
        "WHEN (OLD.id <> NEW.id OR OLD.named <> NEW.named)",
    ),
    "contacts_enquiry_names_out": ("DELETE", ""),
}
# Its cost keeps the planner from computing it for every row.
_GRAMS = """
CREATE OR REPLACE FUNCTION contacts_grams(line text) RETURNS text[]
LANGUAGE sql IMMUTABLE PARALLEL SAFE COST 10000 SET search_path = pg_catalog AS $$
    SELECT ARRAY(
        SELECT DISTINCT gram
        FROM (SELECT string_to_array(replace(line, ' ', ''), NULL) AS c OFFSET 0) split,
            unnest(c, c[2:], c[3:]) AS near(a, b, d),
            LATERAL (VALUES (a || b), (a || b || d)) AS made(gram)
        WHERE gram IS NOT NULL
    )
$$
"""
_ROWS = f"""
    INSERT INTO {_NAMES} (mark, enquiry_id, name)
    SELECT DISTINCT left(split_part(line, ' ', 1), {LENGTH}), {{row}}.id, line
    FROM {{source}} string_to_table({{row}}.named, chr(10)) AS lines(line) WHERE line <> ''
"""  # noqa: S608 - no value
_KEEP = f"""
CREATE OR REPLACE FUNCTION contacts_keep_names() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP <> 'INSERT' THEN
        DELETE FROM {_NAMES} WHERE enquiry_id = OLD.id;
    END IF;
    IF TG_OP <> 'DELETE' THEN
        {_ROWS.format(row="NEW", source="")};
    END IF;
    RETURN NULL;
END
$$
"""  # noqa: S608


def make(connection: BaseDatabaseWrapper) -> None:
    """Make the tables and triggers, which locks the enquiries for a moment only; then fill."""
    with connection.cursor() as cursor:
        cursor.execute(_GRAMS)
        cursor.execute(
            f"CREATE TABLE IF NOT EXISTS {_NAMES}"
            " (mark text NOT NULL, enquiry_id bigint NOT NULL, name text NOT NULL)"
        )
        cursor.execute(f"CREATE INDEX IF NOT EXISTS {_NAMES}_by_mark ON {_NAMES} (mark)")
        cursor.execute(f"CREATE INDEX IF NOT EXISTS {_NAMES}_of ON {_NAMES} (enquiry_id)")
        cursor.execute(_KEEP)
        for name, (when, condition) in TRIGGERS.items():
            cursor.execute(
                f"CREATE OR REPLACE TRIGGER {name} AFTER {when} ON contacts_enquiry"
                f" FOR EACH ROW {condition} EXECUTE FUNCTION contacts_keep_names()"
            )


def fill(connection: BaseDatabaseWrapper) -> None:
    """Index what came before, while enquiries go on arriving. Safe to repeat."""
    missing = f"id NOT IN (SELECT enquiry_id FROM {_NAMES})"  # noqa: S608
    source = f"(SELECT * FROM contacts_enquiry WHERE {missing}) AS old,"  # noqa: S608
    with connection.cursor() as cursor:
        cursor.execute(_ROWS.format(row="old", source=source))
        cursor.execute(f"DROP INDEX IF EXISTS {_INDEX}")
        cursor.execute(
            f"CREATE INDEX CONCURRENTLY {_INDEX} ON contacts_enquiry USING gin"
            " (contacts_grams(folded))"
        )
        # Statistics would make ANALYZE compute the expression for thousands of rows.
        cursor.execute(f"ALTER INDEX {_INDEX} ALTER COLUMN 1 SET STATISTICS 0")


def unmake(connection: BaseDatabaseWrapper) -> None:
    with connection.cursor() as cursor:
        for name in TRIGGERS:
            cursor.execute(f"DROP TRIGGER IF EXISTS {name} ON contacts_enquiry")
        cursor.execute(f"DROP INDEX IF EXISTS {_INDEX}")
        cursor.execute(f"DROP TABLE IF EXISTS {_NAMES}")
        cursor.execute("DROP FUNCTION IF EXISTS contacts_keep_names()")
        cursor.execute("DROP FUNCTION IF EXISTS contacts_grams(text)")


def forget_erased(connection: BaseDatabaseWrapper) -> None:
    """VACUUM does it, as for the rows themselves."""


def candidates(
    connection: BaseDatabaseWrapper, wanted: list[list[list[str]]], most: int
) -> list[tuple[int, int]]:
    """Return the place of each asker with enquiries that may have all words of a key."""
    if not wanted:
        return []
    has = "contacts_grams(folded) @> %s::text[]"
    parts: list[str] = []
    values: list[Any] = []
    for place, keys in enumerate(wanted):
        any_key = " OR ".join([has] * len(keys))
        parts.append(
            f"(SELECT %s AS place, id FROM contacts_enquiry WHERE {any_key} LIMIT %s)"  # noqa: S608
        )
        values += [place, *[_grams(key) for key in keys], most]
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(parts), values)
        return cursor.fetchall()


def _grams(key: list[str]) -> list[str]:
    """Return the threes of characters of a key's words, and the words of two."""
    return list(
        dict.fromkeys(
            word[at : at + 3]
            for word in key
            if len(word) > 1
            for at in range(max(1, len(word) - 2))
        )
    )


def named(connection: BaseDatabaseWrapper, marks: Iterable[str]) -> list[tuple[int, str]]:
    """Return the enquiries, each with a name, whose names begin with one of the marks."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT enquiry_id, name FROM {_NAMES} WHERE mark = ANY(%s)",  # noqa: S608
            [list(marks)],
        )
        return cursor.fetchall()

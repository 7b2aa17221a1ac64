"""The index on SQLite: FTS5's trigrams of the text without blanks, and a table of names."""

from collections.abc import Iterable

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.utils import CursorWrapper

from contacts.conflicts.index.marks import LENGTH

_GRAMS, _VOCABULARY, _NAMES = (
    "contacts_enquirygrams",
    "contacts_enquirygrams_terms",
    "contacts_enquirynames",
)
# The line's end makes a trigram of the last two characters too. No positions are stored: a text
# could be put together from them.
_TABLES = (
    (
        f"CREATE VIRTUAL TABLE {_GRAMS} USING fts5(run, content='', detail=none, columnsize=0,"
        " tokenize='trigram case_sensitive 1')"
    ),
    f"CREATE VIRTUAL TABLE {_VOCABULARY} USING fts5vocab({_GRAMS}, row)",
    (
        f"CREATE TABLE {_NAMES} (mark text NOT NULL, enquiry_id integer NOT NULL,"
        " name text NOT NULL, PRIMARY KEY (mark, enquiry_id, name)) WITHOUT ROWID"
    ),
    f"CREATE INDEX {_NAMES}_of ON {_NAMES} (enquiry_id)",
)
_RUN = "replace({row}.folded, ' ', '') || char(10)"
_LINES = (
    r"json_each('[' || replace(json_quote(replace({row}.named, '\', ' ')), '\n', '\",\"') || ']')"
).replace('\\"', '"')
_FILL_GRAMS = f"INSERT INTO {_GRAMS}(rowid, run) VALUES (new.id, {_RUN.format(row='new')});"  # noqa: S608
_EMPTY_GRAMS = (
    f"INSERT INTO {_GRAMS}({_GRAMS}, rowid, run)"  # noqa: S608 - FTS5's way of deleting
    f" VALUES ('delete', old.id, {_RUN.format(row='old')});"
)
_NAME_ROWS = (
    "INSERT OR IGNORE INTO " + _NAMES + " SELECT"
    f" substr(value, 1, min({LENGTH}, instr(value || ' ', ' ') - 1)), {{row}}.id, value"
)
_FILL_NAMES = _NAME_ROWS.format(row="new") + f" FROM {_LINES.format(row='new')} WHERE value <> '';"
_EMPTY_NAMES = f"DELETE FROM {_NAMES} WHERE enquiry_id = old.id;"  # noqa: S608
TRIGGERS = {
    "contacts_enquiry_index_in": f"AFTER INSERT ON contacts_enquiry"
    f" BEGIN {_FILL_GRAMS} {_FILL_NAMES} END",
    "contacts_enquiry_index_out": f"AFTER DELETE ON contacts_enquiry"
    f" BEGIN {_EMPTY_GRAMS} {_EMPTY_NAMES} END",
    "contacts_enquiry_index_text": "AFTER UPDATE OF id, folded ON contacts_enquiry"
    " WHEN old.id <> new.id OR old.folded <> new.folded"
    f" BEGIN {_EMPTY_GRAMS} {_FILL_GRAMS} END",
    "contacts_enquiry_index_names": "AFTER UPDATE OF id, named ON contacts_enquiry"
    " WHEN old.id <> new.id OR old.named <> new.named"
    f" BEGIN {_EMPTY_NAMES} {_FILL_NAMES} END",
}


def make(connection: BaseDatabaseWrapper) -> None:
    with connection.cursor() as cursor:
        for statement in _TABLES:
            cursor.execute(statement)
        run, lines = (text.format(row="contacts_enquiry") for text in (_RUN, _LINES))
        cursor.execute(
            f"INSERT INTO {_GRAMS}(rowid, run) SELECT id, {run} FROM contacts_enquiry"  # noqa: S608
        )
        cursor.execute(
            _NAME_ROWS.format(row="contacts_enquiry")
            + f" FROM contacts_enquiry, {lines} WHERE value <> ''"
        )
    watch(connection)


def watch(connection: BaseDatabaseWrapper) -> None:
    """Make the triggers: call it where a migration has the table of enquiries made anew."""
    with connection.cursor() as cursor:
        for name, trigger in TRIGGERS.items():
            cursor.execute(f"CREATE TRIGGER IF NOT EXISTS {name} {trigger}")


def unmake(connection: BaseDatabaseWrapper) -> None:
    with connection.cursor() as cursor:
        for name in TRIGGERS:
            cursor.execute(f"DROP TRIGGER IF EXISTS {name}")
        for table in (_VOCABULARY, _GRAMS, _NAMES):
            cursor.execute(f"DROP TABLE IF EXISTS {table}")


def forget_erased(connection: BaseDatabaseWrapper) -> None:
    """Write the index without what was deleted: FTS5 only marks that as deleted."""
    with connection.cursor() as cursor:
        cursor.execute(f"INSERT INTO {_GRAMS}({_GRAMS}) VALUES ('optimize')")  # noqa: S608


def candidates(
    connection: BaseDatabaseWrapper, wanted: list[list[list[str]]], most: int
) -> list[tuple[int, int]]:
    """Return the place of each asker with enquiries that may have all words of a key."""
    with connection.cursor() as cursor:
        asked = [(place, _match(cursor, keys)) for place, keys in enumerate(wanted)]
        asked = [(place, match) for place, match in asked if match]
        if not asked:
            return []
        one = (
            f"SELECT %s AS place, rowid FROM (SELECT rowid FROM {_GRAMS}"  # noqa: S608 - no value
            f" WHERE {_GRAMS} MATCH %s LIMIT %s)"
        )
        values = [value for place, match in asked for value in (place, match, most)]
        cursor.execute(" UNION ALL ".join([one] * len(asked)), values)
        return cursor.fetchall()


def _match(cursor: CursorWrapper, keys: list[list[str]]) -> str:
    """Return FTS5's question for any of the keys; empty if no text can have one."""
    each = [[_of_word(cursor, word) for word in key if len(word) > 1] for key in keys]
    return " OR ".join(f"({' AND '.join(parts)})" for parts in each if all(parts))


def _of_word(cursor: CursorWrapper, word: str) -> str:
    if len(word) == 2:
        cursor.execute(
            f"SELECT term FROM {_VOCABULARY} WHERE term >= %s AND term < %s",  # noqa: S608
            [word, f"{word}\U0010ffff"],
        )
        terms = [term for (term,) in cursor.fetchall()]
        return f"({' OR '.join(map(_quoted, terms))})" if terms else ""
    grams = dict.fromkeys(word[at : at + 3] for at in range(len(word) - 2))
    return " AND ".join(map(_quoted, grams))


def _quoted(term: str) -> str:
    return '"' + term.replace('"', '""') + '"'


def named(connection: BaseDatabaseWrapper, marks: Iterable[str]) -> list[tuple[int, str]]:
    """Return the enquiries, each with a name, whose names begin with one of the marks."""
    placeholders = ", ".join(["%s"] * len(listed := list(marks)))
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT enquiry_id, name FROM {_NAMES} WHERE mark IN ({placeholders})",  # noqa: S608
            listed,
        )
        return cursor.fetchall()

"""Write the whole database as lines of JSON, and fill an empty one from them.

The lines contain tables, columns and plain values, so a backup of SQLite can be restored into
PostgreSQL and vice versa. The first line describes the content; the last one has the row count and
the digest of everything before it, so a truncated file is never accepted. Bytes are written in
base64. Sign-in sessions and counts of wrong passwords are left out, so everyone signs in again
after a restore, and so are the trials of setting up, which belong to one installation.
"""

import base64
import hashlib
import json
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from gzip import GzipFile
from typing import IO, Any

from django.apps import apps
from django.core.management.color import no_style
from django.db import connection, models, transaction
from django.db.migrations.recorder import MigrationRecorder

from briefings import publishing
from briefings.models.published.edition import Edition
from briefings.models.published.generation import Generation

FORMAT = 1
LEFT_OUT = {
    "sessions.session",
    "accounts.signinattempt",
    "briefings.clockreading",
    "config.setuprecord",
}
# Rows in one of these mean that the system is already in use.
SIGNS_OF_LIFE = ("auth.user", "briefings.briefing", "briefings.edition", "contacts.enquiry")
A_BATCH = 500
# Tables with files are read a few rows at a time, and restored in batches of this many characters.
A_BATCH_OF_FILES = 4
LARGEST_BATCH = 20_000_000

Progress = Callable[[str, int], None]
Target = IO[bytes] | GzipFile


class BackupError(Exception):
    """The backup cannot be used; the message says why."""


def tables() -> dict[str, type[models.Model]]:
    """Return every model whose rows are backed up, by its name."""
    every = apps.get_models(include_auto_created=True)
    kept = [model for model in every if model._meta.managed and not model._meta.proxy]
    named = {model._meta.label_lower: model for model in kept}
    return {name: named[name] for name in sorted(named) if name not in LEFT_OUT}


def columns(model: type[models.Model]) -> list[models.Field]:
    return [field for field in model._meta.local_concrete_fields if not field.generated]


def applied_migrations() -> list[str]:
    """Return the applied migrations of installed apps; older databases list removed apps too."""
    ours = {config.label for config in apps.get_app_configs()}
    applied = MigrationRecorder(connection).applied_migrations()
    return sorted(f"{app}.{name}" for app, name in applied if app in ours)


def editions_digest() -> str:
    """Return a digest over all editions' digests, in order of publication."""
    made = hashlib.sha256()
    rows: Any = (
        models.QuerySet(Edition).order_by("pk").values_list("briefing_id", "number", "digest")
    )
    for row in rows.iterator(A_BATCH):
        made.update(f"{row}\n".encode())
    return made.hexdigest()


# --- Writing ------------------------------------------------------------------------------------


def write(file: Target, *, made_at: str, progress: Progress) -> int:
    """Write all rows as of one moment, without blocking writers; return their number."""
    lines = _Written(file)
    with _one_moment():
        about = {"briefings_backup": FORMAT, "made_at": made_at, "from": connection.vendor}
        lines.add(about | {"migrations": applied_migrations(), "editions": editions_digest()})
        total = 0
        for name, model in tables().items():
            fields = columns(model)
            lines.add({"table": name, "columns": [field.column for field in fields]})
            # A plain queryset: managers might hide rows or choose a language.
            rows: Any = (
                models.QuerySet(model).order_by("pk").values_list(*[f.attname for f in fields])
            )
            count = 0
            for row in rows.iterator(_rows_at_once(fields)):
                lines.add([_plain(value) for value in row])
                count += 1
            total += count
            progress(name, count)
        lines.end(total)
    return total


def _rows_at_once(fields: list[models.Field]) -> int:
    has_files = any(isinstance(field, models.BinaryField) for field in fields)
    return A_BATCH_OF_FILES if has_files else A_BATCH


class _Written:
    def __init__(self, file: Target):
        self._file, self._digest = file, hashlib.sha256()

    def add(self, item: Any) -> None:
        line = _encoded(item) + b"\n"
        self._digest.update(line)
        self._file.write(line)

    def end(self, rows: int) -> None:
        self.add({"end": rows})
        self._file.write(json.dumps({"sha256": self._digest.hexdigest()}).encode() + b"\n")


def _encoded(item: Any) -> bytes:
    try:
        return json.dumps(item, ensure_ascii=False, default=str).encode()
    except UnicodeEncodeError:
        # SQLite stores lone surrogates inside JSON. UTF-8 cannot encode them; a JSON escape can.
        return json.dumps(item, default=str).encode()


def _plain(value: Any) -> Any:
    if isinstance(value, memoryview | bytes):
        return base64.b64encode(value).decode("ascii")  # BinaryField.to_python's format
    return value.isoformat() if hasattr(value, "isoformat") else value


@contextmanager
def _one_moment() -> Iterator[None]:
    """Make all reads see the database as of now, without blocking writers."""
    if connection.in_atomic_block:  # the caller's transaction
        yield
    elif connection.vendor == "postgresql":
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
            yield
    else:
        # Django's atomic() would begin a write transaction, for which publishing would wait.
        with connection.cursor() as cursor:
            cursor.execute("BEGIN DEFERRED")
            try:
                yield
            finally:
                cursor.execute("ROLLBACK")


# --- Reading ------------------------------------------------------------------------------------


def check(file: IO[bytes]) -> dict:
    """Return the first line of a complete backup. Raises BackupError for any other file."""
    about, rest = _opened(file)
    for _table, _rows in _batches(rest):
        pass
    return about


def restore(file: IO[bytes], *, progress: Progress) -> tuple[int, int]:
    """Fill the empty database or change nothing; return the number of rows and editions."""
    about, rest = _opened(file)
    total = 0
    # Foreign keys are checked at the end of the transaction, so any order of tables works.
    with transaction.atomic():
        _prepare(about)
        for table, rows in _batches(rest):
            _insert(tables()[table["table"]], table["columns"], rows)
            total += len(rows)
            progress(table["table"], len(rows))
        _count_on()
        checked, altered = publishing.verify()
        if altered or editions_digest() != about["editions"]:
            raise BackupError("The editions are not those that were saved; nothing was restored.")
        Generation.advance()
    return total, checked


def _opened(file: IO[bytes]) -> tuple[dict, Iterator[Any]]:
    """Return the first line, and an iterator over the others."""
    lines = _checked_lines(file)
    about = next(lines, None)
    if not isinstance(about, dict) or about.get("briefings_backup") != FORMAT:
        raise BackupError("This is not a backup of this product.")
    return about, lines


def _batches(lines: Iterator[Any]) -> Iterator[tuple[dict, list]]:
    """Yield a table and a batch of its rows."""
    table: dict = {}
    rows: list = []
    size = 0
    for item in lines:
        if isinstance(item, list):
            rows.append(item)
            size += sum(len(value) for value in item if isinstance(value, str))
        if rows and (len(rows) >= A_BATCH or size >= LARGEST_BATCH or not isinstance(item, list)):
            yield table, rows
            rows, size = [], 0
        if not isinstance(item, list):
            table = item


def _checked_lines(file: IO[bytes]) -> Iterator[Any]:
    """Yield every line except the last, which must be the digest of the others."""
    digest, found, rows, ended = hashlib.sha256(), "", 0, -1
    try:
        for line in file:
            item = json.loads(line)
            if isinstance(item, dict) and "sha256" in item:
                found = item["sha256"]
                break
            digest.update(line)
            rows += isinstance(item, list)
            ended = item["end"] if isinstance(item, dict) and "end" in item else ended
            yield item
    except (ValueError, EOFError, OSError) as error:
        raise BackupError(f"The file cannot be read: {error}.") from error
    if found != digest.hexdigest() or rows != ended:
        raise BackupError("The file is not whole: it ends too early or was changed.")


def _prepare(about: dict) -> None:
    """Check that the database has the same release and is unused, and delete its initial rows."""
    if sorted(about["migrations"]) != applied_migrations():
        raise BackupError(
            "The backup is of another release. Install that one (or run migrate), restore, and"
            " upgrade afterwards."
        )
    every = tables()
    for name in SIGNS_OF_LIFE:
        if models.QuerySet(every[name]).exists():
            raise BackupError(f"The database is not empty: there are rows of {name}.")
    with connection.cursor() as cursor:
        for model in every.values():
            table = connection.ops.quote_name(model._meta.db_table)
            cursor.execute(f"DELETE FROM {table}")  # noqa: S608


def _insert(model: type[models.Model], names: list[str], rows: Iterable[list]) -> None:
    known = {field.column: field for field in columns(model)}
    fields = [known[name] for name in names]
    quote = connection.ops.quote_name
    into = ", ".join(quote(name) for name in names)
    marks = ", ".join(["%s"] * len(names))
    statement = f"INSERT INTO {quote(model._meta.db_table)} ({into}) VALUES ({marks})"  # noqa: S608
    with connection.cursor() as cursor:
        cursor.executemany(
            statement,
            [
                [
                    field.get_db_prep_save(_typed(field, value), connection)
                    for field, value in zip(fields, row, strict=True)
                ]
                for row in rows
            ],
        )


def _typed(field: models.Field, value: Any) -> Any:
    return value if isinstance(field, models.JSONField) else field.to_python(value)


def _count_on() -> None:
    """Advance PostgreSQL's sequences past the restored keys."""
    statements = connection.ops.sequence_reset_sql(no_style(), list(tables().values()))
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)

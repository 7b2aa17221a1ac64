"""A row in every table with every column filled, and the values a database holds.

`fill()` walks all models, so it fills new tables and columns automatically; a new kind of column,
or a new rule that the made-up values break, raises an error that asks for a line here. Nothing here
uses the backup's code for writing and reading values.
"""

import hashlib
import json
import uuid
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

from django.apps import apps
from django.contrib.auth.models import User
from django.db import connection, models

# Not copied by a backup: sign-in sessions and wrong passwords, this machine's clock and trials,
# passing counters, the list of migrations, the indexes that the database makes of search entries, and SQLite's own.
LEFT_OUT = {
    "sessions.session",
    "accounts.signinattempt",
    "briefings.clockreading",
    "config.setuprecord",
}
NOT_COPIED = {"shared_cache", "django_migrations", "sqlite_sequence"}
ENQUIRIES = ("contacts_enquirygrams", "contacts_enquirynames")
INDEXES = ("briefings_searchindex", "briefings_searchheads", *ENQUIRIES)
# A restored system has another generation, so that no process keeps serving old pages.
MADE_ANEW = {"briefings.generation"}

ODD = (
    "𠮷野家 e\u0301 👩\u200d⚖️ \u202ertl\u202c 葛\U000e0100 'it''s' \"quoted\" \\ \t\r\n\u2028\ufeff"
    " {}[],:null"
)
MOMENT = datetime(2025, 5, 2, 15, 59, 59, 999_999, tzinfo=UTC)
BODY = json.dumps({"text": ODD}, ensure_ascii=False)
NESTED = {
    "text": ODD,
    "": [1, -2.5, True, None, [], {}],
    "large": 2**60,
    "escaped": "\\u0000",
    "list": [{"a": [ODD]}],
}

# Values that a table's constraints require.
CHOSEN: dict[str, dict[str, Any]] = {
    "accounts.secretlink": {"ended_at": None},
    "briefings.briefing": {"year": 2999},
    "briefings.desk": {"id": 1},
    "briefings.edition": {"body": BODY, "digest": hashlib.sha256(BODY.encode()).hexdigest()},
    "briefings.erasure": {"kind": "enquiry", "subject": "2222-3333"},
    "briefings.firm": {"id": 1},
    "briefings.generation": {"id": 1},
    "briefings.picture": {"digest": "0" * 64},
    "briefings.section": {"level": 2},
    "contacts.desk": {"id": 1},
    "contacts.enquiry": {"digest_id": None},
    "mail.message": {"state": "sent"},
    "mail.pace": {"id": 1},
}
# Rows beside the first, where a table never has all its columns filled at once.
SECOND_ROWS: dict[str, dict[str, Any]] = {
    "accounts.secretlink": {"used_at": None, "digest": "second row"},
}
# Two tables that refer to each other: the row, its column, and the table it refers to.
POINTED_LATER = [("contacts.enquiry", "digest_id", "mail.message")]
# Columns whose user must not be the one that the row's other columns refer to.
OTHER_USER = {("accounts.secondstepreset", "asked_by_id")}
ONE_ROW = {name for name, chosen in CHOSEN.items() if "id" in chosen}

_BY_KIND: list[tuple[type[models.Field], Callable[[models.Field], Any]]] = [
    (models.BinaryField, lambda field: bytes(range(256)) * 3),
    (models.BooleanField, lambda field: True),
    (models.DateTimeField, lambda field: MOMENT),
    (models.DateField, lambda field: date(2024, 2, 29)),
    (models.TimeField, lambda field: MOMENT.time()),
    (models.DurationField, lambda field: timedelta(days=3, microseconds=7)),
    (models.DecimalField, lambda field: Decimal("1.5")),
    (models.FloatField, lambda field: 0.1),
    (models.JSONField, lambda field: NESTED),
    (models.UUIDField, lambda field: uuid.UUID(int=2**127 + 1)),
    (models.GenericIPAddressField, lambda field: "2001:db8::1"),
    (models.SlugField, lambda field: "every-table"),
    (models.EmailField, lambda field: "every@table.example"),
    (models.URLField, lambda field: "https://table.example/法?a=b"),
    (models.TextField, lambda field: ODD),
    (models.CharField, lambda field: ODD[: field.max_length]),
    (models.IntegerField, lambda field: 7),
]


def every_model() -> dict[str, type[models.Model]]:
    found = apps.get_models(include_auto_created=True)
    kept = [model for model in found if model._meta.managed and not model._meta.proxy]
    named = {model._meta.label_lower: model for model in kept}
    return {name: named[name] for name in sorted(named) if name not in LEFT_OUT}


def columns(model: type[models.Model]) -> list[models.Field]:
    return [field for field in model._meta.local_concrete_fields if not field.generated]


def fill() -> None:
    """Add a row to every table, with a value in every column."""
    filled: dict[str, Any] = {}
    for name in every_model():
        _fill(name, filled)
    for name, attribute, target in POINTED_LATER:
        row = models.QuerySet(every_model()[name]).filter(pk=filled[name])
        row.update(**{attribute: filled[target]})
    for name, chosen in SECOND_ROWS.items():
        _insert(every_model()[name], _values(name, chosen, filled))


def _fill(name: str, filled: dict[str, Any]) -> Any:
    """Fill the table after those it refers to; return the row's key."""
    if name in filled:
        return filled[name]
    model = every_model()[name]
    if name in ONE_ROW:
        models.QuerySet(model).all().delete()
    filled[name] = _insert(model, _values(name, CHOSEN.get(name, {}), filled))
    return filled[name]


def _values(name: str, chosen: dict[str, Any], filled: dict[str, Any]) -> dict[str, Any]:
    return {
        field.column: chosen[field.attname]
        if field.attname in chosen
        else _value(field, name, filled)
        for field in columns(every_model()[name])
        if not isinstance(field, models.AutoField) or field.attname in chosen
    }


def _value(field: models.Field, name: str, filled: dict[str, Any]) -> Any:
    if (name, field.attname) in OTHER_USER:
        return User.objects.create(username="every-other-table").pk
    if field.is_relation:
        return _fill(field.related_model._meta.label_lower, filled)
    if field.choices:
        return [value for value, _label in field.flatchoices if value][-1]
    for kind, made in _BY_KIND:
        if isinstance(field, kind):
            return made(field)
    raise AssertionError(f"{name}.{field.name}: say here what a {type(field).__name__} may hold.")


def _insert(model: type[models.Model], values: dict[str, Any]) -> Any:
    """Insert directly, so that no model fills in or translates a column."""
    key = model._meta.pk
    assert key is not None
    known = {field.column: field for field in columns(model)}
    prepared = [
        known[column].get_db_prep_save(value, connection) for column, value in values.items()
    ]
    names = ", ".join(connection.ops.quote_name(column) for column in values)
    marks = ", ".join(["%s"] * len(values))
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {model._meta.db_table} ({names}) VALUES ({marks})"
            f" RETURNING {connection.ops.quote_name(key.column)}",
            prepared,
        )
        return cursor.fetchone()[0]


# --- looking ------------------------------------------------------------------------------------


def empty_columns() -> list[str]:
    """Return tables without rows and columns without values."""
    return [
        f"{name}.{field.column}"
        for name, model in every_model().items()
        for field in columns(model)
        if not models.QuerySet(model).exclude(**{f"{field.attname}__isnull": True}).exists()
    ]


def unknown_tables() -> set[str]:
    """Return database tables that neither a model nor a list above knows."""
    known = {model._meta.db_table for model in apps.get_models(include_auto_created=True)}
    found = set(connection.introspection.table_names())
    return {table for table in found - known - NOT_COPIED if not table.startswith(INDEXES)}


def values() -> dict[str, list]:
    """Return every row of every table as the program sees its values."""
    return {
        name: [
            [_shown(value) for value in row]
            for row in models.QuerySet(model)
            .order_by("pk")
            .values_list(*[field.attname for field in columns(model)])
        ]
        for name, model in every_model().items()
        if name not in MADE_ANEW
    }


def stored() -> dict[str, list]:
    """Return every row of every table as stored in the database."""
    return dict(_stored())


def _stored() -> Iterator[tuple[str, list]]:
    for name, model in every_model().items():
        if name in MADE_ANEW:
            continue
        key = model._meta.pk
        assert key is not None
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT * FROM {model._meta.db_table} ORDER BY {key.column}")
            names = [column[0] for column in cursor.description]
            rows = cursor.fetchall()
        yield name, [dict(zip(names, map(_shown, row), strict=True)) for row in rows]


def _shown(value: Any) -> str:
    if isinstance(value, dict | list):
        return json.dumps(value, sort_keys=True)
    if isinstance(value, memoryview):
        value = bytes(value)
    if isinstance(value, datetime) and value.tzinfo:
        value = value.astimezone(UTC)
    return repr(value)

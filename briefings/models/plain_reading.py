"""Rows without models, for pages that would wait longer for the ORM than for the database."""

from collections.abc import Sequence
from typing import Any

from django.db import connections, models, router


def read(model: type[models.Model], sql: str, values: Sequence[Any] = ()) -> list[tuple]:
    """Return the rows of a SELECT, from the database that readers of the model use."""
    with connections[router.db_for_read(model)].cursor() as cursor:
        cursor.execute(sql, values)
        return cursor.fetchall()

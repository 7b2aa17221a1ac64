"""Django's PostgreSQL, except that a moment which Python cannot hold spoils nothing else.

PostgreSQL knows moments before year 1, after year 9999, and infinity. A single one of them in a row
would make its page, the export, the backup and the worker fail.
"""

from datetime import UTC, datetime
from typing import Any

from django.db.backends.postgresql import base
from django.db.backends.postgresql.psycopg_any import BaseTzLoader
from psycopg import DataError

# Not the very first and last day: a moment is moved by hours between time zones.
EARLIEST, LATEST = datetime(1, 1, 2, tzinfo=UTC), datetime(9999, 12, 30, tzinfo=UTC)


class DatabaseWrapper(base.DatabaseWrapper):
    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        connection = super().get_new_connection(conn_params)

        class Loader(BaseTzLoader):
            # Django keeps the loader of a connection as long as this is its own time zone.
            timezone = self.timezone

            def load(self, data: Any) -> datetime:
                try:
                    return super().load(data)
                except DataError:
                    return nearest(bytes(data)).replace(tzinfo=self.timezone)

        connection.adapters.register_loader("timestamptz", Loader)
        return connection


def nearest(written: bytes) -> datetime:
    """The moment that Python can hold nearest to one as PostgreSQL writes it."""
    is_before = written.endswith(b"BC") or written.startswith(b"-")
    return EARLIEST if is_before else LATEST

"""Django's PostgreSQL backend, tolerating moments that Python cannot represent.

PostgreSQL allows moments before year 1, after year 9999, and infinity. One such value in a row
would break its page, the export, the backup and the worker.
"""

from datetime import UTC, datetime
from typing import Any

from django.db.backends.postgresql import base
from django.db.backends.postgresql.psycopg_any import BaseTzLoader
from psycopg import DataError

# Not the first and last day: time zone conversion moves a moment by hours.
EARLIEST, LATEST = datetime(1, 1, 2, tzinfo=UTC), datetime(9999, 12, 30, tzinfo=UTC)


class DatabaseWrapper(base.DatabaseWrapper):
    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        connection = super().get_new_connection(conn_params)

        class Loader(BaseTzLoader):
            # Django keeps a connection's loader as long as the time zone is the same.
            timezone = self.timezone

            def load(self, data: Any) -> datetime:
                try:
                    return super().load(data)
                except DataError:
                    return nearest(bytes(data)).replace(tzinfo=self.timezone)

        connection.adapters.register_loader("timestamptz", Loader)
        return connection


def nearest(written: bytes) -> datetime:
    """Return the moment Python can represent that is nearest to PostgreSQL's text."""
    is_before = written.endswith(b"BC") or written.startswith(b"-")
    return EARLIEST if is_before else LATEST

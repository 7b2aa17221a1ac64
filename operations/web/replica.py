"""Route readers' queries to a replica of the database, if DATABASE_REPLICA_URL is set.

Signed-in users, forms, commands and the worker use the primary database, so they always see what
they have just written. A replica lags behind by some milliseconds; the
generation (operations/web/page_cache) is read from the replica too, so that both agree.
"""

from collections.abc import Callable
from contextvars import ContextVar
from typing import Any

from django.conf import settings
from django.db.models import Model
from django.http import HttpRequest, HttpResponse

_reader: ContextVar[bool] = ContextVar("reader", default=False)
# Paths that write, or that show what was just written.
NOT_FOR_READERS = ("/admin/", "/preview/", "/healthz")


def for_readers(get_response: Callable[[HttpRequest], HttpResponse]):
    """Middleware: tell the router that this request only reads."""

    def middleware(request: HttpRequest) -> HttpResponse:
        token = _reader.set(_only_reads(request))
        try:
            return get_response(request)
        finally:
            _reader.reset(token)

    return middleware


def _only_reads(request: HttpRequest) -> bool:
    return (
        request.method in ("GET", "HEAD")
        and settings.SESSION_COOKIE_NAME not in request.COOKIES
        and not request.path.startswith(NOT_FOR_READERS)
        and "/contact/" not in request.path
        and "/follow/" not in request.path
    )


class Router:
    def db_for_read(self, model: type[Model], **hints: Any) -> str | None:
        is_public = model._meta.app_label == "briefings"
        return settings.READERS_DATABASE if is_public and _reader.get() else None

    def allow_relation(self, first: Model, second: Model, **hints: Any) -> bool:
        return True  # both hold the same rows

    def allow_migrate(self, db: str, app_label: str, **hints: Any) -> bool:
        return db == "default"

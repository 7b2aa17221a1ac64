"""/healthz: 200 only if the database answers and is up to date.

With ?detail the staff, and whoever has METRICS_TOKEN, get the figures of the post and what the
installation still lacks.
"""

import threading
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache

from config import database_state
from config.metrics import may_see
from config.shortcomings import shortcomings
from contacts import post_health

_is_up_to_date = threading.Event()


@never_cache
def healthz(request: HttpRequest) -> HttpResponse:
    if settings.LEAVING_FILE and Path(settings.LEAVING_FILE).exists():
        # It goes on answering; the proxy sends the next ones to the others (docs/operating.md).
        return _no("about to end")
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
        if lacking := _lacking():
            return _no(lacking)
        if "detail" in request.GET and (request.user.is_staff or may_see(request)):
            return JsonResponse(_detail())
    except DatabaseError:
        return _no("database does not answer")
    return HttpResponse("ok\n", content_type="text/plain")


def _no(sentence: str) -> HttpResponse:
    return HttpResponse(f"{sentence}\n", status=503, content_type="text/plain")


def _detail() -> dict:
    """A warning, not a failure: restarting the site would not send a letter sooner."""
    at = timezone.now()  # noqa: TID251
    return post_health.figures(at=at).to_json() | {"lacks": shortcomings(at=at)}


def _lacking() -> str:
    """Asked until the database is up to date, and then no longer: it does not go back."""
    if _is_up_to_date.is_set():
        return ""
    lacking = database_state.lacking(database_state.unapplied_migrations())
    if not lacking:
        _is_up_to_date.set()
    return lacking

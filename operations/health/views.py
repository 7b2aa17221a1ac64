"""/healthz: 200 only if the database answers and is up to date.

With ?detail, staff and holders of METRICS_TOKEN also get the mail figures and what the installation
lacks.
"""

import threading
import time
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache

from mail.outgoing import health
from operations.health import database_state
from operations.health.metrics import may_see
from operations.health.shortcomings import shortcomings

_is_up_to_date = threading.Event()
_STARTED = time.time()  # compared with the time of a file of this machine


@never_cache
def healthz(request: HttpRequest) -> HttpResponse:
    if _is_leaving():
        # The process still answers; the proxy sends new requests to the others (docs/operating.md).
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


def _is_leaving() -> bool:
    """Return whether the file announces the end of this process, not of the one before it.

    The file stays until the next process answers, so that the proxy sends nothing to either.
    """
    if not settings.LEAVING_FILE:
        return False
    try:
        return Path(settings.LEAVING_FILE).stat().st_mtime > _STARTED
    except OSError:
        return False


def _no(sentence: str) -> HttpResponse:
    return HttpResponse(f"{sentence}\n", status=503, content_type="text/plain")


def _detail() -> dict:
    """Return warnings that are not failures: restarting the site would not send mail sooner."""
    at = timezone.now()
    return health.figures(at=at).to_json() | {"lacks": shortcomings(at=at)}


def _lacking() -> str:
    """Return what the database lacks; stop checking once it is up to date."""
    if _is_up_to_date.is_set():
        return ""
    lacking = database_state.lacking(database_state.unapplied_migrations())
    if not lacking:
        _is_up_to_date.set()
    return lacking

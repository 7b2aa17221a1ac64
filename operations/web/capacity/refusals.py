"""Refuse a request before Django works on it, with a page and all headers of the site.

Code in front of Django (body_limit.py, work_limit.py) marks the request; the middleware answers
marked requests.
"""

from collections.abc import Callable
from io import BytesIO
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseNotFound

from operations.web import error_pages

# Holds the status, under a name in the environment that a client's headers cannot set.
MARK = "config.refused"
SECONDS_UNTIL_AGAIN = 10


def refused(environ: dict[str, Any], status: int) -> dict[str, Any]:
    """Return the request with a mark and without its body."""
    return environ | {MARK: status, "wsgi.input": BytesIO(), "CONTENT_LENGTH": "0"}


def before_any_work(get_response: Callable[[HttpRequest], HttpResponse]):
    """Middleware: answer marked requests, and requests for files that do not exist."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if status := request.META.get(MARK):
            return _refusal(request, status)
        if request.path_info.startswith(settings.STATIC_URL):
            return HttpResponseNotFound(b"No such file.\n", content_type="text/plain")
        return get_response(request)

    return middleware


def _refusal(request: HttpRequest, status: int) -> HttpResponse:
    if status == 503:
        return error_pages.busy(request, again_after=SECONDS_UNTIL_AGAIN)
    return error_pages.not_taken(request, status)

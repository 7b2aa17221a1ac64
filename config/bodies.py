"""Requests that bring a body may come slowly, or never wholly; readers are answered meanwhile."""

import threading
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from config import errors

SECONDS_UNTIL_AGAIN = 10


def room_for_readers(get_response: Callable[[HttpRequest], HttpResponse]):
    """Lets MOST_BODIES of them in at once, in each process; refuses more in words.

    A request that was sent by half holds its thread until the rest comes or the line is cut. The
    threads beyond MOST_BODIES are therefore for those who only ask.
    """
    places = threading.BoundedSemaphore(settings.MOST_BODIES)

    def middleware(request: HttpRequest) -> HttpResponse:
        if request.META.get("CONTENT_LENGTH", "") in ("", "0"):
            return get_response(request)
        if not places.acquire(blocking=False):
            return errors.busy(request, again_after=SECONDS_UNTIL_AGAIN)
        try:
            return get_response(request)
        finally:
            places.release()

    return middleware

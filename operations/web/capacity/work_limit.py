"""Limit the requests Django works on, so that a crowd waits instead of using up memory.

Each kind of request has a separate lane (lanes.py), so a crowd of one kind does not block the
others. Ready pages and files never wait: they are served without a lane.
"""

from collections.abc import Callable, Iterable
from typing import Any

from django.conf import settings
from django.db import connections

from operations.web.capacity import memory, refusals
from operations.web.capacity.lanes import Full, Lane

Application = Callable[..., Iterable[bytes]]

PATIENCE = 15.0  # seconds; after this, an error is better than more waiting
# How many may wait for a place; each occupies one of the server's threads (config/serve.py).
WAITING = {"searches": 100, "pages": 100, "enquiries": 100, "staff": 50, "watching": 10}


def in_front_of(application: Application) -> Application:
    lanes = {
        name: Lane(name, places, waiting=WAITING[name], patience=PATIENCE, before_ending=_leave)
        for name, places in settings.WORK_AT_ONCE.items()
    }
    return Work(application, lanes, files=settings.STATIC_URL)


def _leave() -> None:
    """Clean up when an idle thread ends."""
    connections.close_all()
    memory.give_back()


def lane_of(environ: dict[str, Any]) -> str:
    path = environ["PATH_INFO"]
    if path.startswith("/admin/"):
        return "staff"
    if path in ("/healthz", "/metrics"):
        return "watching"
    if path.split("/", 3)[2:3] == ["contact"]:  # /zh-hant/contact/...
        return "enquiries"
    return "searches" if "q=" in environ.get("QUERY_STRING", "") else "pages"


class Work:
    """WSGI callable that passes requests on in their lane."""

    def __init__(self, application: Application, lanes: dict[str, Lane], *, files: str):
        self._application = application
        self._lanes = lanes
        self._files = files

    def __call__(self, environ: dict[str, Any], start_response: Callable) -> Iterable[bytes]:
        # operations/web/capacity/refusals.py answers both before Django looks at anything else.
        if environ["PATH_INFO"].startswith(self._files) or refusals.MARK in environ:
            return self._application(environ, start_response)
        try:
            return self._lanes[lane_of(environ)].do(lambda: self._whole(environ, start_response))
        except Full:
            return self._application(refusals.refused(environ, 503), start_response)

    def _whole(self, environ: dict[str, Any], start_response: Callable) -> Iterable[bytes]:
        """Return the complete response.

        It is closed on the thread that made it, which returns the database connection.
        """
        answer = self._application(environ, start_response)
        if getattr(answer, "streaming", False):
            return answer
        try:
            return [b"".join(answer)]
        finally:
            if close := getattr(answer, "close", None):
                close()

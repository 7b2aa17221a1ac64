"""Bounds Django's work in progress: a crowd waits its turn instead of taking memory all at once.

Each kind of request has a lane of its own (config/lanes.py), so that a crowd of one kind keeps out
nobody else. Ready pages are sent before this, and files beside it; neither waits for anybody.
"""

from collections.abc import Callable, Iterable
from typing import Any

from django.conf import settings
from django.db import connections

from config import memory, refusing
from config.lanes import Full, Lane

Application = Callable[..., Iterable[bytes]]

PATIENCE = 15.0  # seconds; whoever waited so long is better told than left to wait
# How many may wait for a place; each holds one of the server's threads (config/run.py).
WAITING = {"searches": 100, "pages": 100, "enquiries": 100, "staff": 50, "watching": 10}


def in_front_of(application: Application) -> Application:
    lanes = {
        name: Lane(name, places, waiting=WAITING[name], patience=PATIENCE, before_ending=_leave)
        for name, places in settings.WORK_AT_ONCE.items()
    }
    return Work(application, lanes, files=settings.STATIC_URL)


def _leave() -> None:
    """What a thread does that had nothing to do for a while."""
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
    """A WSGI callable that hands requests on in their lane."""

    def __init__(self, application: Application, lanes: dict[str, Lane], *, files: str):
        self._application = application
        self._lanes = lanes
        self._files = files

    def __call__(self, environ: dict[str, Any], start_response: Callable) -> Iterable[bytes]:
        # Either is answered before Django looks at anything else (config/refusing.py).
        if environ["PATH_INFO"].startswith(self._files) or refusing.MARK in environ:
            return self._application(environ, start_response)
        try:
            return self._lanes[lane_of(environ)].do(lambda: self._whole(environ, start_response))
        except Full:
            return self._application(refusing.refused(environ, 503), start_response)

    def _whole(self, environ: dict[str, Any], start_response: Callable) -> Iterable[bytes]:
        """The answer, ended on the thread that made it: its connection is given back there."""
        answer = self._application(environ, start_response)
        if getattr(answer, "streaming", False):
            return answer
        try:
            return [b"".join(answer)]
        finally:
            if close := getattr(answer, "close", None):
                close()

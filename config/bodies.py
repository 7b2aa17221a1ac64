"""Reads a request's body to its end before Django is asked, so that no work waits for a client.

A request that was sent by half holds its thread until the rest comes or the line is cut. So many
may wait (MOST_BODIES in each process); the threads beyond are for those who only ask.
"""

import tempfile
import threading
from collections.abc import Callable, Iterable
from typing import Any

from django.conf import settings

from config import refusing

Application = Callable[..., Iterable[bytes]]

_PIECE = 64 * 1024  # bytes; a larger body is kept in a file while it comes


def in_front_of(application: Application) -> Application:
    return Bodies(application, places=settings.MOST_BODIES, most_bytes=_most_bytes)


def _most_bytes(path: str) -> int:
    staff, others = settings.MOST_BODY_BYTES_OF_STAFF, settings.DATA_UPLOAD_MAX_MEMORY_SIZE
    return staff if path.startswith("/admin/") else others


class Bodies:
    """A WSGI callable that hands on requests with their whole body, or marked as refused."""

    def __init__(self, application: Application, *, places: int, most_bytes: Callable[[str], int]):
        self._application = application
        self._places = threading.BoundedSemaphore(places)
        self._most_bytes = most_bytes

    def __call__(self, environ: dict[str, Any], start_response: Callable) -> Iterable[bytes]:
        chunked = "HTTP_TRANSFER_ENCODING" in environ
        if not chunked and environ.get("CONTENT_LENGTH", "") in ("", "0"):
            return self._application(environ, start_response)
        with tempfile.SpooledTemporaryFile(max_size=_PIECE) as body:
            refusal = self._take(environ, body)
            whole = (
                refusing.refused(environ, refusal) if refusal else environ | {"wsgi.input": body}
            )
            return self._application(whole, start_response)

    def _take(self, environ: dict[str, Any], body: Any) -> int:
        """Fill `body` from the line; the status to refuse with, or 0."""
        # The server ends a body in chunks alike whether all of it came or the line was cut.
        if "HTTP_TRANSFER_ENCODING" in environ:
            return 411
        length = int(environ["CONTENT_LENGTH"])
        if length > self._most_bytes(environ["PATH_INFO"]):
            return 413
        if not self._places.acquire(blocking=False):
            return 503
        try:
            while piece := environ["wsgi.input"].read(_PIECE):
                body.write(piece)
        finally:
            self._places.release()
        came = body.tell()
        body.seek(0)
        return 0 if came == length else 400

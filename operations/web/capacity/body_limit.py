"""Read a request's body completely before Django starts, so that no work waits for a client.

A half-sent request holds its thread until the rest arrives or the connection is cut. At most
MOST_BODIES threads per process may wait; the others serve requests without a body.
"""

import tempfile
import threading
from collections.abc import Callable, Iterable
from typing import Any

from django.conf import settings

from operations.web.capacity import refusals

Application = Callable[..., Iterable[bytes]]

_PIECE = 64 * 1024  # bytes; a larger body goes to a file


def in_front_of(application: Application) -> Application:
    return Bodies(application, places=settings.MOST_BODIES, most_bytes=_most_bytes)


def _most_bytes(path: str) -> int:
    if path.startswith("/admin/"):
        return settings.MOST_BODY_BYTES_OF_STAFF
    texts = settings.DATA_UPLOAD_MAX_MEMORY_SIZE
    if path.split("/", 3)[2:3] == ["contact"]:  # /zh-hant/contact/...
        # Twice, so that files that are too large together are refused in words beside the form.
        return texts + 2 * settings.ENQUIRY_MESSAGE_MEGABYTES * 1_000_000
    return texts


def _closing(start_response: Callable) -> Callable:
    """Announce that the connection ends: the server closes it over a body that was not read.

    Without the announcement a client, or the proxy, would send its next request into it.
    """

    def start(status: str, headers: list[tuple[str, str]], *error: Any) -> Any:
        return start_response(status, [*headers, ("Connection", "close")], *error)

    return start


class Bodies:
    """WSGI callable that passes on requests with their complete body, or marked as refused."""

    def __init__(self, application: Application, *, places: int, most_bytes: Callable[[str], int]):
        self._application = application
        self._places = threading.BoundedSemaphore(places)
        self._most_bytes = most_bytes

    def __call__(self, environ: dict[str, Any], start_response: Callable) -> Iterable[bytes]:
        chunked = "HTTP_TRANSFER_ENCODING" in environ
        if not chunked and environ.get("CONTENT_LENGTH", "") in ("", "0"):
            return self._application(environ, start_response)
        with tempfile.SpooledTemporaryFile(max_size=_PIECE) as body:
            if refusal := self._take(environ, body):
                refused = refusals.refused(environ, refusal)
                return self._application(refused, _closing(start_response))
            return self._application(environ | {"wsgi.input": body}, start_response)

    def _take(self, environ: dict[str, Any], body: Any) -> int:
        """Fill `body` from the connection; return the status to refuse with, or 0."""
        # The server ends a chunked body in the same way whether it was complete or the connection
        # was cut.
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

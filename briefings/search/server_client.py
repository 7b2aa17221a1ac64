"""The client of a search server: JSON over HTTP with deadlines; no partial responses."""

import http.client
import json
import logging
import math
import time
from base64 import b64encode
from types import TracebackType
from typing import Any, Self
from urllib.parse import unquote, urlsplit

from briefings.checking.http_connection import Connection

log = logging.getLogger(__name__)
# Seconds without requests after a server has not answered, so that readers do not wait for it.
PAUSE = 10.0
# The longest response, 5,000 keys with their editions, has half a megabyte.
MOST_BYTES = 1 << 24


class Away(Exception):
    """The server gave no complete response in time."""


class Refused(Away):
    """The server refused the request."""

    def __init__(self, status: int, kind: str):
        super().__init__(f"{status} {kind}".strip())
        self.status, self.kind = status, kind


class Server:
    """A connection to the server of an address such as https://user:password@host:9200/name.

    It opens with the first request and closes at the end of `with`. `each` is the deadline of one
    exchange and `whole` that of all together, in seconds.
    """

    def __init__(self, url: str, *, each: float = 30.0, whole: float = math.inf):
        parts = urlsplit(url)
        self.name = parts.path.strip("/")
        self._each, self._end = each, time.monotonic() + whole
        self._headers = {"Accept": "application/json"}
        if parts.username:
            pair = f"{unquote(parts.username)}:{unquote(parts.password or '')}"
            self._headers["Authorization"] = f"Basic {b64encode(pair.encode()).decode()}"
        self._connection = Connection(
            parts.scheme, parts.hostname or "", parts.port, most_bytes=MOST_BYTES
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._connection.close()

    def ask(self, method: str, path: str, body: dict | list[dict] | None = None) -> dict[str, Any]:
        """Return the response's JSON; a list is sent as one object per line.

        Raises Away or Refused.
        """
        self._connection.until = min(time.monotonic() + self._each, self._end)
        try:
            status, content = self._exchange(method, path, body)
            if status >= http.client.MULTIPLE_CHOICES:
                raise Refused(status, _kind(content))
            answer = json.loads(content)
        except (OSError, http.client.HTTPException, ValueError) as error:
            self._connection.close()
            # Not its message, which may contain the URL with the password.
            raise Away(type(error).__name__) from error
        if not isinstance(answer, dict):
            raise Away("an answer that is no object")
        return answer

    def _exchange(
        self, method: str, path: str, body: dict | list[dict] | None
    ) -> tuple[int, bytes]:
        content, kind = _written(body)
        self._connection.request(method, path, content, self._headers | kind)
        with self._connection.getresponse() as response:
            answer = response.read(MOST_BYTES)
            if response.length:
                raise http.client.IncompleteRead(answer, response.length)
        return response.status, answer


def _written(body: dict | list[dict] | None) -> tuple[bytes | None, dict[str, str]]:
    if body is None:
        return None, {}
    if isinstance(body, dict):
        return _json(body), {"Content-Type": "application/json"}
    lines = b"".join(_json(line) + b"\n" for line in body)
    return lines, {"Content-Type": "application/x-ndjson"}


def _json(value: dict) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def _kind(content: bytes) -> str:
    """Return the server's error type, not its message, which may quote the query."""
    try:
        return str(json.loads(content)["error"]["type"])
    except (ValueError, KeyError, TypeError):
        return ""


class Standing:
    """The state in which this process last found the server; changes are logged."""

    def __init__(self, *, pause: float = PAUSE) -> None:
        self.now = ""
        self._pause, self._again = pause, 0.0

    def may_be_asked(self) -> bool:
        return time.monotonic() >= self._again

    def is_away(self, error: Away) -> None:
        # A refused request says nothing about the next one.
        if not (isinstance(error, Refused) and error.status == http.client.BAD_REQUEST):
            self._again = time.monotonic() + self._pause
        self._say("away", logging.WARNING, f"does not answer ({error})")

    def is_behind(self) -> None:
        self._say("behind", logging.INFO, "does not know all that is public yet")

    def is_good(self) -> None:
        self._say("good", logging.INFO, "answers and knows all that is public")

    def _say(self, standing: str, level: int, words: str) -> None:
        if standing != self.now:
            who = "" if standing == "good" else "; the database answers readers' searches"
            log.log(level, "The search server %s%s.", words, who)
        self.now = standing

"""What the processes say: one line an event, as text or as JSON, without anything about people.

A request's line names the view's address pattern, never the address itself, which may hold a secret
link or what somebody searched for; no network address, no account, nothing that was typed. Errors
bring their kind and where they happened, but not the exception's own words, which may quote data.
"""

import contextlib
import json
import logging
import re
import secrets
import sys
import threading
import time
import traceback
from collections.abc import Callable
from contextvars import ContextVar
from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.http import FileResponse, HttpRequest, HttpResponse, StreamingHttpResponse
from django.utils.module_loading import import_string

HEADER = "X-Request-ID"
# From a proxy of the firm's own; anything else is replaced.
_GOOD_ID = re.compile(r"[A-Za-z0-9_-]{8,64}")
_request_id: ContextVar[str] = ContextVar("request_id", default="")
log = logging.getLogger("config.requests")
_OURS = (
    "accounts",
    "alerts",
    "briefings",
    "config",
    "contacts",
    "mail",
    "notifications",
    "operations",
    "django",
)
SECONDS_FOR_REPORTER = 5


def requests(get_response: Callable[[HttpRequest], HttpResponse]):
    """Middleware: gives each request an id, which is in all its lines and in its answer."""

    def middleware(request: HttpRequest) -> HttpResponse:
        given = request.headers.get(HEADER, "")
        token = _request_id.set(given if _GOOD_ID.fullmatch(given) else secrets.token_hex(8))
        began = time.perf_counter()
        try:
            response = get_response(request)
            response[HEADER] = _request_id.get()
            if isinstance(response, StreamingHttpResponse) and not isinstance(
                response, FileResponse
            ):
                response.streaming_content = streamed(response.streaming_content)
            took = round((time.perf_counter() - began) * 1000, 1)
            about = {"method": _method(request), "route": route(request)}
            log.log(
                _level(about["route"], response.status_code),
                "%(method)s %(route)s %(status)s %(ms)s ms",
                about | {"status": response.status_code, "ms": took},
            )
            return response
        finally:
            _request_id.reset(token)

    return middleware


def _level(route: str, status: int) -> int:
    """Return the level: proxies poll the health check every second, so only failures matter."""
    is_news = route != "/healthz" or status != HTTPStatus.OK
    return logging.INFO if settings.PRODUCTION and is_news else logging.DEBUG


def _method(request: HttpRequest) -> str:
    known = {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"}
    return request.method if request.method in known else "OTHER"


def route(request: HttpRequest) -> str:
    """The pattern of the address, such as zh-hant/briefings/<reference:reference>/parallel/."""
    match = request.resolver_match
    return f"/{match.route}" if match else "(no such address)"


class WithoutPeople(logging.Filter):
    """Remove addresses from Django's messages and add the request id.

    An address may hold a secret, as in "Not Found: /preview/<secret>/". Messages of other packages
    may contain anything, so only their constant words are kept.
    """

    def filter(self, record: logging.LogRecord) -> bool:
        record.request_id = _request_id.get() or "-"
        request = getattr(record, "request", None)
        if isinstance(request, HttpRequest):
            record.msg, record.args = "%s on %s", (_kind(record), route(request))
        elif record.name.startswith("django.security"):
            record.msg, record.args = "%s", (record.name.rpartition(".")[2],)
        elif settings.PRODUCTION and _is_of_another_package(record):
            record.msg, record.args = _constant_words(record), None
        return True


def _is_of_another_package(record: logging.LogRecord) -> bool:
    package = record.name.partition(".")[0]
    return package not in _OURS and (package in sys.modules or package == "py")


def _constant_words(record: logging.LogRecord) -> str:
    """Return the message without its arguments.

    A message without arguments becomes "…", because it may contain anything.
    """
    text = str(record.msg) if record.args else ""
    return re.sub(r"%(\(\w+\))?[-+ #0-9.]*[a-zA-Z]", "…", text).replace("%", "%%") or "…"


def _kind(record: logging.LogRecord) -> str:
    return f"Status {getattr(record, 'status_code', '?')}"


def what_happened(record: logging.LogRecord) -> str:
    """The kinds of exceptions and the places in the program, innermost last."""
    if not record.exc_info or not record.exc_info[1]:
        return ""
    lines = []
    error: BaseException | None = record.exc_info[1]
    while error is not None:
        lines.append(f"{type(error).__module__}.{type(error).__qualname__}")
        frames = traceback.extract_tb(error.__traceback__)[-12:]
        lines += [f"  {frame.filename}:{frame.lineno} in {frame.name}" for frame in frames]
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    return "\n".join(lines)


class Line(logging.Formatter):
    """For people: time, level, request, text."""

    def format(self, record: logging.LogRecord) -> str:
        when = self.formatTime(record, "%Y-%m-%d %H:%M:%S")
        known = getattr(record, "request_id", "-")
        text = f"{when} {record.levelname} {record.name} [{known}] {record.getMessage()}"
        # On one's own machine the whole traceback helps, and there are no clients.
        more = what_happened(record) if settings.PRODUCTION else self._whole(record)
        return f"{text}\n{more}" if more else text

    def _whole(self, record: logging.LogRecord) -> str:
        return self.formatException(record.exc_info) if record.exc_info else ""


class JsonLine(logging.Formatter):
    """For collectors: one JSON object a line."""

    def format(self, record: logging.LogRecord) -> str:
        fields: dict[str, Any] = {
            "at": time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime(record.created))
            + f".{int(record.msecs):03}Z",
            "level": record.levelname,
            "logger": record.name,
            "request": getattr(record, "request_id", "-"),
            "text": record.getMessage(),
        }
        if isinstance(record.args, dict):
            fields |= record.args
        if error := what_happened(record):
            fields["error"] = error
        return json.dumps(fields, ensure_ascii=False, default=str)


class Console(logging.StreamHandler):
    def handleError(self, record: logging.LogRecord) -> None:
        """Python's own would print the arguments and the exception's words."""
        kind = sys.exc_info()[0]
        name = kind.__name__ if kind else "?"
        with contextlib.suppress(OSError, ValueError):  # the client may have gone
            self.stream.write(f"A line of {record.name} cannot be written: {name}\n")


class Report(logging.Handler):
    """Hands every error to ERROR_REPORTER, a function of the firm's own: report(facts: dict)."""

    def emit(self, record: logging.LogRecord) -> None:
        if not settings.ERROR_REPORTER:
            return
        facts = {
            "text": record.getMessage(),
            "logger": record.name,
            "request": getattr(record, "request_id", "-"),
            "error": what_happened(record),
        }
        # A separate thread has no current exception, so reporters that look for one cannot find its
        # message or the values of local variables.
        reporting = threading.Thread(target=_report, args=(facts,), daemon=True)
        try:
            reporting.start()
        except RuntimeError:  # no thread can be had; the console has the error
            return
        reporting.join(SECONDS_FOR_REPORTER)


def _report(facts: dict[str, str]) -> None:
    try:
        import_string(settings.ERROR_REPORTER)(facts)
    except Exception as error:
        # Below the reported level: one error must not cause a second one.
        log.warning("The error reporter failed: %s", type(error).__name__)


# --- what Python and the web server would print by themselves -------------------------------------


def say_kinds_only() -> None:
    """Log uncaught exceptions like all others, without their messages."""
    sys.excepthook = _ended
    threading.excepthook = lambda thread: _uncaught("A thread ended", thread.exc_value)
    sys.unraisablehook = lambda fault: _uncaught("An object could not be closed", fault.exc_value)


def _ended(kind: type[BaseException], error: BaseException, trace: Any) -> None:
    if issubclass(kind, KeyboardInterrupt):
        sys.__excepthook__(kind, error, trace)
    else:
        _uncaught("The program ended", error)


def _uncaught(words: str, error: BaseException | None) -> None:
    log.critical(words, exc_info=error)


def guarded(application: Callable) -> Callable:
    """Wrap the WSGI application: the web server would print messages of uncaught exceptions."""

    def answer(environ: dict[str, Any], start_response: Callable) -> Any:
        try:
            return application(environ, start_response)
        except Exception:
            log.exception("A request could not be answered")
            start_response("500 Internal Server Error", [("Content-Type", "text/plain")])
            return [b"Internal Server Error"]

    return answer


class AnswerBroken(Exception):
    """A streamed answer broke off; the log has the reason."""


def streamed(pieces: Any) -> Any:
    try:
        yield from pieces
    except Exception:
        log.exception("An answer broke off")
        raise AnswerBroken from None

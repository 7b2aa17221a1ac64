"""What the processes say: one line an event, as text or as JSON, without anything about people.

A request's line names the view's address pattern, never the address itself, which may hold a secret
link or what somebody searched for; no network address, no account, nothing that was typed. Errors
bring their kind and where they happened, but not the exception's own words, which may quote data.
"""

import json
import logging
import re
import secrets
import time
import traceback
from collections.abc import Callable
from contextvars import ContextVar
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.module_loading import import_string

HEADER = "X-Request-ID"
# From a proxy of the firm's own; anything else is replaced.
_GOOD_ID = re.compile(r"[A-Za-z0-9_-]{8,64}")
_request_id: ContextVar[str] = ContextVar("request_id", default="")
log = logging.getLogger("config.requests")


def requests(get_response: Callable[[HttpRequest], HttpResponse]):
    """Middleware: gives each request an id, which is in all its lines and in its answer."""

    def middleware(request: HttpRequest) -> HttpResponse:
        given = request.headers.get(HEADER, "")
        token = _request_id.set(given if _GOOD_ID.fullmatch(given) else secrets.token_hex(8))
        began = time.perf_counter()
        try:
            response = get_response(request)
            response[HEADER] = _request_id.get()
            took = round((time.perf_counter() - began) * 1000, 1)
            about = {"method": _method(request), "route": route(request)}
            log.log(
                logging.INFO if settings.PRODUCTION else logging.DEBUG,
                "%(method)s %(route)s %(status)s %(ms)s ms",
                about | {"status": response.status_code, "ms": took},
            )
            return response
        finally:
            _request_id.reset(token)

    return middleware


def _method(request: HttpRequest) -> str:
    known = {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"}
    return request.method if request.method in known else "OTHER"


def route(request: HttpRequest) -> str:
    """The pattern of the address, such as zh-hant/briefings/<reference:reference>/parallel/."""
    match = request.resolver_match
    return f"/{match.route}" if match else "(no such address)"


class WithoutPeople(logging.Filter):
    """Takes addresses out of Django's own lines (Not Found: /preview/<secret>/) and adds the id."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.request_id = _request_id.get() or "-"
        request = getattr(record, "request", None)
        if isinstance(request, HttpRequest):
            record.msg, record.args = "%s on %s", (_kind(record), route(request))
        elif record.name.startswith("django.security"):
            record.msg, record.args = "%s", (record.name.rpartition(".")[2],)
        return True


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
        try:
            import_string(settings.ERROR_REPORTER)(facts)
        except Exception:
            # A reporter that fails must not make one error into two.
            self.handleError(record)

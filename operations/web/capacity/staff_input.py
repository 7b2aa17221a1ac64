"""Refuse input that no database can store, at every staff address, with an explanation.

A NUL in an address is never intended. In a form it comes with pasted text, so it is removed without
losing the rest. Only the databases know which numbers and dates are too large; they raise
OverflowError (SQLite) or DataError (PostgreSQL).
"""

import logging
from collections.abc import Callable
from typing import Any

from django.db import DataError
from django.http import HttpRequest, HttpResponse, QueryDict

from briefings.text.input_cleaning import is_storable, without_unstorable
from operations.web import error_pages

TO_FIELD = "_to_field"
# A document is accepted unchanged or not at all; the importer names the words before a NUL.
DOCUMENTS = ("briefings_briefing_import",)
# More than anybody types into a search, and fewer than makes SQLite refuse the whole query.
LONGEST_ASKED, MOST_WORDS_ASKED = 8_000, 200
log = logging.getLogger(__name__)


class StaffInput:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Any, args: Any, kwargs: Any
    ) -> HttpResponse | None:
        if not _is_staffs(request):
            return None
        if not (is_storable(request.path) and is_storable(dict(request.GET.lists()))):
            return error_pages.unreadable(request)
        if any(_is_too_long(value) for _key, values in request.GET.lists() for value in values):
            return error_pages.unreadable(request)
        if "" in (request.GET.get(TO_FIELD), request.POST.get(TO_FIELD)):
            return error_pages.unreadable(request)  # the admin looks up a field with an empty name
        # JSON has no request.POST; the view that reads it has its own refusal.
        if _name(request) not in DOCUMENTS and not is_storable(dict(request.POST.lists())):
            request.POST = _stored(request.POST)  # type: ignore[assignment]
        return None

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if not (_is_staffs(request) and isinstance(error, OverflowError | DataError)):
            return None
        # Log kind and place, as for every error; it may still be our bug.
        log.warning("What was sent is out of range", exc_info=error)
        return error_pages.unreadable(request)


def _is_staffs(request: HttpRequest) -> bool:
    return request.path.startswith("/admin/")


def _is_too_long(asked: str) -> bool:
    return len(asked) > LONGEST_ASKED or len(asked.split()) > MOST_WORDS_ASKED


def _name(request: HttpRequest) -> str:
    return (request.resolver_match.url_name if request.resolver_match else "") or ""


def _stored(sent: QueryDict) -> QueryDict:
    kept = QueryDict(mutable=True)
    for name, values in sent.lists():
        kept.setlist(without_unstorable(name), list(map(without_unstorable, values)))
    kept._mutable = False
    return kept

"""Check the rows of a review again after an edit, and return the reasons to look at them."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from briefings import importing
from briefings.admin.editor.text_page import BadRequest, refusal, sent
from briefings.admin.permissions import may
from briefings.text.languages import CHINESE, ENGLISH


@require_POST
def flags(request: HttpRequest) -> JsonResponse:
    """Return the codes of the reasons for each row; `stretches` are rows that stand together."""
    if not (may(request, "change") or may(request, "add")):
        raise PermissionDenied
    try:
        stretches = [_rows(one) for one in _list(sent(request).get("stretches"))]
    except BadRequest as error:
        return refusal(str(error), error.status)
    return JsonResponse({"stretches": [importing.flag_rows(rows) for rows in stretches]})


def _rows(stretch: Any) -> list[importing.Row]:
    return [_row(one) for one in _list(stretch)]


def _row(one: Any) -> importing.Row:
    if not isinstance(one, dict):
        raise _unreadable()
    chinese, english = one.get(CHINESE), one.get(ENGLISH)
    if not (isinstance(chinese, str) and isinstance(english, str)):
        raise _unreadable()
    return importing.Row(chinese, english, is_heading=one.get("kind") == "heading")


def _list(value: Any) -> list:
    if not isinstance(value, list):
        raise _unreadable()
    return value


def _unreadable() -> BadRequest:
    return BadRequest(_("What was sent is not the text of a briefing."))

"""Suggestions of house style for the rows of a page."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from briefings.admin.editor.finding_words import style_sentence
from briefings.admin.editor.text_page import BadRequest, refusal, sent
from briefings.admin.permissions import may
from briefings.checking import house_style
from briefings.text.languages import WRITTEN
from briefings.text.length import utf16_length


@require_POST
def style(request: HttpRequest) -> JsonResponse:
    """Return the changes by which the house style would alter the submitted rows."""
    if not (may(request, "change") or may(request, "add")):
        raise PermissionDenied
    try:
        rows = sent(request).get("rows")
    except BadRequest as error:
        return refusal(str(error), error.status)
    if not isinstance(rows, list):
        return refusal(_("What was sent is not the text of a briefing."), 400)
    found = [
        suggestion
        for row in rows
        if isinstance(row, dict)
        for language in WRITTEN
        for suggestion in _suggested(row, language)
    ]
    return JsonResponse({"suggestions": found})


def _suggested(row: dict[str, Any], language: str) -> list[dict[str, Any]]:
    text = row.get(language)
    if not isinstance(text, str):
        return []
    return [
        {
            "key": str(row.get("key")),
            "side": language,
            "start": utf16_length(text[: one.start]),
            "end": utf16_length(text[: one.end]),
            "was": text[one.start : one.end],
            "replacement": one.replacement,
            "why": style_sentence(one.code),
        }
        for one in house_style.suggestions(text, language)
    ]

"""Find words in the rows that the editor shows; the page replaces them as a step of its own."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from briefings.admin.editor.text_page import BadRequest, refusal, sent
from briefings.admin.permissions import may
from briefings.drafting.find.find_words import LONGEST, Wanted, found
from briefings.text.languages import WRITTEN

_AROUND = 30  # characters of context on either side


@require_POST
def places(request: HttpRequest) -> JsonResponse:
    """Return the places of the words in the submitted rows, which may be unsaved."""
    if not may(request, "view"):
        raise PermissionDenied
    try:
        data = sent(request)
    except BadRequest as error:
        return refusal(str(error), error.status)
    rows, words = data.get("rows"), data.get("words")
    if not (isinstance(rows, list) and isinstance(words, str) and len(words) <= LONGEST):
        return refusal(_("What was sent is not the text of a briefing."), 400)
    wanted = Wanted(words, whole=data.get("whole") is True, exact=data.get("exact") is True)
    return JsonResponse(
        {
            "places": [
                place
                for row in rows
                if isinstance(row, dict)
                for language in WRITTEN
                for place in _in_side(row, language, wanted)
            ]
        }
    )


def _in_side(row: dict[str, Any], language: str, wanted: Wanted) -> list[dict[str, Any]]:
    text = row.get(language)
    if not isinstance(text, str):
        return []
    return [
        {
            "key": str(row.get("key")),
            "side": language,
            "start": _units(text[: one.start]),
            "end": _units(text[: one.end]),
            "was": text[one.start : one.end],
            "before": text[max(0, one.start - _AROUND) : one.start],
            "after": text[one.end : one.end + _AROUND],
        }
        for one in found(text, wanted)
    ]


def _units(text: str) -> int:
    """Return the length in UTF-16 units, as browsers count."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2

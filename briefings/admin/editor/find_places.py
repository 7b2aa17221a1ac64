"""Find words in the rows that the editor shows; the page replaces them as one step to undo."""

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from briefings.admin.editor.text_page import BadRequest, refusal, sent
from briefings.admin.permissions import may
from briefings.drafting.find.find_words import LONGEST, Place, Wanted, find_words, quoted
from briefings.text.languages import WRITTEN
from briefings.text.length import utf16_length

_AROUND = 30  # characters of context on either side
MOST = 500  # places that are listed


@require_POST
def places(request: HttpRequest) -> JsonResponse:
    """Return how many places of the words the submitted rows have, which may be unsaved.

    The first places are described, or all of them where the page asks for all.
    """
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
    found_places = [place for row in rows if isinstance(row, dict) for place in _in(row, wanted)]
    shown = found_places if data.get("all") is True else found_places[:MOST]
    return JsonResponse(
        {"count": len(found_places), "places": [_described(*place) for place in shown]}
    )


def _in(row: dict[str, Any], wanted: Wanted) -> Iterator[tuple[dict[str, Any], str, Place]]:
    """Yield the places in the sides of a row: row, language, place."""
    for language in WRITTEN:
        text = row.get(language)
        if isinstance(text, str):
            yield from ((row, language, place) for place in find_words(text, wanted))


def _described(row: dict[str, Any], language: str, place: Place) -> dict[str, Any]:
    text = row[language]
    before, read, after = quoted(text, place, _AROUND)
    return {
        "key": str(row.get("key")),
        "side": language,
        "start": utf16_length(text[: place.start]),
        "end": utf16_length(text[: place.end]),
        "was": text[place.start : place.end],
        "before": before,
        "read": read,
        "after": after,
    }

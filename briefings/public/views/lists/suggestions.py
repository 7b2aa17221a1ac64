"""Suggestions while a reader types into the search field."""

from urllib.parse import urlencode

from django.http import HttpRequest, JsonResponse
from django.urls import reverse
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext_lazy as _

from briefings.public.views.responses import reading_page
from briefings.search import suggestions
from briefings.search.suggestions import Suggestion
from briefings.text.addresses.slugs import slug
from briefings.text.languages import CHINESE, TABLE

_KINDS = {
    suggestions.AREA: _("Practice area"),
    suggestions.PERSON: _("Author"),
    suggestions.LAW: _("Law"),
    suggestions.NUMBER: _("Law or case number"),
    suggestions.TERM_: _("Term"),
    suggestions.BRIEFING: _("Briefing"),
}


@reading_page
def suggest(request: HttpRequest) -> JsonResponse:
    """Return lines to choose from, with their addresses, and how many they are in words."""
    found = suggestions.suggest(request.GET.get("q", ""), language=get_language() or CHINESE)
    words = ngettext("%(number)d suggestion", "%(number)d suggestions", len(found))
    response = JsonResponse(
        {
            "suggestions": [
                {
                    "text": one.text,
                    "lang": TABLE[one.language].tag,
                    "kind": _KINDS[one.kind],
                    "url": _address(one),
                }
                for one in found
            ],
            "announcement": words % {"number": len(found)},
        }
    )
    response["X-Robots-Tag"] = "noindex"
    return response


def _address(one: Suggestion) -> str:
    if one.title is not None:
        return reverse("briefings:detail", args=[one.key, slug(one.title)])
    if one.kind in (suggestions.AREA, suggestions.PERSON):
        return reverse(f"briefings:{one.kind}", args=[one.key])
    return f"{reverse('briefings:index')}?{urlencode({'q': one.key})}"

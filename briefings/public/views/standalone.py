"""Pages that stand alone: they read neither the database, nor the session, nor the request's body.

Django's own 400 page looks at request.POST again, which raises again for a body in an odd
charset and would turn a client's mistake into a server error.
"""

from functools import lru_cache

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.translation import get_language_from_path

from briefings.public.views.language_choice import accepted, available
from briefings.text.languages import WRITTEN


def standalone(request: HttpRequest, name: str, *, status: int, sent: bool = False) -> HttpResponse:
    """Return the page in the visitor's language. `sent`: whether the visitor sent a form."""
    page = _text(name, languages_of(request), sent=sent)
    return HttpResponse(page, status=status, headers={"Cache-Control": "no-store"})


def languages_of(request: HttpRequest) -> tuple[str, ...]:
    """Return the language of the address, else the visitor's, else all written languages."""
    if named := get_language_from_path(request.path_info):
        return (named,)
    chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
    if chosen in available():
        return (chosen,)
    known = accepted(request.headers.get("Accept-Language", ""))
    return (known,) if known else WRITTEN


@lru_cache
def _text(name: str, languages: tuple[str, ...], *, sent: bool) -> str:
    """Return the page's text, cached because overload sends hundreds of copies."""
    return render_to_string(f"{name}.html", {"languages": languages, "sent": sent})

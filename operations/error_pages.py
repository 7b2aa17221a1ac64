"""Error pages that stand alone: they read neither the database nor the request's body.

Django's own 400 page looks at request.POST again, which raises again for a body in an odd
charset and would turn a client's mistake into a server error.
"""

from functools import lru_cache

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.log import log_response
from django.utils.translation import get_language

from briefings.text.languages import CHINESE


def _page(name: str, status: int, *, sent: bool = False) -> HttpResponse:
    page = _text(name, get_language() or CHINESE, sent=sent)
    return HttpResponse(page, status=status, headers={"Cache-Control": "no-store"})


@lru_cache
def _text(name: str, language: str, *, sent: bool) -> str:
    """Return the page's text, cached because a crowd gets hundreds of copies."""
    return render_to_string(f"{name}.html", {"LANGUAGE_CODE": language, "sent": sent})


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _page("400", 400)


def unreadable(request: HttpRequest) -> HttpResponse:
    """Page for input that no database can store (operations/capacity/staff_input.py)."""
    return _page("400_unreadable", 400)


def not_taken(status: int) -> HttpResponse:
    """Page for a body that was cut off, too large or of undeclared length."""
    return _page("400", status)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _page("403", 403)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A view whose visitors would lose what they typed may bring an answer of its own."""
    own = getattr(getattr(request.resolver_match, "func", None), "when_csrf_fails", None)
    return own(request) if own else _page("403_csrf", 403)


def server_error(request: HttpRequest) -> HttpResponse:
    return _page("500", 500)


def busy(request: HttpRequest, *, again_after: int) -> HttpResponse:
    """`again_after`: seconds."""
    sent = request.method not in ("GET", "HEAD")
    response = _page("503", 503, sent=sent)
    response["Retry-After"] = str(again_after)
    # Not a fault of the program: nobody is called for each of them.
    log_response("Too many at once", request=request, response=response, level="warning")
    return response

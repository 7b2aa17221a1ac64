"""The style sheet of the firm's colour, at an address that names the colour and the content."""

import hashlib

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from briefings.public.views.pictures import A_YEAR
from briefings.public.views.responses import reading_page
from briefings.text import colours


@reading_page
def identity_css(request: HttpRequest, colour: str, digest: str) -> HttpResponse:
    """Return the style sheet of an allowed colour; it needs no database."""
    if not colours.is_allowed(colour):
        raise Http404(colour)
    css = colours.stylesheet(colour)
    response = HttpResponse(css, content_type="text/css; charset=utf-8")
    # A page of an earlier release may name an earlier content of the same colour.
    is_current = digest == _digest(css)
    response["Cache-Control"] = f"public, max-age={A_YEAR}, immutable" if is_current else "no-cache"
    return response


def identity_address(accent: str) -> str:
    """Return the address of the style sheet; empty without a colour."""
    colour = colours.read(accent)
    if colour is None:
        return ""
    return reverse("identity_css", args=[colour, _digest(colours.stylesheet(colour))])


def _digest(css: str) -> str:
    return hashlib.sha256(css.encode()).hexdigest()[:8]

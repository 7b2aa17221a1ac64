"""The root, redirects from other spellings of a language, and the 404 page."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_safe

from briefings.public import qr_code
from briefings.public.views.language_choice import (
    available,
    is_spelling_of,
    preferred,
    reading_language,
)
from briefings.public.views.responses import SAME_FOR_EVERYBODY, etag


@require_safe
def root(request: HttpRequest) -> HttpResponse:
    language = preferred(request.headers.get("Accept-Language", ""))
    response = HttpResponseRedirect(f"/{language}/")
    response["Cache-Control"] = "public, max-age=0"
    patch_vary_headers(response, ["Accept-Language"])
    return response


@require_safe
def short_link(request: HttpRequest, reference: str) -> HttpResponse:
    """Redirect a briefing's short address, made for chats, to the reader's language."""
    language = preferred(request.headers.get("Accept-Language", ""))
    # Temporary: another reader of the same browser may prefer another language.
    response = HttpResponseRedirect(f"/{language}/briefings/{reference}/")
    response["Cache-Control"] = "public, max-age=0"
    patch_vary_headers(response, ["Accept-Language"])
    return response


@require_safe
def short_link_code(request: HttpRequest, reference: str) -> HttpResponse:
    """Return the QR code of the short link, without checking that the briefing exists."""
    address = settings.SITE_URL + reverse("short_link", args=[reference])
    response = HttpResponse(qr_code.svg(address), content_type="image/svg+xml")
    response["Cache-Control"] = "public, max-age=86400"
    return response


@require_safe
def other_spelling(request: HttpRequest, language: str, rest: str = "") -> HttpResponse:
    """Redirect /zh-Hant/, /zh/, /zh-tw/, /en-gb/ and the like to the language they mean.

    The redirect is permanent unless the language may get pages later: browsers remember permanent
    redirects, and Portuguese readers would never see Portuguese pages.
    """
    meant = reading_language(language)
    if not meant or language in available():
        raise Http404(language)
    query = request.META.get("QUERY_STRING", "")
    address = f"/{meant}/{rest.lstrip('/')}{'?' if query else ''}{query}"
    return HttpResponseRedirect(address, status=301 if is_spelling_of(language, meant) else 302)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    response = render(request, "404.html", status=404)
    response["Cache-Control"] = "no-cache"
    response["ETag"] = etag(response.content)
    # Our own page cache may keep it; browsers and proxies must ask each time.
    request.META[SAME_FOR_EVERYBODY] = True
    return response

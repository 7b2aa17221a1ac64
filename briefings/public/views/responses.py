"""Responses of reading pages: publicly cacheable, with ETags, 304 and 410.

Reading pages are the same for every reader: they use no session and set no cookie.
"""

import hashlib
from collections.abc import Callable
from functools import lru_cache, wraps
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import get_conditional_response
from django.utils.translation import get_language
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_safe

from briefings.models.firm import Firm
from briefings.models.published.edition import Withdrawal
from briefings.models.published.readable import Withdrawn
from briefings.public import page_layout
from briefings.text.languages import DEFAULT, own_first

# Tells the page cache in front of Django that all readers get these bytes.
SAME_FOR_EVERYBODY = "ready.same_for_everybody"

View = Callable[..., HttpResponse]


def reading_page(view: View) -> View:
    """Decorate a view: GET and HEAD only, compressed, with an ETag; 410 for Withdrawn."""

    @require_safe
    @gzip_page
    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            response = view(request, *args, **kwargs)
        except Withdrawn as gone:
            return _gone(request, gone.withdrawal)
        if response.status_code not in (200, 304):
            return response
        response.setdefault("Cache-Control", public())
        request.META[SAME_FOR_EVERYBODY] = True
        if not response.has_header("ETag"):
            response["ETag"] = etag(response.content)
        etag_now = response["ETag"]
        return get_conditional_response(request, etag=etag_now, response=response) or response

    return answer


def public() -> str:
    """Return Cache-Control: browsers revalidate, shared caches keep a page for EDGE_SECONDS.

    They may serve it as long again while they revalidate it or the site does not answer.
    """
    seconds = settings.EDGE_SECONDS
    if not seconds:
        return "public, max-age=0, must-revalidate"
    return (
        f"public, max-age=0, s-maxage={seconds}, "
        f"stale-while-revalidate={seconds}, stale-if-error={seconds}"
    )


def _gone(request: HttpRequest, withdrawal: Withdrawal) -> HttpResponse:
    snapshot, languages = withdrawal.edition.snapshot, own_first(get_language() or DEFAULT)
    context = {
        "withdrawal": withdrawal,
        "reference": snapshot.reference,
        "titles": [page_layout.side(snapshot.title, language=each) for each in languages],
        "reasons": [page_layout.side(withdrawal.reason, language=each) for each in languages],
    }
    response = render(request, "briefings/editions/withdrawn.html", context, status=410)
    response["Cache-Control"] = "no-cache"
    return response


def etag(*parts: object) -> str:
    made = hashlib.sha256()
    for part in parts:
        made.update(part if isinstance(part, bytes) else str(part).encode())
        made.update(b"\0")
    return f'"{made.hexdigest()[:32]}"'


def answer_by_digest(
    request: HttpRequest, template: str, *, of: tuple[object, ...], context: Callable[[str], dict]
) -> HttpResponse:
    """Render a page that depends on frozen text only, unless the client's copy is current.

    `of` names everything the page depends on, except this release and the firm's details.
    `context` takes a name under which parts may be kept that are made of all that.
    """
    firm = Firm.load()
    kept_as = etag(release(), settings.SITE_URL, get_language(), template, *of)
    tag = etag(kept_as, firm.stamp, request.get_full_path())
    if unchanged := get_conditional_response(request, etag=tag):
        unchanged["ETag"] = tag
        return unchanged
    response = render(request, template, {"firm": firm} | context(kept_as))
    response["ETag"] = tag
    return response


@lru_cache(maxsize=0 if settings.DEBUG else 1)
def release() -> str:
    """Return a digest of templates, styles and texts, so that a release renews every page."""
    made = hashlib.sha256()
    for folder, pattern in (("templates", "*.html"), ("static", "*.*s"), ("locale", "*.mo")):
        for file in sorted((settings.BASE_DIR / folder).rglob(pattern)):
            made.update(file.read_bytes())
    for file in sorted((settings.BASE_DIR / "briefings").rglob("*.py")):
        made.update(file.read_bytes())
    return made.hexdigest()

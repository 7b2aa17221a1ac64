"""Pages of a briefing: in one language, in parallel, and of earlier editions."""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import get_language

from briefings.models.published.readable import Readable
from briefings.public import page_layout
from briefings.public.notices import change_notes
from briefings.public.views import selectors
from briefings.public.views.editions import day_asked, redirect_to_day
from briefings.public.views.page_parts import PageParts
from briefings.public.views.responses import answer_by_digest, reading_page
from briefings.public.views.surroundings import Surroundings
from briefings.text.languages import CHINESE
from briefings.text.texts import Texts


@reading_page
def detail(request: HttpRequest, reference: str, slug: str = "") -> HttpResponse:
    found = selectors.current(reference)
    front = found.listing.card
    right = page_layout.slug(Texts.by_language(front["title"]))
    if "on" in request.GET:
        return redirect_to_day(request, front["reference"])
    if slug != right or reference != front["reference"]:
        return _to(request, "briefings:detail", front["reference"], right)
    return _show(request, found)


@reading_page
def parallel(request: HttpRequest, reference: str) -> HttpResponse:
    found = selectors.current(reference)
    if "on" in request.GET:
        return redirect_to_day(request, found.listing.reference, parallel=True)
    if reference != found.listing.reference:
        return _to(request, "briefings:parallel", found.listing.reference)
    return _show(request, found, parallel=True)


@reading_page
def edition(request: HttpRequest, reference: str, number: int) -> HttpResponse:
    return _show(request, selectors.numbered(reference, number))


@reading_page
def edition_parallel(request: HttpRequest, reference: str, number: int) -> HttpResponse:
    return _show(request, selectors.numbered(reference, number), parallel=True)


def _to(request: HttpRequest, name: str, *args: object) -> HttpResponse:
    """Redirect with the query string; temporarily, because a title may change back."""
    query = f"?{urlencode(request.GET, doseq=True)}" if request.GET else ""
    response = redirect(name, *args)
    response["Location"] += query
    return response


def _show(request: HttpRequest, found: Readable, *, parallel: bool = False) -> HttpResponse:
    edition = found.edition
    listing = found.listing if found.is_current else None
    supersedes = selectors.superseded_by(found)
    surroundings = Surroundings.of(found)

    language, day = get_language() or CHINESE, day_asked(request)

    def whole() -> dict[str, Any]:
        page = page_layout.page(
            edition.snapshot,
            language=language,
            parallel=parallel,
            edition_number=edition.number,
            breaks=found.title_breaks,
            mark=surroundings.references.mark,
        )
        return {
            "preview": False,  # a name that is not there is looked for in vain each time
            "page": page,
            "edition": edition,
            "updated_at": listing.updated_at if listing else None,
            "last_change": change_notes.last_change(listing, page),
            "is_current": found.is_current,
            "withdrawn": found.withdrawal,
            "supersedes": supersedes,
            "further": surroundings.in_language(language),
            "on": day,
        }

    response = answer_by_digest(
        request,
        "briefings/reading/detail.html",
        of=(
            edition.digest,
            edition.number,
            found.listing.edition_id,  # to which replaced editions refer
            listing and listing.updated_at,
            found.listing.card.get("breaks"),
            parallel,
            _withdrawal_values(found),
            # The references of the withdrawn briefings that this one replaces.
            [(row.pk, row.edition.briefing.reference) for row in supersedes],
            surroundings.values(),
            day,
        ),
        context=lambda kept_as: {"parts": PageParts.kept(kept_as, whole)},
    )
    if found.withdrawal:
        response["X-Robots-Tag"] = "noindex"
    return response


def _withdrawal_values(found: Readable) -> tuple[object, ...]:
    """Return what the notice of a withdrawal depends on: the successor's title may change."""
    withdrawal = found.withdrawal
    if not withdrawal:
        return ()
    successor = getattr(withdrawal.successor, "listing", None)
    return (
        withdrawal.pk,
        *withdrawal.reason.values(),
        withdrawal.successor_id,
        successor and successor.edition_id,
    )

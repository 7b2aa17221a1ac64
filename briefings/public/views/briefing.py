"""Pages of a briefing: in one language, in parallel, and of earlier editions."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import get_language

from briefings.models.published.edition import Edition, Listing
from briefings.public import change_notes, page_layout
from briefings.public.views import selectors
from briefings.public.views.editions import day_asked, redirect_to_day
from briefings.public.views.responses import answer_by_digest, reading_page
from briefings.text.languages import CHINESE
from briefings.text.texts import Texts


@reading_page
def detail(request: HttpRequest, reference: str, slug: str = "") -> HttpResponse:
    edition = selectors.current(reference)
    front = edition.listing.card
    right = page_layout.slug(Texts.by_language(front["title"]))
    if "on" in request.GET:
        return redirect_to_day(request, front["reference"])
    if slug != right or reference != front["reference"]:
        return _to(request, "briefings:detail", front["reference"], right)
    return _show(request, edition, listing=edition.listing)


@reading_page
def parallel(request: HttpRequest, reference: str) -> HttpResponse:
    edition = selectors.current(reference)
    if "on" in request.GET:
        return redirect_to_day(request, edition.listing.reference, parallel=True)
    if reference != edition.listing.reference:
        return _to(request, "briefings:parallel", edition.listing.reference)
    return _show(request, edition, parallel=True, listing=edition.listing)


@reading_page
def edition(request: HttpRequest, reference: str, number: int) -> HttpResponse:
    found = selectors.one(reference, number)
    return _show(request, found, listing=_listing_of(found))


@reading_page
def edition_parallel(request: HttpRequest, reference: str, number: int) -> HttpResponse:
    found = selectors.one(reference, number)
    return _show(request, found, parallel=True, listing=_listing_of(found))


def _listing_of(edition: Edition) -> Listing | None:
    """Return the briefing's listing if this is its current edition."""
    listing = edition.briefing.listing
    return listing if listing.edition_id == edition.pk else None


def _to(request: HttpRequest, name: str, *args: object) -> HttpResponse:
    """Redirect with the query string; temporarily, because a title may change back."""
    query = f"?{urlencode(request.GET, doseq=True)}" if request.GET else ""
    response = redirect(name, *args)
    response["Location"] += query
    return response


def _show(
    request: HttpRequest, edition: Edition, *, listing: Listing | None, parallel: bool = False
) -> HttpResponse:
    def context() -> dict:
        page = page_layout.page(
            edition.snapshot,
            language=get_language() or CHINESE,
            parallel=parallel,
            edition_number=edition.number,
        )
        return {
            "page": page,
            "edition": edition,
            "updated_at": listing.updated_at if listing else None,
            "last_change": change_notes.last_change(listing, page),
            "is_current": listing is not None,
            "withdrawn": edition.withdrawn,
            "supersedes": selectors.superseded_by(edition),
            "on": day_asked(request),
        }

    taken_back = edition.withdrawn.pk if edition.withdrawn else 0
    response = answer_by_digest(
        request,
        "briefings/detail.html",
        of=(
            edition.digest,
            edition.number,
            listing and listing.updated_at,
            parallel,
            taken_back,
            _superseded(edition),
        ),
        context=context,
    )
    if edition.withdrawn:
        response["X-Robots-Tag"] = "noindex"
    return response


def _superseded(edition: Edition) -> list[tuple[int, str]]:
    """Return the references of the withdrawn briefings that this one replaces."""
    return [(row.pk, row.edition.briefing.reference) for row in selectors.superseded_by(edition)]

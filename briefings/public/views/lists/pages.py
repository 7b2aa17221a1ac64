"""Lists of public briefings: the home page, all, by area, by author."""

from collections.abc import Iterable
from typing import Any

from django.core.paginator import Paginator
from django.db.models import TextField
from django.db.models.functions import Cast
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import get_language

from briefings import search
from briefings.models.people import Author, PracticeArea
from briefings.models.plain_reading import read
from briefings.models.published.edition import Listing
from briefings.models.series import Series
from briefings.public import cards
from briefings.public.views.lists import profiles
from briefings.public.views.lists.chips import chips
from briefings.public.views.lists.counted_lists import A_PAGE, FilteredListings
from briefings.public.views.lists.facets import facets
from briefings.public.views.lists.search import found, near_spelling
from briefings.public.views.responses import reading_page
from briefings.text.languages import CHINESE

NEWEST = 6
OFFERED = 3  # of the newest, where a search found nothing


# Plain SQL: building the query took longer than all else.
_NEWEST = (
    "SELECT CAST(card AS text) FROM briefings_listing"
    " ORDER BY date DESC, briefing_id DESC LIMIT %s OFFSET %s"
)


def _cards(listings: Any) -> list[cards.Card]:
    """Return the cards of a query of listings, of which only the front matter is read."""
    return _cards_of(listings.values_list(Cast("card", TextField()), flat=True))


def _newest(count: int, *, after: int = 0) -> list[cards.Card]:
    return _cards_of(front for (front,) in read(Listing, _NEWEST, [count, after]))


def _cards_of(stored: Iterable[str]) -> list[cards.Card]:
    language = get_language() or CHINESE
    return [cards.stored_card(front, language) for front in stored]


@reading_page
def home(request: HttpRequest) -> HttpResponse:
    everything = FilteredListings()
    return render(
        request,
        "briefings/home.html",
        {
            "cards": _newest(NEWEST),
            "areas": everything.areas(),
            "total": len(everything),
        },
    )


@reading_page
def index(request: HttpRequest) -> HttpResponse:
    chosen = {name: search.tidy(request.GET.get(name, "")) for name in ("area", "author", "year")}
    query = search.tidy(request.GET.get("q", ""))
    if query:
        return _found(request, query, chosen)
    listed = FilteredListings(**chosen)
    choices: dict[str, list] = {
        "areas": listed.areas(),
        "authors": listed.authors(),
        "years": listed.years(),
    }
    context = _paged(request, listed) | choices | {"chosen": chosen, "query": ""}
    return render(
        request, "briefings/lists/index.html", context | {"chips": chips(chosen, choices)}
    )


def _found(request: HttpRequest, query: str, chosen: dict[str, str]) -> HttpResponse:
    context = found(query, page=request.GET.get("page", ""), **chosen)
    choices = facets(context["results"].everything, chosen)
    context |= choices | {"chosen": chosen, "query": query}
    if not context["results"].count:
        context |= _instead(query)
    return render(
        request, "briefings/lists/search.html", context | {"chips": chips(chosen, choices)}
    )


def _instead(query: str) -> dict:
    """Return what to offer to a reader whose search found nothing."""
    return {
        "near": near_spelling(query),
        "offered": FilteredListings().areas(),
        "cards": _newest(OFFERED),
    }


def _paged(request: HttpRequest, listed: FilteredListings) -> dict:
    shown = listed.page(request.GET.get("page"))
    if listed.is_everything:
        before = max(shown.start_index() - 1, 0)
        return {"shown": shown, "cards": _newest(shown.end_index() - before, after=before)}
    return {"shown": shown, "cards": _cards(shown.object_list)}


@reading_page
def area(request: HttpRequest, slug: str) -> HttpResponse:
    found = get_object_or_404(PracticeArea, slug=slug)
    context = _paged(request, FilteredListings(area=slug))
    context |= {"area": found, "people": profiles.people_of(found)}
    return render(request, "briefings/firm/area.html", context)


@reading_page
def person(request: HttpRequest, slug: str) -> HttpResponse:
    found = get_object_or_404(Author.objects.with_photograph(), slug=slug)
    listed = FilteredListings(author=slug)
    if not (found.is_public or len(listed)):
        raise Http404(slug)
    context = _paged(request, listed) | {"person": found, "areas": profiles.areas_of(found)}
    return render(request, "briefings/firm/person.html", context)


@reading_page
def series(request: HttpRequest, slug: str) -> HttpResponse:
    found = get_object_or_404(Series.objects.public(), slug=slug)
    parts = Listing.objects.filter(briefing__series_parts__series=found)
    parts = parts.order_by("briefing__series_parts__position", "briefing__series_parts__pk")
    shown = Paginator(parts, A_PAGE).get_page(request.GET.get("page"))
    context = {"series": found, "shown": shown, "cards": _cards(shown.object_list)}
    return render(request, "briefings/lists/series.html", context)

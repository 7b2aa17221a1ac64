"""Lists of what is public: the first page, all briefings, an area's, an author's."""

from django.core.paginator import Paginator
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import get_language

from briefings import reading, search
from briefings.models.edition import Listing
from briefings.models.people import Author, PracticeArea
from briefings.views import searching
from briefings.views.answers import reading_page

NEWEST = 6
A_PAGE = 20


def _cards(listings) -> list[reading.Card]:
    language = get_language() or reading.CHINESE
    return [reading.card(listing.card, language=language) for listing in listings]


def _newest_first() -> QuerySet[Listing]:
    return Listing.objects.order_by("-date", "-briefing")


@reading_page
def home(request: HttpRequest) -> HttpResponse:
    return render(
        request,
        "briefings/home.html",
        {
            "cards": _cards(_newest_first()[:NEWEST]),
            "areas": _counted(PracticeArea.objects.filter(listings__isnull=False)),
            "total": Listing.objects.count(),
        },
    )


def _counted(rows: QuerySet) -> QuerySet:
    return rows.annotate(count=Count("listings", distinct=True)).order_by("position", "slug")


@reading_page
def index(request: HttpRequest) -> HttpResponse:
    chosen = {name: request.GET.get(name, "").strip() for name in ("area", "author", "year")}
    query = search.tidy(request.GET.get("q", ""))
    if query:
        page = searching.found(query, page=request.GET.get("page", ""), **chosen)
        among = Q(pk__in=search.briefings_with(query))
    else:
        page, among = _paged(request, _filtered(**chosen)), Q()
    return render(
        request,
        "briefings/search.html" if query else "briefings/index.html",
        page
        | {
            "chosen": chosen,
            "query": query,
            "areas": _facet(PracticeArea, _filtered(**chosen | {"area": ""}).filter(among)),
            "authors": _facet(Author, _filtered(**chosen | {"author": ""}).filter(among)),
            "years": _years(_filtered(**chosen | {"year": ""}).filter(among)),
        },
    )


def _filtered(*, area: str, author: str, year: str) -> QuerySet[Listing]:
    listings = _newest_first()
    if area:
        listings = listings.filter(areas__slug=area)
    if author:
        listings = listings.filter(authors__slug=author)
    if year:
        is_year = len(year) == 4 and year.isascii() and year.isdecimal()
        listings = listings.filter(year=int(year)) if is_year else listings.none()
    return listings


def _facet(model, listings: QuerySet[Listing]) -> QuerySet:
    """The rows found in these listings, each with how often."""
    return _counted(model.objects.filter(listings__in=listings.order_by().values("pk")))


def _years(listings: QuerySet[Listing]) -> list[dict]:
    counted = listings.order_by().values("year").annotate(count=Count("pk", distinct=True))
    return list(counted.order_by("-year"))


def _paged(request: HttpRequest, listings: QuerySet[Listing]) -> dict:
    shown = Paginator(listings, A_PAGE).get_page(request.GET.get("page"))
    return {"shown": shown, "cards": _cards(shown)}


@reading_page
def area(request: HttpRequest, slug: str) -> HttpResponse:
    found = get_object_or_404(PracticeArea, slug=slug)
    context = _paged(request, _newest_first().filter(areas=found)) | {"area": found}
    return render(request, "briefings/area.html", context)


@reading_page
def person(request: HttpRequest, slug: str) -> HttpResponse:
    # An author whose only texts are drafts is nobody's business yet.
    authors = Author.objects.exclude(listings=None, biography_zh_hant="", biography_en="")
    found = get_object_or_404(authors.distinct(), slug=slug)
    context = _paged(request, _newest_first().filter(authors=found)) | {"person": found}
    return render(request, "briefings/person.html", context)

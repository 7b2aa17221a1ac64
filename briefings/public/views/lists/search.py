"""The results page of a search, and all passages of one result."""

import re
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language

from briefings import search
from briefings.public.views.responses import reading_page
from briefings.search.index.clauses import CLOSE, OPEN
from briefings.text.languages import CHINESE

A_PAGE = 10
_QUOTES = re.compile(f"[{OPEN}{CLOSE}]")


def found(query: str, *, page: str, area: str, author: str, year: str) -> dict:
    """Return the context of a query's results: a page of hits, or why there are none."""
    ask: dict[str, Any] = {
        "language": get_language() or CHINESE,
        "area": area,
        "author": author,
        "year": _year(year),
        "limit": A_PAGE,
    }
    wanted = int(page) if page.isascii() and page.isdecimal() and len(page) < 6 else 1
    results = search.find(query, offset=max(wanted - 1, 0) * A_PAGE, **ask)
    shown = Paginator(range(results.reachable), A_PAGE).get_page(page)
    return {"results": results, "shown": shown}


def near_spelling(query: str) -> str:
    """Return a query that finds something where the quoted words do not; empty if none does."""
    bare = search.tidy(_QUOTES.sub(" ", query))
    if bare == query or not bare:
        return ""
    results = search.find(bare, language=get_language() or CHINESE, limit=1)
    for one in results.corrections:
        bare = bare.replace(one.typed, one.words[0])
    return bare if results.count else ""


@reading_page
def matches(request: HttpRequest, reference: str) -> HttpResponse:
    query = search.tidy(request.GET.get("q", ""))
    if not query:
        return redirect("briefings:by_reference", reference)
    hit = search.find_in(reference, query, language=get_language() or CHINESE)
    if hit is None:
        raise Http404(reference)
    return render(request, "briefings/lists/matches.html", {"hit": hit, "query": query})


def _year(text: str) -> int | None:
    """Return the year; one without briefings if it is malformed."""
    if not text:
        return None
    return int(text) if len(text) == 4 and text.isascii() and text.isdecimal() else 0

"""Filters of the results of a search, each with how many it would leave."""

from collections import Counter
from collections.abc import Iterable

from django.db import connections, router

from briefings import search
from briefings.models.people import BY_POSITION, Author, PracticeArea
from briefings.models.published.edition import Listing
from briefings.public.views.counted_lists import Counted
from briefings.search import Found

_Links = dict[int, set[int]]


def facets(found: Iterable[Found], chosen: dict[str, str]) -> dict[str, list]:
    """Return the areas, authors and years of what was found without the filters.

    Each is counted among what the other filters leave.
    """
    years = {one.briefing: {one.year} for one in found}
    areas, areas_of = _linked(PracticeArea, "areas", years)
    authors, authors_of = _linked(Author, "authors", years)
    year = int(chosen["year"]) if chosen["year"].isdecimal() and len(chosen["year"]) == 4 else 0
    within = {
        "area": _with(areas_of, years, _keys(areas, chosen["area"]), chosen["area"]),
        "author": _with(authors_of, years, _keys(authors, chosen["author"]), chosen["author"]),
        "year": _with(years, years, {year}, chosen["year"]),
    }
    return {
        "areas": _counted(areas, areas_of, within["author"] & within["year"]),
        "authors": _counted(authors, authors_of, within["area"] & within["year"]),
        "years": _years(years, within["area"] & within["author"]),
    }


def _linked[Row: (Author, PracticeArea)](
    model: type[Row], field: str, briefings: Iterable[int]
) -> tuple[list[Row], _Links]:
    """Return the rows that listings have, in order, and those of each listing."""
    through = getattr(Listing, field).through
    connection = connections[router.db_for_read(through)]
    table, column = through._meta.db_table, f"{model._meta.model_name}_id"
    links: _Links = {}
    for listing, row in search.adapter(connection).linked(
        connection, table, column, list(briefings)
    ):
        links.setdefault(listing, set()).add(row)
    there = {row for some in links.values() for row in some}
    return list(model._default_manager.filter(pk__in=there).order_by(*BY_POSITION)), links


def _keys(rows: Iterable, slug: str) -> set[int]:
    return {row.pk for row in rows if row.slug == slug}


def _with(links: _Links, every: Iterable[int], wanted: set[int], chosen: str) -> set[int]:
    """Return the briefings that a filter leaves."""
    if not chosen:
        return set(every)
    return {briefing for briefing, there in links.items() if there & wanted}


def _counted[Row: (Author, PracticeArea)](
    rows: list[Row], links: _Links, within: set[int]
) -> list[Counted[Row]]:
    counts = Counter(row for briefing in within for row in links.get(briefing, ()))
    return [Counted(row, counts[row.pk]) for row in rows if counts[row.pk]]


def _years(years: _Links, within: set[int]) -> list[dict[str, int]]:
    counts = Counter(year for briefing in within for year in years[briefing])
    return [{"year": year, "count": counts[year]} for year in sorted(counts, reverse=True)]

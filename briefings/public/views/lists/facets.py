"""Filters of the results of a search, each with how many it would leave."""

from collections import defaultdict
from collections.abc import Iterable

from django.db import connections, router

from briefings import search
from briefings.models.people import BY_POSITION, Author, PracticeArea
from briefings.models.published.edition import Listing
from briefings.public.views.lists.counted_lists import Counted, year_of
from briefings.search import Found

# The briefings of each area, author or year.
_Links = dict[int, set[int]]


def facets(found: Iterable[Found], chosen: dict[str, str]) -> dict[str, list]:
    """Return the areas, authors and years of what was found without the filters.

    Each is counted among what the other filters leave.
    """
    years = _grouped((one.year, one.briefing) for one in found)
    every = set().union(*years.values())
    areas, by_area = _linked(PracticeArea, "areas", every)
    authors, by_author = _linked(Author, "authors", every)
    year = year_of(chosen["year"])
    in_area = _with(by_area, _keys(areas, chosen["area"])) if chosen["area"] else every
    of_author = _with(by_author, _keys(authors, chosen["author"])) if chosen["author"] else every
    of_year = years.get(year, set()) if chosen["year"] else every
    return {
        "areas": _counted(areas, by_area, of_author & of_year),
        "authors": _counted(authors, by_author, in_area & of_year),
        "years": _years(years, in_area & of_author),
    }


def _grouped(links: Iterable[tuple[int, int]]) -> _Links:
    grouped: _Links = defaultdict(set)
    for key, briefing in links:
        grouped[key].add(briefing)
    return grouped


def _linked[Row: (Author, PracticeArea)](
    model: type[Row], field: str, briefings: Iterable[int]
) -> tuple[list[Row], _Links]:
    """Return the rows that listings have, in order, and the listings of each."""
    through = getattr(Listing, field).through
    connection = connections[router.db_for_read(through)]
    table, column = through._meta.db_table, f"{model._meta.model_name}_id"
    there = search.adapter(connection).linked(connection, table, column, list(briefings))
    links = _grouped((row, listing) for listing, row in there)
    return list(model._default_manager.filter(pk__in=links).order_by(*BY_POSITION)), links


def _keys(rows: Iterable, slug: str) -> set[int]:
    return {row.pk for row in rows if row.slug == slug}


def _with(links: _Links, wanted: set[int]) -> set[int]:
    """Return the briefings that a filter leaves."""
    return set().union(*(links[key] for key in wanted))


def _counted[Row: (Author, PracticeArea)](
    rows: list[Row], links: _Links, within: set[int]
) -> list[Counted[Row]]:
    return [Counted(row, count) for row in rows if (count := len(links[row.pk] & within))]


def _years(years: _Links, within: set[int]) -> list[dict[str, int]]:
    counts = {year: len(there & within) for year, there in years.items()}
    return [
        {"year": year, "count": counts[year]}
        for year in sorted(counts, reverse=True)
        if counts[year]
    ]

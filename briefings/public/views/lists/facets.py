"""Filters of the results of a search, each with how many it would leave."""

from collections import Counter
from collections.abc import Iterable, Set
from operator import itemgetter

from django.db import connections, router

from briefings import search
from briefings.models.people import Author, PracticeArea
from briefings.models.plain_reading import read
from briefings.models.published.edition import Listing
from briefings.public.views.lists.counted_lists import Counted, year_of
from briefings.search.index.filters import Query
from briefings.text.languages import columns
from briefings.text.snapshot import Named
from briefings.text.texts import Texts

_KINDS: tuple[type[Author | PracticeArea], ...] = (PracticeArea, Author)
_LINKS = {PracticeArea: Listing.areas.through, Author: Listing.authors.through}
# Counted by the database, since a thousand links are slow to fetch, and named afterwards.
_COUNTED = (
    "SELECT {kind} AS kind, counted.found, named.position, named.slug, {names} FROM"
    " (SELECT link.{column} AS named, count(*) AS found FROM {links} AS link WHERE {condition}"
    " GROUP BY link.{column}) AS counted JOIN {table} AS named ON named.id = counted.named"
)
_CHOSEN = (
    "SELECT link.listing_id FROM {links} AS link"
    " JOIN {table} AS named ON named.id = link.{column} WHERE {condition} AND named.slug = %s"
)


def facets(found: Iterable[int], chosen: dict[str, str]) -> dict[str, list]:
    """Return the areas, authors and years of what was found without the filters.

    Each is counted among what the other filters leave.
    """
    years = search.years_of(found)
    every, year = years.keys(), year_of(chosen["year"])
    in_area = _chosen(PracticeArea, chosen["area"], every)
    of_author = _chosen(Author, chosen["author"], every)
    of_year = {key for key in every if years[key] == year} if chosen["year"] else every
    areas, authors = _counted(of_author & of_year, in_area & of_year)
    return {
        "areas": areas,
        "authors": authors,
        "years": _years(map(years.__getitem__, in_area & of_author)),
    }


def _chosen(model: type[Author | PracticeArea], slug: str, briefings: Set[int]) -> Set[int]:
    """Return the briefings that a filter leaves."""
    if not slug:
        return briefings
    asked = _linked(_CHOSEN, model, briefings)
    return {briefing for (briefing,) in read(_LINKS[model], asked.sql, [*asked.values, slug])}


def _counted(*briefings: Set[int]) -> list[list[Counted[Named]]]:
    """Return the rows of each kind that its briefings have, in order, with one query."""
    asked = [
        _linked(_COUNTED, model, some, kind=kind)
        for kind, (model, some) in enumerate(zip(_KINDS, briefings, strict=True))
    ]
    values = [value for one in asked for value in one.values]
    rows = read(Listing, " UNION ALL ".join(one.sql for one in asked), values)
    counted: list[list[Counted[Named]]] = [[] for _kind in _KINDS]
    # By position and slug; no two have the same.
    for kind, count, _position, slug, *names in sorted(rows, key=itemgetter(2, 3)):
        counted[kind].append(Counted(Named(slug, Texts(*names)), count))
    return counted


def _linked(
    sql: str, model: type[Author | PracticeArea], briefings: Set[int], **more: int
) -> Query:
    links = _LINKS[model]
    index = search.adapter(connections[router.db_for_read(links)])
    among = index.among("link.listing_id", briefings)
    sql = sql.format(
        links=links._meta.db_table,
        table=model._meta.db_table,
        column=f"{model._meta.model_name}_id",
        names=", ".join(f"named.{name}" for name in columns("name")),
        condition=among.sql,
        **more,
    )
    return Query(sql, among.values)


def _years(found: Iterable[int]) -> list[dict[str, int]]:
    counts = Counter(found)
    return [{"year": year, "count": counts[year]} for year in sorted(counts, reverse=True)]

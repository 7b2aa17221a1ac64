"""Filters of the results of a search, each with how many it would leave."""

from collections import Counter
from collections.abc import Iterable, Set

from django.db import connections, router

from briefings import search
from briefings.models.people import Author, PracticeArea
from briefings.models.plain_reading import read
from briefings.models.published.edition import Listing
from briefings.public.views.lists.counted_lists import Counted, year_of
from briefings.text.languages import columns
from briefings.text.snapshot import Named
from briefings.text.texts import Texts

_LINKS = {PracticeArea: Listing.areas.through, Author: Listing.authors.through}
# Counted by the database: a thousand links are slow to fetch.
_FROM = " FROM {links} AS link JOIN {table} AS named ON named.id = link.{column} WHERE {condition}"
_COUNTED = (
    f"SELECT count(*), named.slug, {', '.join(f'named.{name}' for name in columns('name'))}{_FROM}"
    " GROUP BY named.id ORDER BY named.position, named.slug"
)
_CHOSEN = f"SELECT link.listing_id{_FROM} AND named.slug = %s"


def facets(found: Iterable[int], chosen: dict[str, str]) -> dict[str, list]:
    """Return the areas, authors and years of what was found without the filters.

    Each is counted among what the other filters leave.
    """
    years = {search.briefing_of(key): search.year_of(key) for key in found}
    every, year = years.keys(), year_of(chosen["year"])
    in_area = _chosen(PracticeArea, chosen["area"], every)
    of_author = _chosen(Author, chosen["author"], every)
    of_year = {key for key in every if years[key] == year} if chosen["year"] else every
    return {
        "areas": _counted(PracticeArea, of_author & of_year),
        "authors": _counted(Author, in_area & of_year),
        "years": _years(years[briefing] for briefing in in_area & of_author),
    }


def _chosen(model: type[Author | PracticeArea], slug: str, briefings: Set[int]) -> Set[int]:
    """Return the briefings that a filter leaves."""
    if not slug:
        return briefings
    return {briefing for (briefing,) in _linked(_CHOSEN, model, briefings, slug)}


def _counted(model: type[Author | PracticeArea], briefings: Set[int]) -> list[Counted[Named]]:
    """Return the rows that briefings have, in order."""
    rows = _linked(_COUNTED, model, briefings)
    return [Counted(Named(slug, Texts(*names)), count) for count, slug, *names in rows]


def _linked(
    sql: str, model: type[Author | PracticeArea], briefings: Set[int], *values: str
) -> list[tuple]:
    links = _LINKS[model]
    index = search.adapter(connections[router.db_for_read(links)])
    among = index.among("link.listing_id", briefings)
    sql = sql.format(
        links=links._meta.db_table,
        table=model._meta.db_table,
        column=f"{model._meta.model_name}_id",
        condition=among.sql,
    )
    return read(links, sql, [*among.values, *values])


def _years(found: Iterable[int]) -> list[dict[str, int]]:
    counts = Counter(found)
    return [{"year": year, "count": counts[year]} for year in sorted(counts, reverse=True)]

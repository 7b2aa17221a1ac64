"""The public briefings around a listing: by date, related ones, and those of its series.

There are two queries, whatever the number of briefings: one for series, one for the others. Both
join listings, so withdrawn briefings are left out and titles are those of current editions.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from briefings.models.plain_reading import read
from briefings.models.published.edition import Listing
from briefings.models.published.related import RelatedChoice

MOST_RELATED = 4  # as in the queries below
OLDER, NEWER, PINNED, RELATED, CITING = "older", "newer", "pinned", "related", "citing"


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A public briefing near another one, with the front matter that its listing stores."""

    place: str
    briefing_id: int
    edition_id: int
    card: dict[str, Any]


# The first condition is a range of an index; the second orders briefings of the same day.
_DATED = """
SELECT '{place}' AS place, 0.0 AS weight, briefing_id, edition_id, card FROM (
  SELECT briefing_id, edition_id, card FROM briefings_listing
  WHERE date {sign}= %s AND (date {sign} %s OR briefing_id {sign} %s)
  ORDER BY date {order}, briefing_id {order} LIMIT 1
) AS dated"""
_PINNED = """
SELECT 'pinned', 0.0 - id, briefing_id, edition_id, card FROM (
  SELECT choice.id, listing.briefing_id, listing.edition_id, listing.card
  FROM briefings_relatedchoice AS choice
  JOIN briefings_listing AS listing ON listing.briefing_id = choice.other_id
  WHERE choice.briefing_id = %s AND choice.is_pinned
  ORDER BY choice.id LIMIT 4
) AS pinned"""
_RELATED = """
SELECT 'related', weight, briefing_id, edition_id, card FROM (
  SELECT relation.weight, listing.briefing_id, listing.edition_id, listing.card
  FROM briefings_relation AS relation
  JOIN briefings_listing AS listing ON listing.briefing_id = relation.other_id
  WHERE relation.listing_id = %s AND NOT EXISTS (
    SELECT 1 FROM briefings_relatedchoice AS choice
    WHERE choice.briefing_id = relation.listing_id AND choice.other_id = relation.other_id
  )
  ORDER BY relation.weight DESC, listing.date DESC, listing.briefing_id DESC LIMIT 4
) AS related"""
_CITING = """
SELECT 'citing', 0.0, briefing_id, edition_id, card FROM (
  SELECT listing.briefing_id, listing.edition_id, listing.card
  FROM briefings_citation AS citation
  JOIN briefings_listing AS listing ON listing.briefing_id = citation.listing_id
  WHERE citation.target_id = %s
  ORDER BY listing.date DESC, listing.briefing_id DESC LIMIT 10
) AS citing"""
_BY_DATE = " UNION ALL ".join(
    [
        _DATED.format(place=OLDER, sign="<", order="DESC"),
        _DATED.format(place=NEWER, sign=">", order="ASC"),
    ]
)
_AROUND = " UNION ALL ".join([_BY_DATE, _PINNED, _RELATED, _CITING])


def around(listing: Listing) -> list[Neighbour]:
    """Return the neighbours of a public briefing, each kind in the order in which it is shown."""
    key, day = listing.briefing_id, listing.date
    return _neighbours_from(_AROUND, [day, day, key, day, day, key, key, key, key])


def around_draft(briefing_id: int, day: date, related: Iterable[int]) -> list[Neighbour]:
    """Return the neighbours that a draft would have with what it would be related to."""
    values = [day, day, briefing_id, day, day, briefing_id, briefing_id]
    near = _neighbours_from(f"{_BY_DATE} UNION ALL {_PINNED}", values)
    decided = RelatedChoice.objects.filter(briefing=briefing_id).values_list("other_id", flat=True)
    kept = [one for one in related if one not in set(decided)]
    listings = Listing.objects.in_bulk(kept[:MOST_RELATED])
    return near + [
        Neighbour(RELATED, pk, listings[pk].edition_id, listings[pk].card)
        for pk in kept
        if pk in listings
    ]


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a series that a briefing is in: itself, or the one before or after it."""

    series_id: int
    number: int  # among the public parts
    step: int  # from the briefing: -1, 0 or 1
    count: int
    edition_id: int | None
    card: dict[str, Any] | None


# A draft counts itself, as it will be when it is published.
_PARTS = """
WITH parts AS (
  SELECT part.series_id, part.briefing_id,
    ROW_NUMBER() OVER (PARTITION BY part.series_id ORDER BY part.position, part.id) AS number,
    COUNT(*) OVER (PARTITION BY part.series_id) AS count
  FROM briefings_seriespart AS part
  LEFT JOIN briefings_listing AS public ON public.briefing_id = part.briefing_id
  WHERE part.series_id IN (SELECT series_id FROM briefings_seriespart WHERE briefing_id = %s)
    AND (public.briefing_id IS NOT NULL OR part.briefing_id = %s)
)
SELECT near.series_id, near.number, near.number - here.number, here.count, listing.edition_id,
  listing.card
FROM parts AS here
JOIN parts AS near ON near.series_id = here.series_id
  AND near.number BETWEEN here.number - 1 AND here.number + 1
JOIN briefings_series AS series ON series.id = here.series_id
LEFT JOIN briefings_listing AS listing ON listing.briefing_id = near.briefing_id
WHERE here.briefing_id = %s
ORDER BY series.position, series.slug, near.number"""


def in_series(briefing_id: int) -> list[Part]:
    """Return the place of a briefing in each of its series, with the parts around it."""
    return [
        Part(series, number, step, count, edition, json.loads(card) if card else None)
        for series, number, step, count, edition, card in read(Listing, _PARTS, [briefing_id] * 3)
    ]


def _neighbours_from(sql: str, values: list[Any]) -> list[Neighbour]:
    # Made of this module's constants alone.
    ordered = f"SELECT * FROM ({sql}) AS near ORDER BY place, weight DESC"  # noqa: S608
    return [
        Neighbour(place, key, edition, json.loads(card))
        for place, _weight, key, edition, card in read(Listing, ordered, values)
    ]

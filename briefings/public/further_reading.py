"""Further reading after a briefing: its series, related briefings, and the next ones by date."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from briefings.models.published.neighbours import (
    CITING,
    MOST_RELATED,
    NEWER,
    OLDER,
    PINNED,
    RELATED,
    Neighbour,
    Part,
)
from briefings.models.series import Series
from briefings.public import cards
from briefings.public.citing.references import Cited, References
from briefings.public.page_layout import Side, named
from briefings.text.texts import Texts


@dataclass(frozen=True, slots=True)
class SeriesPlace:
    """A briefing's place in a series, with the parts before and after it."""

    slug: str
    name: Side
    number: int
    count: int
    before: cards.Card | None
    after: cards.Card | None


@dataclass(frozen=True, slots=True)
class FurtherReading:
    series: tuple[SeriesPlace, ...]
    related: tuple[cards.Card, ...]
    older: cards.Card | None
    newer: cards.Card | None
    citing: tuple[cards.Card, ...] = ()
    cited: tuple[Cited, ...] = ()


def further_reading(
    neighbours: Iterable[Neighbour],
    parts: Sequence[Part],
    series: Mapping[int, Series],
    references: References | None = None,
    *,
    language: str,
) -> FurtherReading:
    """Return the cards to show in a language; `series` are those of the parts."""
    found: dict[str, list[cards.Card]] = {
        OLDER: [],
        NEWER: [],
        PINNED: [],
        RELATED: [],
        CITING: [],
    }
    for neighbour in neighbours:
        found[neighbour.place].append(cards.card(neighbour.card, language=language))
    return FurtherReading(
        series=tuple(
            _place(series[key], list(near), language)
            for key, near in groupby(parts, key=lambda part: part.series_id)
        ),
        related=tuple([*found[PINNED], *found[RELATED]][:MOST_RELATED]),
        older=next(iter(found[OLDER]), None),
        newer=next(iter(found[NEWER]), None),
        citing=tuple(found[CITING]),
        cited=references.in_language(language) if references else (),
    )


def _place(series: Series, near: Sequence[Part], language: str) -> SeriesPlace:
    here = next(part for part in near if part.step == 0)
    around = {
        part.step: cards.card(part.card, language=language)
        for part in near
        if part.step and part.card
    }
    return SeriesPlace(
        slug=series.slug,
        name=named(Texts.of(series, "name"), language=language),
        number=here.number,
        count=here.count,
        before=around.get(-1),
        after=around.get(1),
    )

"""What stands around a briefing: loaded before its page is made, which depends on it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Self

from briefings.models.published import neighbours, readable
from briefings.models.published.edition import Edition
from briefings.models.published.neighbours import Neighbour, Part
from briefings.models.published.readable import Readable
from briefings.models.series import Series
from briefings.public.citing.references import References
from briefings.public.further_reading import FurtherReading, further_reading
from briefings.text.markup.references import targets_in
from briefings.text.texts import Texts


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The briefings that a text refers to, its neighbours and its series."""

    references: References
    neighbours: list[Neighbour] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)
    series: dict[int, Series] = field(default_factory=dict)

    @classmethod
    def of(cls, found: Readable) -> Self:
        """Return what is around an edition; only the current one has neighbours."""
        references = _references(found.edition)
        if found.withdrawal or not found.is_current:
            return cls(references)
        near = neighbours.around(found.listing)
        return cls(references, near, *_series(found.listing.briefing_id))

    @classmethod
    def of_draft(
        cls, briefing_id: int, *, text: str, day: date, related: Iterable[int], at: datetime
    ) -> Self:
        """Return what a draft would stand among, if it were published as it is."""
        references = References(_statuses(text), at)
        near = neighbours.around_draft(briefing_id, day, related)
        return cls(references, near, *_series(briefing_id))

    def values(self) -> list[object]:
        """Return all that the shown page depends on, for its ETag."""
        return [
            [(one.place, one.edition_id) for one in self.neighbours],
            [(part.series_id, part.number, part.count, part.edition_id) for part in self.parts],
            [(row.slug, *Texts.of(row, "name").values()) for row in self.series.values()],
            self.references.statuses,
        ]

    def in_language(self, language: str) -> FurtherReading:
        return further_reading(
            self.neighbours, self.parts, self.series, self.references, language=language
        )


def _references(edition: Edition) -> References:
    return References(_statuses(edition.body), edition.published_at)


def _statuses(text: str) -> dict[str, readable.Status]:
    """Return what became of the briefings in a text; most texts have none, and cost no query."""
    return readable.statuses(target.reference for target in targets_in(text))


def _series(briefing_id: int) -> tuple[list[Part], dict[int, Series]]:
    parts = neighbours.in_series(briefing_id)
    keys = {part.series_id for part in parts}
    return parts, Series.objects.in_bulk(keys) if keys else {}

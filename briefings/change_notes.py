"""The last change that readers were told of, for a briefing's page and its entry in the feeds."""

from dataclasses import dataclass
from datetime import datetime

from briefings.models.edition import Listing
from briefings.reading import Page, Side, side
from briefings.snapshot import Bilingual


@dataclass(frozen=True, slots=True)
class ChangeNote:
    """What an edition changed, in the languages of a page; `before` is the one it changed."""

    edition: int
    before: int | None
    at: datetime
    sides: tuple[Side, ...]


def last_change(listing: Listing | None, page: Page) -> ChangeNote | None:
    """None for a briefing of which nothing but typing was ever corrected."""
    told = listing.card.get("told") if listing else None
    if not told:
        return None
    note = Bilingual.from_json(told["note"])
    return ChangeNote(
        edition=told["edition"],
        before=told["before"],
        at=datetime.fromisoformat(told["at"]),
        sides=tuple(side(note, language=language) for language in page.columns),
    )

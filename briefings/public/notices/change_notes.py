"""The last change note shown to readers, on a briefing's page and in its feed entry."""

from dataclasses import dataclass
from datetime import datetime

from briefings.models.published.edition import Listing
from briefings.public.page_layout import Page, Side, side
from briefings.text.texts import Texts


@dataclass(frozen=True, slots=True)
class ChangeNote:
    """An edition's change note in a page's languages; `before` is the edition it changed."""

    edition: int
    before: int | None
    at: datetime
    sides: tuple[Side, ...]


def last_change(listing: Listing | None, page: Page) -> ChangeNote | None:
    """Return the last change note; None if there were only minor corrections."""
    told = listing.card.get("told") if listing else None
    if not told:
        return None
    note = Texts.by_language(told["note"])
    return ChangeNote(
        edition=told["edition"],
        before=told["before"],
        at=datetime.fromisoformat(told["at"]),
        sides=tuple(side(note, language=language) for language in page.columns),
    )

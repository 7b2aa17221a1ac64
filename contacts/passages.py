"""What the client was reading: an edition, and the pair of it that the question is about."""

from dataclasses import dataclass

from briefings.models.published import readable
from briefings.models.published.edition import Edition, Listing
from briefings.public import page_layout
from briefings.text.snapshot import Pair, Snapshot


@dataclass(frozen=True, slots=True)
class Passage:
    """An edition as it was read, and the pair asked about with its ¶ number, if one was named."""

    edition: Edition
    snapshot: Snapshot
    pair: Pair | None = None
    number: int = 0

    @property
    def paragraph(self) -> str:
        return self.pair.id if self.pair else ""

    @property
    def sides(self) -> tuple[page_layout.Side, ...]:
        """Return the sides of the pair asked about, Chinese first, as shown on its page."""
        return page_layout.sides_of(self.snapshot, self.pair) if self.pair else ()


def find(*, reference: str, paragraph: str = "", number: str = "") -> Passage | None:
    """Return the public briefing of a reference, in the edition the client was reading.

    If that edition is gone, return the current one; None for a briefing that is not public, so the
    form stands alone and shows no text.
    """
    listing = Listing.objects.filter(reference=reference[:20]).first()
    if not listing:
        return None
    try:
        edition = _as_read(listing.reference, number) or readable.current(listing.reference)
    except readable.Withdrawn:  # between the two queries
        edition = None
    return of(edition, paragraph) if edition else None


def _as_read(reference: str, number: str) -> Edition | None:
    """Return the edition from which the form was opened, unless it is gone."""
    if not (number.isascii() and number.isdecimal() and len(number) < 6):
        return None
    try:
        return readable.numbered(reference, int(number))
    except readable.Withdrawn:
        return None


def still_readable(edition: Edition | None, paragraph: str) -> Passage | None:
    """Return the edition of an enquiry for its client; None if its text has gone since."""
    try:
        return of(readable.opened(edition), paragraph) if edition else None
    except readable.Withdrawn:
        return None


def of(edition: Edition, paragraph: str) -> Passage:
    """Return the edition of an enquiry for the firm, withdrawn or not."""
    snapshot = edition.snapshot
    wanted = paragraph.removeprefix("p-")
    for number, pair in enumerate(snapshot.pairs(), start=1):
        if pair.id == wanted:
            return Passage(edition, snapshot, pair, number)
    return Passage(edition, snapshot)

"""The passage an enquiry is about: an edition and one of its pairs."""

from collections.abc import Sequence
from dataclasses import dataclass

from briefings.models.published import readable
from briefings.models.published.edition import Edition, Listing, Withdrawal
from briefings.models.published.readable import Readable
from briefings.public import page_layout
from briefings.text.languages import WRITTEN
from briefings.text.snapshot import Pair, Snapshot


@dataclass(frozen=True, slots=True)
class Passage:
    """The edition that was read, and the pair asked about with its ¶ number, if any.

    `withdrawal` is the notice that a client reads beside it.
    """

    edition: Edition
    snapshot: Snapshot
    pair: Pair | None = None
    number: int = 0
    withdrawal: Withdrawal | None = None

    @property
    def paragraph(self) -> str:
        return self.pair.id if self.pair else ""

    @property
    def sides(self) -> tuple[page_layout.Side, ...]:
        """Return the sides of the pair asked about, Chinese first, as shown on its page."""
        return self.sides_in(WRITTEN)

    def sides_in(self, columns: Sequence[str]) -> tuple[page_layout.Side, ...]:
        return page_layout.sides_of(self.snapshot, self.pair, columns) if self.pair else ()


def find(*, reference: str, paragraph: str = "", number: str = "") -> Passage | None:
    """Return the public briefing of a reference, in the edition the client was reading.

    If that edition is gone, return the current one; None for a briefing that is not public, so the
    form stands alone and shows no text.
    """
    listing = Listing.objects.filter(reference=reference[:20]).first()
    if not listing:
        return None
    try:
        found = _as_read(listing.reference, number) or readable.current(listing.reference)
    except readable.Withdrawn:  # between the two queries
        found = None
    return in_edition(found.edition, paragraph, found.withdrawal) if found else None


def _as_read(reference: str, number: str) -> Readable | None:
    """Return the edition from which the form was opened, unless it is gone."""
    if not (number.isascii() and number.isdecimal() and len(number) < 6):
        return None
    try:
        return readable.numbered(reference, int(number))
    except readable.Withdrawn:
        return None


def still_readable(edition: Edition | None, paragraph: str) -> Passage | None:
    """Return the passage of an enquiry for its client; None if the text is no longer public."""
    if not edition:
        return None
    try:
        return in_edition(edition, paragraph, readable.withdrawal_to_show(edition))
    except readable.Withdrawn:
        return None


def in_edition(edition: Edition, paragraph: str, withdrawal: Withdrawal | None = None) -> Passage:
    """Return the passage of an enquiry; for the firm, withdrawn or not."""
    snapshot = edition.snapshot
    wanted = paragraph.removeprefix("p-")
    for number, pair in enumerate(snapshot.pairs(), start=1):
        if pair.id == wanted:
            return Passage(edition, snapshot, pair, number, withdrawal)
    return Passage(edition, snapshot, withdrawal=withdrawal)

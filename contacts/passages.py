"""What the client was reading: an edition, and the pair of it that the question is about."""

from dataclasses import dataclass

from briefings.models.edition import Edition, Listing
from briefings.snapshot import Pair, Snapshot


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


def find(*, reference: str, paragraph: str = "", number: str = "") -> Passage | None:
    """The public briefing of a reference, in the edition that the client had before them.

    None for a briefing that is not public: the form then stands on its own and shows no text.
    """
    listing = Listing.objects.filter(reference=reference[:20]).select_related("edition").first()
    if not listing:
        return None
    edition = listing.edition
    if number.isdecimal() and len(number) < 6 and int(number) != edition.number:
        older = Edition.objects.filter(briefing_id=listing.briefing_id, number=int(number))
        edition = older.first() or edition
    return of(edition, paragraph)


def of(edition: Edition, paragraph: str) -> Passage:
    snapshot = edition.snapshot
    wanted = paragraph.removeprefix("p-")
    for number, pair in enumerate(snapshot.pairs(), start=1):
        if pair.id == wanted:
            return Passage(edition, snapshot, pair, number)
    return Passage(edition, snapshot)

"""Which editions an alert may still show when its mail is sent.

A mail must not contain what readers cannot find on the site, however long it has waited.
"""

from dataclasses import dataclass

from briefings.models.published import readable
from briefings.models.published.announcement import Announcement
from briefings.models.published.edition import Edition, Listing


@dataclass(frozen=True, slots=True)
class Sendable:
    """An announcement's edition, and the earlier one to compare it with, if both are readable."""

    edition: Edition
    before: Edition | None = None


def sendable(announcement: Announcement) -> Sendable | None:
    """Return what may be sent; None if the briefing was withdrawn or republished meanwhile."""
    edition = announcement.edition
    is_listed = Listing.objects.filter(briefing=edition.briefing_id).exists()
    if announcement.kind == Announcement.Kind.WITHDRAWAL:
        return None if is_listed else Sendable(edition)
    if not is_listed:
        return None
    found = _readable(edition.briefing.reference, edition.number)
    if found is None:
        return None
    changed = announcement.kind in (Announcement.Kind.CORRECTION, Announcement.Kind.MINOR)
    before = _readable(edition.briefing.reference, edition.number - 1) if changed else None
    return Sendable(found, before)


def _readable(reference: str, number: int) -> Edition | None:
    try:
        found = readable.numbered(reference, number)
    except readable.Withdrawn:
        return None
    return found.edition if found and not found.withdrawal else None

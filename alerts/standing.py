"""What may still be told of an announcement at the moment of sending.

Only what a reader finds on the site may be in a mail, however long the mail has waited.
"""

from dataclasses import dataclass

from briefings.models.published import readable
from briefings.models.published.announcement import Announcement
from briefings.models.published.edition import Edition, Listing


@dataclass(frozen=True, slots=True)
class Standing:
    """An announcement's edition, and the earlier one to compare it with, if both are readable."""

    edition: Edition
    before: Edition | None = None


def standing(announcement: Announcement) -> Standing | None:
    """Return what may be told; None if it is out of date: withdrawn since, or public again."""
    edition = announcement.edition
    is_listed = Listing.objects.filter(briefing=edition.briefing_id).exists()
    if announcement.kind == Announcement.Kind.WITHDRAWAL:
        return None if is_listed else Standing(edition)
    if not is_listed:
        return None
    found = _readable(edition.briefing.reference, edition.number)
    if found is None:
        return None
    changed = announcement.kind in (Announcement.Kind.CORRECTION, Announcement.Kind.MINOR)
    before = _readable(edition.briefing.reference, edition.number - 1) if changed else None
    return Standing(found, before)


def _readable(reference: str, number: int) -> Edition | None:
    try:
        found = readable.numbered(reference, number)
    except readable.Withdrawn:
        return None
    return found.edition if found and not found.withdrawal else None

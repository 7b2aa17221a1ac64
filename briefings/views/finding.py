"""Finds the editions that an address asks for, or Http404: for a draft as for any unknown."""

from django.http import Http404

from briefings import readable
from briefings.models.edition import Edition, Withdrawal


def current(reference: str) -> Edition:
    """The edition that is public now; of a withdrawn briefing the last, if its text was kept."""
    return _found(readable.current(reference), reference)


def one(reference: str, number: int) -> Edition:
    """A certain edition."""
    return _found(readable.numbered(reference, number), reference)


def two(reference: str, before: int, after: int) -> tuple[Edition, Edition]:
    """Two editions."""
    old, new = readable.two(reference, before, after)
    return _found(old, reference), _found(new, reference)


def history(reference: str) -> list[Edition]:
    """Every edition, newest first, without the texts."""
    editions = readable.history(reference)
    if not editions:
        raise Http404(reference)
    return editions


def _found(edition: Edition | None, reference: str) -> Edition:
    if edition is None:
        raise Http404(reference)
    return edition


def superseded_by(edition: Edition) -> list[Withdrawal]:
    """The withdrawn briefings in whose place this one stands; of those that came back, none."""
    if not getattr(edition, "is_successor", False):
        return []
    rows = Withdrawal.objects.filter(
        successor=edition.briefing_id, edition__briefing__listing=None
    ).select_related("edition__briefing")
    return list(rows.defer("edition__body").order_by("-withdrawn_at", "-pk"))

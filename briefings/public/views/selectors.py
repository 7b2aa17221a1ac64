"""Find the edition for a URL; raise Http404 for drafts and unknown references alike."""

from django.http import Http404

from briefings.models.published import readable
from briefings.models.published.edition import Edition, Withdrawal


def current(reference: str) -> Edition:
    """Return the current edition; for a withdrawn briefing the last one, if its text was kept."""
    return _found(readable.current(reference), reference)


def one(reference: str, number: int) -> Edition:
    """Return the edition of a number."""
    return _found(readable.numbered(reference, number), reference)


def two(reference: str, before: int, after: int) -> tuple[Edition, Edition]:
    """Return two editions."""
    old, new = readable.two(reference, before, after)
    return _found(old, reference), _found(new, reference)


def history(reference: str) -> list[Edition]:
    """Return every edition, newest first, without texts."""
    editions = readable.history(reference)
    if not editions:
        raise Http404(reference)
    return editions


def _found(edition: Edition | None, reference: str) -> Edition:
    if edition is None:
        raise Http404(reference)
    return edition


def superseded_by(edition: Edition) -> list[Withdrawal]:
    """Return the withdrawals that name this briefing as successor, without restored briefings."""
    if not getattr(edition, "is_successor", False):
        return []
    rows = Withdrawal.objects.filter(
        successor=edition.briefing_id, edition__briefing__listing=None
    ).select_related("edition__briefing")
    return list(rows.defer("edition__body").order_by("-withdrawn_at", "-pk"))

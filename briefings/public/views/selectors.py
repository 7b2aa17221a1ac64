"""Find the edition for a URL; raise Http404 for drafts and unknown references alike."""

from django.http import Http404

from briefings.models.published import readable
from briefings.models.published.edition import Withdrawal
from briefings.models.published.readable import Readable


def current(reference: str) -> Readable:
    """Return the current edition; for a withdrawn briefing the last one, if its text was kept."""
    return _or_404(readable.current(reference), reference)


def numbered(reference: str, number: int) -> Readable:
    """Return the edition of a number."""
    return _or_404(readable.numbered(reference, number), reference)


def both_numbered(reference: str, before: int, after: int) -> tuple[Readable, Readable]:
    """Return two editions."""
    old, new = readable.both_numbered(reference, before, after)
    return _or_404(old, reference), _or_404(new, reference)


def history(reference: str) -> list[Readable]:
    """Return every edition, newest first, without texts."""
    editions = readable.history(reference)
    if not editions:
        raise Http404(reference)
    return editions


def _or_404(readable: Readable | None, reference: str) -> Readable:
    if readable is None:
        raise Http404(reference)
    return readable


def superseded_by(found: Readable) -> list[Withdrawal]:
    """Return the withdrawals that name this briefing as successor, without restored briefings."""
    if not found.is_successor:
        return []
    rows = Withdrawal.objects.filter(
        successor=found.edition.briefing_id, edition__briefing__listing=None
    ).select_related("edition__briefing")
    return list(rows.defer("edition__body").order_by("-withdrawn_at", "-pk"))

"""Find the edition for a URL; raise Http404 for drafts and unknown references alike."""

from django.http import Http404

from briefings.models.published import readable
from briefings.models.published.edition import Withdrawal
from briefings.models.published.readable import Readable


def current(reference: str) -> Readable:
    """Return the current edition; for a withdrawn briefing the last one, if its text was kept."""
    return _found(readable.current(reference), reference)


def one(reference: str, number: int) -> Readable:
    """Return the edition of a number."""
    return _found(readable.numbered(reference, number), reference)


def two(reference: str, before: int, after: int) -> tuple[Readable, Readable]:
    """Return two editions."""
    old, new = readable.two(reference, before, after)
    return _found(old, reference), _found(new, reference)


def history(reference: str) -> list[Readable]:
    """Return every edition, newest first, without texts."""
    editions = readable.history(reference)
    if not editions:
        raise Http404(reference)
    return editions


def _found(readable: Readable | None, reference: str) -> Readable:
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

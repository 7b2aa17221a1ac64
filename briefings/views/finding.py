"""Finds the editions that the public may read; the one place that decides it for pages."""

from django.http import Http404

from briefings.models.edition import Edition, Withdrawal
from briefings.views.answers import Withdrawn


def current(reference: str) -> Edition:
    """The edition that is public now, in one query; Withdrawn, or Http404 as for any unknown."""
    edition = (
        Edition.objects.current()
        .filter(listing__reference=_plain(reference))
        .select_related("listing")
        .first()
    )
    if edition:
        return edition
    withdrawal = _withdrawals(reference).first()
    if withdrawal:
        raise Withdrawn(withdrawal)
    raise Http404(reference)


def one(reference: str, number: int) -> Edition:
    """A certain edition of a briefing that is public: itself neither withdrawn nor a draft."""
    edition = (
        Edition.objects.filter(
            briefing__listing__reference=_plain(reference), number=number, withdrawal=None
        )
        .select_related("briefing__listing__edition")
        .defer("briefing__listing__edition__body")
        .first()
    )
    if edition:
        return edition
    withdrawn = _withdrawals(reference)
    withdrawal = withdrawn.filter(edition__number=number).first()
    # With the whole briefing withdrawn, its earlier editions are as well.
    if not withdrawal and not Edition.objects.current().filter(
        listing__reference=_plain(reference)
    ):
        withdrawal = withdrawn.first()
    if withdrawal:
        raise Withdrawn(withdrawal)
    raise Http404(reference)


def two(reference: str, before: int, after: int) -> tuple[Edition, Edition]:
    """Two editions of a public briefing, in one query when both may be read."""
    found = {
        edition.number: edition
        for edition in Edition.objects.filter(
            briefing__listing__reference=_plain(reference),
            number__in=[before, after],
            withdrawal=None,
        ).select_related("briefing__listing")
    }
    # What is missing says by itself whether it is withdrawn or unknown.
    return found.get(before) or one(reference, before), found.get(after) or one(reference, after)


def history(reference: str) -> list[Edition]:
    """Every edition of a public briefing, newest first, without their texts. One query."""
    editions = list(
        Edition.objects.filter(briefing__listing__reference=_plain(reference))
        .select_related("withdrawal", "briefing__listing")
        .defer("body")
        .order_by("-number")
    )
    if not editions:
        current(reference)
    return editions


def _withdrawals(reference: str):
    year, number = _plain(reference).split("-")
    return (
        Withdrawal.objects.filter(
            edition__briefing__year=int(year), edition__briefing__number=int(number)
        )
        .select_related("edition")
        .defer("edition__body")
        .order_by("-edition__number")
    )


def _plain(reference: str) -> str:
    """2025-017 is 2025-17."""
    year, _dash, number = reference.partition("-")
    return f"{int(year)}-{int(number)}"

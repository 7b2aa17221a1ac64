"""Finds the editions that the public may read; the one place that decides it for pages."""

from django.db.models import BooleanField, QuerySet
from django.db.models.expressions import RawSQL
from django.http import Http404

from briefings.models.edition import Edition, Listing, Withdrawal, listing_values
from briefings.views.answers import Withdrawn


def current(reference: str) -> Edition:
    """The edition that is public now, in one query; Withdrawn, or Http404 as for any unknown.

    Or, `withdrawn`, the one whose text was kept readable; it then has a listing for its page only.
    """
    # A reference is that of one briefing: first() would only add an order.
    edition = next(iter(_listed(reference).select_related("listing")), None)
    if edition:
        return _standing(edition)
    withdrawal = _withdrawals(reference).first()
    if withdrawal is None:
        raise Http404(reference)
    if not withdrawal.keeps_text:
        raise Withdrawn(withdrawal)
    return _kept(withdrawal.edition, withdrawal)


def one(reference: str, number: int) -> Edition:
    """A certain edition of a briefing that may be read: itself neither gone nor a draft."""
    edition = (
        Edition.objects.filter(
            briefing__listing__reference=_plain(reference), number=number, withdrawal=None
        )
        .select_related("briefing__listing__edition")
        .defer("briefing__listing__edition__body")
        .first()
    )
    if edition:
        return _standing(edition)
    withdrawals = list(_withdrawals(reference))
    own = next((row for row in withdrawals if row.edition.number == number), None)
    if _listed(reference).exists():
        return _kept_beside_the_current(reference, own)
    if not withdrawals:
        raise Http404(reference)
    # With the whole briefing withdrawn, its earlier editions are as well.
    whole = withdrawals[0]
    if not whole.keeps_text or (own and not own.keeps_text):
        raise Withdrawn(own or whole)
    rows = Edition.objects.filter(briefing_id=whole.edition.briefing_id, number=number)
    found = rows.select_related("briefing").first()
    if found is None:
        raise Http404(reference)
    return _kept(found, whole)


def _kept_beside_the_current(reference: str, own: Withdrawal | None) -> Edition:
    """An edition that was withdrawn before the briefing came back."""
    if own is None:
        raise Http404(reference)
    if not own.keeps_text:
        raise Withdrawn(own)
    edition = Edition.objects.select_related("briefing__listing__edition").get(pk=own.edition_id)
    edition.withdrawn = own
    edition.is_successor = False
    return edition


def two(reference: str, before: int, after: int) -> tuple[Edition, Edition]:
    """Two editions of a public briefing, in one query when both may be read."""
    found = {
        edition.number: _standing(edition)
        for edition in Edition.objects.filter(
            briefing__listing__reference=_plain(reference),
            number__in=[before, after],
            withdrawal=None,
        ).select_related("briefing__listing")
    }
    # What is missing says by itself whether it is withdrawn or unknown.
    return found.get(before) or one(reference, before), found.get(after) or one(reference, after)


def history(reference: str) -> list[Edition]:
    """Every edition of a briefing that may be read, newest first, without their texts."""
    rows = Edition.objects.select_related("withdrawal", "briefing__listing").defer("body")
    rows = rows.order_by("-number")
    editions = list(rows.filter(briefing__listing__reference=_plain(reference)))
    if editions:
        return [_standing(edition) for edition in editions]
    last = current(reference)
    return [
        _kept(edition, last.withdrawn, last.listing)
        for edition in rows.filter(briefing_id=last.briefing_id)
    ]


def superseded_by(edition: Edition) -> list[Withdrawal]:
    """The withdrawn briefings in whose place this one stands; of those that came back, none."""
    if not getattr(edition, "is_successor", False):
        return []
    rows = Withdrawal.objects.filter(
        successor=edition.briefing_id, edition__briefing__listing=None
    ).select_related("edition__briefing")
    return list(rows.defer("edition__body").order_by("-withdrawn_at", "-pk"))


def _listed(reference: str) -> QuerySet[Edition]:
    listed = Edition.objects.current().filter(listing__reference=_plain(reference))
    return listed.annotate(is_successor=_IS_SUCCESSOR)


# Written out: the ORM takes longer to write this than everything else that finds a page.
_IS_SUCCESSOR = RawSQL(
    "EXISTS (SELECT 1 FROM briefings_withdrawal"
    " WHERE briefings_withdrawal.successor_id = briefings_edition.briefing_id)",
    (),
    BooleanField(),
)


def _standing(edition: Edition) -> Edition:
    edition.withdrawn = None
    return edition


def _kept(edition: Edition, withdrawal: Withdrawal, listing: Listing | None = None) -> Edition:
    """With a listing that is nowhere stored: pages read it as they read any."""
    last = withdrawal.edition
    listing = listing or Listing(
        briefing_id=last.briefing_id, edition_id=last.pk, **listing_values(last.snapshot)
    )
    edition.withdrawn = withdrawal
    edition.is_successor = False
    edition._state.fields_cache["listing"] = listing
    edition.briefing._state.fields_cache["listing"] = listing
    return edition


def _withdrawals(reference: str) -> QuerySet[Withdrawal]:
    year, number = _plain(reference).split("-")
    return (
        Withdrawal.objects.filter(
            edition__briefing__year=int(year), edition__briefing__number=int(number)
        )
        .select_related("edition__briefing", "successor__listing")
        .defer("edition__body")
        .order_by("-edition__number")
    )


def _plain(reference: str) -> str:
    """2025-017 is 2025-17."""
    year, _dash, number = reference.partition("-")
    return f"{int(year)}-{int(number)}"

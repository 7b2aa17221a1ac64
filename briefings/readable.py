"""Which editions clients may read: the one place that knows of withdrawals.

A withdrawal is of its edition and of all before it. So a text that is gone stays gone when the next
edition is published, and a text that was kept stays under its banner.

Every edition that is found here has `withdrawn`: the withdrawal that readers are told of, or None.
"""

from collections.abc import Iterable

from django.db.models import BooleanField, QuerySet
from django.db.models.expressions import RawSQL

from briefings.models.edition import (
    Edition,
    EditionQuerySet,
    Listing,
    Withdrawal,
    listing_values,
)


class Withdrawn(Exception):
    """What was asked for is gone; the reader is told why."""

    def __init__(self, withdrawal: Withdrawal):
        super().__init__(withdrawal)
        self.withdrawal = withdrawal


def public() -> EditionQuerySet:
    """The editions that are public now. None is withdrawn: withdrawing deletes the listing."""
    return Edition.objects.current()


def current(reference: str) -> Edition | None:
    """The edition that is public now, in one query; None for a draft as for any unknown reference.

    Of a withdrawn briefing the last edition, if its text was kept; it then has a listing for its
    page only. Raises Withdrawn.
    """
    # A reference is that of one briefing: first() would only add an order.
    listed = public().filter(listing__reference=_plain(reference))
    listed = listed.annotate(is_successor=_IS_SUCCESSOR).select_related("listing")
    edition = next(iter(listed), None)
    if edition:
        edition.withdrawn = None
        return edition
    newest = _numbered(reference).order_by("-number").first()
    return _opened(newest) if newest else None


def numbered(reference: str, number: int) -> Edition | None:
    """A certain edition. Raises Withdrawn."""
    edition = next(iter(_numbered(reference).filter(number=number)), None)
    return _opened(edition) if edition else None


def two(reference: str, before: int, after: int) -> tuple[Edition | None, Edition | None]:
    """Two editions, in one query when neither is withdrawn. Raises Withdrawn."""
    rows = _numbered(reference).filter(number__in=[before, after]).order_by("number")
    found = {edition.number: _opened(edition) for edition in rows}
    return found.get(before), found.get(after)


def history(reference: str) -> list[Edition]:
    """Every edition, newest first, without the texts; those whose text is gone are among them.

    Raises Withdrawn when the whole briefing is gone.
    """
    rows = _numbered(reference).defer("body").order_by("-number")
    editions = list(rows.select_related("briefing__listing", "withdrawal__successor__listing"))
    withdrawals = [one.withdrawal for one in editions if hasattr(one, "withdrawal")]
    for edition in editions:
        edition.withdrawn = governing(edition.number, withdrawals)
    if editions and not _listing(editions[0]):
        _standing(editions[0].withdrawn)
        listing = _listing_of_the_last(withdrawals)
        for edition in editions:
            edition.briefing._state.fields_cache["listing"] = listing
    return editions


def by_digest(beginning: str) -> Edition | None:
    """The newest edition whose digest begins so, without its text: gone or not, it is verified."""
    rows = Edition.objects.filter(digest__startswith=beginning).order_by("-number")
    edition = rows.select_related("briefing__listing").defer("body").first()
    if edition:
        edition.withdrawn = withdrawal_of(edition)
    return edition


def opened(edition: Edition) -> Edition:
    """An edition at hand, as of an enquiry. Raises Withdrawn."""
    edition.withdrawn = _standing(withdrawal_of(edition))
    return edition


def withdrawal_of(edition: Edition) -> Withdrawal | None:
    """The withdrawal that holds for an edition at hand."""
    return governing(edition.number, withdrawals_of(edition.briefing_id))


def governing(number: int, withdrawals: Iterable[Withdrawal]) -> Withdrawal | None:
    """Of a briefing's withdrawals the one that holds for the edition of a number.

    What is gone by any of them is gone; else the nearest tells its reason.
    """
    later = [one for one in withdrawals if one.edition.number >= number]
    later.sort(key=lambda one: (one.keeps_text, one.edition.number))
    return later[0] if later else None


def _standing(withdrawal: Withdrawal | None) -> Withdrawal | None:
    if withdrawal and not withdrawal.keeps_text:
        raise Withdrawn(withdrawal)
    return withdrawal


# Written out: the ORM takes longer to write these than everything else that finds a page.
_IS_SUCCESSOR = RawSQL(
    "EXISTS (SELECT 1 FROM briefings_withdrawal"
    " WHERE briefings_withdrawal.successor_id = briefings_edition.briefing_id)",
    (),
    BooleanField(),
)
_IS_TAKEN_BACK = RawSQL(
    "EXISTS (SELECT 1 FROM briefings_withdrawal"
    " JOIN briefings_edition AS taken_back ON taken_back.id = briefings_withdrawal.edition_id"
    " WHERE taken_back.briefing_id = briefings_edition.briefing_id"
    " AND taken_back.number >= briefings_edition.number)",
    (),
    BooleanField(),
)


def _numbered(reference: str) -> QuerySet[Edition]:
    year, number = _plain(reference).split("-")
    return (
        Edition.objects.filter(briefing__year=int(year), briefing__number=int(number))
        .annotate(is_taken_back=_IS_TAKEN_BACK)
        .select_related("briefing__listing__edition")
        .defer("briefing__listing__edition__body")
    )


def _opened(edition: Edition) -> Edition:
    taken_back = edition.is_taken_back  # type: ignore[attr-defined]  # annotated
    withdrawals = withdrawals_of(edition.briefing_id) if taken_back else []
    edition.withdrawn = _standing(governing(edition.number, withdrawals))
    if withdrawals and not _listing(edition):
        listing = _listing_of_the_last(withdrawals)
        edition.briefing._state.fields_cache["listing"] = listing
        edition._state.fields_cache["listing"] = listing
    return edition


def _listing_of_the_last(withdrawals: list[Withdrawal]) -> Listing:
    """A listing that is nowhere stored, for the pages of a briefing that is not public."""
    last = max(withdrawals, key=lambda one: one.edition.number).edition
    return Listing(
        briefing_id=last.briefing_id,
        edition_id=last.pk,
        updated_at=last.published_at,
        **listing_values(last.snapshot),
    )


def _listing(edition: Edition) -> Listing | None:
    return getattr(edition.briefing, "listing", None)


def withdrawals_of(briefing_id: int) -> list[Withdrawal]:
    """Every withdrawal of a briefing's editions."""
    rows = Withdrawal.objects.filter(edition__briefing=briefing_id)
    rows = rows.select_related("edition__briefing", "successor__listing")
    return list(rows.defer("edition__body"))


def _plain(reference: str) -> str:
    """2025-017 is 2025-17."""
    year, _dash, number = reference.partition("-")
    return f"{int(year)}-{int(number)}"

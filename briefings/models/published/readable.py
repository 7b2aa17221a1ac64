"""Editions that clients may read. Only this module knows about withdrawals.

A withdrawal covers its edition and all earlier ones. A text that is gone therefore stays gone after
the next edition is published, and a text that was kept stays under its banner.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING, Any, TypedDict

from django.db.models import BooleanField, Exists, OuterRef, Q, QuerySet
from django.db.models.expressions import RawSQL

from briefings.models.firm import Firm
from briefings.models.people import Author
from briefings.models.picture import Picture, PictureQuerySet
from briefings.models.plain_reading import columns, instances, read
from briefings.models.published.edition import (
    Edition,
    EditionQuerySet,
    Listing,
    Withdrawal,
    has_reference,
    listing_values,
)
from briefings.models.published.edition_picture import EditionPicture
from briefings.text.sides import TITLE
from briefings.text.texts import Texts

if TYPE_CHECKING:
    # django-stubs-ext comes with the type checker; the product does not install it.
    from django_stubs_ext import WithAnnotations


@dataclass(frozen=True, slots=True)
class Readable:
    """An edition, with its briefing's listing and the withdrawal to show to readers.

    A withdrawn briefing has no listing; if its text was kept, this is an unsaved one for its pages.
    """

    edition: Edition
    listing: Listing
    withdrawal: Withdrawal | None = None
    # It may replace withdrawn briefings. Known for the current edition only.
    is_successor: bool = False

    @property
    def is_current(self) -> bool:
        return self.listing.edition_id == self.edition.pk

    @property
    def title_breaks(self) -> dict[str, list[int]]:
        """Return where titles may break; in a replaced edition, its title if it is the same."""
        card = self.listing.card
        breaks = card.get("breaks", {})
        if self.is_current:
            return breaks
        same = TITLE in breaks and Texts.by_language(card["title"]) == self.edition.snapshot.title
        return {TITLE: breaks[TITLE]} if same else {}


@dataclass(frozen=True, slots=True)
class Status:
    """The status of a published briefing: its public front matter, or its withdrawal."""

    card: dict[str, Any] | None
    changed_at: datetime | None = None
    withdrawn_at: datetime | None = None


class Withdrawn(Exception):
    """The requested text is gone; the reader gets the reason."""

    def __init__(self, withdrawal: Withdrawal):
        super().__init__(withdrawal)
        self.withdrawal = withdrawal


def public() -> EditionQuerySet:
    """Return the current public editions. Withdrawing deletes the listing, so none is withdrawn."""
    return Edition.objects.current()


def current_of(briefings: Collection[int]) -> list[Readable]:
    """Return the current editions of those briefings that are public."""
    if not briefings:
        return []
    marks = ", ".join(["%s"] * len(briefings))
    sql = (
        f"SELECT {columns(Edition)}, {columns(Listing)} FROM briefings_listing"  # noqa: S608 - no input
        " JOIN briefings_edition ON briefings_edition.id = briefings_listing.edition_id"
        f" WHERE briefings_listing.briefing_id IN ({marks})"
    )
    rows = read(Edition, sql, [*briefings])
    return [Readable(*instances(row, Edition, Listing)) for row in rows]


def current(reference: str) -> Readable | None:
    """Return the current edition in one query; None for a draft or an unknown reference.

    For a withdrawn briefing, return the last edition if its text was kept. Raises Withdrawn.
    """
    if listed := read(Edition, _current_sql(), [_plain(reference)]):
        edition, listing, is_successor = instances(listed[0], Edition, Listing)
        listing.edition = edition
        return Readable(edition, listing, is_successor=bool(is_successor))
    newest = _numbered(reference).order_by("-number").first()
    return _opened(newest) if newest else None


def numbered(reference: str, number: int) -> Readable | None:
    """Return the edition of a number. Raises Withdrawn."""
    edition = next(iter(_numbered(reference).filter(number=number)), None)
    return _opened(edition) if edition else None


def both_numbered(
    reference: str, before: int, after: int
) -> tuple[Readable | None, Readable | None]:
    """Return two editions, in one query if neither is withdrawn. Raises Withdrawn."""
    rows = _numbered(reference).filter(number__in=[before, after]).order_by("number")
    found = {edition.number: _opened(edition) for edition in rows}
    return found.get(before), found.get(after)


def history(reference: str) -> list[Readable]:
    """Return every edition, newest first, without texts and including editions that are gone.

    Raises Withdrawn if the whole briefing is gone.
    """
    rows = _numbered(reference).defer("body").order_by("-number")
    editions = list(rows.select_related("briefing__listing", "withdrawal__successor__listing"))
    if not editions:
        return []
    withdrawals = [one.withdrawal for one in editions if hasattr(one, "withdrawal")]
    listing = _listing(editions[0])
    if not listing:
        _standing(governing(editions[0].number, withdrawals))
        listing = _listing_of_the_last(withdrawals)
    return [Readable(one, listing, governing(one.number, withdrawals)) for one in editions]


def statuses(references: Iterable[str]) -> dict[str, Status]:
    """Return the status of each briefing that was ever published, in order, with two queries."""
    wanted = list(dict.fromkeys(references))
    if not wanted:
        return {}
    found = {
        reference: Status(card, _changed_at(card))
        for reference, card in Listing.objects.filter(reference__in=wanted).values_list(
            "reference", "card"
        )
    }
    withdrawals = Withdrawal.objects.filter(has_reference(wanted, briefing="edition__briefing"))
    for year, number, at in withdrawals.order_by("withdrawn_at").values_list(
        "edition__briefing__year", "edition__briefing__number", "withdrawn_at"
    ):
        reference = f"{year}-{number}"
        if not (found.get(reference) and found[reference].card):
            found[reference] = Status(None, withdrawn_at=at)
    return {reference: found[reference] for reference in wanted if reference in found}


def _changed_at(card: dict[str, Any]) -> datetime | None:
    told = card.get("told")
    return datetime.fromisoformat(told["at"]) if told else None


def by_digest(beginning: str) -> Edition | None:
    """Return the newest edition whose digest starts with these digits, without its text.

    Editions that are gone are verified too.
    """
    rows = Edition.objects.filter(digest__startswith=beginning).order_by("-number")
    return rows.select_related("briefing__listing").defer("body").first()


def pictures() -> PictureQuerySet:
    """Return the pictures of editions that clients may read, of the firm and of its people."""
    gone = Withdrawal.objects.filter(
        keeps_text=False,
        edition__briefing=OuterRef("edition__briefing"),
        edition__number__gte=OuterRef("edition__number"),
    )
    shown = EditionPicture.objects.filter(~Exists(gone), picture=OuterRef("pk"))
    logos = Firm.objects.filter(Q(logo=OuterRef("pk")) | Q(dark_logo=OuterRef("pk")))
    people = Author.objects.filter(
        Q(is_public=True) | Q(listings__isnull=False), photograph=OuterRef("pk")
    )
    return Picture.objects.filter(Exists(shown) | Exists(logos) | Exists(people))


def withdrawal_of(edition: Edition) -> Withdrawal | None:
    """Return the withdrawal that applies to an edition already loaded, such as an enquiry's."""
    return governing(edition.number, withdrawals_of(edition.briefing_id))


def withdrawal_to_show(edition: Edition) -> Withdrawal | None:
    """Return the same for readers. Raises Withdrawn."""
    return _standing(withdrawal_of(edition))


def governing(number: int, withdrawals: Iterable[Withdrawal]) -> Withdrawal | None:
    """Return the withdrawal of a briefing that applies to an edition number.

    If any withdrawal removes the text, it is gone; otherwise the nearest one gives the reason.
    """
    later = [one for one in withdrawals if one.edition.number >= number]
    later.sort(key=lambda one: (one.keeps_text, one.edition.number))
    return later[0] if later else None


def _standing(withdrawal: Withdrawal | None) -> Withdrawal | None:
    if withdrawal and not withdrawal.keeps_text:
        raise Withdrawn(withdrawal)
    return withdrawal


# Raw SQL: building these through the ORM takes longer than the rest of finding a page.
@cache
def _current_sql() -> str:
    return (
        f"SELECT {columns(Edition)}, {columns(Listing)},"  # noqa: S608 - no input
        " EXISTS (SELECT 1 FROM briefings_withdrawal"
        " WHERE briefings_withdrawal.successor_id = briefings_edition.briefing_id)"
        " FROM briefings_listing"
        " JOIN briefings_edition ON briefings_edition.id = briefings_listing.edition_id"
        " WHERE briefings_listing.reference = %s"
    )


_IS_TAKEN_BACK = RawSQL(
    "EXISTS (SELECT 1 FROM briefings_withdrawal"
    " JOIN briefings_edition AS taken_back ON taken_back.id = briefings_withdrawal.edition_id"
    " WHERE taken_back.briefing_id = briefings_edition.briefing_id"
    " AND taken_back.number >= briefings_edition.number)",
    (),
    BooleanField(),
)


class _Columns(TypedDict):
    is_taken_back: bool


if TYPE_CHECKING:
    _AnnotatedEdition = WithAnnotations[Edition, _Columns]


def _numbered(reference: str) -> "QuerySet[_AnnotatedEdition]":
    year, number = _plain(reference).split("-")
    return (
        Edition.objects.filter(briefing__year=int(year), briefing__number=int(number))
        .annotate(is_taken_back=_IS_TAKEN_BACK)
        .select_related("briefing__listing__edition")
        .defer("briefing__listing__edition__body")
    )


def _opened(edition: "_AnnotatedEdition") -> Readable:
    withdrawals = withdrawals_of(edition.briefing_id) if edition.is_taken_back else []
    withdrawal = _standing(governing(edition.number, withdrawals))
    listing = _listing(edition) or _listing_of_the_last(withdrawals)
    return Readable(edition, listing, withdrawal)


def _listing_of_the_last(withdrawals: list[Withdrawal]) -> Listing:
    """Build an unsaved listing for the pages of a briefing that is not public."""
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
    """Return every withdrawal of a briefing's editions."""
    rows = Withdrawal.objects.filter(edition__briefing=briefing_id)
    rows = rows.select_related("edition__briefing", "successor__listing")
    return list(rows.defer("edition__body"))


def _plain(reference: str) -> str:
    """Normalise a reference: 2025-017 is 2025-17."""
    year, _dash, number = reference.partition("-")
    return f"{int(year)}-{int(number)}"

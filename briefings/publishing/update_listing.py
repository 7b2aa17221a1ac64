"""Make an edition the current one: update the briefing's listing and its last change note."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef, Q

from briefings.models.base.language_columns import in_any_language
from briefings.models.people import Author
from briefings.models.published import readable
from briefings.models.published.edition import Edition, Listing, Withdrawal, listing_values
from briefings.models.published.tally import Tally
from briefings.models.terms import Term
from briefings.publishing.title_breaks import breaks_of
from briefings.text.languages import CHINESE
from briefings.text.snapshot import Snapshot


def list_edition(edition: Edition, snapshot: Snapshot) -> None:
    """List an edition in place of the previous one."""
    Author.objects.filter(briefings=edition.briefing).make_public()
    Tally.take(edition.briefing_id)
    values = first_values(snapshot, Term.objects.wordings(CHINESE))
    values["card"]["told"] = _last_change(edition)
    values["updated_at"] = _updated_at(edition)
    listing, _created = Listing.objects.update_or_create(
        briefing_id=edition.briefing_id, defaults={"edition": edition} | values
    )
    briefing = edition.briefing
    listing.authors.set(briefing.authors.all())
    listing.areas.set(briefing.areas.all())
    areas, authors = (row.values_list("pk", flat=True) for row in (listing.areas, listing.authors))
    Tally.put([(list(areas), list(authors), listing.year)])


def first_values(snapshot: Snapshot, terms: Collection[str]) -> dict[str, Any]:
    """Return the fields of the listing of a first edition."""
    values = listing_values(snapshot)
    values["card"]["breaks"] = breaks_of(snapshot, terms)
    return values


def _updated_at(edition: Edition) -> datetime:
    """Return the time of the last news for readers.

    Restoring a withdrawn briefing is news; a correction of typing is not.
    """
    taken_back = Withdrawal.objects.filter(
        edition__briefing=OuterRef("briefing"), edition__number=OuterRef("number") - 1
    )
    new = Q(number=1) | in_any_language("change_note") | Exists(taken_back)
    last = Edition.objects.filter(new, briefing=edition.briefing_id).order_by("-number")
    return last.values_list("published_at", flat=True)[0]


def _last_change(edition: Edition) -> dict[str, Any] | None:
    """Return the last change note, and the edition to compare with.

    Editions whose text is no longer public are skipped.
    """
    rows = Edition.objects.filter(briefing=edition.briefing_id).defer("body").order_by("-number")
    withdrawals = readable.withdrawals_of(edition.briefing_id)
    kept = [row for row in rows if not _is_gone(row, withdrawals)]
    for at, row in enumerate(kept):
        if row.number > 1 and row.change_note.present():
            before = kept[at + 1].number if at + 1 < len(kept) else None
            return {
                "edition": row.number,
                "before": before,
                "at": row.published_at.isoformat(),
                "note": dict(row.change_note),
            }
    return None


def _is_gone(edition: Edition, withdrawals: list[Withdrawal]) -> bool:
    withdrawal = readable.governing(edition.number, withdrawals)
    return withdrawal is not None and not withdrawal.keeps_text

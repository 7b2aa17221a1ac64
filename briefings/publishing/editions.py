"""Publish and withdraw: the editions that clients read, and their list."""

from datetime import datetime
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from briefings import search
from briefings.models import (
    Briefing,
    Edition,
    Generation,
    Listing,
    Tally,
    Withdrawal,
)
from briefings.publishing.freezing import freeze
from briefings.publishing.reasons import NotPublishable, missing_in, reasons_against
from briefings.snapshot import (
    Bilingual,
    Snapshot,
    digest,
)

NO_NOTE = Bilingual()


@transaction.atomic
def publish(
    *,
    briefing: Briefing,
    by: User | None,
    at: datetime,
    note: Bilingual = NO_NOTE,
    with_gaps: bool = False,
) -> Edition:
    """Freeze the draft as the next edition and show it to the public.

    Raises NotPublishable with the reasons.
    """
    # One publication of a briefing at a time, or two would take the same number.
    briefing = Briefing.objects.select_for_update().get(pk=briefing.pk)
    snapshot = freeze(briefing)
    latest = briefing.editions.order_by("-number").first()
    reasons = reasons_against(briefing, snapshot, with_gaps=with_gaps)
    if latest and _is_public(latest) and latest.digest == digest(snapshot.canonical()):
        reasons.append(_("Nothing has changed since edition %d.") % latest.number)
    if len(note.missing()) == 1:
        reasons.append(_("The change note is missing in %s.") % missing_in(note))
    if reasons:
        raise NotPublishable(reasons)
    number = (latest.number if latest else 0) + 1
    edition = edition_of(briefing, snapshot, number=number, by=by, at=at, note=note)
    edition.save()
    _list(edition, snapshot)
    search.index(edition)
    Generation.advance()
    return edition


def edition_of(
    briefing: Briefing,
    snapshot: Snapshot,
    *,
    number: int,
    by: User | None,
    at: datetime,
    note: Bilingual = NO_NOTE,
) -> Edition:
    """The row that freezes the snapshot, not yet saved."""
    body = snapshot.canonical()
    return Edition(
        briefing=briefing,
        number=number,
        body=body,
        digest=digest(body),
        revision=briefing.revision,
        change_note_zh_hant=note.zh_hant,
        change_note_en=note.en,
        published_at=at,
        published_by=by,
        publisher_name=(by.get_full_name() or by.get_username()) if by else "",
    )


def is_public(briefing: Briefing) -> bool:
    """Whether clients can read an edition of the briefing now."""
    return Listing.objects.filter(briefing=briefing).exists()


def _is_public(edition: Edition) -> bool:
    return Listing.objects.filter(edition=edition).exists()


def _list(edition: Edition, snapshot: Snapshot) -> None:
    """Put the edition where the public looks, in place of the one before."""
    Tally.take(edition.briefing_id)
    listing, _created = Listing.objects.update_or_create(
        briefing_id=edition.briefing_id,
        defaults={"edition": edition} | listing_values(snapshot),
    )
    briefing = edition.briefing
    listing.authors.set(briefing.authors.all())
    listing.areas.set(briefing.areas.all())
    areas, authors = (row.values_list("pk", flat=True) for row in (listing.areas, listing.authors))
    Tally.put([(list(areas), list(authors), listing.year)])


def listing_values(snapshot: Snapshot) -> dict[str, Any]:
    """What the listing of an edition says of its text."""
    front = ("reference", "title", "standfirst", "authors", "areas", "date", "law_as_at")
    data = snapshot.to_json()
    return {
        "reference": snapshot.reference,
        "date": snapshot.date,
        "year": snapshot.date.year,
        # With the languages there is something to read in, for the sitemap.
        "card": {key: data[key] for key in front} | {"languages": snapshot.languages()},
    }


def reasons_not_to_withdraw(briefing: Briefing, *, reason: Bilingual) -> list[str]:
    reasons = []
    if not is_public(briefing):
        reasons.append(_("The briefing is not public."))
    if reason.missing():
        reasons.append(_("Give the reason in both languages; readers are told it."))
    return reasons


@transaction.atomic
def withdraw(*, briefing: Briefing, by: User | None, at: datetime, reason: Bilingual) -> Withdrawal:
    """Take the current edition back; its address then gives the reason. Raises NotPublishable."""
    briefing = Briefing.objects.select_for_update().get(pk=briefing.pk)
    if reasons := reasons_not_to_withdraw(briefing, reason=reason):
        raise NotPublishable(reasons)
    listing = Listing.objects.select_for_update().get(briefing=briefing)
    withdrawal = Withdrawal.objects.create(
        edition_id=listing.edition_id,
        reason_zh_hant=reason.zh_hant,
        reason_en=reason.en,
        withdrawn_at=at,
        withdrawn_by=by,
    )
    search.remove(briefing.pk)
    Tally.take(briefing.pk)
    listing.delete()
    Generation.advance()
    return withdrawal


def latest_number(briefing: Briefing) -> int:
    """The number of the latest edition, 0 before the first."""
    return briefing.editions.aggregate(latest=Max("number"))["latest"] or 0


def verify() -> tuple[int, list[Edition]]:
    """How many editions there are, and those whose stored text is not the one of their digest."""
    checked = 0
    altered = []
    for edition in Edition.objects.select_related("briefing").order_by("pk").iterator(200):
        checked += 1
        if digest(edition.body) != edition.digest:
            altered.append(edition)
    return checked, altered

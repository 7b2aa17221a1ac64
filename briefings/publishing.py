"""From the draft to what clients read: freeze, publish, withdraw."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from briefings import drafting, search
from briefings.models import (
    Author,
    Briefing,
    Edition,
    Firm,
    Generation,
    Listing,
    PracticeArea,
    Source,
    Tally,
    Withdrawal,
)
from briefings.snapshot import (
    Bilingual,
    Contact,
    Named,
    Pair,
    Part,
    Snapshot,
    digest,
)
from briefings.snapshot import Source as FrozenSource

NO_NOTE = Bilingual()


class NotPublishable(Exception):
    """Publishing was refused; `reasons` says why, a sentence each."""

    def __init__(self, reasons: list[str]):
        super().__init__(" ".join(reasons))
        self.reasons = reasons


def freeze(briefing: Briefing) -> Snapshot:
    """The draft as it stands now, in the shape that clients read. Eight queries at most."""
    bylines = briefing.bylines.select_related("author").order_by("position", "pk")
    return snapshot_of(
        briefing,
        text=drafting.text_of(briefing),
        authors=[byline.author for byline in bylines],
        areas=briefing.areas.in_order(),
        sources=briefing.sources.order_by("position", "pk"),
        firm=Firm.load(),
    )


def snapshot_of(
    briefing: Briefing,
    *,
    text: drafting.Document,
    authors: Iterable[Author],
    areas: Iterable[PracticeArea],
    sources: Iterable[Source],
    firm: Firm,
) -> Snapshot:
    """The snapshot of rows that are at hand."""
    return Snapshot(
        reference=briefing.reference,
        title=_both(briefing, "title"),
        standfirst=_both(briefing, "standfirst"),
        authors=tuple(_named(author) for author in authors),
        areas=tuple(_named(area) for area in areas),
        date=briefing.date or briefing.created_at.date(),
        law_as_at=briefing.law_as_at,
        jurisdiction=_both(briefing, "jurisdiction"),
        parts=_parts(text),
        sources=tuple(
            FrozenSource(_both(source, "label"), source.url, source.accessed) for source in sources
        ),
        contact=Contact(
            _both(briefing, "contact_heading"),
            _both(briefing, "contact_text"),
            briefing.contact_email,
        ),
        firm=_both(firm, "name"),
        disclaimer=_both(firm, "disclaimer"),
    )


def with_text(snapshot: Snapshot, text: drafting.Document) -> Snapshot:
    """The snapshot with another text, as of an earlier draft."""
    return replace(snapshot, parts=_parts(text))


def _both(row, field: str) -> Bilingual:
    return Bilingual(getattr(row, f"{field}_zh_hant"), getattr(row, f"{field}_en"))


def _named(row) -> Named:
    title = _both(row, "title") if hasattr(row, "title_en") else Bilingual()
    return Named(row.slug, _both(row, "name"), title)


def _parts(text: drafting.Document) -> tuple[Part, ...]:
    """Sections with something in them; rows left empty in the editor are not published."""
    parts = []
    for section in text["sections"]:
        pairs = tuple(
            Pair(item["id"], Bilingual(item["zh-hant"], item["en"]), item.get("zh-hans", ""))
            for item in section["paragraphs"]
            if item["zh-hant"].strip() or item["en"].strip()
        )
        heading = Bilingual.from_json(section["heading"])
        if pairs or heading != Bilingual():
            parts.append(Part(section["id"], heading, pairs))
    return tuple(parts)


def gaps(snapshot: Snapshot) -> list[str]:
    """What is there in one language and missing in the other, a sentence each."""
    found = []
    if _one_sided(snapshot.standfirst):
        found.append(_("The standfirst is missing in %s.") % _missing_in(snapshot.standfirst))
    headings = sum(_one_sided(part.heading) for part in snapshot.parts)
    if headings:
        found.append(
            ngettext(
                "%d heading is there in one language only.",
                "%d headings are there in one language only.",
                headings,
            )
            % headings
        )
    paragraphs = sum(_one_sided(pair.text) for pair in snapshot.pairs())
    if paragraphs:
        found.append(
            ngettext(
                "%d paragraph is there in one language only.",
                "%d paragraphs are there in one language only.",
                paragraphs,
            )
            % paragraphs
        )
    return found


def _one_sided(text: Bilingual) -> bool:
    return len(text.missing()) == 1


def _missing_in(text: Bilingual) -> str:
    names = {"zh-hant": _("Chinese"), "en": _("English")}
    return names[text.missing()[0]]


def reasons_not_to_publish(briefing: Briefing, *, with_gaps: bool = False) -> list[str]:
    """Why this draft cannot be published, a sentence each; empty when it can be.

    `with_gaps` states the choice to publish although a side is missing here or there.
    """
    return reasons_against(briefing, freeze(briefing), with_gaps=with_gaps)


def reasons_against(briefing: Briefing, snapshot: Snapshot, *, with_gaps: bool) -> list[str]:
    """The same of a draft that is frozen already."""
    reasons = []
    if snapshot.title.missing():
        reasons.append(_("The title is missing in %s.") % _missing_in(snapshot.title))
    if not briefing.date:
        reasons.append(_("The briefing has no date."))
    if not snapshot.authors:
        reasons.append(_("The briefing names no author."))
    if not any(True for _pair in snapshot.pairs()):
        reasons.append(_("The briefing has no text."))
    if not with_gaps:
        reasons += gaps(snapshot)
    return reasons


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
        reasons.append(_("The change note is missing in %s.") % _missing_in(note))
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

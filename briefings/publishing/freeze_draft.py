"""Freeze a draft: turn its rows into a snapshot, the form that clients read."""

from collections.abc import Iterable
from dataclasses import replace

from briefings import drafting
from briefings.models.draft.briefing import Briefing, Source
from briefings.models.firm import Firm
from briefings.models.people import BY_POSITION, Author, PracticeArea
from briefings.text.languages import SIMPLIFIED
from briefings.text.snapshot import Contact, Named, Pair, Part, Snapshot, behind_of, level_of
from briefings.text.snapshot import Source as FrozenSource
from briefings.text.texts import Texts


def freeze(briefing: Briefing) -> Snapshot:
    """Return the snapshot of the current draft, in eight queries at most."""
    bylines = briefing.bylines.select_related("author").order_by("position", "pk")
    return snapshot_of(
        briefing,
        text=drafting.text_of(briefing),
        authors=[byline.author for byline in bylines],
        areas=briefing.areas.order_by(*BY_POSITION),
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
    """Return the snapshot of rows that are already loaded."""
    return Snapshot(
        reference=briefing.reference,
        title=Texts.of(briefing, "title"),
        standfirst=Texts.of(briefing, "standfirst"),
        authors=tuple(_named(author) for author in authors),
        areas=tuple(_named(area) for area in areas),
        date=briefing.date or briefing.created_at.date(),
        law_as_at=briefing.law_as_at,
        jurisdiction=Texts.of(briefing, "jurisdiction"),
        parts=parts_of(text),
        sources=tuple(
            FrozenSource(Texts.of(source, "label"), source.url, source.accessed)
            for source in sources
        ),
        contact=Contact(
            Texts.of(briefing, "contact_heading"),
            Texts.of(briefing, "contact_text"),
            briefing.contact_email,
        ),
        firm=Texts.of(firm, "name"),
        disclaimer=Texts.of(firm, "disclaimer"),
        key_points=Texts.of(briefing, "key_points"),
    )


def with_text(snapshot: Snapshot, text: drafting.Document) -> Snapshot:
    """Return the snapshot with another text, such as that of an earlier version."""
    return replace(snapshot, parts=parts_of(text))


def _named(row) -> Named:
    title = Texts.of(row, "title") if isinstance(row, Author) else Texts()
    return Named(row.slug, Texts.of(row, "name"), title)


def parts_of(text: drafting.Document) -> tuple[Part, ...]:
    """Return the sections without empty rows and without empty sections.

    A heading is at most one level below the one before it, so that no level is skipped.
    """
    parts = []
    last = 0
    for section in text["sections"]:
        pairs = tuple(
            Pair(
                item["id"],
                Texts.by_language(item),
                item.get(SIMPLIFIED, ""),
                behind_of(item),
            )
            for item in section["paragraphs"]
            if Texts.by_language(item).present()
        )
        heading = Texts.by_language(section["heading"])
        if pairs or heading != Texts():
            level = min(level_of(section), last + 1) if heading != Texts() else 1
            last = level if heading != Texts() else last
            parts.append(Part(section["id"], heading, pairs, behind_of(section), level))
    return tuple(parts)

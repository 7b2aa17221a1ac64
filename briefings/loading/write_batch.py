"""Write a batch of entries in a few queries."""

from datetime import datetime
from typing import Any

from django.db import transaction

from briefings import publishing, search
from briefings.drafting.create_draft import sides
from briefings.loading.entries import Entry
from briefings.loading.front_matter import day
from briefings.models.base import bulk_insert
from briefings.models.draft.briefing import Briefing, Byline, Paragraph, Section, Source
from briefings.models.draft.history import DraftVersion
from briefings.models.firm import Firm
from briefings.models.people import Author
from briefings.models.published.edition import Edition, Listing
from briefings.models.published.generation import Generation
from briefings.models.published.search import SearchEntry
from briefings.models.published.tally import Tally
from briefings.models.terms import Term
from briefings.text.languages import CHINESE, DEFAULT, SIMPLIFIED, WRITTEN, columns
from briefings.text.snapshot import Snapshot, level_of
from briefings.text.texts import Texts

# "text" is the original column that django-modeltranslation keeps beside those per language.
PARAGRAPH_FIELDS = (
    *("section", "public_id", "position", "text", *columns("text")),
    *("text_zh_hans", "behind"),
)
SEARCH_FIELDS = ("id", "listing", "title", "front", "body", "form")


@transaction.atomic
def write(new: list[Entry], *, at: datetime, publish: bool) -> dict[Entry, list[str]]:
    """Write a batch of admitted entries; return the reasons why some of them remain drafts.

    Documents with gaps are published with gaps: loading an archive states that choice.
    """
    if not new:
        return {}
    _write_briefings(new)
    _write_front(new)
    _write_text(new)
    bulk_insert.insert(
        DraftVersion,
        ("briefing", "revision", "text", "saved_at"),
        ((entry.briefing.pk, 1, entry.text, at) for entry in new),
    )
    return _publish(new, at=at) if publish else {}


def _write_briefings(entries: list[Entry]) -> None:
    for entry in entries:
        contact = entry.document.get("contact") or {}
        year, number = entry.reference
        entry.briefing = Briefing(
            year=year,
            number=number,
            date=entry.date,
            law_as_at=entry.law_as_at,
            contact_email=contact.get("email") or "",
            **sides("title", entry.document["title"]),
            **sides("standfirst", entry.document.get("standfirst")),
            **sides("key_points", entry.document.get("key_points")),
            **sides("jurisdiction", entry.document.get("jurisdiction")),
            **sides("contact_heading", contact.get("heading")),
            **sides("contact_text", contact.get("text")),
        )
    Briefing.objects.bulk_create([entry.briefing for entry in entries])


def _write_front(entries: list[Entry]) -> None:
    for entry in entries:
        entry.sources = [
            Source(
                briefing=entry.briefing,
                position=position,
                url=source.get("url") or "",
                accessed=day(source, "accessed"),
                **sides("label", source.get("label")),
            )
            for position, source in enumerate(entry.document.get("sources") or [])
        ]
    Byline.objects.bulk_create(
        Byline(briefing=entry.briefing, author=author, position=position)
        for entry in entries
        for position, author in enumerate(entry.authors)
    )
    _connect(Briefing.areas.through, "briefing_id", entries, areas=True)
    Source.objects.bulk_create(source for entry in entries for source in entry.sources)


def _connect(through: Any, column: str, entries: list[Entry], *, areas: bool) -> None:
    other = "practicearea_id" if areas else "author_id"
    through.objects.bulk_create(
        through(**{column: entry.briefing.pk, other: row.pk})
        for entry in entries
        for row in (entry.areas if areas else entry.authors)
    )


def _write_text(entries: list[Entry]) -> None:
    sections = []
    for entry in entries:
        for position, item in enumerate(entry.text["sections"]):
            sections.append(
                (
                    Section(
                        briefing=entry.briefing,
                        public_id=item["id"],
                        position=position,
                        level=level_of(item),
                        **Texts.by_language(item["heading"]).to_columns("heading"),
                    ),
                    item["paragraphs"],
                )
            )
    Section.objects.bulk_create(section for section, _pairs in sections)
    bulk_insert.insert(
        Paragraph,
        PARAGRAPH_FIELDS,
        (
            (
                section.pk,
                pair["id"],
                position,
                pair[DEFAULT],
                *(pair[language] for language in WRITTEN),
                pair.get(SIMPLIFIED, ""),
                "",
            )
            for section, pairs in sections
            for position, pair in enumerate(pairs)
        ),
    )


def _publish(entries: list[Entry], *, at: datetime) -> dict[Entry, list[str]]:
    firm = Firm.load()
    frozen = {entry: _snapshot(entry, firm) for entry in entries}
    drafts = {
        entry: reasons
        for entry, snapshot in frozen.items()
        if (reasons := _reasons_against(entry, snapshot))
    }
    ready = [(entry, snapshot) for entry, snapshot in frozen.items() if entry not in drafts]
    shown = [entry for entry, _snapshot_ in ready]
    hidden = {author.pk for entry in shown for author in entry.authors if not author.is_public}
    if hidden:
        Author.objects.filter(pk__in=hidden).make_public()
    editions = Edition.objects.bulk_create(
        publishing.edition_of(entry.briefing, snapshot, number=1, by=None, at=at)
        for entry, snapshot in ready
    )
    publishing.record_pictures(editions)
    terms = Term.objects.wordings(CHINESE)
    Listing.objects.bulk_create(
        Listing(
            briefing=entry.briefing,
            edition=edition,
            updated_at=at,
            **publishing.first_values(snapshot, terms),
        )
        for (entry, snapshot), edition in zip(ready, editions, strict=True)
    )
    _connect(Listing.authors.through, "listing_id", shown, areas=False)
    _connect(Listing.areas.through, "listing_id", shown, areas=True)
    searched = [
        search.entry_of(edition, body=entry.searched)
        for entry, edition in zip(shown, editions, strict=True)
    ]
    bulk_insert.insert(
        SearchEntry,
        SEARCH_FIELDS,
        ((row.id, row.listing_id, row.title, row.front, row.body, row.form) for row in searched),
    )
    Tally.put(
        ([row.pk for row in entry.areas], [row.pk for row in entry.authors], entry.date.year)
        for entry in shown
    )
    # After the tallies, as publish() does: writers lock shared rows in one order.
    search.record(searched)
    Generation.advance()
    return drafts


def _reasons_against(entry: Entry, snapshot: Snapshot) -> list[str]:
    reasons = publishing.reasons_against(entry.briefing, snapshot, with_gaps=True)
    return [*reasons, entry.doubt] if entry.doubt else reasons


def _snapshot(entry: Entry, firm: Firm) -> Snapshot:
    """Return the snapshot that freezing would give, without reading the rows back."""
    return publishing.snapshot_of(
        entry.briefing,
        text=entry.text,
        authors=entry.authors,
        areas=entry.areas,
        sources=entry.sources,
        firm=firm,
    )

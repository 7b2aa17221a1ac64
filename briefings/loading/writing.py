"""Writes entries, a batch at a time, in a few queries: each of them once."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Max

from briefings import bulk, drafting, publishing, search
from briefings.drafting.creating import sides
from briefings.loading.entries import Entry
from briefings.models import (
    Author,
    Briefing,
    Byline,
    DraftVersion,
    Edition,
    Firm,
    Generation,
    Listing,
    Paragraph,
    PracticeArea,
    SearchEntry,
    Section,
    Source,
    Tally,
)
from briefings.snapshot import Snapshot

REFERENCE_FIELDS = ("year", "number")
# "text" itself is what django-modeltranslation keeps beside its columns per language.
PARAGRAPH_FIELDS = (
    *("section", "public_id", "position", "text", "text_zh_hant", "text_en"),
    *("text_zh_hans", "behind"),
)
SEARCH_FIELDS = ("id", "listing", "title", "front", "body")


@transaction.atomic
def load(entries: Iterable[Entry], *, at: datetime, publish: bool) -> list[Briefing]:
    """Write a batch and say which briefings it made; what is there already is left as it is.

    Published with gaps where there are gaps: loading an archive states that choice.
    """
    new = list(_not_there_yet(list(entries)))
    if not new:
        return []
    _give_references(new)
    _write_briefings(new)
    _write_front(new)
    _write_text(new)
    bulk.insert(
        DraftVersion,
        ("briefing", "revision", "text", "saved_at"),
        ((entry.briefing.pk, 1, entry.text, at) for entry in new),
    )
    if publish:
        _publish(new, at=at)
    return [entry.briefing for entry in new]


def _not_there_yet(entries: list[Entry]) -> Iterator[Entry]:
    years = {entry.date.year for entry in entries}
    years |= {entry.reference[0] for entry in entries if entry.reference}
    there = Briefing.objects.filter(year__in=years)
    references = set(there.values_list(*REFERENCE_FIELDS))
    titles = set(there.values_list("title_zh_hant", "title_en", "date"))
    for entry in entries:
        key = entry.reference or entry.natural_key
        seen = references if entry.reference else titles
        if key not in seen:
            seen.add(key)  # also against the same document twice in one batch
            yield entry


def _give_references(entries: list[Entry]) -> None:
    years = {entry.date.year for entry in entries}
    last = dict(
        Briefing.objects.filter(year__in=years)
        .values("year")
        .annotate(last=Max("number"))
        .values_list("year", "last")
    )
    counts = Counter(last)
    for year, number in filter(None, (entry.reference for entry in entries)):
        counts[year] = max(counts[year], number)
    for entry in entries:
        if not entry.reference:
            counts[entry.date.year] += 1
            entry.reference = (entry.date.year, counts[entry.date.year])


def _write_briefings(entries: list[Entry]) -> None:
    for entry in entries:
        contact = entry.document.get("contact") or {}
        year, number = entry.reference or (0, 0)
        entry.briefing = Briefing(
            year=year,
            number=number,
            date=entry.date,
            law_as_at=entry.law_as_at,
            contact_email=contact.get("email") or "",
            **sides("title", entry.document["title"]),
            **sides("standfirst", entry.document.get("standfirst")),
            **sides("jurisdiction", entry.document.get("jurisdiction")),
            **sides("contact_heading", contact.get("heading")),
            **sides("contact_text", contact.get("text")),
        )
    Briefing.objects.bulk_create([entry.briefing for entry in entries])


def _write_front(entries: list[Entry]) -> None:
    authors: dict[str, Author] = {}
    slugs = {slug for entry in entries for slug in entry.document.get("areas") or []}
    areas = {area.slug: area for area in PracticeArea.objects.filter(slug__in=slugs)}
    for entry in entries:
        entry.authors = []  # also where a batch was refused and its documents come one by one
        for name in dict.fromkeys(entry.document.get("authors") or []):
            author = authors.setdefault(name, authors.get(name) or drafting.author_named(name))
            if author not in entry.authors:
                entry.authors.append(author)
        # In the order in which freezing reads them.
        known = [areas[slug] for slug in entry.document.get("areas") or [] if slug in areas]
        entry.areas = sorted(set(known), key=lambda area: (area.position, area.slug))
        entry.sources = [
            Source(
                briefing=entry.briefing,
                position=position,
                url=source.get("url") or "",
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
                        heading_zh_hant=item["heading"]["zh-hant"],
                        heading_en=item["heading"]["en"],
                    ),
                    item["paragraphs"],
                )
            )
    Section.objects.bulk_create(section for section, _pairs in sections)
    bulk.insert(
        Paragraph,
        PARAGRAPH_FIELDS,
        (
            (
                section.pk,
                pair["id"],
                position,
                pair["zh-hant"],
                pair["zh-hant"],
                pair["en"],
                pair.get("zh-hans", ""),
                "",
            )
            for section, pairs in sections
            for position, pair in enumerate(pairs)
        ),
    )


def _publish(entries: list[Entry], *, at: datetime) -> None:
    firm = Firm.load()
    frozen = [(entry, _snapshot(entry, firm)) for entry in entries]
    ready = [
        (entry, snapshot)
        for entry, snapshot in frozen
        if not publishing.reasons_against(entry.briefing, snapshot, with_gaps=True)
    ]
    editions = Edition.objects.bulk_create(
        publishing.edition_of(entry.briefing, snapshot, number=1, by=None, at=at)
        for entry, snapshot in ready
    )
    Listing.objects.bulk_create(
        Listing(briefing=entry.briefing, edition=edition, **publishing.listing_values(snapshot))
        for (entry, snapshot), edition in zip(ready, editions, strict=True)
    )
    shown = [entry for entry, _snapshot_ in ready]
    _connect(Listing.authors.through, "listing_id", shown, areas=False)
    _connect(Listing.areas.through, "listing_id", shown, areas=True)
    bulk.insert(
        SearchEntry,
        SEARCH_FIELDS,
        (_search_row(entry, edition) for entry, edition in zip(shown, editions, strict=True)),
    )
    Tally.put(
        ([row.pk for row in entry.areas], [row.pk for row in entry.authors], entry.date.year)
        for entry in shown
    )
    Generation.advance()


def _search_row(entry: Entry, edition: Edition) -> tuple:
    row = search.entry_of(edition, body=entry.searched)
    return (row.id, row.listing_id, row.title, row.front, row.body)


def _snapshot(entry: Entry, firm: Firm) -> Snapshot:
    """What freezing the rows would give, without reading them back."""
    return publishing.snapshot_of(
        entry.briefing,
        text=entry.text,
        authors=entry.authors,
        areas=entry.areas,
        sources=entry.sources,
        firm=firm,
    )

"""Fills a database with published briefings, as fast as rows can be written."""

from collections.abc import Iterator
from datetime import date, datetime, time
from itertools import batched
from zoneinfo import ZoneInfo

from django.db import connection, transaction

from briefings import search
from briefings.models.draft.briefing import Briefing
from briefings.models.people import Author, PracticeArea
from briefings.models.published.edition import Edition, Listing
from briefings.models.published.search import SearchEntry
from briefings.models.published.tally import Tally
from briefings.search.index.entry import entry_of
from briefings.text.snapshot import Named, Pair, Part, Snapshot, digest
from briefings.text.texts import Texts
from tests.benchmarks.importing.documents import Document, documents
from tests.benchmarks.importing.words import AREAS, AUTHORS

_ZONE = ZoneInfo("Asia/Macau")
_FRONT = ("reference", "title", "standfirst", "authors", "areas", "date", "law_as_at")


def fill(count: int, *, pairs: int = 14, batch: int = 500) -> Iterator[int]:
    """Publish so many documents, yielding how many are there; goes on where it ended before."""
    authors, areas = _authors(), _areas()
    done = Briefing.objects.count()
    numbered = enumerate(documents(count, pairs=pairs), start=1)
    todo = (item for item in numbered if item[0] > done)
    for some in batched(todo, batch):
        with transaction.atomic():
            _write(some, authors, areas)
        yield some[-1][0]
    Tally.recount()
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _authors() -> dict[str, Author]:
    for zh_hant, en in AUTHORS:
        slug = en.lower().replace(" ", "-")
        Author.objects.get_or_create(slug=slug, name_zh_hant=zh_hant, name_en=en)
    return {author.name_en: author for author in Author.objects.all()}


def _areas() -> dict[str, PracticeArea]:
    for zh_hant, en, slug in AREAS:
        PracticeArea.objects.get_or_create(slug=slug, name_zh_hant=zh_hant, name_en=en)
    return {area.slug: area for area in PracticeArea.objects.all()}


def _write(some: tuple[tuple[int, Document], ...], authors: dict, areas: dict) -> None:
    rows = [(snapshot_of(document, number, authors, areas), document) for number, document in some]
    briefings = Briefing.objects.bulk_create(
        Briefing(
            year=one.date.year,
            number=int(one.reference.partition("-")[2]),
            title_zh_hant=one.title["zh-hant"],
            title_en=one.title["en"],
            date=one.date,
        )
        for one, _document in rows
    )
    editions = Edition.objects.bulk_create(
        _edition(one, briefing) for (one, _document), briefing in zip(rows, briefings, strict=True)
    )
    Listing.objects.bulk_create(
        _listing(one, edition) for (one, _document), edition in zip(rows, editions, strict=True)
    )
    _connect(rows, briefings, authors, areas)
    entries = [entry_of(edition) for edition in editions]
    SearchEntry.objects.bulk_create(entries, batch_size=100)
    search.record(entries)


def snapshot_of(document: Document, number: int, authors: dict, areas: dict) -> Snapshot:
    """What publishing would freeze of the document."""
    day = date.fromisoformat(document["date"])
    return Snapshot(
        reference=f"{day.year}-{number}",
        title=Texts.by_language(document["title"]),
        standfirst=Texts.by_language(document["standfirst"]),
        date=day,
        law_as_at=day,
        authors=tuple(_named(authors[name]) for name in document["authors"]),
        areas=tuple(_named(areas[slug]) for slug in document["areas"]),
        parts=tuple(
            Part(
                f"s{number}x{place}",
                Texts.by_language(section["heading"]),
                tuple(
                    Pair(f"{number}x{place}x{at}", Texts.by_language(pair))
                    for at, pair in enumerate(section["paragraphs"])
                ),
            )
            for place, section in enumerate(document["sections"])
        ),
    )


def _named(row: Author | PracticeArea) -> Named:
    return Named(row.slug, Texts(row.name_zh_hant, row.name_en))


def _edition(snapshot: Snapshot, briefing: Briefing) -> Edition:
    body = snapshot.canonical()
    return Edition(
        briefing=briefing,
        number=1,
        body=body,
        digest=digest(body),
        published_at=datetime.combine(snapshot.date, time(12), _ZONE),
        publisher_name="Benchmark",
    )


def _listing(snapshot: Snapshot, edition: Edition) -> Listing:
    data = snapshot.to_json()
    return Listing(
        briefing_id=edition.briefing_id,
        edition=edition,
        reference=snapshot.reference,
        date=snapshot.date,
        year=snapshot.date.year,
        card={key: data[key] for key in _FRONT},
        updated_at=edition.published_at,
    )


def _connect(rows: list, briefings: list[Briefing], authors: dict, areas: dict) -> None:
    for field, known in (("authors", authors), ("areas", areas)):
        through = getattr(Listing, field).through
        column = "author_id" if field == "authors" else "practicearea_id"
        through.objects.bulk_create(
            through(listing_id=briefing.pk, **{column: known[key].pk})
            for (_one, document), briefing in zip(rows, briefings, strict=True)
            for key in document[field]
        )


def without_index(vendor: str) -> bool:
    """Whether filling first and indexing afterwards is faster (a GIN index built at once is)."""
    return vendor == "postgresql"


def unmake_index() -> None:
    search.adapter(connection).unmake(connection)


def make_index() -> None:
    search.adapter(connection).make(connection)

"""Read, check and prepare the documents of an archive, without the database.

A document has the structure that `import_briefing --json` prints, on one line or several. It may
add "reference", "areas" (slugs of practice areas), "law_as_at", "jurisdiction" and "key_points". It
is identified by its reference or, without one, by its titles and date, so an interrupted load can
be repeated.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _

from briefings import drafting, publishing, search
from briefings.loading import front_matter
from briefings.loading.front_matter import LoadError
from briefings.models.draft.briefing import Briefing, Source, new_public_id
from briefings.models.people import Author, PracticeArea
from briefings.text.languages import ENGLISH, SIMPLIFIED, WRITTEN
from briefings.text.snapshot import Day
from briefings.text.texts import Texts

# The largest document allowed; it also ends a document that is never closed.
MOST_BYTES = 20_000_000


@dataclass(eq=False)
class Entry:
    """A document to be loaded as a briefing."""

    document: dict[str, Any]
    text: dict[str, Any]
    date: Day
    law_as_at: Day | None
    given_reference: tuple[int, int] | None
    reference: tuple[int, int] = field(init=False)
    briefing: Briefing = field(init=False)
    authors: list[Author] = field(default_factory=list)
    # Why two of its authors may be one person; the entry is then loaded as a draft to be checked.
    doubt: str = ""
    areas: list[PracticeArea] = field(default_factory=list)
    sources: list[Source] = field(default_factory=list)
    # Text for the search index, for entries to be published.
    searched: search.Body | None = None

    @property
    def unread(self) -> list[str]:
        """Return the document's fields that briefings do not have."""
        return front_matter.unread(self.document)

    @property
    def key(self) -> tuple:
        """Return the identifier: the reference or, without one, the titles and the date."""
        title = self.document["title"]
        return self.given_reference or (*Texts.by_language(title).values(), self.date)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the archive, with its entry or the reason for refusing it."""

    number: int
    size: int  # in bytes
    entry: Entry | str


def documents(lines: Iterable[bytes]) -> Iterator[tuple[int, bytes]]:
    """Yield each document of a file with the number of its first line.

    Documents are one per line, or as import_briefing --json prints them: from a line { to a line }.
    """
    printed: list[bytes] = []
    began = size = 0
    for number, line in enumerate(lines, start=1):
        if printed and line.startswith(b"{"):  # the previous document was truncated
            yield began, b"".join(printed)
            printed = []
        if not printed and line.strip(b"\xef\xbb\xbf \t\r\n") != b"{":
            yield number, line
            continue
        if not printed:
            began, size = number, 0
        printed.append(line)
        size += len(line)
        if line.rstrip() == b"}" or size > MOST_BYTES:
            yield began, b"".join(printed)
            printed = []
    if printed:
        yield began, b"".join(printed)


@translation.override(ENGLISH)
def read_lines(lines: Iterable[tuple[int, bytes]], *, publish: bool) -> list[Line]:
    """Read and prepare numbered lines without the database, skipping empty ones."""
    return [
        Line(number, len(text), _entry_or_error(text, publish=publish))
        for number, text in lines
        if text.strip()
    ]


def _entry_or_error(text: bytes, *, publish: bool) -> Entry | str:
    try:
        return read(text, publish=publish)
    except LoadError as error:
        return str(error)


def read(line: bytes, *, publish: bool) -> Entry:
    """Return a line as an entry. Raises LoadError."""
    try:
        document = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise LoadError(_("It is no JSON document in UTF-8.")) from error
    entry = checked(document)
    if publish:
        parts = publishing.parts_of(entry.text)
        entry.searched = search.body_of(pair for part in parts for pair in part.pairs)
    return entry


def checked(document: Any) -> Entry:
    """Return a document as an entry. Raises LoadError with the reason in words."""
    if not isinstance(document, dict):
        raise LoadError(_("This is not a document with a title in two languages."))
    try:
        front_matter.check_front(document)
        text = _with_ids(drafting.unmarked(drafting.checked(document)))
    except drafting.DraftError as error:
        raise LoadError(str(error)) from error
    day = front_matter.day(document, "date")
    if not day:
        raise LoadError(_("The date is missing."))
    return Entry(
        document,
        text,
        day,
        front_matter.day(document, "law_as_at"),
        front_matter.reference(document),
    )


def _with_ids(text: dict[str, Any]) -> dict[str, Any]:
    for section in text["sections"]:
        section["id"] = new_public_id()
        for pair in section["paragraphs"]:
            pair["id"] = new_public_id()
    return text


def fingerprint(text: dict[str, Any]) -> bytes:
    """Return a digest of a text without its ids: equal texts have equal digests."""
    said = [
        (
            [
                *(section["heading"][language] for language in WRITTEN),
                *([section["level"]] if "level" in section else []),
            ],
            [
                [*(pair[language] for language in WRITTEN), pair.get(SIMPLIFIED, "")]
                for pair in section["paragraphs"]
            ],
        )
        for section in text["sections"]
    ]
    return blake2b(json.dumps(said).encode(), digest_size=16).digest()

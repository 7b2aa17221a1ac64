"""The lines of an archive as entries: read, checked and made ready, without the database.

A document has the shape that `import_briefing --json` prints; "reference", "areas" (addresses of
practice areas), "law_as_at" and "jurisdiction" are taken where there. It is known again by its
reference or, where it has none, by its titles and date, so that a broken-off load can be repeated.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator, validate_email
from django.utils import translation
from django.utils.translation import gettext as _

from briefings import drafting, publishing, search
from briefings.models import Author, Briefing, PracticeArea, Source
from briefings.models.draft import new_public_id
from briefings.snapshot import Day

LONGEST_TITLE = 300
LONGEST_NUMBER = 6
_is_web_address = URLValidator(schemes=["http", "https"])


class LoadError(Exception):
    """A document that cannot become a briefing; the message says why."""


@dataclass(eq=False)
class Entry:
    """A document on its way to a briefing."""

    document: dict[str, Any]
    text: dict[str, Any]
    date: Day
    law_as_at: Day | None
    given_reference: tuple[int, int] | None
    reference: tuple[int, int] = field(init=False)
    briefing: Briefing = field(init=False)
    authors: list[Author] = field(default_factory=list)
    areas: list[PracticeArea] = field(default_factory=list)
    sources: list[Source] = field(default_factory=list)
    # What search will look through, for entries that are to be published.
    searched: str = ""

    @property
    def key(self) -> tuple:
        """What it is known again by."""
        title = self.document["title"]
        return self.given_reference or (title.get("zh-hant", ""), title.get("en", ""), self.date)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the archive: its entry, or why it cannot be taken."""

    number: int
    size: int  # in bytes
    entry: Entry | str


@translation.override("en")
def read_lines(lines: Iterable[tuple[int, bytes]], *, publish: bool) -> list[Line]:
    """Numbered lines with all their work done that needs no database; empty ones left out."""
    return [
        Line(number, len(text), _read(text, publish=publish))
        for number, text in lines
        if text.strip()
    ]


def _read(text: bytes, *, publish: bool) -> Entry | str:
    try:
        return read(text, publish=publish)
    except LoadError as error:
        return str(error)


def read(line: bytes, *, publish: bool) -> Entry:
    """A line as an entry. Raises LoadError."""
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
    """The document as an entry. Raises LoadError with the reason in words."""
    if not isinstance(document, dict) or not isinstance(document.get("title"), dict):
        raise LoadError(_("It is no document with a title in two languages."))
    if not any(str(side).strip() for side in document["title"].values()):
        raise LoadError(_("The title is missing."))
    if any(len(str(side)) > LONGEST_TITLE for side in document["title"].values()):
        raise LoadError(_("The title is longer than %d characters.") % LONGEST_TITLE)
    try:
        _check_letters(document)
        text = _with_ids(drafting.unmarked(drafting.checked(document)))
    except drafting.DraftError as error:
        raise LoadError(str(error)) from error
    day = _day(document, "date")
    if not day:
        raise LoadError(_("The date is missing."))
    _check_addresses(document)
    return Entry(document, text, day, _day(document, "law_as_at"), _reference(document))


def _check_letters(value: Any) -> None:
    """Through whatever the document holds, as some of it is written without being looked at."""
    if isinstance(value, str):
        drafting.storable(value)
    elif isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            _check_letters(part)


def _with_ids(text: dict[str, Any]) -> dict[str, Any]:
    for section in text["sections"]:
        section["id"] = new_public_id()
        for pair in section["paragraphs"]:
            pair["id"] = new_public_id()
    return text


def _day(document: dict, name: str) -> date | None:
    try:
        return date.fromisoformat(document[name]) if document.get(name) else None
    except (TypeError, ValueError) as error:
        raise LoadError(
            _("%(name)s is “%(value)s”; write it as 2025-04-24.")
            % {"name": name, "value": document[name]}
        ) from error


def _reference(document: dict) -> tuple[int, int] | None:
    text = document.get("reference")
    if not text:
        return None
    year, _dash, number = str(text).partition("-")
    sensible = year.isdecimal() and number.isdecimal() and len(number) <= LONGEST_NUMBER
    if not (sensible and 1900 <= int(year) <= 2999 and int(number)):
        raise LoadError(_("The reference is “%s”; write it as 2025-17.") % text)
    return int(year), int(number)


def _check_addresses(document: dict) -> None:
    """Bulk writing passes the models' own checks by, so the addresses are looked at here."""
    try:
        for source in document.get("sources") or []:
            if source.get("url"):
                _is_web_address(source["url"])
        if email := (document.get("contact") or {}).get("email"):
            validate_email(email)
    except ValidationError as error:
        raise LoadError(" ".join(error.messages)) from error
    except AttributeError as error:
        raise LoadError(_("Sources and contact do not have the shape they should.")) from error

"""Check the front matter of an archive's document; drafting checks its text."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator, validate_email
from django.utils.translation import gettext as _

from briefings import drafting
from briefings.models.base.date_ranges import WORDS, makes_sense
from briefings.text.languages import SIMPLIFIED, WRITTEN
from briefings.text.names.person_names import names_of

LONGEST_TITLE = 300
LONGEST_NAME = 200
LONGEST_NUMBER = 6
# Fields that import_briefing --json prints, and optional ones; "dropped", "ledger" and "review" are
# printed for the person who checks an import.
KNOWN = frozenset(
    [
        *("title", "standfirst", "key_points", "authors", "date", "sections", "contact"),
        *(
            "sources",
            "dropped",
            "ledger",
            "review",
            "reference",
            "areas",
            "law_as_at",
            "jurisdiction",
        ),
    ]
)
# The same for its parts. Ids are assigned anew, and no language of a loaded briefing is behind.
_KNOWN_INSIDE = {
    "contact": frozenset(["heading", "text", "email"]),
    "sources": frozenset(["label", "url", "accessed"]),
    "sections": frozenset(["id", "heading", "level", "paragraphs"]),
    "paragraphs": frozenset(["id", *WRITTEN, SIMPLIFIED, "behind", "in_step"]),
}
# A comma may also stand between a surname and a first name.
_SEVERAL = re.compile(r"[、;；/／&＆]|\s+and\s+|律師\s*[及和與]", re.IGNORECASE)
_is_web_address = URLValidator(schemes=["http", "https"])


class LoadError(Exception):
    """A document cannot become a briefing; the message says why."""


def check_front(document: dict[str, Any]) -> None:
    """Check the front matter completely, because bulk writing bypasses the models' own checks."""
    _check_letters(document)
    _check_title(document)
    for name in ("standfirst", "key_points", "jurisdiction"):
        _check_sides(document.get(name), name)
    _check_authors(document.get("authors"))
    areas = document.get("areas") or []
    if not (isinstance(areas, list) and all(isinstance(area, str) for area in areas)):
        raise _misshapen("areas")
    _check_contact(document.get("contact"))
    for source in _objects(document.get("sources"), "sources"):
        _check_source(source)


def unread(document: dict[str, Any]) -> list[str]:
    """Return a checked document's fields that briefings do not have, such as "paragraphs.note"."""
    sections = document.get("sections") or []
    inside = {
        "contact": [document.get("contact") or {}],
        "sources": document.get("sources") or [],
        "sections": sections,
        "paragraphs": [pair for section in sections for pair in section.get("paragraphs") or []],
    }
    names = set(document) - KNOWN
    for name, items in inside.items():
        names |= {f"{name}.{key}" for item in items for key in set(item) - _KNOWN_INSIDE[name]}
    return sorted(names)


def _check_letters(value: Any) -> None:
    """Check every text in the document, because some of it is written without further checks."""
    if isinstance(value, str):
        drafting.storable(value)
    elif isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            _check_letters(part)


def _check_title(document: dict[str, Any]) -> None:
    title = document.get("title")
    if not isinstance(title, dict):
        raise LoadError(_("This is not a document with a title in two languages."))
    _check_sides(title, "title")
    sides = [title.get(language) or "" for language in WRITTEN]
    if not any(side.strip() for side in sides):
        raise LoadError(_("The title is missing."))
    if any(len(side) > LONGEST_TITLE for side in sides):
        raise LoadError(_("The title is longer than %d characters.") % LONGEST_TITLE)


def _check_sides(value: Any, name: str) -> None:
    """Check a text, or one text per language."""
    if value is None or isinstance(value, str):
        return
    if not (isinstance(value, dict) and set(value) <= set(WRITTEN)):
        raise _misshapen(name)
    if not all(isinstance(side, str) for side in value.values()):
        raise _misshapen(name)


def _check_authors(authors: Any) -> None:
    if not isinstance(authors or [], list):
        raise _misshapen("authors")
    for author in authors or []:
        if author is None:
            raise _misshapen("authors")
        _check_sides(author, "authors")
        names = [name for name in names_of(author).values() if name]
        if not names:
            raise LoadError(_("An author has no name."))
        if several := next(filter(_SEVERAL.search, names), ""):
            raise LoadError(
                _("“%s” names several people; write each of them as an author.") % several[:80]
            )
        if any(len(name) > LONGEST_NAME for name in names):
            raise LoadError(_("An author's name is longer than %d characters.") % LONGEST_NAME)


def _check_contact(contact: Any) -> None:
    if not isinstance(contact or {}, dict):
        raise _misshapen("contact")
    contact = contact or {}
    _check_sides(contact.get("heading"), "contact")
    _check_sides(contact.get("text"), "contact")
    _checked(validate_email, contact.get("email"), "contact")


def _check_source(source: dict[str, Any]) -> None:
    _check_sides(source.get("label"), "sources")
    _checked(_is_web_address, source.get("url"), "sources")
    day(source, "accessed")


def _checked(check: Any, value: Any, name: str) -> None:
    if not isinstance(value or "", str):
        raise _misshapen(name)
    try:
        if value:
            check(value)
    except ValidationError as error:
        raise LoadError(" ".join(error.messages)) from error


def _objects(value: Any, name: str) -> Iterator[dict[str, Any]]:
    if not isinstance(value or [], list):
        raise _misshapen(name)
    for item in value or []:
        if not isinstance(item, dict):
            raise _misshapen(name)
        yield item


def _misshapen(name: str) -> LoadError:
    return LoadError(
        _("“%s” does not have the structure that import_briefing --json prints.") % name
    )


def day(values: dict[str, Any], name: str) -> date | None:
    try:
        found = date.fromisoformat(values[name]) if values.get(name) else None
    except (TypeError, ValueError) as error:
        raise LoadError(
            _("%(name)s is “%(value)s”; write it as 2025-04-24.")
            % {"name": name, "value": values[name]}
        ) from error
    if found and not makes_sense(found):
        raise LoadError(f"{name}: {WORDS}")
    return found


def reference(document: dict[str, Any]) -> tuple[int, int] | None:
    text = document.get("reference")
    if not text:
        return None
    year, _dash, number = str(text).partition("-")
    sensible = year.isdecimal() and number.isdecimal() and len(year) == 4
    sensible = sensible and len(number) <= LONGEST_NUMBER
    if not (sensible and 1900 <= int(year) <= 2999 and int(number)):
        raise LoadError(_("The reference is “%s”; write it as 2025-17.") % str(text)[:40])
    return int(year), int(number)

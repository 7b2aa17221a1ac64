"""Fields of reply templates, such as {client}: their names, their values, and what is missing."""

import re
from collections.abc import Iterable
from datetime import datetime

from django.conf import settings
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import pgettext

from briefings.text.languages import column, written
from contacts.models import Enquiry
from contacts.passages import still_readable

_FIELD = re.compile(r"\{([^{}\n]{1,40})\}")


def names() -> dict[str, str]:
    """Return the name of each field in the active language, by its English one."""
    return {
        "client": pgettext("field of a reply template", "client"),
        "reference": pgettext("field of a reply template", "reference"),
        "lawyer": pgettext("field of a reply template", "lawyer"),
        "briefing": pgettext("field of a reply template", "briefing"),
        "deadline": pgettext("field of a reply template", "deadline"),
    }


def listed() -> str:
    """Return the fields as they are written in the active language."""
    return " ".join(f"{{{name}}}" for name in names().values())


def unknown_in(text: str) -> list[str]:
    """Return the fields of a text that nothing fills, as they are written."""
    known = _known()
    return _unique(f"{{{name}}}" for name in _FIELD.findall(text) if name.strip() not in known)


def unfilled_in(text: str) -> list[str]:
    """Return the known fields that still stand in a text, as they are written."""
    known = _known()
    return _unique(f"{{{name}}}" for name in _FIELD.findall(text) if name.strip() in known)


def filled(text: str, values: dict[str, str]) -> str:
    """Return the text with its fields filled; those without a value stay as they are."""
    known = _known()

    def value(field: re.Match[str]) -> str:
        return values.get(known.get(field[1].strip(), ""), "") or field[0]

    return _FIELD.sub(value, text)


def values_of(enquiry: Enquiry) -> dict[str, str]:
    """Return what the fields stand for, in the client's language; empty if it is not known."""
    language = written(enquiry.language)
    return {
        "client": enquiry.name,
        "reference": enquiry.reference,
        "lawyer": _lawyer(enquiry, language),
        "briefing": _briefing(enquiry, language),
        "deadline": _day(enquiry.due_at, language),
    }


def examples(language: str, *, at: datetime) -> dict[str, str]:
    """Return values for a preview."""
    with translation.override(language):
        return {
            "client": pgettext("example of a client", "Chan Tai Man"),
            "reference": "ABCD-2345",
            "lawyer": pgettext("example of a lawyer", "Ana Lei"),
            "briefing": pgettext("example of a briefing", "Leases of ten years (2026-012)"),
            "deadline": _day(at, language),
        }


def _known() -> dict[str, str]:
    """Return the English name of each field by its name in any language of the interface."""
    found: dict[str, str] = {}
    for language, _name in settings.LANGUAGES:
        with translation.override(language):
            found |= {name: field for field, name in names().items()}
    return found | {field: field for field in names()}


def _lawyer(enquiry: Enquiry, language: str) -> str:
    """Return the name of the lawyer in charge, else of the one whom the client chose."""
    assignee = enquiry.assignee
    author = getattr(assignee, "author", None) or enquiry.lawyer
    if author:
        return getattr(author, column("name", language)) or str(author)
    return assignee.get_full_name() if assignee else ""


def _briefing(enquiry: Enquiry, language: str) -> str:
    passage = still_readable(enquiry.edition, enquiry.paragraph)
    if not passage:
        return ""  # also of a text that was withdrawn as gone
    snapshot = passage.snapshot
    title = snapshot.title[language] or snapshot.title.first()
    with translation.override(language):
        return pgettext("title and reference of a briefing", "“%(title)s” (%(reference)s)") % {
            "title": title,
            "reference": snapshot.reference,
        }


def _day(at: datetime | None, language: str) -> str:
    if at is None:
        return ""
    with translation.override(language):
        return date_format(timezone.localtime(at), "DATE_FORMAT")


def _unique(found: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(found))

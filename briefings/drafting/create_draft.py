"""Create a draft from an imported document or from the admin's form."""

from datetime import date
from typing import Any

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from briefings.drafting.document import save_text
from briefings.drafting.errors import DraftError
from briefings.drafting.history.versions import keep_front
from briefings.drafting.matching.authors import People
from briefings.drafting.validation import Document
from briefings.models.audit import AuditEntry
from briefings.models.base.date_ranges import WORDS, makes_sense
from briefings.models.draft.briefing import Briefing, Byline, Source
from briefings.models.people import Author
from briefings.text.language_detection import has_han
from briefings.text.languages import CHINESE, ENGLISH
from briefings.text.texts import Texts


@transaction.atomic
def create(
    *, document: Document, by: User | None, today: date, authors: list[Author] | None = None
) -> Briefing:
    """Create a draft from a document in the form that `import_briefing --json` prints.

    `authors` are those chosen by the user; by default they are matched by name.
    """
    day = _day(document.get("date"))
    briefing = Briefing(
        **next_reference((day or today).year),
        **sides("title", document["title"]),
        date=day,
        changed_by=by,
        created_by=by,
    )
    _store(briefing)
    AuditEntry.record(AuditEntry.Action.CREATED, by=by, at=briefing.created_at, briefing=briefing)
    add_front(briefing, document, authors=authors)
    keep_front(briefing, by=by)
    save_text(briefing=briefing, text=document, by=by, revision=briefing.revision)
    briefing.refresh_from_db()
    return briefing


def add_front(
    briefing: Briefing, document: Document, *, authors: list[Author] | None = None
) -> None:
    """Give a draft the standfirst, contact block, authors and sources of an imported document."""
    contact = document.get("contact") or {}
    values = (
        sides("standfirst", document.get("standfirst"))
        | sides("contact_heading", contact.get("heading"))
        | sides("contact_text", contact.get("text"))
        | {"contact_email": contact.get("email") or ""}
    )
    for field, value in values.items():
        setattr(briefing, field, value)
    _store(briefing)
    if authors is None:
        authors = People().authors(document.get("authors") or [])
    for position, author in enumerate(authors):
        Byline.objects.get_or_create(
            briefing=briefing, author=author, defaults={"position": position}
        )
    for position, source in enumerate(document.get("sources") or []):
        url = source.get("url") or ""
        _store(
            Source(
                briefing=briefing,
                position=position,
                url=url,
                **sides("label", source.get("label")),
            )
        )


@transaction.atomic
def fill_front(briefing: Briefing, values: dict[str, str], *, by: User | None) -> None:
    """Set those of the columns that are empty; what is there stays. Raises DraftError."""
    briefing = Briefing.objects.select_for_update().get(pk=briefing.pk)
    empty = {name: value for name, value in values.items() if value and not getattr(briefing, name)}
    for name, value in empty.items():
        setattr(briefing, name, value)
    if empty:
        _store(briefing)
        keep_front(briefing, by=by)


def _day(text: str | None) -> date | None:
    try:
        day = date.fromisoformat(text) if text else None
    except (TypeError, ValueError) as error:
        raise DraftError(_("“%s” is not a date; write it like 2025-04-24.") % text) from error
    if day and not makes_sense(day):
        raise DraftError(str(WORDS))
    return day


def _store(row: Briefing | Source) -> None:
    """Save a valid row. Raises DraftError with the reasons."""
    try:
        row.full_clean(validate_unique=False)
    except ValidationError as error:
        raise DraftError(" ".join(error.messages)) from error
    row.save()


def next_reference(year: int) -> dict[str, int]:
    """Return the next free reference of a year."""
    last = Briefing.objects.filter(year=year).aggregate(last=Max("number"))["last"]
    return {"year": year, "number": (last or 0) + 1}


def sides(field: str, value: Any) -> dict[str, str]:
    """Return a field's columns; a bare string goes to the language of its script."""
    if isinstance(value, str):
        value = {CHINESE if has_han(value) else ENGLISH: value}
    value = value or {}
    return Texts.by_language(value).to_columns(field)

"""A new draft, from an imported document or from the admin's form."""

from datetime import date
from typing import Any

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils.text import slugify
from django.utils.translation import gettext as _

from briefings.bilingual import has_han
from briefings.drafting.errors import DraftError
from briefings.drafting.shape import Document
from briefings.drafting.text import save_text
from briefings.drafting.versions import keep_front
from briefings.models import AuditEntry, Author, Briefing, Byline, Source


@transaction.atomic
def create(*, document: Document, by: User | None, today: date) -> Briefing:
    """A new draft from an imported document (the shape that `import_briefing --json` prints)."""
    day = _day(document.get("date"))
    briefing = Briefing(
        **next_reference((day or today).year),
        **sides("title", document["title"]),
        date=day,
        changed_by=by,
        created_by=by,
        zh_hant_edited_by=by,
        en_edited_by=by,
    )
    _store(briefing)
    AuditEntry.record(AuditEntry.Action.CREATED, by=by, at=briefing.created_at, briefing=briefing)
    add_front(briefing, document)
    keep_front(briefing, by=by)
    save_text(briefing=briefing, text=document, by=by, revision=briefing.revision)
    briefing.refresh_from_db()
    return briefing


def add_front(briefing: Briefing, document: Document) -> None:
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
    for position, name in enumerate(document.get("authors") or []):
        Byline.objects.get_or_create(
            briefing=briefing, author=author_named(name), defaults={"position": position}
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


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except (TypeError, ValueError) as error:
        raise DraftError(_("“%s” is not a date; write it like 2025-04-24.") % text) from error


def _store(row: Briefing | Source | Author) -> None:
    """Save a row that is all right; else say in words what is wrong."""
    try:
        row.full_clean(validate_unique=False)
    except ValidationError as error:
        raise DraftError(" ".join(error.messages)) from error
    row.save()


def next_reference(year: int) -> dict[str, int]:
    """The next free reference of a year."""
    last = Briefing.objects.filter(year=year).aggregate(last=Max("number"))["last"]
    return {"year": year, "number": (last or 0) + 1}


def sides(field: str, value: Any) -> dict[str, str]:
    """The two columns of a field; a bare string goes to the side whose script it is written in."""
    if isinstance(value, str):
        value = {"zh-hant" if has_han(value) else "en": value}
    value = value or {}
    return {f"{field}_zh_hant": value.get("zh-hant", ""), f"{field}_en": value.get("en", "")}


def author_named(name: str) -> Author:
    """The author called so in either language, made when there is none."""
    found = Author.objects.filter(name_en__iexact=name).first()
    found = found or Author.objects.filter(name_zh_hant=name).first()
    if found:
        return found
    author = Author(slug=_free_slug(name), **sides("name", name))
    _store(author)
    return author


def _free_slug(name: str) -> str:
    slug = base = slugify(name)[:70] or "author"
    count = 1
    while Author.objects.filter(slug=slug).exists():
        count += 1
        slug = f"{base}-{count}"
    return slug

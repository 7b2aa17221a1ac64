"""Enquiries as plain data: every field, for other programs and for the people they are about."""

from collections.abc import Iterator
from typing import Any

from django.db import models

from contacts.models import Enquiry, Entry, OutboxMessage


def rows(enquiries: models.QuerySet[Enquiry]) -> Iterator[dict[str, Any]]:
    """Every field of every enquiry, with its thread and its letters, oldest first."""
    related = ("lawyer", "edition__briefing", "wording", "assignee")
    ordered = enquiries.order_by("received_at", "pk").select_related(*related)
    for enquiry in ordered.prefetch_related("entries__by", "letters").iterator(chunk_size=200):
        yield _enquiry(enquiry)


def _enquiry(enquiry: Enquiry) -> dict[str, Any]:
    data = _fields(enquiry)
    data["lawyer"] = enquiry.lawyer.slug if enquiry.lawyer else None
    data["assignee"] = enquiry.assignee.get_username() if enquiry.assignee else None
    data["wording"] = _fields(enquiry.wording)
    data["edition"] = (
        {
            "briefing": enquiry.edition.briefing.reference,
            "number": enquiry.edition.number,
            "digest": enquiry.edition.digest,
        }
        if enquiry.edition
        else None
    )
    data["thread"] = [_entry(entry) for entry in sorted(enquiry.entries.all(), key=_by_id)]
    data["letters"] = [_letter(letter) for letter in sorted(enquiry.letters.all(), key=_by_id)]
    return data


def _entry(entry: Entry) -> dict[str, Any]:
    return _fields(entry) | {"by": entry.by.get_username() if entry.by else None}


def _letter(letter: OutboxMessage) -> dict[str, Any]:
    names = ("kind", "message_id", "state", "attempts", "created_at", "sent_at", "last_error")
    return {name: _plain(getattr(letter, name)) for name in names}


def _fields(row: models.Model) -> dict[str, Any]:
    return {field.name: _plain(getattr(row, field.attname)) for field in row._meta.concrete_fields}


def _plain(value: Any) -> Any:
    return value.isoformat() if hasattr(value, "isoformat") else value


def _by_id(row: models.Model) -> int:
    return row.pk

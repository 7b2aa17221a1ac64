"""Enquiries as plain data with every field, for other programs and for data subjects."""

from collections.abc import Iterator
from typing import Any

from django.db import models

from contacts.models import Enquiry, EnquiryFile, Entry, InboundMail
from mail.models import Message


def rows(enquiries: models.QuerySet[Enquiry]) -> Iterator[dict[str, Any]]:
    """Yield every enquiry with all fields, its thread and its mails, oldest first."""
    related = ("lawyer", "edition__briefing", "wording", "assignee")
    ordered = enquiries.order_by("received_at", "pk").select_related(*related)
    threads = ordered.prefetch_related("entries__by", "mails", "inbound_mails", "files")
    for enquiry in threads.iterator(chunk_size=200):
        yield _enquiry(enquiry)


def _enquiry(enquiry: Enquiry) -> dict[str, Any]:
    data = fields(enquiry)
    data["lawyer"] = enquiry.lawyer.slug if enquiry.lawyer else None
    data["assignee"] = enquiry.assignee.get_username() if enquiry.assignee else None
    data["wording"] = fields(enquiry.wording)
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
    received = sorted(enquiry.inbound_mails.all(), key=_by_id)
    data["received_mails"] = [fields(mail) for mail in received]
    data["files"] = [file_fields(file) for file in sorted(enquiry.files.all(), key=_by_id)]
    data["letters"] = [_message(row) for row in sorted(enquiry.mails.all(), key=_by_id)]
    return data


def _entry(entry: Entry) -> dict[str, Any]:
    return fields(entry) | {"by": entry.by.get_username() if entry.by else None}


def _message(message: Message) -> dict[str, Any]:
    names = ("kind", "message_id", "state", "attempts", "created_at", "sent_at", "last_error")
    return {name: _plain(getattr(message, name)) for name in names}


def held_mail(mail: InboundMail) -> dict[str, Any]:
    return fields(mail) | {"files": [file_fields(file) for file in mail.files.order_by("pk")]}


def file_fields(file: EnquiryFile) -> dict[str, Any]:
    """Return what a file is, without its bytes, which staff download on the enquiry's page."""
    names = ("entry_id", "mail_id", "at", "name", "kind", "size", "digest", "state")
    return {name: _plain(getattr(file, name)) for name in names}


def fields(row: models.Model) -> dict[str, Any]:
    """Return a row's columns as plain data."""
    return {field.name: _plain(getattr(row, field.attname)) for field in row._meta.concrete_fields}


def _plain(value: Any) -> Any:
    return value.isoformat() if hasattr(value, "isoformat") else value


def _by_id(row: models.Model) -> int:
    return row.pk

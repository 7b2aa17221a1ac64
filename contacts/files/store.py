"""Store files with an enquiry: first with the form in which they were chosen, then as sent."""

from collections.abc import Iterable
from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet

from contacts.files.check import Checked
from contacts.models import Enquiry, EnquiryFile, Entry, InboundMail
from mail.sqlite_lock import in_turn

State = EnquiryFile.State


def row(file: Checked, *, at: datetime, **of: Enquiry | Entry | InboundMail | str | None):
    return EnquiryFile(
        at=at,
        name=file.name,
        kind=file.kind.code,
        size=len(file.data),
        digest=file.digest,
        state=State.WAITING if settings.ENQUIRY_FILE_SCANNER else State.READY,
        content=file.data,
        **of,
    )


def keep(*, enquiry: Enquiry, form_key: str, files: Iterable[Checked], at: datetime) -> None:
    """Keep files chosen in a form until the form is sent; the same file again is one."""
    rows = [row(file, at=at, enquiry=enquiry, form_key=form_key) for file in files]
    if rows:
        with in_turn(), transaction.atomic():
            EnquiryFile.objects.bulk_create(rows, ignore_conflicts=True)


def all_unsent() -> QuerySet[EnquiryFile]:
    return EnquiryFile.objects.filter(entry=None, form_key__gt="")


def unsent(enquiry: Enquiry, form_key: str) -> QuerySet[EnquiryFile]:
    """Return the files that wait in a form."""
    if not form_key:
        return EnquiryFile.objects.none()
    return all_unsent().filter(enquiry=enquiry, form_key=form_key).order_by("pk")


def of_form(enquiry: Enquiry, form_key: str) -> set[tuple[int, str]]:
    """Return size and digest of the files chosen in a form, waiting or already sent."""
    if not form_key:
        return set()
    return set(enquiry.files.filter(form_key=form_key).values_list("size", "digest"))


def drop(*, enquiry: Enquiry, form_key: str, pk: int) -> None:
    unsent(enquiry, form_key).filter(pk=pk).delete()


def move(*, enquiry: Enquiry, form_key: str, to: str) -> None:
    """Take the files that wait in a form to its new key."""
    if form_key != to:
        unsent(enquiry, form_key).update(form_key=to)


def attach(*, entry: Entry, form_key: str) -> int:
    """Make the files of a form those of an entry. Call it in the transaction that makes it."""
    return unsent(entry.enquiry, form_key).update(entry=entry)


def of_enquiry(enquiry: Enquiry) -> QuerySet[EnquiryFile]:
    """Return the files that came with the enquiry itself."""
    return enquiry.files.filter(entry=None, form_key="", mail=None).order_by("pk")


def sent(enquiry: Enquiry) -> QuerySet[EnquiryFile]:
    """Return all files of the enquiry except those that wait in a form."""
    return enquiry.files.exclude(entry=None, form_key__gt="")

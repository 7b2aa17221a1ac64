"""Erase a person's data by two people: one asks, another confirms."""

from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import QuerySet

from briefings.text.addresses.email_addresses import key_of
from contacts import retention
from contacts.desk import data_subjects
from contacts.models import AccessRecord, ErasureRequest
from contacts.records import access_log


class NotPossible(Exception):
    """The request is gone, or this person may not confirm it."""


def open_ones(*, at: datetime) -> QuerySet[ErasureRequest]:
    return ErasureRequest.objects.filter(asked_at__gt=at - retention.ERASURE_REQUESTS)


def open_for(email: str, *, at: datetime) -> ErasureRequest | None:
    return open_ones(at=at).filter(email=_key(email)).select_related("asked_by").first()


def to_confirm(user: User, *, at: datetime) -> QuerySet[ErasureRequest]:
    """Return the requests of others, which wait for a second person."""
    return open_ones(at=at).exclude(asked_by=user)


@transaction.atomic
def ask(*, email: str, by: User, at: datetime) -> None:
    """Request the erasure; a request that is open stays that of whoever made it."""
    if open_for(email, at=at):
        return
    ErasureRequest.objects.update_or_create(
        email=_key(email), defaults={"asked_by": by, "asked_at": at}
    )
    found = data_subjects.enquiries_of(email).order_by("pk")
    subject = ", ".join(found.values_list("reference", flat=True)) or "—"
    access_log.log(action=AccessRecord.Action.ERASURE_ASKED, subject=subject, by=by, at=at)


@transaction.atomic
def confirm(*, email: str, by: User, at: datetime) -> int:
    """Erase at a colleague's request; return how many enquiries. Raises NotPossible."""
    request = open_ones(at=at).select_for_update().filter(email=_key(email)).first()
    if request is None or request.asked_by_id == by.pk:
        raise NotPossible
    request.delete()
    return data_subjects.erase(email=email, by=by, at=at)


def drop(*, email: str) -> None:
    """Drop the request; whoever asked may, and anyone who could confirm it."""
    ErasureRequest.objects.filter(email=_key(email)).delete()


def _key(email: str) -> str:
    """Return the address for comparison; some letters become two in lower case."""
    return key_of(email)[:254]

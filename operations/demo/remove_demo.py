"""Remove the demonstration. Only this module deletes published content."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.contrib.admin.models import LogEntry
from django.db import connection, transaction
from django.db.models import Q, QuerySet

from briefings import search
from briefings.models.audit import AuditEntry
from briefings.models.base.immutable import protect, unprotect
from briefings.models.draft.approval import Approval, Override
from briefings.models.draft.briefing import Briefing
from briefings.models.people import Author, PracticeArea
from briefings.models.published.edition import Edition, Listing, Withdrawal
from briefings.models.published.generation import Generation
from briefings.models.published.readership import Readership
from briefings.models.published.tally import Tally
from contacts.models import AccessRecord, Enquiry
from operations.demo.people import AREAS, CLIENTS, accounts

# In deletion order: rows before the rows they refer to.
_KEPT_FOR_EVER = (AuditEntry, Override, Approval, Withdrawal, Edition)


@transaction.atomic
def remove() -> int:
    """Remove the demonstration's people and their content; return the number of briefings.

    Content by others stays, with its references. The firm's briefing keeps its later editions.
    """
    people = list(accounts())
    briefings = list(Briefing.objects.filter(created_by__in=people))
    references = [briefing.reference for briefing in briefings]
    Enquiry.objects.filter(email__endswith=f"@{CLIENTS}").delete()
    AccessRecord.objects.filter(by__in=people).delete()
    for briefing in briefings:
        Tally.take(briefing.pk)
    # After all tallies, as publish() does: writers lock shared rows in one order.
    for briefing in briefings:
        search.remove(briefing.pk)
    Listing.objects.filter(briefing__in=briefings).delete()
    with _unprotected():
        for model in _KEPT_FOR_EVER:
            _plainly(model, _rows_of(model, briefings, people)).delete()
    Briefing.objects.filter(pk__in=[briefing.pk for briefing in briefings]).delete()
    Readership.objects.filter(reference__in=references).delete()
    Author.objects.filter(user__in=people, briefings=None).delete()
    PracticeArea.objects.filter(slug__in=AREAS, briefings=None, listings=None, people=None).delete()
    LogEntry.objects.filter(user__in=people).delete()
    accounts().delete()
    Generation.advance()
    return len(briefings)


def _rows_of(model: type, briefings: list, people: list) -> Q:
    match model.__name__:
        case "AuditEntry":
            return Q(briefing__in=briefings) | Q(by__in=people)
        case "Override" | "Withdrawal":
            return Q(edition__briefing__in=briefings)
    return Q(briefing__in=briefings)


def _plainly(model: type, which: Q) -> QuerySet:
    """Return the rows in a plain queryset: the model's own refuses deletion."""
    return QuerySet(model).filter(which)


@contextmanager
def _unprotected() -> Iterator[None]:
    """Drop the triggers for the block; the transaction restores them after a failure."""
    tables = [model._meta.db_table for model in _KEPT_FOR_EVER]
    for table in tables:
        unprotect(connection, table)
    yield
    for table in tables:
        protect(connection, table)

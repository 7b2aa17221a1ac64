"""The recycle bin: deleted drafts stay complete until they are restored or the bin is emptied."""

import logging
from datetime import datetime, timedelta

from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import User
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from briefings import drafting
from briefings.models.audit import AuditEntry
from briefings.models.draft.approval import Approval, Schedule
from briefings.models.draft.briefing import Briefing
from briefings.models.draft.history import Import
from briefings.models.erasure import Erasure, named
from briefings.models.published.edition import Edition

log = logging.getLogger(__name__)

KEPT_FOR = timedelta(days=30)


class NotThrownAway(Exception):
    """The briefing has been published: it can only be withdrawn."""


@transaction.atomic
def throw_away(*, briefing: Briefing, by: User, at: datetime) -> None:
    """Move a draft to the recycle bin. Raises NotThrownAway."""
    briefing = Briefing.objects.select_for_update().get(pk=briefing.pk)
    if Edition.objects.filter(briefing=briefing).exists():
        raise NotThrownAway(_("It was published. Withdraw it instead."))
    if briefing.deleted_at:
        return
    planned, _by_model = Schedule.objects.filter(briefing=briefing).delete()
    Briefing.objects.filter(pk=briefing.pk).update(deleted_at=at, deleted_by=by)
    AuditEntry.record(
        AuditEntry.Action.DELETED, by=by, at=at, briefing=briefing, was_planned=bool(planned)
    )


@transaction.atomic
def recover(*, briefing: Briefing, by: User, at: datetime) -> None:
    """Restore a draft from the recycle bin."""
    taken = Briefing.objects.filter(pk=briefing.pk).exclude(deleted_at=None)
    if taken.update(deleted_at=None, deleted_by=None):
        AuditEntry.record(AuditEntry.Action.RECOVERED, by=by, at=at, briefing=briefing)


def to_be_emptied(*, at: datetime) -> QuerySet[Briefing]:
    """Return drafts due for deletion: long enough in the bin, never approved or published."""
    old = Briefing.objects.filter(deleted_at__lte=at - KEPT_FOR)
    approved = Approval.objects.values("briefing")
    return old.exclude(pk__in=approved).filter(editions=None)


@transaction.atomic
def empty(*, by: User, at: datetime) -> int:
    """Delete the drafts that are due; return how many."""
    rows = list(to_be_emptied(at=at).select_for_update(of=("self",)))
    for briefing in rows:
        AuditEntry.record(AuditEntry.Action.DELETED, by=by, at=at, briefing=briefing, for_ever=True)
        erase(briefing, at=at)
    if rows:
        log.info("Deleted for ever: %d drafts", len(rows))
    return len(rows)


@transaction.atomic
def erase(briefing: Briefing, *, at: datetime) -> None:
    """Delete a draft, keeping only its number in the audit trail and its key in the ledger."""
    Erasure.record(Erasure.Kind.BRIEFING, [named(briefing, briefing.created_at)], at=at)
    # Deleting the row would only detach the imported documents, so delete them first.
    Import.objects.filter(briefing=briefing).delete()
    _forget_in_reviews(briefing)
    # The admin's log contains the briefing's title.
    kind = ContentType.objects.get_for_model(Briefing)
    LogEntry.objects.filter(content_type=kind, object_id=str(briefing.pk)).delete()
    authors = list(briefing.authors.values_list("pk", flat=True))
    briefing.delete()
    drafting.forget_unused(authors)


def _forget_in_reviews(briefing: Briefing) -> None:
    """Take the briefing's text out of reviews of other texts, which are kept."""
    key = Import.work_beside(briefing.pk)
    for kept in Import.objects.filter(review__has_key=key).only("review").select_for_update():
        kept.review = {way: work for way, work in (kept.review or {}).items() if way != key}
        kept.save(update_fields=["review"])

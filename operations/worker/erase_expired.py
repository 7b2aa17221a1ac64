"""Erase what has outlived its retention period, in short transactions.

contacts/retention.py states the periods.
"""

import logging
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.contrib.admin.models import LogEntry
from django.contrib.sessions.models import Session
from django.db import connection, transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.fields.json import KT
from django.db.models.functions import Coalesce

from accounts.models import KnownDevice, SecretLink, SignInAttempt
from alerts.models import Alert, Attempt, Consent, FollowRequest, Suppression
from briefings.drafting.unused_pictures import unused_pictures
from briefings.models.draft.briefing import Briefing
from briefings.models.draft.history import Import
from briefings.models.draft.presence import Presence
from briefings.models.draft.working_copy import WorkingCopy
from briefings.models.erasure import Erasure
from contacts import retention
from contacts.conflicts.index import lookup as index
from contacts.files import store
from contacts.models import (
    AccessRecord,
    Arrival,
    Enquiry,
    EnquiryFile,
    Entry,
    ErasureRequest,
    InboundMail,
    MarketingConsent,
    UnsentText,
)
from mail.models import Message
from mail.sqlite_lock import in_turn
from notifications.models import Notification

log = logging.getLogger(__name__)

# Rows per transaction: on SQLite it blocks every other writer.
A_BATCH = 50
# Batches per turn of the worker, which also has mail to send.
A_TURN = 20
ENQUIRIES = "enquiries"


@dataclass(frozen=True, slots=True)
class Rule:
    """Rows that have expired at a given time, and their name in the log."""

    what: str
    rows: Callable[[datetime], QuerySet]


def _older(rows: QuerySet, field: str, kept: timedelta) -> Callable[[datetime], QuerySet]:
    return lambda at: rows.filter(**{f"{field}__lte": at - kept})


def _about_no_enquiry() -> QuerySet:
    return Message.objects.filter(enquiry=None)


def _about_what_is_gone() -> QuerySet:
    """Return mails to staff about deleted briefings: the mails contain the briefings' titles."""
    to_staff = _about_no_enquiry().filter(is_bulk=False)
    about = dict(to_staff.values_list("pk", KT("about__briefing")))
    there = Briefing.objects.filter(pk__in=set(about.values()) - {None})
    known = {None, *map(str, there.values_list("pk", flat=True))}
    return Message.objects.filter(pk__in=[pk for pk in about if about[pk] not in known])


def _of_no_enquiry_any_more(rows: QuerySet) -> QuerySet:
    """Return rows about an enquiry that the release before erased: it does not know them."""
    there = Enquiry.objects.filter(pk=OuterRef("enquiry_id"))
    return rows.filter(enquiry_id__isnull=False).exclude(Exists(there))


def _files_of_what_is_gone() -> QuerySet:
    """Return the files of what the release before erased: it knows no files."""
    gone = Q()
    for name, model in (("enquiry", Enquiry), ("entry", Entry), ("mail", InboundMail)):
        there = Exists(model.objects.filter(pk=OuterRef(f"{name}_id")))
        gone |= Q(~there, **{f"{name}__isnull": False})
    return EnquiryFile.objects.filter(gone)


def _in_state(state: str) -> Callable[[datetime], QuerySet]:
    kept = retention.KEPT[Enquiry.State(state)]
    return _older(Enquiry.objects.filter(state=state, on_hold=False), "state_at", kept)


RULES = (
    *(Rule(ENQUIRIES, _in_state(state)) for state in retention.KEPT),
    Rule("messages", _older(_about_no_enquiry(), "created_at", retention.DIGESTS)),
    Rule("messages", lambda at: _about_what_is_gone()),
    Rule(
        "consents",
        _older(MarketingConsent.objects.all(), "withdrawn_at", retention.CONSENTS_TAKEN_BACK),
    ),
    Rule("access records", _older(AccessRecord.objects.all(), "at", retention.ACCESS_LOG)),
    Rule(
        "requests to erase",
        _older(ErasureRequest.objects.all(), "asked_at", retention.ERASURE_REQUESTS),
    ),
    Rule(
        "held mails",
        _older(InboundMail.objects.filter(entry=None), "received_at", retention.HELD_MAILS),
    ),
    Rule("held mails", lambda at: _of_no_enquiry_any_more(InboundMail.objects.all())),
    Rule(
        "unsent texts",
        _older(UnsentText.objects.all(), "kept_at", retention.UNSENT_TEXTS),
    ),
    Rule("unsent texts", lambda at: _of_no_enquiry_any_more(UnsentText.objects.all())),
    Rule(
        "unsent files",
        _older(store.all_unsent(), "at", retention.UNSENT_FILES),
    ),
    Rule("files", lambda at: _files_of_what_is_gone()),
    Rule("arrivals", _older(Arrival.objects.all(), "at", retention.ARRIVALS)),
    Rule(
        "requests to follow",
        _older(FollowRequest.objects.all(), "asked_at", retention.FOLLOW_REQUESTS),
    ),
    Rule("alerts", _older(Alert.objects.all(), "at", retention.ALERTS)),
    Rule("attempts to follow", _older(Attempt.objects.all(), "at", retention.FOLLOW_ATTEMPTS)),
    Rule("consents", _older(Consent.objects.all(), "ended_at", retention.CONSENTS_TAKEN_BACK)),
    Rule("suppressions", _older(Suppression.objects.all(), "at", retention.SUPPRESSIONS)),
    Rule(
        "imports",
        _older(
            Import.objects.filter(briefing=None).annotate(
                last_used_at=Coalesce("reviewed_at", "imported_at")
            ),
            "last_used_at",
            retention.IMPORTS_WITHOUT_BRIEFING,
        ),
    ),
    Rule("imports", _older(Import.objects.all(), "imported_at", retention.IMPORTS)),
    Rule("pictures", lambda at: unused_pictures(at=at, after=retention.UNUSED_PICTURES)),
    Rule("sessions", _older(Session.objects.all(), "expire_date", timedelta())),
    Rule("sign-in attempts", _older(SignInAttempt.objects.all(), "at", retention.SIGN_IN_ATTEMPTS)),
    Rule(
        "known devices", _older(KnownDevice.objects.all(), "last_used_at", retention.KNOWN_DEVICES)
    ),
    Rule(
        "password links",
        _older(
            SecretLink.objects.filter(purpose=SecretLink.Purpose.PASSWORD),
            "expires_at",
            retention.PASSWORD_LINKS,
        ),
    ),
    Rule("admin log", _older(LogEntry.objects.all(), "action_time", retention.ADMIN_LOG)),
    Rule(
        "notifications",
        _older(Notification.objects.all(), "at", retention.NOTIFICATIONS),
    ),
    Rule("presence", _older(Presence.objects.all(), "seen_at", retention.PRESENCE)),
    Rule(
        "working copies",
        _older(WorkingCopy.objects.all(), "kept_at", retention.WORKING_COPIES),
    ),
)


def erase_some(*, at: datetime) -> dict[str, int]:
    """Erase a limited amount of expired rows; the next turn continues."""
    return erase_expired(at=at, batches=A_TURN)


def erase_expired(*, at: datetime, batches: int | None = None) -> dict[str, int]:
    """Erase all expired rows; return the counts. Mails and threads go with their enquiry.

    It works in short transactions with a pause after each. An interruption leaves the rest to the
    next call.
    """
    _leave_no_traces()
    erased = Counter({rule.what: 0 for rule in RULES})
    for number, (what, count) in enumerate(_batches(at), 1):
        erased[what] += count
        if number == batches:
            break
    if erased[ENQUIRIES]:
        with in_turn(), transaction.atomic():
            index.forget_erased()
    told = ", ".join(f"{count} {what}" for what, count in erased.items() if count)
    if told:
        log.info("Erased what had its time: %s", told)
    return dict(erased)


def _batches(at: datetime) -> Iterator[tuple[str, int]]:
    for rule in RULES:
        rows = rule.rows(at)
        while keys := list(rows.order_by().values_list("pk", flat=True)[:A_BATCH]):
            began = time.monotonic()
            yield rule.what, _erase(rows.filter(pk__in=keys), at)
            if len(keys) < A_BATCH:
                break
            # Waiting writers retry at growing intervals, so pause as long as the batch took.
            time.sleep(min(time.monotonic() - began, 0.5))


def _erase(rows: QuerySet, at: datetime) -> int:
    with in_turn(), transaction.atomic():
        if rows.model is Enquiry:
            references = list(rows.select_for_update().values_list("reference", flat=True))
            Erasure.record(Erasure.Kind.ENQUIRY, references, at=at)
        _all, by_model = rows.delete()
    return by_model.get(rows.model._meta.label, 0)


def _leave_no_traces() -> None:
    """Make SQLite overwrite deleted rows, whose words would otherwise remain in the file."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA secure_delete = ON")

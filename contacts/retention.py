"""Retention periods for everything not kept for ever, and the erasure of expired rows.

The firm confirms the legal points; change the periods here, not the code. docs/operating.md and the
processing record (contacts/admin) state them in words.
"""

import logging
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.apps import apps
from django.contrib.admin.models import LogEntry
from django.contrib.sessions.models import Session
from django.db import connection, transaction
from django.db.models import QuerySet
from django.db.models.fields.json import KT

from briefings.models.draft.briefing import Briefing
from briefings.models.draft.history import Import
from briefings.models.draft.presence import Presence
from briefings.models.erasure import Erasure
from contacts.intake import throttling
from contacts.models import AccessRecord, Arrival, Enquiry, MarketingConsent, OutboxMessage
from mail.sqlite_lock import in_turn

log = logging.getLogger(__name__)

State = Enquiry.State
DAY = timedelta(days=1)
YEAR = 365 * DAY

# Counted from the moment an enquiry came into its state.
KEPT = {
    State.NEW: 730 * DAY,
    State.ASSIGNED: 730 * DAY,
    State.ANSWERED: 730 * DAY,
    State.CLOSED: 365 * DAY,
    State.SPAM: 30 * DAY,
    State.WITHDRAWN: 30 * DAY,
}
# Proof that a consent was taken back is kept three years (Cap. 593 s.9 where it applies).
CONSENTS_TAKEN_BACK = 3 * YEAR
ACCESS_LOG = 3 * YEAR
# The admin's log of changes to the firm's settings, people, areas and terms.
ADMIN_LOG = 3 * YEAR
# Mails that belong to no enquiry.
DIGESTS = 30 * DAY
# Pasted or uploaded documents, which may contain tracked deletions and comments: kept no longer
# than useful.
IMPORTS = YEAR
IMPORTS_WITHOUT_BRIEFING = 30 * DAY
# Digests of wrong passwords, which count for an hour.
SIGN_IN_ATTEMPTS = DAY
# Digests of known devices; a cookie lasts as long.
KNOWN_DEVICES = 400 * DAY
# Presence: who had which draft open.
PRESENCE = DAY

_Kind = OutboxMessage.Kind
ABOUT_NO_ENQUIRY = (_Kind.DIGEST, _Kind.REVIEW, _Kind.MISSED, _Kind.SECURITY)

# Rows per transaction: on SQLite it blocks every other writer.
A_BATCH = 50
# Batches per turn of the worker, which also has mail to send.
A_TURN = 20


@dataclass(frozen=True, slots=True)
class Rule:
    """Rows that have expired at a given time, and their name in the log."""

    what: str
    rows: Callable[[datetime], QuerySet]


def _older(rows: QuerySet, field: str, kept: timedelta) -> Callable[[datetime], QuerySet]:
    return lambda at: rows.filter(**{f"{field}__lte": at - kept})


def _about_what_is_gone() -> QuerySet:
    """Return mails to staff about deleted briefings: the mails contain the briefings' titles."""
    letters = OutboxMessage.objects.filter(kind__in=(_Kind.REVIEW, _Kind.MISSED))
    about = dict(letters.values_list("pk", KT("about__briefing")))
    there = Briefing.objects.filter(pk__in=set(about.values()) - {None})
    known = {None, *map(str, there.values_list("pk", flat=True))}
    return OutboxMessage.objects.filter(pk__in=[pk for pk in about if about[pk] not in known])


def _named(model: str, field: str, kept: timedelta) -> Callable[[datetime], QuerySet]:
    """Return a rule's rows for a model looked up by name: this app must not import config."""
    return lambda at: _older(apps.get_model(model)._default_manager.all(), field, kept)(at)


def _in_state(state: str) -> Callable[[datetime], QuerySet]:
    return _older(
        Enquiry.objects.filter(state=state, on_hold=False), "state_at", KEPT[State(state)]
    )


RULES = (
    *(Rule("enquiries", _in_state(state)) for state in KEPT),
    Rule(
        "letters",
        _older(OutboxMessage.objects.filter(kind__in=ABOUT_NO_ENQUIRY), "created_at", DIGESTS),
    ),
    Rule("letters", lambda at: _about_what_is_gone()),
    Rule("consents", _older(MarketingConsent.objects.all(), "withdrawn_at", CONSENTS_TAKEN_BACK)),
    Rule("access records", _older(AccessRecord.objects.all(), "at", ACCESS_LOG)),
    Rule("arrivals", _older(Arrival.objects.all(), "at", throttling.REMEMBERED)),
    Rule(
        "imports",
        _older(Import.objects.filter(briefing=None), "imported_at", IMPORTS_WITHOUT_BRIEFING),
    ),
    Rule("imports", _older(Import.objects.all(), "imported_at", IMPORTS)),
    Rule("sessions", _older(Session.objects.all(), "expire_date", timedelta())),
    Rule("sign-in attempts", _named("config.SignInAttempt", "at", SIGN_IN_ATTEMPTS)),
    Rule("known devices", _named("config.KnownDevice", "last_used_at", KNOWN_DEVICES)),
    Rule("admin log", _older(LogEntry.objects.all(), "action_time", ADMIN_LOG)),
    Rule("presence", _older(Presence.objects.all(), "seen_at", PRESENCE)),
)


def others() -> dict[str, timedelta]:
    """Return the other periods for the processing record, which is always in Chinese."""
    return {
        "查閱紀錄": ACCESS_LOG,
        "管理操作紀錄": ADMIN_LOG,
        "已撤回的推廣同意（作為證明）": CONSENTS_TAKEN_BACK,
        "不屬任何查詢的通知郵件": DIGESTS,
        "律師匯入的文件": IMPORTS,
        "未成為簡報的匯入文件": IMPORTS_WITHOUT_BRIEFING,
        "查詢來源網絡地址（不可還原的摘要）": throttling.REMEMBERED,
        "登入失敗紀錄（不可還原的摘要）": SIGN_IN_ATTEMPTS,
        "曾登入的裝置（不可還原的摘要）": KNOWN_DEVICES,
    }


def expires_at(enquiry: Enquiry) -> datetime | None:
    """When the enquiry is erased if nothing happens to it; never while it is on hold."""
    return None if enquiry.on_hold else enquiry.state_at + KEPT[State(enquiry.state)]


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

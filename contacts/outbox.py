"""The post: letters are put here in the transaction that causes them, and sent by the worker.

Stored once, sent at least once: a letter goes out twice only when a process dies between the mail
server's OK and its record here, and then with the same Message-ID, by which receivers know it.
"""

import logging
import secrets
import smtplib
import time
import uuid
from collections.abc import Callable
from datetime import datetime, timedelta
from hashlib import sha256

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.db import DatabaseError, connection
from django.db.models import F, Q
from django.db.models.functions import Now

from contacts import emails
from contacts.models import Enquiry, Entry, OutboxMessage
from mail.deadline import deadline
from mail.sqlite_lock import in_turn

log = logging.getLogger(__name__)

# How long a claim holds; a worker that dies gives its letter back after this. Far longer than the
# longest a sending may take, or a slow letter would be taken by another worker.
LEASE = timedelta(seconds=120)
LONGEST_SENDING = 45  # seconds, however slowly the server talks

WAITS = [timedelta(seconds=s) for s in (10, 30, 120, 300, 900, 1800, 3600, 7200, 14400)]
# A server that cannot be reached costs nothing to try, and usually is back soon.
LONGEST_WAIT_FOR_SERVER = timedelta(minutes=5)
GIVE_UP_AFTER = timedelta(days=5)
# The letter itself is at fault: words that cannot be made, an address that is refused.
ATTEMPTS_WHEN_AT_FAULT = 3
# A letter whose sending kills the worker leaves no failure behind, only attempts.
MOST_ATTEMPTS = 200
ONCE_PER_ENQUIRY = (OutboxMessage.Kind.FIRM, OutboxMessage.Kind.ACKNOWLEDGEMENT)
TO_THE_FIRM = (OutboxMessage.Kind.FIRM, OutboxMessage.Kind.DETAILS)


def enqueue(
    *kinds: str, at: datetime, enquiry: Enquiry | None = None, entry: Entry | None = None
) -> list[OutboxMessage]:
    """Letters to be sent. Call it in the transaction of what they tell of."""
    return OutboxMessage.objects.bulk_create(
        OutboxMessage(
            kind=kind,
            enquiry=enquiry,
            entry=entry,
            created_at=at,
            message_id=_message_id(kind, enquiry, entry),
        )
        for kind in kinds
    )


def enqueue_to_staff(kind: str, *, key: str, at: datetime, to: str, **about: str) -> None:
    """A letter to one of the firm's own people; never a second one for the same key."""
    names = ".".join((kind, key, sha256(to.encode()).hexdigest()[:10]))
    OutboxMessage.objects.bulk_create(
        [
            OutboxMessage(
                kind=kind,
                about={"to": to} | about,
                created_at=at,
                message_id=f"<{names}@{_domain()}>".lower(),
            )
        ],
        ignore_conflicts=True,
    )


def _message_id(kind: str, enquiry: Enquiry | None, entry: Entry | None) -> str:
    """Made once and kept: however often the letter goes out, receivers see that it is the same."""
    names = [enquiry.reference if enquiry else "", kind]
    if entry:
        names.append(str(entry.pk))
    elif kind not in ONCE_PER_ENQUIRY:
        names.append(secrets.token_hex(6))
    return f"<{'.'.join(filter(None, names))}@{_domain()}>".lower()


def _domain() -> str:
    return settings.DEFAULT_FROM_EMAIL.rpartition("@")[2].rstrip("> ")


def deliver_next(*, clock: Callable[[], datetime]) -> bool:
    """Send one letter that is due; False when there is none."""
    message = claim(at=clock())
    if not message:
        return False
    try:
        _send(message)
    except DatabaseError:
        raise  # nobody's fault here; the claim runs out and the letter is tried again
    except (OSError, smtplib.SMTPException) as error:
        _record(message, _after_refusal(message, error, at=clock()))
    except Exception as error:
        log.exception("Letter %s cannot be made", message.message_id)
        _record(message, _after_fault(message, error, at=clock()))
    else:
        _record(message, {"state": OutboxMessage.State.SENT, "sent_at": clock(), "last_error": ""})
        _wake_those_who_wait_for_the_server(message)
    return True


def claim(*, at: datetime) -> OutboxMessage | None:
    """Take one letter so that no other worker has it: read, then compare and swap.

    How long a claim holds is told by the database's clock: those of two machines may be hours
    apart, and a letter being sent must not look abandoned to the other.
    """
    due = Q(next_at__isnull=True) | Q(next_at__lte=at)
    free = Q(claim__isnull=True) | Q(claimed_until__lt=Now())
    waiting = OutboxMessage.objects.filter(due, free, state=OutboxMessage.State.WAITING)
    # First attempts before repeats, so that no failing letter holds up a new one.
    order = (F("next_at").asc(nulls_first=True), "pk")
    for pk, seen in waiting.order_by(*order).values_list("pk", "claim")[:5]:
        mine = uuid.uuid4()
        row = OutboxMessage.objects.filter(pk=pk, claim=seen, state=OutboxMessage.State.WAITING)
        with in_turn():
            taken = row.update(claim=mine, claimed_until=Now() + LEASE, attempts=F("attempts") + 1)
        if taken:
            related = ("enquiry__lawyer", "enquiry__edition", "enquiry__assignee", "entry")
            return OutboxMessage.objects.select_related(*related).get(pk=pk)
    return None


def _send(message: OutboxMessage) -> None:
    if message.attempts > MOST_ATTEMPTS:
        raise ValueError(f"tried {MOST_ATTEMPTS} times without an answer")
    letter = emails.compose(message)
    mail = EmailMultiAlternatives(
        subject=letter.subject,
        body=letter.text,
        from_email=settings.DEFAULT_FROM_EMAIL,
        to=[letter.to],
        reply_to=[letter.reply_to] if letter.reply_to else None,
        headers=letter.headers | {"Message-ID": message.message_id},
    )
    mail.attach_alternative(letter.html, "text/html")
    with deadline(LONGEST_SENDING):
        mail.send()


def _after_refusal(message: OutboxMessage, error: Exception, *, at: datetime) -> dict:
    """The mail server's doing: try again for days, unless it refuses the client's address."""
    codes = _codes(error)
    refused = bool(codes) and all(500 <= code < 600 for code in codes)
    if refused and message.kind not in TO_THE_FIRM:
        return _after_fault(message, error, at=at)
    since = message.failing_since or at
    if at - since > GIVE_UP_AFTER:
        return _set_aside(message, error, since)
    unreachable = not codes
    wait = _wait(message.attempts)
    return {
        "failing_since": since,
        "unreachable": unreachable,
        "next_at": at + (min(wait, LONGEST_WAIT_FOR_SERVER) if unreachable else wait),
        "last_error": _words(error),
    }


def _after_fault(message: OutboxMessage, error: Exception, *, at: datetime) -> dict:
    """The letter's own fault: a few attempts, then set aside for somebody to look at."""
    since = message.failing_since or at
    if message.attempts >= ATTEMPTS_WHEN_AT_FAULT:
        return _set_aside(message, error, since)
    return {
        "failing_since": since,
        "unreachable": False,
        "next_at": at + _wait(message.attempts),
        "last_error": _words(error),
    }


def _set_aside(message: OutboxMessage, error: Exception, since: datetime) -> dict:
    # The server's message names the client; staff read it in the admin's list of mails.
    log.error("Letter %s is set aside: %s", message.message_id, _kind(error))
    return {
        "state": OutboxMessage.State.SET_ASIDE,
        "failing_since": since,
        "next_at": None,
        "last_error": _words(error),
    }


def _wait(attempts: int) -> timedelta:
    """Longer each time, and never quite the same, so that letters do not come back in one crowd."""
    wait = WAITS[min(attempts, len(WAITS)) - 1]
    return wait * (0.75 + secrets.randbelow(500) / 1000)


def _codes(error: Exception) -> list[int]:
    """The server's answers; none where there was no answer at all."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return [code for code, _text in error.recipients.values()]
    code = getattr(error, "smtp_code", None)
    # 421: the server is closing, which says nothing about this letter.
    return [code] if isinstance(code, int) and code not in (-1, 421) else []


def _kind(error: Exception) -> str:
    """Return what the log may contain: SMTPRecipientsRefused 550."""
    return " ".join([type(error).__name__, *map(str, _codes(error))])


def _words(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"[:500]


def _record(message: OutboxMessage, fields: dict) -> None:
    """Write down how it went, as long as the claim is still ours.

    What was sent must not be forgotten because the database restarts just now.
    """
    mine = OutboxMessage.objects.filter(pk=message.pk, claim=message.claim)
    for pause in (0.2, 0.5, 1, 2, 5, 10, 20):
        try:
            with in_turn():
                mine.update(claim=None, claimed_until=None, **fields)
        except DatabaseError:
            connection.close()
            time.sleep(pause)
        else:
            return
    mine.update(claim=None, claimed_until=None, **fields)


def _wake_those_who_wait_for_the_server(message: OutboxMessage) -> None:
    """The server answers again: whoever waited only for that goes now."""
    waiting = OutboxMessage.objects.filter(state=OutboxMessage.State.WAITING, unreachable=True)
    if waiting.exists():
        waiting.filter(claim__isnull=True).update(next_at=None, unreachable=False)


def try_again(*, messages) -> int:
    """Letters set aside are sent once more, as if new."""
    return messages.filter(state=OutboxMessage.State.SET_ASIDE).update(
        state=OutboxMessage.State.WAITING, attempts=0, next_at=None, failing_since=None
    )

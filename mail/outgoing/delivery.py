"""Deliver the messages in the outbox.

Stored once, sent at least once: a message is sent twice only if a process dies between the mail
server's OK and its record here, or if the server was sent all of it and did not answer; and then
with the same Message-ID, so receivers recognise it. Bulk mail is repeated a few times at most.
"""

import logging
import secrets
import smtplib
import time
import uuid
from collections.abc import Callable
from datetime import datetime, timedelta

from django.db import DatabaseError, connection
from django.db.models import F, Q, QuerySet
from django.db.models.functions import Now

from mail.deadline import deadline
from mail.kinds import REGISTERED, NotNeeded
from mail.models import Message
from mail.outgoing import pace, rendering
from mail.outgoing.smtp import Unanswered
from mail.sqlite_lock import in_turn
from mail.status import answer_refuses_recipient, mail_refuses_recipient

log = logging.getLogger(__name__)

# How long a claim holds; after it, another worker takes the message of one that died. It must far
# exceed the longest sending, or another worker would take a message that is being sent.
LEASE = timedelta(seconds=120)
LONGEST_SENDING = 45  # seconds in total, for servers that answer byte by byte
LONGEST_BULK_SENDING = 10  # the longest that other mail may wait for it

WAITS = [timedelta(seconds=s) for s in (10, 30, 120, 300, 900, 1800, 3600, 7200, 14400)]
# Trying an unreachable server is cheap, and it is usually back soon.
LONGEST_WAIT_FOR_SERVER = timedelta(minutes=5)
# The server may have taken a bulk mail that it did not answer: repeat it these few times.
WAITS_WHEN_UNANSWERED = [timedelta(minutes=m) for m in (2, 10, 60)]
GIVE_UP_AFTER = timedelta(days=5)
# The message is at fault: it cannot be rendered, or its address is refused.
ATTEMPTS_WHEN_AT_FAULT = 3
# A message that kills its worker records no failures, only attempts.
MOST_ATTEMPTS = 200


def deliver_next(*, clock: Callable[[], datetime]) -> bool:
    """Send one due message; return False if there is none."""
    message = claim(at=clock()) or _claim_bulk(at=clock())
    if not message:
        return False
    try:
        _send(message)
    except DatabaseError:
        raise  # a database error: the claim expires and the message is tried again
    except NotNeeded:
        _record(message, {"state": Message.State.CANCELLED, "next_at": None})
    except (OSError, smtplib.SMTPException) as error:
        _record(message, _after_refusal(message, error, at=clock()))
    except Exception as error:
        log.exception("Message %s cannot be made", message.message_id)
        _record(message, _after_fault(message, error, at=clock()))
    else:
        _record(message, {"state": Message.State.SENT, "sent_at": clock(), "last_error": ""})
        _wake_those_that_wait_for_the_server()
    return True


def claim(*, at: datetime, is_bulk: bool = False) -> Message | None:
    """Claim one message for this worker by compare-and-swap; None if none is due.

    Claims expire by the database's clock: the clocks of two machines may be hours apart, and a
    message being sent must not look abandoned.
    """
    for pk, seen in _due(at, is_bulk=is_bulk).values_list("pk", "claim")[:5]:
        mine = uuid.uuid4()
        row = Message.objects.filter(pk=pk, claim=seen, state=Message.State.WAITING)
        with in_turn():
            taken = row.update(claim=mine, claimed_until=Now() + LEASE, attempts=F("attempts") + 1)
        if taken:
            return Message.objects.get(pk=pk)
    return None


def _claim_bulk(*, at: datetime) -> Message | None:
    """Claim a bulk message if the pace allows one. Call it when no other mail is due."""
    if not _due(at, is_bulk=True).exists() or not pace.take(at=at):
        return None
    return claim(at=at, is_bulk=True)


def is_paced(*, at: datetime) -> bool:
    """Return whether bulk mail is due that the pace will allow within seconds."""
    return _due(at, is_bulk=True).exists() and pace.is_open(at=at)


def _due(at: datetime, *, is_bulk: bool) -> QuerySet[Message]:
    due = Q(next_at__isnull=True) | Q(next_at__lte=at)
    free = Q(claim__isnull=True) | Q(claimed_until__lt=Now())
    # Leave kinds that this release does not know to the release that stored them.
    waiting = Message.objects.filter(
        due, free, state=Message.State.WAITING, is_bulk=is_bulk, kind__in=list(REGISTERED)
    )
    # First attempts before repeats, so failing messages do not delay new ones.
    return waiting.order_by(F("next_at").asc(nulls_first=True), "pk")


def _send(message: Message) -> None:
    if message.attempts > MOST_ATTEMPTS:
        raise ValueError(f"tried {MOST_ATTEMPTS} times without an answer")
    mail = rendering.render(message)
    with deadline(LONGEST_BULK_SENDING if message.is_bulk else LONGEST_SENDING):
        mail.send()


def _after_refusal(message: Message, error: Exception, *, at: datetime) -> dict:
    """Return the fields after a refusal: try for days, unless the address is refused for good."""
    codes = _codes(error)
    kind = REGISTERED[message.kind]
    if kind.when_refused and _has_no_such_recipient(error):
        kind.when_refused(message, str(codes[0]))
        return {"state": Message.State.CANCELLED, "next_at": None, "last_error": _kind(error)}
    refused = bool(codes) and all(500 <= code < 600 for code in codes)
    if refused and not kind.insists:
        return _after_fault(message, error, at=at)
    unreachable = not codes
    if unreachable and message.is_bulk:
        pace.hold(at=at)
        if isinstance(error, Unanswered):
            return _after_silence(message, error, at=at)
    since = message.failing_since or at
    if at - since > GIVE_UP_AFTER:
        return _set_aside(message, error, since)
    wait = _wait(message.attempts)
    return {
        "failing_since": since,
        "unreachable": unreachable,
        "next_at": at + (min(wait, LONGEST_WAIT_FOR_SERVER) if unreachable else wait),
        "last_error": _words(error),
    }


def _after_silence(message: Message, error: Unanswered, *, at: datetime) -> dict:
    """Return the fields after the server was sent a bulk mail and did not answer."""
    since = message.failing_since or at
    if message.unanswered >= len(WAITS_WHEN_UNANSWERED):
        return _set_aside(message, error, since)
    return {
        "failing_since": since,
        "unanswered": message.unanswered + 1,
        "unreachable": False,
        "next_at": at + WAITS_WHEN_UNANSWERED[message.unanswered],
        "last_error": _words(error),
    }


def _after_fault(message: Message, error: Exception, *, at: datetime) -> dict:
    """Return the fields after an error in the message: a few attempts, then set it aside."""
    since = message.failing_since or at
    if message.attempts >= ATTEMPTS_WHEN_AT_FAULT:
        return _set_aside(message, error, since)
    return {
        "failing_since": since,
        "unreachable": False,
        "next_at": at + _wait(message.attempts),
        "last_error": _words(error),
    }


def _set_aside(message: Message, error: Exception, since: datetime) -> dict:
    # Not logged: the server's answer may name the client. Staff see it in the outbox.
    log.error("Message %s is set aside: %s", message.message_id, _kind(error))
    return {
        "state": Message.State.SET_ASIDE,
        "failing_since": since,
        "next_at": None,
        "last_error": _words(error),
    }


def _wait(attempts: int) -> timedelta:
    """Return a wait that grows with the attempts, with jitter to spread the messages."""
    wait = WAITS[min(attempts, len(WAITS)) - 1]
    return wait * (0.75 + secrets.randbelow(500) / 1000)


def _codes(error: Exception) -> list[int]:
    """Return the server's reply codes; empty if it did not answer."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return [code for code, _text in error.recipients.values()]
    code = getattr(error, "smtp_code", None)
    # 421: the server is shutting down, which is no verdict on the message.
    return [code] if isinstance(code, int) and code not in (-1, 421) else []


def _has_no_such_recipient(error: Exception) -> bool:
    """Return whether the server refused the address for good, at once or after it saw the mail."""
    if isinstance(error, smtplib.SMTPDataError) and isinstance(error.smtp_error, bytes):
        return mail_refuses_recipient(error.smtp_code, error.smtp_error)
    if not isinstance(error, smtplib.SMTPRecipientsRefused):
        return False
    return all(answer_refuses_recipient(*answer) for answer in error.recipients.values())


def _kind(error: Exception) -> str:
    """Return the error without personal data, for the log: SMTPRecipientsRefused 550."""
    return " ".join([type(error).__name__, *map(str, _codes(error))])


def _words(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"[:500]


def _record(message: Message, fields: dict) -> None:
    """Record the outcome while this worker holds the claim.

    It tries again if the database is restarting, so that a sent message is recorded as sent.
    """
    mine = Message.objects.filter(pk=message.pk, claim=message.claim)
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


def _wake_those_that_wait_for_the_server() -> None:
    """Make messages due that waited only for the server, now that it answers again."""
    waiting = Message.objects.filter(state=Message.State.WAITING, unreachable=True)
    if waiting.exists():
        waiting.filter(claim__isnull=True).update(next_at=None, unreachable=False)

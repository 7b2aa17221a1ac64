"""Outbox: messages are stored in the transaction that causes them; the worker sends them."""

from datetime import datetime
from hashlib import sha256

from django.conf import settings
from django.db.models import QuerySet

from mail.kinds import Kind
from mail.models import Message


def enqueue(*messages: Message) -> list[Message]:
    """Store messages to be sent. Call it in the transaction of the change they report."""
    return Message.objects.bulk_create(messages)


def enqueue_to(to: str, kind: Kind, *, key: str, at: datetime, **about: str) -> None:
    """Store a message to an address, at most one of this kind per key.

    `about` is the templates' context; a `language` in it sets the language of the mail.
    """
    message = Message(
        kind=kind.name,
        about={"to": to} | about,
        created_at=at,
        message_id=message_id(kind.name, key, sha256(to.encode()).hexdigest()[:10]),
    )
    Message.objects.bulk_create([message], ignore_conflicts=True)


def message_id(*names: str) -> str:
    """Return a Message-ID. It is stored, so a message sent twice has the same one."""
    domain = settings.DEFAULT_FROM_EMAIL.rpartition("@")[2].rstrip("> ")
    return f"<{'.'.join(names)}@{domain}>".lower()


def cancel(messages: QuerySet[Message]) -> int:
    """Cancel waiting messages, except those being sent right now; return how many."""
    return messages.filter(state=Message.State.WAITING, claim__isnull=True).update(
        state=Message.State.CANCELLED
    )


def resume(messages: QuerySet[Message]) -> int:
    """Make cancelled messages wait again; return how many."""
    return messages.filter(state=Message.State.CANCELLED).update(state=Message.State.WAITING)


def try_again(messages: QuerySet[Message]) -> int:
    """Make messages that were set aside wait again as if new; return how many."""
    return messages.filter(state=Message.State.SET_ASIDE).update(
        state=Message.State.WAITING, attempts=0, unanswered=0, next_at=None, failing_since=None
    )

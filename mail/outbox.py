"""The outbox: messages are stored in the transaction of what they report; the worker sends them."""

from datetime import datetime
from hashlib import sha256

from django.conf import settings
from django.db.models import QuerySet

from mail.kinds import Kind
from mail.models import Message


def enqueue(*messages: Message) -> list[Message]:
    """Store messages to be sent. Call it in the transaction of what they report."""
    return Message.objects.bulk_create(messages)


def enqueue_to(to: str, kind: Kind, *, key: str, at: datetime, **about: str) -> None:
    """Store a message to an address; never a second one of this kind for the same key.

    `about` is what the mail's words need. A `language` in it is the one it is written in.
    """
    message = Message(
        kind=kind.name,
        about={"to": to} | about,
        created_at=at,
        message_id=message_id(kind.name, key, sha256(to.encode()).hexdigest()[:10]),
    )
    Message.objects.bulk_create([message], ignore_conflicts=True)


def message_id(*names: str) -> str:
    """Return a Message-ID. It is stored, so receivers recognise a message that is sent again."""
    domain = settings.DEFAULT_FROM_EMAIL.rpartition("@")[2].rstrip("> ")
    return f"<{'.'.join(names)}@{domain}>".lower()


def cancel(messages: QuerySet[Message]) -> int:
    """Cancel those that wait, except those being sent right now."""
    return messages.filter(state=Message.State.WAITING, claim__isnull=True).update(
        state=Message.State.CANCELLED
    )


def resume(messages: QuerySet[Message]) -> int:
    """Send what was cancelled after all."""
    return messages.filter(state=Message.State.CANCELLED).update(state=Message.State.WAITING)


def try_again(messages: QuerySet[Message]) -> int:
    """Send what was set aside once more, as if new."""
    return messages.filter(state=Message.State.SET_ASIDE).update(
        state=Message.State.WAITING, attempts=0, next_at=None, failing_since=None
    )

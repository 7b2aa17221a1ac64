"""Ask to follow: store the request and mail the confirmation, in one transaction."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from alerts import mails
from alerts.consent import ledger
from alerts.following import throttling
from alerts.models import Attempt, ConsentWording, FollowRequest
from alerts.models.follower import new_nonce
from alerts.topics import Topic
from briefings.text.addresses.email_addresses import key_of, straightened
from mail.sqlite_lock import in_turn

MOST_TOPICS = 30


class TooMany(Exception):
    """Too many requests: nothing was stored; the sender may try again after `seconds`."""

    def __init__(self, seconds: int):
        super().__init__(f"again in {seconds} seconds")
        self.seconds = seconds


def ask(
    *,
    email: str,
    topics: Iterable[Topic],
    view: str,
    interface: str,
    wording: ConsentWording,
    network: str,
    at: datetime,
) -> None:
    """Store the request, and mail the confirmation at most once a day to a mailbox.

    The caller learns nothing about the address: not whether it follows already, was mailed today
    or is suppressed. Raises TooMany. `wording` is stored already.
    """
    if seconds := throttling.seconds_until_accepted(network=throttling.keyed(network), at=at):
        raise TooMany(seconds)
    with in_turn(), transaction.atomic():
        put(
            email=email,
            topics=topics,
            view=view,
            interface=interface,
            wording=wording,
            network=network,
            at=at,
        )


def put(
    *,
    email: str,
    topics: Iterable[Topic],
    view: str,
    interface: str,
    wording: ConsentWording,
    network: str,
    at: datetime,
) -> None:
    """Store the request and its confirmation in the caller's transaction.

    Only mails to the same mailbox are limited: the caller limits how often it is asked.
    """
    mailbox = throttling.keyed(throttling.mailbox_of(key_of(email)))
    throttling.take_turn(mailbox=mailbox)
    mailed = not throttling.was_mailed_today(mailbox=mailbox, at=at)
    mailed = mailed and not _is_suppressed(key_of(email))
    Attempt.objects.create(network=throttling.keyed(network), mailbox=mailbox, mailed=mailed, at=at)
    request = _stored(email, topics, view, interface, wording, renewed=mailed, at=at)
    if mailed:
        mails.enqueue_confirmation(request, at=at)


def _is_suppressed(email_key: str) -> bool:
    """Return whether the address, or the plain one of its mailbox, gets no mails."""
    mailbox = throttling.mailbox_of(email_key)
    return ledger.is_suppressed(email_key) or ledger.is_suppressed(mailbox)


def _stored(
    email: str,
    topics: Iterable[Topic],
    view: str,
    interface: str,
    wording: ConsentWording,
    *,
    renewed: bool,
    at: datetime,
) -> FollowRequest:
    """Return the address's request with these topics added; a renewed one has a new link."""
    made = FollowRequest(
        email=straightened(email),
        email_key=key_of(email),
        view=view,
        interface=interface,
        wording=wording,
        asked_at=at,
        topics=[str(topic) for topic in topics],
    )
    request = FollowRequest.objects.select_for_update().filter(email_key=made.email_key).first()
    if request is None:
        made.save()
        return made
    kept = [] if request.confirmed_at else request.topics
    request.topics = list(dict.fromkeys([*kept, *made.topics]))[-MOST_TOPICS:]
    request.confirmed_at = None
    if renewed:
        request.nonce, request.asked_at = new_nonce(), at
        request.view, request.interface, request.wording = view, interface, wording
    request.save()
    return request

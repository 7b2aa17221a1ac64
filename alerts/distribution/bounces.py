"""Returned mail: suppress the addresses that failed or complained (RFC 3464, RFC 5965)."""

import email
import logging
from collections.abc import Iterator
from datetime import datetime
from email.message import Message

from alerts.consent import ledger
from alerts.models import Consent, Follower, FollowRequest
from mail.incoming import mime

log = logging.getLogger(__name__)


def take(raw: bytes, *, at: datetime) -> int:
    """Suppress the addresses of a report that get our mail; return how many.

    Anyone can forge a report, so a report can only stop alerts to addresses that follow.
    """
    taken = 0
    for address, reason, status in _read(raw):
        if _is_ours(address):
            code = status.replace("\x00", "")
            ledger.suppress(address, reason=reason, code=code, at=at)
            taken += 1
    return taken


def _read(raw: bytes) -> list[tuple[str, str, str]]:
    try:
        return list(_reported(raw))
    except Exception as error:  # Python's parser may raise anything over a hostile mail
        log.warning("A returned mail cannot be read: %s", type(error).__name__)
        return []


def _reported(raw: bytes) -> Iterator[tuple[str, str, str]]:
    """Yield the address, reason and status of each failure in a report; nothing for other mail."""
    for part in mime.parts(mime.parse(raw)):
        kind = part.get_content_type()
        payload = part.get_payload()
        if isinstance(payload, list):
            blocks = [block for block in payload if isinstance(block, Message)]
        else:
            blocks = [email.message_from_string(str(payload))]
        if kind == "message/delivery-status":
            yield from _failed(blocks)
        elif kind == "message/feedback-report":
            for block in blocks:
                address = str(block.get("Original-Rcpt-To", "")).strip(" <>").lower()
                yield address, Consent.End.COMPLAINT, ""


def _failed(blocks: list[Message]) -> Iterator[tuple[str, str, str]]:
    for block in blocks:
        action = str(block.get("Action", "")).strip().lower()
        status = str(block.get("Status", "")).strip()
        recipient = block.get("Final-Recipient") or block.get("Original-Recipient") or ""
        # 5.7.x is about the sender or the content, not the address.
        if action == "failed" and status.startswith("5.") and not status.startswith("5.7."):
            address = str(recipient).rpartition(";")[2].strip().lower()
            yield address, Consent.End.BOUNCED, status


def _is_ours(address: str) -> bool:
    if "\x00" in address:  # PostgreSQL refuses to search for NUL
        return False
    return (
        Follower.objects.filter(email_key=address).exists()
        or FollowRequest.objects.filter(email_key=address).exists()
    )

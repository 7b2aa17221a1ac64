"""Returned mail: suppress the addresses that failed or complained (RFC 3464, RFC 5965)."""

import email
import email.policy
import logging
from collections.abc import Iterator
from datetime import datetime
from email.message import Message

from alerts.consent import ledger
from alerts.models import Consent, Follower, FollowRequest
from briefings.text.addresses.email_addresses import in_letters
from mail.incoming import mime
from mail.status import refuses_recipient

log = logging.getLogger(__name__)

_BEYOND_ASCII = "message/global-delivery-status"  # RFC 6533
_FAILURES = {"message/delivery-status", _BEYOND_ASCII}


def take(raw: bytes, *, at: datetime) -> int:
    """Suppress the addresses of a report that get our mail; return how many.

    Anyone can forge a report, so a report can only stop alerts to addresses that follow.
    """
    taken = 0
    for address, reason, status in _reports(raw):
        if key := _key_of_ours(address):
            code = status.replace("\x00", "")
            ledger.suppress(key, reason=reason, code=code, at=at)
            taken += 1
    return taken


def _reports(raw: bytes) -> list[tuple[str, str, str]]:
    try:
        return list(_reported(raw))
    except Exception as error:  # Python's parser may raise anything over a hostile mail
        log.warning("A returned mail cannot be read: %s", type(error).__name__)
        return []


def _reported(raw: bytes) -> Iterator[tuple[str, str, str]]:
    """Yield the address, reason and status of each failure in a report; nothing for other mail."""
    for part in mime.parts(mime.parse(raw)):
        kind = part.get_content_type()
        if kind in _FAILURES:
            yield from _failed(_blocks(part))
        elif kind == "message/feedback-report":
            for block in _blocks(part):
                address = _address(block.get("Original-Rcpt-To", ""))
                yield address, Consent.End.COMPLAINT, ""


def _blocks(part: Message) -> list[Message]:
    """Return the groups of fields of a part."""
    if part.get_content_type() == _BEYOND_ASCII:  # which Python takes for an enclosed mail
        groups = part.as_bytes().replace(b"\r\n", b"\n").split(b"\n\n")
        return [email.message_from_bytes(each, policy=email.policy.default) for each in groups]
    payload = part.get_payload()
    if isinstance(payload, list):
        return [block for block in payload if isinstance(block, Message)]
    return [email.message_from_string(str(payload))]


def _failed(blocks: list[Message]) -> Iterator[tuple[str, str, str]]:
    for block in blocks:
        action = str(block.get("Action", "")).strip().lower()
        status = str(block.get("Status", "")).strip()
        if action == "failed" and refuses_recipient(status):
            # They differ if the address forwards its mail: ours is the original one.
            recipients = [block.get("Original-Recipient"), block.get("Final-Recipient")]
            for address in dict.fromkeys(map(_address, filter(None, recipients))):
                yield address, Consent.End.BOUNCED, status


def _address(recipient: object) -> str:
    """Return the address of a field such as rfc822; <chan@client.example>."""
    return str(recipient).rpartition(";")[2].strip(" <>").lower()


def _key_of_ours(address: str) -> str:
    """Return the key of a follower or a request with this address; empty if there is none."""
    if "\x00" in address:  # PostgreSQL refuses to search for NUL
        return ""
    spelt = {address, in_letters(address)}
    for model in (Follower, FollowRequest):
        if row := model.objects.filter(email_key__in=spelt).first():
            return row.email_key
    return ""

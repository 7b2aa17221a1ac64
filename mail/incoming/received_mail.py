"""Read a mail as a stranger may have made it: every mail can be read, if only in part."""

import email.policy
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from email.header import decode_header
from email.message import Message
from email.parser import BytesHeaderParser
from email.utils import getaddresses
from hashlib import sha256

from mail.deadline import deadline
from mail.incoming import charsets, mime, quoted_history

LARGEST = mime.LARGEST
LONGEST_READING = 10  # seconds
LONGEST_HEADER = 4000  # characters
MOST_REFERENCES = 50

_ID = re.compile(r"<[!-;=?-~]{3,300}>")
_UNSTORABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufeff]")
_BYTES = re.compile("[\udc80-\udcff]")
_LANGUAGE_OF_A_WORD = re.compile(r"(=\?[^?*\s]+)\*[^?\s]*(?=\?)")
_COMMENT = re.compile(r"\([^()]*\)")
# Where the address stands that the mail was delivered to; the last two are the sender's words.
_RECIPIENTS = ("Delivered-To", "X-Original-To", "Envelope-To", "To", "Cc")
_AUTOMATIC_PRECEDENCE = {"bulk", "list", "junk", "auto_reply"}
_AUTOMATIC_SENDERS = ("mailer-daemon@", "postmaster@")


@dataclass(frozen=True, slots=True, kw_only=True)
class Incoming:
    """What was read of a mail. Every text can be stored."""

    key: str  # equal for the same mail delivered again
    message_id: str = ""
    sender: str = ""  # the one address of From, in lower case; empty if there is none or several
    recipients: str = ""  # the headers with the addresses, as they stand
    references: tuple[str, ...] = ()
    subject: str = ""
    text: str = ""
    quoted: str = ""
    left_out: int = 0  # parts that are no text
    files: tuple[tuple[str, bytes], ...] = ()  # those of them that are files: name and bytes
    is_cut: bool = False
    is_automatic: bool = False
    is_report: bool = False
    is_readable: bool = True


def read(raw: bytes, *, sender: str | None = None, recipient: str = "") -> Incoming:
    """Read a mail. `sender` and `recipient` are those of its envelope, if known."""
    try:
        with deadline(LONGEST_READING):
            return _incoming(mime.parse(raw), raw, sender=sender, recipient=recipient)
    except Exception:  # Python's parser may raise anything over a hostile mail
        return _unreadable(raw, recipient=recipient)


def _incoming(message: Message, raw: bytes, *, sender: str | None, recipient: str) -> Incoming:
    found = mime.Texts(message)
    own, quoted = quoted_history.divide(_clean(found.text))
    is_report = message.get_content_type() == "multipart/report"
    envelope = sender if sender is not None else _header(message, "Return-Path") or None
    return Incoming(
        key=_key(message, raw, own),
        message_id=_first_id(message),
        sender=_sender(message),
        recipients=_recipients(message, recipient),
        references=_references(message, is_report=is_report),
        subject=_subject(message),
        text=own,
        quoted=quoted,
        left_out=len(found.other_parts),
        files=tuple(_files(found.other_parts)),
        is_cut=found.is_cut or len(raw) > LARGEST,
        is_automatic=is_report or _is_automatic(message, envelope),
        is_report=is_report,
    )


def _files(parts: list[Message]) -> Iterator[tuple[str, bytes]]:
    for part in parts:
        # A name or an encoding that Python's parser fails on loses this file, not the mail.
        with suppress(Exception):
            if found := mime.file_of(part):
                yield found


def _unreadable(raw: bytes, *, recipient: str) -> Incoming:
    """Return the headers as far as they go, and the rest as it stands."""
    head, _blank, body = raw[: 4 * mime.LONGEST_TEXT].replace(b"\r\n", b"\n").partition(b"\n\n")
    text = _clean((body or head).decode("utf-8", "replace"))[: mime.LONGEST_TEXT].strip()
    found = Incoming(
        key=sha256(raw).hexdigest(),
        recipients=_one_line(recipient),
        text=text,
        is_cut=True,
        is_readable=False,
    )
    try:
        message = BytesHeaderParser(policy=email.policy.compat32).parsebytes(head)
        return replace(
            found,
            message_id=_first_id(message),
            sender=_sender(message),
            recipients=_recipients(message, recipient),
            subject=_subject(message),
        )
    except Exception:
        return found


def _header(message: Message, name: str) -> str:
    """Return the header as it stands, not decoded; several are joined."""
    found = [str(value) for key, value in message.raw_items() if key.lower() == name.lower()]
    text = " ".join(value[:LONGEST_HEADER] for value in found[:10])
    if _BYTES.search(text):  # which Python keeps as surrogates
        text = charsets.decoded(text.encode("utf-8", "surrogateescape"))
    return _one_line(text)[:LONGEST_HEADER]


def _subject(message: Message) -> str:
    raw = _header(message, "Subject")
    try:
        words = decode_header(_LANGUAGE_OF_A_WORD.sub(r"\1", raw))
        return _one_line("".join(_decoded(word, charset) for word, charset in words))[:300]
    except Exception:  # a word that is not encoded as it says
        return raw[:300]


def _decoded(word: bytes | str, charset: str | None) -> str:
    return word if isinstance(word, str) else charsets.decoded(word, charset or "")


def _sender(message: Message) -> str:
    """Return the address of From: never what an encoded display name says."""
    addresses = [address for _name, address in getaddresses([_header(message, "From")])]
    [only] = addresses if len(addresses) == 1 else [""]
    return only.strip().lower()[:254] if "@" in only else ""


def _recipients(message: Message, recipient: str) -> str:
    texts = [_one_line(recipient), *(_header(message, name) for name in _RECIPIENTS)]
    return " ".join(filter(None, texts))


def _first_id(message: Message) -> str:
    found = _ID.search(_header(message, "Message-ID"))
    return found[0] if found else ""


def _references(message: Message, *, is_report: bool) -> tuple[str, ...]:
    """Return the mails that this one answers or, if it is a report, that it is about."""
    named = _header(message, "In-Reply-To") + " " + _header(message, "References")
    found = _ID.findall(named)
    if is_report:
        found += [mail_id for part in mime.parts(message) if (mail_id := _reported_id(part))]
    return tuple(dict.fromkeys([*found[:10], *found[-MOST_REFERENCES:]]))


def _reported_id(part: Message) -> str:
    """Return the Message-ID of the mail that a report encloses, whole or its headers only."""
    if part.get_content_type() == "text/rfc822-headers":
        payload = part.get_payload(decode=True)
        head = payload if isinstance(payload, bytes) else b""
        return _first_id(BytesHeaderParser(policy=email.policy.compat32).parsebytes(head))
    if part.get_content_type() == "message/rfc822":
        return next((_first_id(child) for child in mime.children(part)), "")
    return ""


def _is_automatic(message: Message, envelope_sender: str | None) -> bool:
    """Return whether no person wrote it (RFC 3834, and what programs did before it)."""
    submitted = _COMMENT.sub("", _header(message, "Auto-Submitted")).lower()
    submitted = submitted.partition(";")[0].strip()
    return (
        submitted not in {"", "no"}
        or _header(message, "Precedence").lower() in _AUTOMATIC_PRECEDENCE
        or any(_header(message, name) for name in ("X-Autoreply", "X-Autorespond"))
        or envelope_sender in {"", "<>"}
        or _sender(message).startswith(_AUTOMATIC_SENDERS)
    )


def _key(message: Message, raw: bytes, text: str) -> str:
    """Return the identity of a mail: two that only share a Message-ID are two."""
    mail_id = _first_id(message)
    parts = (mail_id, _sender(message), text) if mail_id else (sha256(raw).hexdigest(),)
    return sha256("\x00".join(parts).encode("utf-8", "replace")).hexdigest()


def _one_line(text: str) -> str:
    return " ".join(_clean(text).split())


def _clean(text: str) -> str:
    return _UNSTORABLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))

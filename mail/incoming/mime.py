"""The parts and texts of a received mail, within limits: strangers write these mails.

The functions may raise anything that Python's parser raises; incoming.py expects that.
"""

import binascii
import email
import email.policy
import quopri
import re
from collections.abc import Iterator
from contextlib import suppress
from email.message import Message

from mail.incoming import charsets, flowed_text, page_text

# Nothing beyond this is read (bytes): files of 25 MB, as mails carry them.
LARGEST = 35_000_000
DEEPEST = 12
MOST_PARTS = 200
_LARGEST_LOGO = 30_000  # bytes; of pictures that a signature shows
LONGEST_TEXT = 50_000  # characters
# The parser compares every line with the boundary of every part around it.
_MOST_COMPARISONS = 10_000_000
_SIGN_OF_A_PART = re.compile(rb"boundary\s*=", re.I)

# Texts that a person saves rather than reads.
_FILES_OF_TEXT = {"text/calendar", "text/css", "text/csv", "text/rtf", "text/vcard"}
_FILES_OF_TEXT |= {"text/x-amp-html", "text/x-vcard"}
# They say who wrote the mail, to programs.
_SIGNATURES = {"application/pgp-signature", "application/pkcs7-signature"}
_SIGNATURES |= {"application/x-pkcs7-signature"}
_ORDER = {"text/plain": 0, "text/html": 1}  # of alternatives; then all others
_META = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]{2,20})", re.I)
_BASE64 = re.compile(rb"(?:[ \t]*[A-Za-z0-9+/=][A-Za-z0-9+/= \t]*\r?(?:\n|\Z)|[ \t]*\r?\n)*")
_BLANKS_AT_A_BREAK = re.compile(rb"=[ \t]+(?=\r?\n)")
_DISPOSITION = "content-disposition"
# A name in ASCII for programs that cannot read the other one.
_OTHER_NAME = re.compile(r";\s*filename=(?:\"[^\"]*\"|[^;]*)", re.I)


class TooComplex(ValueError):
    """Parsing would take too long."""


def parse(raw: bytes) -> Message:
    """Parse a mail. Raises TooComplex for one that is made to take very long."""
    raw = raw[:LARGEST]
    boundaries = sum(1 for _sign in _SIGN_OF_A_PART.finditer(raw))
    if raw.count(b"\n") * (boundaries + 1) > _MOST_COMPARISONS:
        raise TooComplex(f"{boundaries} boundaries")
    return email.message_from_bytes(raw, policy=email.policy.default)


def parts(message: Message) -> Iterator[Message]:
    """Yield the mail and its parts, in order, including those of enclosed mails."""
    waiting = [(message, 0)]
    for _count in range(MOST_PARTS):
        if not waiting:
            return
        part, depth = waiting.pop()
        yield part
        if depth < DEEPEST:
            waiting += [(child, depth + 1) for child in reversed(children(part))]


def children(part: Message) -> list[Message]:
    payload = part.get_payload()
    if not isinstance(payload, list):
        return []
    return [child for child in payload if isinstance(child, Message)]


class Texts:
    """The readable text of a mail, and its parts that are not text."""

    def __init__(self, message: Message):
        self.other_parts: list[Message] = []
        self._parts = 0
        self._has_text = False
        self.is_cut = False
        self.text = self._text_of(message, 0)
        if len(self.text) > LONGEST_TEXT:
            self.text, self.is_cut = self.text[:LONGEST_TEXT], True

    def _text_of(self, part: Message, depth: int) -> str:
        self._parts += 1
        if depth > DEEPEST or self._parts > MOST_PARTS:
            self.is_cut = True
            return ""
        kind = part.get_content_type()
        if found := children(part) if part.get_content_maintype() == "multipart" else []:
            if kind == "multipart/alternative":
                return self._of_alternatives(found, depth + 1)
            texts = [self._text_of(child, depth + 1) for child in found]
            return "\n\n".join(filter(str.strip, texts))
        if self._is_text(part, kind):
            text = _text_of(part, kind)
            self.is_cut |= len(text) > LONGEST_TEXT * 4
            self._has_text = True
            return text[: LONGEST_TEXT * 4]
        if kind not in _SIGNATURES:
            self.other_parts.append(part)
        return ""

    def _of_alternatives(self, found: list[Message], depth: int) -> str:
        """Return the text of the first with words; the files within the others are kept, too."""
        found.sort(key=lambda child: _ORDER.get(child.get_content_type(), len(_ORDER)))
        text = ""
        for part in found:
            is_needed = not text.strip()
            if is_needed or part.get_content_maintype() != "text":
                other = self._text_of(part, depth)
                text = other if is_needed else text
        return text

    def _is_text(self, part: Message, kind: str) -> bool:
        """Return whether the part is to be read; a text with a name beside another is a file."""
        if part.get_content_maintype() == "multipart":  # without parts: its boundary is missing
            return True
        if part.get_content_maintype() != "text" or kind in _FILES_OF_TEXT:
            return False
        named = self._has_text and bool(_name(part))
        return not named and part.get_content_disposition() != "attachment"


def file_of(part: Message) -> tuple[str, bytes] | None:
    """Return the name and the bytes of an attached file; None for a logo or an enclosed mail."""
    if part.is_multipart():
        return None
    _normalise_encoding(part)
    data = part.get_payload(decode=True)
    if not isinstance(data, bytes):
        return None
    is_picture = part.get_content_maintype() == "image"
    if is_picture and part.get("Content-ID") and len(data) < _LARGEST_LOGO:
        return None
    return _name(part), data


def _name(part: Message) -> str:
    """Return the name of a file; empty if it has none that Python's parser can read."""
    with suppress(Exception):
        written = next(
            (value for key, value in part.raw_items() if key.lower() == _DISPOSITION), ""
        )
        if "filename*" in str(written).lower():
            unfolded = "".join(str(written).splitlines())
            part.replace_header("Content-Disposition", _OTHER_NAME.sub("", unfolded))
        return part.get_filename() or ""
    return ""


def _text_of(part: Message, kind: str) -> str:
    data = _bytes_of(part)
    charset = str(part.get_content_charset() or "")
    if kind == "text/html":
        return page_text.text_of(charsets.decoded(data, charset or _named_in_page(data)))
    text = charsets.decoded(data, charset)
    if str(part.get_param("format", "")).strip().lower() == "flowed":
        return flowed_text.joined(text, del_sp=str(part.get_param("delsp", "")).lower() == "yes")
    return text


def _named_in_page(data: bytes) -> str:
    found = _META.search(data[:4096])
    return found[1].decode("ascii") if found else ""


def _bytes_of(part: Message) -> bytes:
    """Return the bytes of a text, also where it is not encoded as it says, or only in part."""
    encoding = _normalise_encoding(part)
    written = part.get_payload()
    raw = written.encode("utf-8", "surrogateescape") if isinstance(written, str) else b""
    if encoding == "base64":
        encoded = _BASE64.match(raw)
        end = encoded.end() if encoded else 0
        return _from_base64(raw[:end]) + (b"\n" + raw[end:] if raw[end:] else b"")
    if encoding == "quoted-printable":
        return quopri.decodestring(_BLANKS_AT_A_BREAK.sub(b"=", raw))
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _from_base64(data: bytes) -> bytes:
    data = b"".join(data.split()).rstrip(b"=")
    with suppress(ValueError):
        return binascii.a2b_base64(data + b"=" * (-len(data) % 4))
    return binascii.a2b_base64(data[: len(data) // 4 * 4])


def _normalise_encoding(part: Message) -> str:
    """Return the transfer encoding, which some programs put in quotes."""
    written = str(part.get("Content-Transfer-Encoding", ""))
    encoding = written.strip(" \t\"'").lower()
    if encoding != written and encoding in {"base64", "quoted-printable"}:
        part.replace_header("Content-Transfer-Encoding", encoding)
    return encoding

"""A page saved as one file: .mht as browsers and Word save it, and pages with frames inside."""

import re
from email import message_from_bytes, policy
from email.message import EmailMessage
from html import unescape

from briefings.importing.block import FoundPicture
from briefings.importing.readers.decoding import decoded
from briefings.importing.readers.limits import check_bytes, too_large
from briefings.importing.readers.picture_limits import MOST_PICTURES

_START = 4_096
# So many lines hold the most that a file may, pictures as base64; and pages within pages are few.
MOST_LINES, MOST_PARTED = 800_000, 20
_HEADER = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*)+\r?\n")
_RELATED = re.compile(rb"^content-type:\s*multipart/related\b", re.IGNORECASE | re.MULTILINE)

# A frame may hold its whole page in the attribute srcdoc. Frames beyond this number stay unread.
MOST_FRAMES = 50
_FRAME = re.compile(
    r"<iframe\b(?P<attributes>(?:[^<>\"']++|\"[^\"]*+\"|'[^']*+')*+)>", re.IGNORECASE
)
_PAGE = re.compile(r"\bsrcdoc\s*=\s*(?:\"([^\"]*)\"|'([^']*)')", re.IGNORECASE)


def with_frames(source: str) -> str:
    """Return the page with the content of each such frame as an aside before the frame."""
    parts: list[str] = []
    start = 0
    for match, _ in zip(_FRAME.finditer(source), range(MOST_FRAMES), strict=False):
        if page := _PAGE.search(match["attributes"]):
            inner = unescape(page[1] or page[2] or "")
            parts += [source[start : match.start()], f"<aside>{inner}</aside><iframe>"]
            start = match.end()
    return "".join([*parts, source[start:]])


def is_web_archive(data: bytes) -> bool:
    """Return whether a file begins with the header of a page and what belongs to it."""
    header = _HEADER.match(data[:_START])
    return header is not None and _RELATED.search(header[0]) is not None


def page_of_archive(data: bytes) -> tuple[str, dict[str, FoundPicture | None]]:
    """Return the first page of the file, and its pictures by their addresses."""
    if data.count(b"\n") > MOST_LINES or data.lower().count(b"boundary=") > MOST_PARTED:
        raise too_large()
    page = ""
    pictures: dict[str, FoundPicture | None] = {}
    message = message_from_bytes(data.lstrip(b"\xef\xbb\xbf \t\r\n"), policy=policy.default)
    for part in message.walk():
        if part.get_content_type() in ("text/html", "application/xhtml+xml") and not page:
            page = _text(part)
        elif part.get_content_maintype() == "image" and len(pictures) < MOST_PICTURES:
            pictures |= dict.fromkeys(_addresses(part), FoundPicture(_bytes(part), _name(part)))
    return page, pictures


def _text(part: EmailMessage) -> str:
    """The page in the encoding that its part names; without one, in that which it seems to have."""
    data = _bytes(part)
    check_bytes(data)
    try:
        return data.decode(part.get_content_charset("") or "utf-8")
    except (LookupError, UnicodeDecodeError):
        return decoded(data)


def _bytes(part: EmailMessage) -> bytes:
    found = part.get_payload(decode=True)
    return found if isinstance(found, bytes) else b""


def _addresses(part: EmailMessage) -> list[str]:
    names = (part.get("Content-Location", ""), part.get("Content-ID", ""))
    location, name = (str(one).strip() for one in names)
    return [one for one in (location, f"cid:{name.strip('<>')}" if name else "") if one]


def _name(part: EmailMessage) -> str:
    return f"picture.{part.get_content_subtype()[:8]}"

"""The parts and texts of a received mail, within limits: strangers write these mails.

The functions may raise anything that Python's parser raises; incoming.py expects that.
"""

import email
import email.policy
import re
from collections.abc import Iterator
from email.message import Message

from lxml import html

# Nothing beyond this is read (bytes): files of 25 MB, as mails carry them.
LARGEST = 35_000_000
DEEPEST = 12
MOST_PARTS = 200
_LARGEST_LOGO = 30_000  # bytes; of pictures that a signature shows
LONGEST_TEXT = 50_000  # characters
# The parser compares every line with the boundary of every part around it.
_MOST_COMPARISONS = 10_000_000
_SIGN_OF_A_PART = re.compile(rb"boundary\s*=", re.I)

# Encodings that are named for a smaller one in mails from China, Hong Kong and Windows.
_READ_AS = {
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "big5": "big5hkscs",
    "us-ascii": "utf-8",
    "ascii": "utf-8",
    "iso-8859-1": "cp1252",
}
# Python can read these, but no mail is written in them, and some take very long.
_NO_ENCODINGS_OF_MAIL = {"punycode", "idna", "unicode_escape", "raw_unicode_escape", "undefined"}
_BLOCKS = {"address", "article", "blockquote", "dd", "div", "dl", "dt", "h1", "h2", "h3", "h4"}
_BLOCKS |= {"h5", "h6", "hr", "li", "ol", "p", "pre", "section", "table", "tr", "ul"}
_UNSEEN = {"head", "script", "style", "title", "noscript", "template"}


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
        self.is_cut = False
        self.text = self._of(message, 0)
        if len(self.text) > LONGEST_TEXT:
            self.text, self.is_cut = self.text[:LONGEST_TEXT], True

    def _of(self, part: Message, depth: int) -> str:
        self._parts += 1
        if depth > DEEPEST or self._parts > MOST_PARTS:
            self.is_cut = True
            return ""
        kind = part.get_content_type()
        if part.get_content_maintype() == "multipart":
            found = children(part)
            if kind == "multipart/alternative":
                found.sort(key=lambda child: child.get_content_type() != "text/plain")
            texts = (self._of(child, depth + 1) for child in found)
            if kind == "multipart/alternative":
                return next(filter(str.strip, texts), "")
            return "\n\n".join(filter(str.strip, texts))
        if kind in {"text/plain", "text/html"} and part.get_content_disposition() != "attachment":
            text = _decoded(part)
            self.is_cut |= len(text) > LONGEST_TEXT * 4
            text = text[: LONGEST_TEXT * 4]
            return _text_of(text) if kind == "text/html" else text
        self.other_parts.append(part)
        return ""


def file_of(part: Message) -> tuple[str, bytes] | None:
    """Return the name and the bytes of an attached file; None for a logo or an enclosed mail."""
    if part.is_multipart():
        return None
    data = part.get_payload(decode=True)
    if not isinstance(data, bytes):
        return None
    is_picture = part.get_content_maintype() == "image"
    if is_picture and part.get("Content-ID") and len(data) < _LARGEST_LOGO:
        return None
    return part.get_filename() or "", data


def _decoded(part: Message) -> str:
    payload = part.get_payload(decode=True)
    if not isinstance(payload, bytes):
        return ""
    name = (part.get_content_charset() or "utf-8").lower()
    name = _READ_AS.get(name, name)
    for encoding in (name, "utf-8", "gb18030"):
        if encoding.replace("-", "_") in _NO_ENCODINGS_OF_MAIL:
            continue
        try:
            return payload.decode(encoding)
        except (LookupError, ValueError):
            continue
    return payload.decode("utf-8", "replace")


def _text_of(source: str) -> str:
    """Return the words of an HTML text, a block a line."""
    if not source.strip():
        return ""
    parser = html.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True)
    tree = html.document_fromstring(source.encode("utf-8", "replace"), parser=parser)
    words: list[str] = []
    _read_into(words, tree)
    lines = (" ".join(line.split()) for line in "".join(words).split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def _read_into(words: list[str], tree: html.HtmlElement) -> None:
    """Append the words of the elements in order; without recursion, as pages may be deep."""
    unseen = 0
    for event, element in html.etree.iterwalk(tree, events=("start", "end")):
        tag = element.tag if isinstance(element.tag, str) else ""
        if tag in _UNSEEN:
            unseen += 1 if event == "start" else -1
        if tag in _BLOCKS or (tag == "br" and event == "start"):
            words.append("\n")
        found = element.text if event == "start" else element.tail
        if found and not unseen:
            words.append(re.sub(r"\s+", " ", found))

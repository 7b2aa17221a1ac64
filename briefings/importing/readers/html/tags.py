# ruff: noqa: SIM905 - words are easier to read and to sort as words than as a list
"""HTML into tags and text, in one pass whose time grows only with the length of the source.

The parsers at hand do not promise that: unclosed comments or tags, and deep nesting, make them
take minutes for a megabyte.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html import unescape

# A quoted attribute may hold < or >; elsewhere < begins the next tag, so nothing is read twice.
_TOKEN = re.compile(
    r"<!--.*?(?:-->|\Z)"
    r"|<[!?][^<>]*>?"
    r"|<(?P<end>/?)(?P<name>[A-Za-z][\w:-]{0,40})"
    r"(?P<attributes>(?:[^<>\"']++|\"[^\"]*+\"|'[^']*+')*+)>"
    r"|(?P<text>[^<]+|<[^<]*)",
    re.DOTALL,
)
# Python refuses to parse very long numbers; no code point has eight digits.
_OVERLONG_REFERENCE = re.compile(r"&#(?:\d{100,}|[xX][0-9a-fA-F]{100,});?")
_NO_CHARACTER = "\ufffd"
_ATTRIBUTE = re.compile(r"([A-Za-z][\w:-]*)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+)))?")
# Word's style attributes have a few hundred characters; an address at most two thousand.
LONGEST_ATTRIBUTES = 4_000
# Everything between these tags is code, up to the closing tag.
_RAW = frozenset(("script", "style", "title", "iframe", "xmp"))

# Block-level elements, and void elements, which have no end tag.
BLOCKS = frozenset(
    "p div section article main header footer address blockquote pre dl dt dd ul ol li figure "
    "figcaption table thead tbody tfoot tr td th caption h1 h2 h3 h4 h5 h6 hr center fieldset "
    "details summary hgroup body html nav aside dialog menu form".split()
)
VOID = frozenset("br hr img input link meta wbr area base col embed source track".split())
# Fields that show the words or figures typed into them; others are buttons and boxes.
_TYPED_INTO = frozenset(("", "text", "number", "date", "month", "tel", "email", "url"))


@dataclass(frozen=True, slots=True)
class Tag:
    name: str
    is_end: bool
    attributes: dict[str, str] = field(default_factory=dict)


def entered(attributes: Mapping[str, str]) -> str:
    """What was typed into a field, and saved with the page; empty if nothing was."""
    is_typed = attributes.get("type", "").lower() in _TYPED_INTO
    return attributes.get("value", "") if is_typed else ""


def tokens(source: str) -> Iterator[Tag | str]:
    """Tags with their attributes, and between them the text with its entities resolved."""
    lower = source.lower()
    unended: set[str] = set()
    place = 0
    while match := _TOKEN.match(source, place):
        place = match.end()
        if match["text"]:
            yield _resolved(match["text"])
        elif match["name"]:
            tag = _tag(match)
            yield tag
            if tag.name in _RAW and not tag.is_end:
                start, place = place, _end_of_raw(lower, tag.name, place, unended)
                if tag.name == "xmp":
                    yield source[start:place]
                if tag.name in unended:
                    yield Tag(tag.name, is_end=True)


def _end_of_raw(lower: str, name: str, place: int, unended: set[str]) -> int:
    """Where the code of a tag ends; a title that is never closed ends at the next tag."""
    end = -1 if name in unended else lower.find("</" + name, place)
    if end >= 0:
        return end
    unended.add(name)
    following = lower.find("<", place) if name == "title" else -1
    return len(lower) if following < 0 else following


def _tag(match: re.Match[str]) -> Tag:
    if match["end"]:
        return Tag(match["name"].lower(), is_end=True)
    written = match["attributes"][:LONGEST_ATTRIBUTES]
    attributes = {
        found[1].lower(): _resolved(found[2] or found[3] or found[4] or "")
        for found in _ATTRIBUTE.finditer(written)
    }
    return Tag(match["name"].lower(), is_end=False, attributes=attributes)


def _resolved(text: str) -> str:
    """Return the text with its entities resolved as in browsers."""
    return unescape(_OVERLONG_REFERENCE.sub(_NO_CHARACTER, text))

"""The places of addresses in a Markdown text: of links, pictures and mails."""

import re
from itertools import chain

from briefings.text.language_detection import ADDRESS

# The target of a link, in which Chinese may occur, and brackets in pairs: [法](https://a.mo/法_(澳門)).
# After the mark of a footnote there is none: [^1](見下文).
_LINK = re.compile(
    r"(?P<note>\[\^[^\]\s]{1,40}\])\(?"
    r"|(?<=\])(?P<target>\(\s*+(?:<[^<>\n]*+>|(?:\\.|[^()\s\\]|\((?:[^()\s\\]|\\.)*+\))*+))"
    r"""(?P<title>\s++(?:"(?:[^"\\]|\\.)*+"|'(?:[^'\\]|\\.)*+'|\((?:[^()\\]|\\.)*+\)))?+\s*+(?P<close>\)?)"""
)
# An address in the text itself may hold Chinese, too, but no Chinese punctuation.
_IN_TEXT = re.compile(r"(?:https?://|www\.|mailto:)[^\s<>()。，、；：！？「」『』《》（）]+")


def address_spans(text: str) -> list[tuple[int, int]]:
    """Return start and end of each address, in no order; they may overlap."""
    targets = (
        match.span("target") if match["title"] else match.span()
        for match in _LINK.finditer(text)
        if match["target"]
    )
    in_text = chain(ADDRESS.finditer(text), _IN_TEXT.finditer(text))
    return [*targets, *(match.span() for match in in_text)]


def markup_spans(text: str) -> list[tuple[int, int]]:
    """Return the places of what readers do not see in a line: addresses with titles, note marks."""
    links = (
        match.span("note") if match["note"] else (match.start(), match.start("close"))
        for match in _LINK.finditer(text)
    )
    return [*links, *address_spans(text)]

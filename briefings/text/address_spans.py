"""Where addresses stand in a text that is written with marks: of links, pictures and mails."""

import re
from itertools import chain

from briefings.text.language_detection import ADDRESS

# A target, with its brackets, may hold Chinese, and brackets in pairs: [法](https://a.mo/法_(澳門)).
# What follows the mark of a footnote is none: [^1](見下文).
_TARGET = re.compile(
    r"\[\^[^\]\s]+\]\(?|(?<=\])(?P<target>\((?:<[^>\n]*>|(?:\\.|[^()\s\\]|\([^()\s]*\))+)\)?)"
)
# An address in the text itself may hold Chinese, too, but no Chinese punctuation.
_IN_TEXT = re.compile(r"(?:https?://|www\.|mailto:)[^\s<>()。，、；：！？「」『』《》（）]+")


def address_spans(text: str) -> list[tuple[int, int]]:
    """Return start and end of each address, in no order; they may overlap."""
    targets = (match.span("target") for match in _TARGET.finditer(text) if match["target"])
    in_text = chain(ADDRESS.finditer(text), _IN_TEXT.finditer(text))
    return [*targets, *(match.span() for match in in_text)]

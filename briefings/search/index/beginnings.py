"""Beginnings by which a line is found while it is typed: each of its words and the rest.

Chinese has no blanks, so each of its characters begins a word. Script, capitals, accents and marks
make no difference.
"""

import re
from typing import NamedTuple

from briefings.search.index.analysis import fold
from briefings.search.index.clauses import STOP_WORDS
from briefings.text.language_detection import HAN

# What of a beginning is looked up; the rest is compared with the line itself.
LONGEST_KEY = 16
# Titles of hundreds of characters are found by their first ones.
_MOST = 40
_PIECE = re.compile(f"[{HAN}]|[^\\W_{HAN}]+")
_HAN = re.compile(f"[{HAN}]")


class Line(NamedTuple):
    """A text as it is compared, and where its words begin."""

    text: str
    starts: tuple[int, ...]

    def beginnings(self) -> list[str]:
        return [self.text[start:] for start in self.starts]

    def has_beginning(self, typed: str) -> bool:
        return any(self.text.startswith(typed, start) for start in self.starts)


def line_of(text: str) -> Line:
    made, starts, after_word = "", [], False
    for piece in _PIECE.findall(fold(text)):
        is_han = _HAN.match(piece) is not None
        if after_word and not is_han:
            made += " "
        if not made or piece not in STOP_WORDS:
            starts.append(len(made))
        made += piece
        after_word = not is_han
    return Line(made, tuple(starts[:_MOST]))


def keys_of(text: str) -> set[str]:
    """Return what a line is looked up by."""
    return {beginning[:LONGEST_KEY] for beginning in line_of(text).beginnings()}


def typed_key(text: str) -> str:
    """Return what was typed as it is compared; empty if it is too little to look for.

    One Chinese character is enough, and two of anything else.
    """
    typed = line_of(text).text
    return typed if _HAN.match(typed) or len(typed) > 1 else ""


def after(beginning: str) -> str:
    """Return the end of the range of texts that begin so, by code points."""
    return beginning[:-1] + chr(ord(beginning[-1]) + 1)

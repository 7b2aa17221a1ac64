"""Leave out what stands below the mark that ends a press release, but its notes to editors."""

import re
from collections.abc import Sequence
from itertools import dropwhile, takewhile

from briefings.importing.block import Line
from briefings.importing.cleaning.line_shapes import REACHED_AT
from briefings.importing.halves import second_half
from briefings.text.language_detection import latin_length
from briefings.text.languages import WRITTEN

# The end mark of a press release. The publisher's details below it are at most this share of all.
_END = re.compile(
    r"#{3,}|[*＊]{3,}|\W*(?:the )?ends?\W*|\W*(?:全文|本文)?(?:完|終)\W*|\W*完\W*(?:the )?ends?\W*",
    re.IGNORECASE,
)
MOST_BEHIND_END = 0.35
# What a press release says below that mark belongs to its text.
_NOTES_WORD = (
    r"(?:[給致]?(?:編者|編輯)(?:按|[備附]?[註注]|的話|參考)?|[備附][註注]|背景(?:資料)?"
    r"|(?:editor['’]?s['’]? )?notes?(?: (?:to|for) (?:the )?editors?)?|background)"
)
_NOTES = re.compile(rf"\W*{_NOTES_WORD}(?:\W*{_NOTES_WORD})?\W*", re.IGNORECASE)


def behind_end(lines: Sequence[Line]) -> set[int]:
    """What stands below the mark that ends a text, or each half of it in one language."""
    half = second_half(lines)
    whole = range(len(lines))
    parts = [whole] if half is None else [whole[:half], whole[half:]]
    return {n for part in parts for n in _behind_mark(lines, part)}


def _behind_mark(lines: Sequence[Line], part: range) -> set[int]:
    """The mark, in each language, and what is below, if it is little and says whom to reach.

    Notes to editors stay.
    """
    marks = [n for n in part if _END.fullmatch(lines[n].text.strip())]
    if not marks or marks[-1] - marks[0] >= len(WRITTEN):
        return set()
    below = part[part.index(marks[-1]) + 1 :]
    said = sum(latin_length(lines[n].text) for n in part)
    is_little = sum(latin_length(lines[n].text) for n in below) <= MOST_BEHIND_END * said
    reaches = any(says_whom_to_reach(lines[n]) for n in below)
    gone = {*marks, *(n for n in below if lines[n].text)} - _notes(lines, below)
    return gone if is_little and reaches else set()


def _notes(lines: Sequence[Line], below: range) -> set[int]:
    """The notes to editors, with their heading, up to the press contact."""
    notes = list(dropwhile(lambda n: not _NOTES.fullmatch(lines[n].text.strip()), below))
    return {*takewhile(lambda n: not says_whom_to_reach(lines[n]), notes)}


def says_whom_to_reach(line: Line) -> bool:
    return line.is_link or REACHED_AT.search(line.text) is not None

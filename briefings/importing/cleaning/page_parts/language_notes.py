"""Leave out notes in brackets on which language is the translation, and which prevails."""

import re
from collections.abc import Sequence

from briefings.importing.block import Line
from briefings.importing.cleaning.line_shapes import LINES_ABOVE_TITLE, could_head, is_label
from briefings.importing.halves import second_half

_ON_LANGUAGE = re.compile(r"[（(\[【](?=.*(?:[中英葡]文|[Cc]hinese|[Ee]nglish)).{2,120}[）)\]】]")
# Above a text it must say so much; between its halves it stands where nothing else does.
_ON_WEIGHT = re.compile(
    r"[僅只]供參[考閱]|為[準凖准]|\b(?:for (?:ease of )?reference|prevails?|shall prevail)\b",
    re.IGNORECASE,
)


def notes_on_language(lines: Sequence[Line]) -> set[int]:
    """The places of such notes between the two halves of a text, and above each."""
    half = second_half(lines)
    near = () if half is None else range(half - 1, half + 1)
    found = {n for n in near if _is_note(lines[n])}
    for start in (0,) if half is None else (0, half):
        found |= _above(lines, start)
    return found


def _above(lines: Sequence[Line], start: int) -> set[int]:
    found: set[int] = set()
    for n in range(start, min(start + LINES_ABOVE_TITLE, len(lines))):
        line = lines[n]
        if _is_note(line) and _ON_WEIGHT.search(line.text):
            found.add(n)
        elif not (is_label(line) or could_head(line)):
            break
    return found


def _is_note(line: Line) -> bool:
    return line.table is None and _ON_LANGUAGE.fullmatch(line.text.strip()) is not None

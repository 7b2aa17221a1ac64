"""Set aside what stands above the mail that was sent on: earlier headers and covering notes."""

import re
from collections.abc import Sequence

from briefings.importing.block import LeftOut, Line
from briefings.importing.cleaning.line_shapes import runs
from briefings.importing.patterns.mail_lines import header_lines, names_party
from briefings.text.language_detection import latin_length

# A header has at least this many fields; a long one goes on in the next line.
LEAST_LINES = 3
LONGEST_STEP = 2
# The header above the text ends within this many lines.
MOST_LINES_ABOVE = 40
# Covering notes have at most this share of the text's length.
MOST_ABOVE = 0.25

_DATE = re.compile(r"\d[:/.-]\d|\d\s?[年月]|\d{1,2} \w{3,10}\.? \d{4}")
_WRITES = re.compile(r"(?:\bwrote|寫道|写道|escreveu)\s*[:：]$")


def without_covering_mails(lines: Sequence[Line]) -> tuple[list[Line], list[LeftOut]]:
    """The lines from the header of the innermost mail on, without the mails around it."""
    head = _last_head(lines)
    covering = [n for n in range(head[0] if head else 0) if lines[n].text]
    notes = [n for n in covering if not _is_of_header(lines[n])]
    below = range(head[-1] + 1 if head else 0, len(lines))
    if not covering or _length(lines, notes) > MOST_ABOVE * _length(lines, below):
        return list(lines), []
    within = [n for n in range(head[0], head[-1] + 1) if not _is_of_header(lines[n])]
    left = {*covering, *within}
    kept = [line for n, line in enumerate(lines) if n not in left and n >= head[0]]
    return kept, [LeftOut(lines[n].text, "mail") for n in sorted(left) if lines[n].text]


def _last_head(lines: Sequence[Line]) -> list[int]:
    """The places of the last header, or of the line that says who wrote what follows."""
    first = lines[:MOST_LINES_ABOVE]
    headers = [n for n, line in enumerate(first) if not line.table and _is_of_header(line)]
    heads = [run for run in runs(headers, longest_step=LONGEST_STEP) if _is_head(lines, run)]
    heads += [[n] for n, line in enumerate(first) if says_who_wrote(line.text)]
    return max(heads, default=[])


def _is_head(lines: Sequence[Line], run: Sequence[int]) -> bool:
    said = [part for n in run for part in header_lines(lines[n].text)]
    return len(said) >= LEAST_LINES and any(map(names_party, said))


def _is_of_header(line: Line) -> bool:
    return bool(header_lines(line.text))


def says_who_wrote(text: str) -> bool:
    """Return whether a mail program wrote the line: On 3 Feb 2026, Chan wrote: / … 寫道："""
    return _WRITES.search(text.strip()) is not None and _DATE.search(text) is not None


def _length(lines: Sequence[Line], places: Sequence[int] | range) -> int:
    return sum(latin_length(lines[n].text) for n in places)

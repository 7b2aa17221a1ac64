"""Numbers alone on the line above their headings, as web designers like to set them."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from briefings.importing.block import Line
from briefings.importing.cleaning.line_shapes import could_head
from briefings.importing.patterns.list_markers import marker

# At least so many numbers, counting up from 1, are those of headings.
LEAST_NUMBERS = 2
_NUMBER = re.compile(r"0?(\d{1,2})[.、]?")


def with_numbers(lines: Sequence[Line]) -> list[Line]:
    """The lines, with each such number put in front of the heading below it."""
    found = {n: int(match[1]) for n in range(len(lines) - 1) if (match := _above_heading(lines, n))}
    counted = [number for number, _ in groupby(found.values())]
    if len(counted) < LEAST_NUMBERS or counted != list(range(1, len(counted) + 1)):
        return list(lines)
    return [
        replace(line, text=f"{lines[n - 1].text} {line.text}") if n - 1 in found else line
        for n, line in enumerate(lines)
        if n not in found
    ]


def _above_heading(lines: Sequence[Line], n: int) -> re.Match[str] | None:
    line, below = lines[n : n + 2]
    is_plain = not any(one.table or one.row is not None for one in (line, below))
    is_heading = could_head(below) and marker(below.text) is None and bool(below.language)
    return _NUMBER.fullmatch(line.text.strip()) if is_plain and is_heading else None

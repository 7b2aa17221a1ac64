"""Take off what a page sets behind each of its headings, such as [編輯] and [edit]."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from briefings.importing.block import LeftOut, Line, line_within
from briefings.importing.cleaning.line_shapes import is_label

# So many lines end with the same words in brackets.
LEAST_ALIKE = 3
_CONTROL = re.compile(
    r"(?P<said>.*\S)\s*(?P<control>[\[［【]\s*[^\W\d_][^\[\]［］【】\d]{0,11}[\]］】])"
)


def without_controls(lines: Sequence[Line]) -> tuple[list[Line], list[LeftOut]]:
    """The lines without the controls that several of them end with, and these."""
    found = {n: match for n, line in enumerate(lines) if (match := _control(line))}
    count = Counter(match["control"] for match in found.values())
    controls = {n: one for n, one in found.items() if count[one["control"]] >= LEAST_ALIKE}
    if not controls:
        return list(lines), []
    kept = [
        replace(line_within(line, controls[n]["said"]), is_link=False) if n in controls else line
        for n, line in enumerate(lines)
    ]
    return kept, [LeftOut(one["control"], "page-furniture") for one in controls.values()]


def _control(line: Line) -> re.Match[str] | None:
    return _CONTROL.fullmatch(line.text) if is_label(line) or line.is_marked else None

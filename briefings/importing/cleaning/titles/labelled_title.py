"""Read a title that stands only behind its label, as in a letter: 事由：… / Subject: …."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from briefings.importing.block import LeftOut, Line, line_within
from briefings.importing.cleaning.line_shapes import is_title
from briefings.importing.patterns.mail_lines import is_header_line, names_party
from briefings.text.languages import WRITTEN

# A label stands among the first lines, above any sentence; each language has one at most.
LINES_AT_HEAD = 14

_STOPS = ("。", "；", ";", ".")

_WORD = r"(?:事由|主旨|主題|標題|題目|題|subject|re|title|topic|assunto)"
_LABEL = re.compile(
    rf"(?P<label>{_WORD}(?:\s*[/／|｜]?\s*{_WORD})?\s*[:：])\s*(?P<title>\S.*)",
    re.IGNORECASE | re.DOTALL,
)


def labelled_title(text: str) -> str | None:
    """The title behind its label, if the text is no more than the two."""
    match = _LABEL.fullmatch(text)
    return match["title"] if match else None


def with_title(lines: Sequence[Line]) -> tuple[list[Line], list[LeftOut]]:
    """The lines with a title that had a label before it, and the labels."""
    head = list(takewhile(lambda line: not line.text.endswith(_STOPS), lines[:LINES_AT_HEAD]))
    found = {
        n: match
        for n, line in enumerate(head)
        if line.row is None and not line.table and (match := _LABEL.fullmatch(line.text))
    }
    others = [line for n, line in enumerate(head) if n not in found]
    if not found or len(found) > len(WRITTEN) or any(map(_has_title_elsewhere, others)):
        return list(lines), []
    changed: list[Line] = []
    for n, line in enumerate(lines):
        said = found[n]["title"].split("\n") if n in found else []
        changed += [_as_title(line_within(line, one)) for one in said] or [line]
    return changed, [LeftOut(match["label"], "page-header") for match in found.values()]


def _has_title_elsewhere(line: Line) -> bool:
    """A title by its style, or the header of a mail, whose text may have its own title."""
    return is_title(line) or any(
        is_header_line(part) and names_party(part) for part in line.text.split("\n")
    )


def _as_title(line: Line) -> Line:
    return replace(line, role="title", is_marked=True)

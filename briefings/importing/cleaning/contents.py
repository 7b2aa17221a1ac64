"""Set aside a table of contents that was typed or copied: lines that end with page numbers."""

import re
from collections.abc import Sequence

from briefings.importing.block import Line, Reason
from briefings.importing.patterns.characters import letters

_WORDS = frozenset(
    ("目錄", "目次", "內容", "contents", "tableofcontents", "目錄contents", "contents目錄")
)
_ENTRY = re.compile(r".*\D[\s.…·．\u2026]+(?P<page>\d{1,3})", re.DOTALL)
# Under the heading there are at least so many entries.
LEAST_ENTRIES = 2


def contents_roles(lines: Sequence[Line]) -> dict[int, Reason]:
    """For the places of a table of contents and its headings, that they are left out."""
    heads = [n for n, line in enumerate(lines) if letters(line.text) in _WORDS]
    found: set[int] = set()
    for head in heads:
        start = head + 1
        while start in heads:
            start += 1
        entries = _entries(lines, start)
        if len(entries) >= LEAST_ENTRIES:
            found |= {*range(head, start), *entries}
    return dict.fromkeys(sorted(found), "contents")


def _entries(lines: Sequence[Line], start: int) -> list[int]:
    """The lines whose page numbers do not fall."""
    entries: list[int] = []
    page = 0
    for n in range(start, len(lines)):
        match = _ENTRY.fullmatch(lines[n].text)
        if match is None or int(match["page"]) < page:
            break
        page = int(match["page"])
        entries.append(n)
    return entries

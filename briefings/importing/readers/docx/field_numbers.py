"""The numbers of Word's fields LISTNUM and AUTONUM, which Word counts when it shows them."""

import re
from dataclasses import dataclass, field

from briefings.importing.readers.lists.number_formats import MOST_COUNT, figure

LEVELS = 9

# A list that every document has: how each of its levels is written, and in which format.
_NUMBERS = ("%)", "%)", "%)", "(%)", "(%)", "(%)", "%.", "%.", "%.")
_OUTLINE = ("%.", "%.", "%.", "%)", "(%)", "(%)", "(%)", "(%)", "(%)")
_DECIMAL, _LETTER, _ROMAN = "decimal", "lowerLetter", "lowerRoman"
_LISTS = {
    "numberdefault": tuple(zip(_NUMBERS, (_DECIMAL, _LETTER, _ROMAN) * 3, strict=True)),
    "outlinedefault": tuple(
        zip(
            _OUTLINE,
            ("upperRoman", "upperLetter", _DECIMAL, _LETTER, _DECIMAL, *(_LETTER, _ROMAN) * 2),
            strict=True,
        )
    ),
}
_LEGAL = "legaldefault"
_LIST = re.compile(r'\s*LISTNUM\s+(?:"(?P<quoted>[^"]*)"|(?P<name>[^\s\\"]+))', re.IGNORECASE)
_LEVEL = re.compile(r"\\l\s*(\d)", re.IGNORECASE)
_START = re.compile(r"\\s\s*(\d{1,5})", re.IGNORECASE)
_PARAGRAPHS = re.compile(r"\s*AUTONUM(?:LGL)?\b", re.IGNORECASE)
_SEPARATOR = re.compile(r"\\s\s*(\S)", re.IGNORECASE)
_NO_SEPARATOR = re.compile(r"\\e\b", re.IGNORECASE)


@dataclass
class FieldNumbers:
    """Counts the fields of one part, in the order in which they stand there."""

    _paragraphs: int = 0
    _counts: dict[str, list[int]] = field(default_factory=dict)

    def number(self, code: str) -> str:
        """Return the number that a field shows, empty if the file does not say which."""
        if _PARAGRAPHS.match(code):
            self._paragraphs += 1
            return f"{self._paragraphs}{_separator(code)}"
        found = _LIST.match(code)
        name = (found["quoted"] or found["name"] or "").lower() if found else ""
        level = _LEVEL.search(code)
        if name not in (*_LISTS, _LEGAL) or not level or not 1 <= int(level[1]) <= LEVELS:
            return ""
        start = _START.search(code)
        return self._next(name, int(level[1]) - 1, int(start[1]) if start else None)

    def _next(self, name: str, depth: int, start: int | None) -> str:
        counts = self._counts.setdefault(name, [0] * LEVELS)
        counts[depth] = min(MOST_COUNT, counts[depth] + 1) if start is None else start
        counts[depth + 1 :] = [0] * (LEVELS - depth - 1)
        if name == _LEGAL:
            return "".join(f"{max(1, count)}." for count in counts[: depth + 1])
        text, form = _LISTS[name][depth]
        return text.replace("%", figure(counts[depth], form))


def _separator(code: str) -> str:
    """What the field writes behind its number: a full stop, another sign or nothing."""
    mark = _SEPARATOR.search(code)
    return "" if _NO_SEPARATOR.search(code) else mark[1] if mark else "."

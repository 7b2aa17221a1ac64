"""Read a title that stands only behind its label, as in a letter: 事由：… / Subject: …."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import takewhile

from briefings.importing.block import LeftOut, Line, line_within
from briefings.importing.cleaning.line_shapes import could_head, is_title
from briefings.importing.halves import second_half
from briefings.importing.patterns.characters import letters
from briefings.importing.patterns.list_markers import marker
from briefings.importing.patterns.mail_lines import is_greeting, is_header_line, names_party
from briefings.text.language_detection import HAN
from briefings.text.languages import WRITTEN

# A label stands among the first lines, above any sentence; each language has one at most.
LINES_AT_HEAD = 14

# A name of fewer Chinese characters says too little.
LEAST_OF_TITLE = 3

_STOPS = ("。", "；", ";", ".")
_NOT_HAN = re.compile(f"[^{HAN}]")

_WORD = r"(?:事由|主旨|主題|標題|題目|題|關於|有關|subject|re|title|topic|regarding|assunto)"
_LABEL = re.compile(
    rf"(?P<label>{_WORD}(?:\s*[/／|｜]?\s*{_WORD})?\s*[:：])\s*(?P<title>\S.*)",
    re.IGNORECASE | re.DOTALL,
)
_LONE = re.compile(
    r"(?:事由|主旨|主題|subject|re)(?:\s*[/／|｜]?\s*(?:事由|主旨|主題|subject|re))?\s*[:：]?"
    rf"|{_WORD}(?:\s*[/／|｜]?\s*{_WORD})?\s*[:：]",
    re.IGNORECASE,
)


def is_subject_label(text: str) -> bool:
    """Whether the line is only the label of the title that stands below it."""
    return _LONE.fullmatch(text.strip()) is not None


def labelled_title(text: str) -> str | None:
    """The title behind its label, if the text is no more than the two."""
    match = _LABEL.fullmatch(text)
    return match["title"] if match else None


def with_title(lines: Sequence[Line]) -> tuple[list[Line], list[LeftOut]]:
    """The lines with a title that had a label before it, and the labels."""
    head = _places_at_head(lines)
    found = {
        n: match
        for n in head
        if lines[n].row is None
        and not lines[n].table
        and (match := _LABEL.fullmatch(lines[n].text))
    }
    others = [lines[n] for n in head if n not in found]
    if not found or len(found) > len(WRITTEN) or any(map(is_title, others)):
        return list(lines), []
    if any(map(_is_of_mail, others)) and _may_have_own_title(lines, max(found) + 1):
        return list(lines), []
    if titles := _said_again(lines, found):
        marked = [_as_title(line) if n in titles else line for n, line in enumerate(lines)]
        fields = [LeftOut(lines[n].text, "page-header") for n in found]
        return [line for n, line in enumerate(marked) if n not in found], fields
    changed: list[Line] = []
    for n, line in enumerate(lines):
        said = found[n]["title"].split("\n") if n in found else []
        changed += [_as_title(line_within(line, one)) for one in said] or [line]
    return changed, [LeftOut(match["label"], "page-header") for match in found.values()]


def _places_at_head(lines: Sequence[Line]) -> list[int]:
    """The places above the first sentence of the text, or of each of its halves."""
    starts = [0, second_half(lines)]
    return [
        n
        for start in starts
        if start is not None
        for n in takewhile(
            lambda n: not lines[n].text.endswith(_STOPS),
            range(start, min(start + LINES_AT_HEAD, len(lines))),
        )
    ]


def _said_again(lines: Sequence[Line], found: Mapping[int, re.Match[str]]) -> set[int]:
    """The places of a bold title right below its label's, which says the same and maybe more."""
    start = max(found) + 1
    below = range(start, min(start + len(WRITTEN), len(lines)))
    if not all(_could_say_title(lines[n]) for n in below):
        return set()
    said = letters("".join(lines[n].text for n in below))
    subject = _NOT_HAN.sub("", letters("".join(match["title"] for match in found.values())))
    is_same = len(subject) >= LEAST_OF_TITLE and subject in said
    languages = {lines[n].language for n in below}
    return set(below) if is_same and len(languages) == len(WRITTEN) else set()


def _could_say_title(line: Line) -> bool:
    return line.role in ("bold", "heading") and could_head(line) and marker(line.text) is None


def _is_of_mail(line: Line) -> bool:
    """The header of a mail, whose text may have its own title."""
    parts = line.text.split("\n")
    return any(is_header_line(part) and names_party(part) for part in parts)


def _may_have_own_title(lines: Sequence[Line], start: int) -> bool:
    """Whether below the header any line could be a title: no greeting, no sentence, no number."""
    below = takewhile(lambda line: not _is_said(line), lines[start : start + LINES_AT_HEAD])
    return any(
        not is_header_line(line.text) and not is_greeting(line.text) and could_head(line)
        for line in below
    )


def _is_said(line: Line) -> bool:
    """A sentence, or a numbered heading, begins the text."""
    return line.text.endswith(_STOPS) or marker(line.text) is not None


def _as_title(line: Line) -> Line:
    return replace(line, role="title", is_marked=True)

"""Footnotes: put each under the paragraph that has its mark, on the side that has it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from briefings.importing.imported_briefing import ImportedSection, ImportedText

_MARK = re.compile(r"\[\^(\w+)\]")


def without_marks(text: str) -> str:
    return _MARK.sub("", text)


def with_notes(
    title: ImportedText, sections: Sequence[ImportedSection], notes: Mapping[str, str]
) -> tuple[ImportedText, tuple[ImportedSection, ...]]:
    """Titles and headings show no footnotes: their marks move to the paragraph that follows."""
    carried, done = title, []
    for section in sections:
        carried = _after(carried, section.heading)
        paragraphs = list(section.paragraphs)
        if paragraphs:
            paragraphs[0] = _after(paragraphs[0], carried)
            carried = ImportedText()
        pairs = tuple(_with_notes(pair, notes) for pair in paragraphs)
        done.append(ImportedSection(_without_marks(section.heading), pairs))
    return _without_marks(title), tuple(done)


def _after(sides: ImportedText, marked: ImportedText) -> ImportedText:
    """The text with the marks of another behind it."""
    return replace(
        sides,
        chinese=sides.chinese + _marks(marked.chinese),
        english=sides.english + _marks(marked.english),
    )


def _without_marks(sides: ImportedText) -> ImportedText:
    return replace(
        sides,
        chinese=without_marks(sides.chinese).strip(),
        english=without_marks(sides.english).strip(),
    )


def _with_notes(pair: ImportedText, notes: Mapping[str, str]) -> ImportedText:
    return replace(pair, chinese=_noted(pair.chinese, notes), english=_noted(pair.english, notes))


def _marks(text: str) -> str:
    return "".join(match[0] for match in _MARK.finditer(text))


def _noted(text: str, notes: Mapping[str, str]) -> str:
    found = [f"[^{label}]: {notes[label]}" for label in _MARK.findall(text) if label in notes]
    return "\n\n".join([text, "\n".join(dict.fromkeys(found))]) if found else text

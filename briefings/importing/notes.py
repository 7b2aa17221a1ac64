"""Footnotes: put each under the paragraph that has its mark, on the side that has it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from briefings.importing.document import ImportedSection, Sides

_MARK = re.compile(r"\[\^(\w+)\]")


def without_marks(text: str) -> str:
    return _MARK.sub("", text)


def with_notes(
    sections: Sequence[ImportedSection], notes: Mapping[str, str]
) -> tuple[ImportedSection, ...]:
    return tuple(_section(section, notes) for section in sections)


def _section(section: ImportedSection, notes: Mapping[str, str]) -> ImportedSection:
    """A heading shows no footnotes: its marks move to the end of the first paragraph."""
    heading, paragraphs = section.heading, list(section.paragraphs)
    moved = Sides(_marks(heading.chinese), _marks(heading.english))
    if paragraphs and moved != Sides():
        first = paragraphs[0]
        paragraphs[0] = replace(
            first,
            chinese=first.chinese + moved.chinese,
            english=first.english + moved.english,
        )
    return ImportedSection(
        replace(
            heading,
            chinese=without_marks(heading.chinese).strip(),
            english=without_marks(heading.english).strip(),
        ),
        tuple(
            replace(pair, chinese=_noted(pair.chinese, notes), english=_noted(pair.english, notes))
            for pair in paragraphs
        ),
    )


def _marks(text: str) -> str:
    return "".join(match[0] for match in _MARK.finditer(text))


def _noted(text: str, notes: Mapping[str, str]) -> str:
    found = [f"[^{label}]: {notes[label]}" for label in _MARK.findall(text) if label in notes]
    return "\n\n".join([text, "\n".join(dict.fromkeys(found))]) if found else text

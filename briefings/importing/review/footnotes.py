"""Footnotes: put each under the paragraph that has its mark, on the side that has it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from briefings.importing.imported_briefing import ImportedSection, ImportedText

# An author's own [^1] is escaped.
_MARK = re.compile(r"(?<!\\)\[\^(\w+)\]")
NOT_COPIED = "note-missing"


@dataclass(frozen=True)
class Noted:
    """A text with its footnotes, and the notes whose marks are nowhere in it."""

    title: ImportedText
    sections: tuple[ImportedSection, ...]
    left: list[str]


def without_marks(text: str) -> str:
    return _MARK.sub("", text)


def with_notes(
    title: ImportedText, sections: Sequence[ImportedSection], notes: Mapping[str, str]
) -> Noted:
    """Titles and headings show no footnotes: their marks move to the paragraph that follows."""
    if not notes:
        return Noted(title, tuple(sections), [])
    moved = _moved(title, sections, notes)
    done = tuple(
        replace(
            section,
            heading=_without_marks(section.heading),
            paragraphs=tuple(_with_notes(pair, notes) for pair in section.paragraphs),
        )
        for section in moved
    )
    shown = {label for section in moved for pair in section.paragraphs for label in _labels(pair)}
    written = "\n".join(
        side for one in moved for pair in one.paragraphs for side in (pair.chinese, pair.english)
    )
    left = [
        note for label, note in notes.items() if note and label not in shown and note not in written
    ]
    return Noted(_without_marks(title), done, left)


def _moved(
    title: ImportedText, sections: Sequence[ImportedSection], notes: Mapping[str, str]
) -> list[ImportedSection]:
    """The sections with the marks of title and headings at the first paragraph behind these."""
    carried, done = title, []
    for section in sections:
        carried = _after(carried, section.heading)
        paragraphs = list(section.paragraphs)
        if paragraphs:
            paragraphs[0] = _after(paragraphs[0], carried)
            carried = ImportedText()
        done.append(replace(section, paragraphs=tuple(paragraphs)))
    if carried.chinese or carried.english:
        _end_with(done, carried, notes)
    return done


def _end_with(
    sections: list[ImportedSection], carried: ImportedText, notes: Mapping[str, str]
) -> None:
    """The notes of a title or heading with no paragraph behind it become a paragraph."""
    last = ImportedText(_notes_of(carried.chinese, notes), _notes_of(carried.english, notes))
    if not (last.chinese or last.english):
        return
    if not sections:
        sections.append(ImportedSection(ImportedText(), ()))
    sections[-1] = replace(sections[-1], paragraphs=(*sections[-1].paragraphs, last))


def _notes_of(text: str, notes: Mapping[str, str]) -> str:
    found = dict.fromkeys(_MARK.findall(text))
    return "\n\n".join(notes[label] for label in found if notes.get(label))


def _labels(sides: ImportedText) -> list[str]:
    return _MARK.findall(sides.chinese) + _MARK.findall(sides.english)


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
    """The pair with its notes; the mark of a note that the source lacks would lead nowhere."""
    lacks = any(label in notes and not notes[label] for label in _labels(pair))
    return replace(
        pair,
        chinese=_noted(pair.chinese, notes),
        english=_noted(pair.english, notes),
        reasons=(*pair.reasons, NOT_COPIED) if lacks else pair.reasons,
    )


def _marks(text: str) -> str:
    return "".join(match[0] for match in _MARK.finditer(text))


def _noted(text: str, notes: Mapping[str, str]) -> str:
    body = _MARK.sub(lambda match: match[0] if notes.get(match[1], "-") else "", text)
    found = [f"[^{label}]: {notes[label]}" for label in _MARK.findall(body) if notes.get(label)]
    return "\n\n".join([body, "\n".join(dict.fromkeys(found))]) if found else body

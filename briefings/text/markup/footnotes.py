"""Footnotes of a paragraph: `[^1]` marks the place, and a line `[^1]: the note` has the text.

Notes are removed from the source before parsing, so that a note is always one line, even if it
begins like a list. A note without a mark stays text (docs/decisions/0090-footnotes.md).
"""

import re
from dataclasses import dataclass
from html import escape

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

_MARK = re.compile(r"\[\^([^\]\s]{1,40})\]")
_NOTE = re.compile(r"^[ ]{0,3}\[\^([^\]\s]{1,40})\]:[ \t]*(.*)$")


@dataclass(frozen=True, slots=True)
class Notes:
    """A paragraph without its notes, and the notes by label in the order of their marks."""

    body: str
    notes: dict[str, str]

    def numbers(self, first: int) -> dict[str, int]:
        """Return the number of each label."""
        return {label: number for number, label in enumerate(self.notes, start=first)}


def count_notes(source: str) -> int:
    return len(split_notes(source).notes)


def split_notes(source: str) -> Notes:
    """Take the lines `[^1]: …` out; only notes that the text mentions become footnotes.

    A second note of a label stays text.
    """
    if "[^" not in source:
        return Notes(source, {})
    body: list[str] = []
    texts: dict[str, str] = {}
    for line in source.split("\n"):
        found = _NOTE.match(line)
        if found and found[1] not in texts:
            texts[found[1]] = found[2].strip()
        else:
            body.append(line)
    text = "\n".join(body)
    notes = {label: texts.pop(label) for label in _MARK.findall(text) if label in texts}
    lost = [f"[^{label}]: {note}" for label, note in texts.items()]
    return Notes("\n".join([text.rstrip("\n"), *lost]), notes)


def notes_as_lines(source: str) -> str:
    """Return a paragraph without the marks of its notes, and each note as a line after it."""
    found = split_notes(source)
    if not found.notes:
        return source
    body = _MARK.sub(lambda mark: "" if mark[1] in found.notes else mark[0], found.body)
    return "\n".join([body, *found.notes.values()])


def footnote_plugin(md: MarkdownIt) -> None:
    """Recognise the marks whose numbers are in `env["notes"]`, by label."""
    md.inline.ruler.before("link", "note", _mark)


def _mark(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - markdown-it's signature
    found = _MARK.match(state.src, state.pos, state.posMax)
    if not found or found[1] not in state.env.get("notes", {}):
        return False
    if not silent:
        number = state.env["notes"][found[1]]
        name = escape(note_id(state.env["key"], number))
        token = state.push("html_inline", "", 0)
        token.meta["note"] = number
        token.content = (
            f'<sup class="note"><a id="{name}-ref" href="#{name}" role="doc-noteref">{number}'
            "</a></sup>"
        )
    state.pos = found.end()
    return True


def notes_html(notes: dict[int, str], key: str) -> str:
    """Return the list below a paragraph: each note's HTML by its number, with a link back."""
    items = []
    for number, inner in notes.items():
        name = note_id(key, number)
        back = f'<a class="back" href="#{name}-ref" role="doc-backlink">↩</a>'
        items.append(f'<li id="{name}" value="{number}">{inner} {back}</li>')
    return f'<ol class="notes">{"".join(items)}</ol>' if items else ""


def note_id(key: str, number: int) -> str:
    return f"n-{key}-{number}" if key else f"n-{number}"

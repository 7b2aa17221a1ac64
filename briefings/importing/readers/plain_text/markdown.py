"""Markdown of a text file: its headings, its footnotes and the title in its front matter."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import islice, takewhile

from briefings.importing.block import LeftOut, Notes
from briefings.importing.patterns.characters import letters
from briefings.importing.readers.plain_text.markdown_links import with_addresses
from briefings.importing.readers.plain_text.markdown_signs import without_signs
from briefings.importing.readers.plain_text.markdown_struck import without_struck
from briefings.importing.readers.plain_text.markdown_tags import without_tags
from briefings.text.languages import WRITTEN

_HEADING = re.compile(r" {0,3}(#{1,6})[ \t]+(\S.*?)(?:[ \t]+#+)?[ \t]*")
_UNDERLINES = {"#": re.compile(r"={3,}\s*"), "##": re.compile(r"-{3,}\s*")}
_FENCE = "---"
_MOST_FRONT_LINES = 40
_FRONT_LINE = re.compile(r"\s*(?:-\s|[A-Za-z_][\w-]*\s*:|$)|\s+\S")
_TITLE = re.compile(r"title[\w-]*\s*:\s*(\S.*)", re.IGNORECASE)
_NOTE = re.compile(r"\[\^([\w-]+)\]:[ \t]*(.*)")
_MARK = re.compile(r"(?<!\\)\[\^([\w-]+)\](?!:)")
# One line with a number sign may be anything; a text that begins so, or has two, is Markdown.
_LEAST_HEADINGS = 2


@dataclass(frozen=True)
class MarkdownText:
    """The lines without the texts of notes, and these; plain text has no headings.

    `keys` are words that say what a line or a link is, `signs` what stands for raised letters, and
    `left_out` remarks that a reader of the page does not see.
    """

    lines: list[str]
    notes: Notes
    has_headings: bool
    keys: list[str]
    signs: list[str] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)


def prepared(lines: Sequence[str]) -> MarkdownText:
    front, body = _front_and_body(lines)
    named = lines[: len(front) + 1] if front else []
    keys = [line.partition(":")[0] for line in named if _TITLE.match(line)]
    again = _titles_again(front, body)
    front = [line for line in front if line not in again]
    underlined = _with_number_signs(body)
    body, notes = _without_notes([*front, *underlined])
    headings = [n for n, line in enumerate(body) if _HEADING.fullmatch(line)]
    first = next((n for n, line in enumerate(body) if line.strip()), None)
    begins = bool(again) or (bool(headings) and headings[0] == first)
    is_markdown = len(headings) >= _LEAST_HEADINGS or begins
    left_out = [LeftOut(heading(line)[1], "page-header") for line in again]
    text = MarkdownText(body, notes, is_markdown, keys, left_out=left_out)
    return _of_markdown(text) if is_markdown else text


def _of_markdown(text: MarkdownText) -> MarkdownText:
    """What only means something in Markdown: plain text keeps it as it is."""
    lines, struck, around = without_struck(text.lines)
    linked = with_addresses(lines)
    untagged = without_tags(linked.lines)
    plain = without_signs(untagged.lines)
    return replace(
        text,
        lines=plain.lines,
        keys=[*text.keys, *linked.keys, *untagged.tags, *around, *plain.keys],
        signs=[*untagged.signs, *plain.written],
        left_out=[*text.left_out, *struck, *untagged.left_out, *plain.left_out],
    )


def heading(line: str) -> tuple[int, str]:
    """The level of a heading and its text; level 0 if the line is none."""
    match = _HEADING.fullmatch(line)
    return (len(match[1]), match[2]) if match else (0, line)


def _front_and_body(lines: Sequence[str]) -> tuple[list[str], Sequence[str]]:
    """The lines between --- at the top, of which the title becomes a heading, and the rest."""
    if not lines or lines[0].rstrip() != _FENCE:
        return [], lines
    for end, line in enumerate(lines[1 : _MOST_FRONT_LINES + 1], 1):
        if line.rstrip() in (_FENCE, "..."):
            return [_front_line(one) for one in lines[1:end]], lines[end + 1 :]
        if not _FRONT_LINE.match(line):
            break
    return [], lines


def _titles_again(front: Sequence[str], body: Sequence[str]) -> list[str]:
    """The titles of the front matter, if the first headings of the text say all of them again."""
    titles = [letters(line) for line in front if _HEADING.fullmatch(line)]
    if not titles:
        return []
    first = takewhile(_HEADING.fullmatch, filter(str.strip, _with_number_signs(body)))
    heads = [letters(line) for line in islice(first, len(WRITTEN))]
    are_again = heads != titles and all(title in "".join(heads) for title in titles)
    return [line for line in front if are_again and _HEADING.fullmatch(line)]


def _front_line(line: str) -> str:
    match = _TITLE.fullmatch(line.strip())
    return "# " + match[1].strip("\"' ") if match else line


def _with_number_signs(lines: Sequence[str]) -> list[str]:
    """Headings that are underlined in the next line, as those with number signs."""
    found: list[str] = []
    for line in lines:
        sign = next((s for s, rule in _UNDERLINES.items() if rule.fullmatch(line)), "")
        alone = len(found) < 2 or not found[-2].strip()
        if sign and found and found[-1].strip() and alone and not _HEADING.fullmatch(found[-1]):
            found[-1] = f"{sign} {found[-1].strip()}"
        else:
            found.append(line)
    return found


def _without_notes(lines: Sequence[str]) -> tuple[list[str], Notes]:
    labels = _labels(lines)
    kept: list[str] = []
    notes: Notes = {}
    last = ""
    for line in lines:
        match = _NOTE.fullmatch(line)
        if match and match[1] in labels:
            last = labels[match[1]]
            notes[last] = match[2].strip()
        elif last and line.startswith(("    ", "\t")) and line.strip():
            notes[last] = f"{notes[last]}\n\n{line.strip()}".strip()
        else:
            last = last if not line.strip() else ""
            kept.append(line)
    if not notes:
        return list(lines), {}
    return [_MARK.sub(lambda m: f"[^{labels.get(m[1], m[1])}]", line) for line in kept], notes


def _labels(lines: Sequence[str]) -> dict[str, str]:
    """Numbers for the notes that are both marked and written, in the order of their marks."""
    written = {match[1] for line in lines if (match := _NOTE.fullmatch(line))}
    marks = dict.fromkeys(label for line in lines for label in _MARK.findall(line))
    found = [label for label in marks if label in written]
    return {label: str(number) for number, label in enumerate(found, 1)}

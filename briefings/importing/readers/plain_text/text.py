"""Plain text into blocks: paragraphs, wrapped lines, tables pasted with tabs or bars."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from briefings.importing.block import Block, ReadSource, spacer
from briefings.importing.patterns import characters
from briefings.importing.patterns.front_lines import front_line
from briefings.importing.patterns.furniture.furniture_lines import is_always_furniture, is_menu_line
from briefings.importing.patterns.mail_lines import is_closing, is_header_line
from briefings.importing.patterns.mastheads import is_field
from briefings.importing.readers.plain_text import markdown, unwrap_text
from briefings.importing.readers.plain_text.blanks_between import without_blanks
from briefings.importing.readers.plain_text.chats import without_chat
from briefings.importing.readers.plain_text.columns import with_columns
from briefings.importing.readers.plain_text.english_words import with_whole_ligatures
from briefings.importing.readers.plain_text.hyphens import SOFT, with_hyphens
from briefings.importing.readers.plain_text.page_heads_and_numbers import (
    with_columns_continued,
    with_pages_joined,
    without_page_breaks,
)
from briefings.importing.readers.plain_text.quoted_mail import with_whole_headers, without_marks
from briefings.importing.readers.plain_text.tables import (
    TableLine,
    table_blocks,
    table_lines,
    without_quotes,
)

LONGEST_BYLINE = 90

# Press releases set two dashes before the items of a list.
_TWO_DASHES = re.compile(r"^\s*--(?=\s+[^\s|-])")
# Newsletters draw a bar before their headings.
_BAR = re.compile(r"^\s*[▌▍▎▐]+\s*(?=\S)")
_BOLD = re.compile(r"\*\*(?!\s)([^*\n。；;]{1,80}[^*\n\s。；;.!])\*\*")
# Messengers print *so* in bold, Markdown in italics: their headings are lines like that.
_BOLD_IN_MESSAGE = re.compile(r"\*(?!\s)([^*\n。；;]{1,80}[^*\n\s。；;.!])\*")
LEAST_BOLD_IN_MESSAGE = 2


@dataclass(frozen=True, slots=True)
class _Line:
    """A line as read, whether it is page furniture and its level as a heading.

    Neither of these is ever wrapped, like a row.
    """

    text: str
    read: TableLine
    is_furniture: bool
    level: int = 0

    @property
    def is_row(self) -> bool:
        return self.read.is_row

    @property
    def is_empty(self) -> bool:
        return not self.text.strip(characters.BLANK)


def read_text(source: str) -> ReadSource:
    source = with_pages_joined(without_quotes(source))
    lines = without_blanks([_visible(line) for line in with_hyphens(characters.lines(source))])
    lines = [_BAR.sub("", _TWO_DASHES.sub("-", line)) for line in lines]
    lines, chat = without_chat(with_whole_headers(without_marks(lines)))
    lines, left_out = without_page_breaks(lines)
    found = markdown.prepared(with_columns(lines))
    marked = [_line(line, is_markdown=found.has_headings) for line in table_lines(found.lines)]
    runs = [list(run) for _, run in groupby(marked, key=_kind)]
    prose = [_texts(run) for run in runs if _is_prose(run)]
    paragraphs = iter(unwrap_text.unwrapped(prose, lines_flow=found.has_headings))
    bold = _BOLD if found.has_headings else _bold_of(lines)
    blocks: list[Block] = []
    row = tables = 0
    for run in runs:
        if _is_prose(run):
            said = filter(None, map(characters.tidy, next(paragraphs)))
            blocks += [_block(text, bold) for text in said]
        elif run[0].level:
            blocks += [Block(characters.tidy(line.text), "heading", line.level) for line in run]
        elif run[0].is_furniture:
            blocks += [Block(characters.tidy(line.text)) for line in run]
        elif run[0].is_empty:
            blocks += [spacer() for line in run if characters.is_spacer(line.text)]
        else:
            tables += 1
            blocks += table_blocks([line.read for line in run], tables, row + 1)
            row += len(run)
    return ReadSource(
        with_columns_continued(blocks) if left_out else blocks,
        [*chat, *left_out, *found.left_out],
        notes=found.notes,
        written=found.signs,
        absorbed=found.keys,
    )


def _visible(line: str) -> str:
    """The line without what is invisible, but for the mark of a word that goes on in the next."""
    return characters.visible(with_whole_ligatures(line)) + (SOFT if line.endswith(SOFT) else "")


def _bold_of(lines: Sequence[str]) -> re.Pattern[str]:
    """How a line in bold is marked: as in Markdown, or as in the message of a messenger."""
    is_message = sum(map(bool, map(_BOLD_IN_MESSAGE.fullmatch, lines))) >= LEAST_BOLD_IN_MESSAGE
    return _BOLD_IN_MESSAGE if is_message and not any("**" in line for line in lines) else _BOLD


def _block(text: str, bold: re.Pattern[str]) -> Block:
    """A short line that is printed in bold from end to end is bold, as in Word."""
    found = bold.fullmatch(text)
    return Block(found[1], "bold") if found else Block(text)


def _line(line: TableLine, *, is_markdown: bool) -> _Line:
    level, text = markdown.heading(line.text) if is_markdown and not line.is_row else (0, line.text)
    return _Line(text, line, not line.is_row and not level and _is_furniture(text), level)


def _is_furniture(line: str) -> bool:
    line = line.strip(characters.BLANK)
    return (
        bool(line)
        and (
            is_always_furniture(line)
            or is_menu_line(line)
            # "sent to: …" goes on with the sentence of the line before it.
            or ((is_header_line(line) or is_field(line)) and not line[:1].islower())
            or is_closing(line)
            or _is_byline(line)
        )
    )


def _is_byline(line: str) -> bool:
    """A day and an author in one line, or a series and its month."""
    if len(line) > LONGEST_BYLINE or not any(map(str.isdigit, line)):
        return False
    found = front_line(line)
    if found is None:
        return False
    return bool(found.dates and found.names) or (found.is_series and found.is_strong)


def _kind(line: _Line) -> tuple[bool, bool, bool, int]:
    return line.is_row, line.is_empty, line.is_furniture, line.level


def _texts(run: list[_Line]) -> list[str]:
    return [line.text for line in run]


def _is_prose(run: list[_Line]) -> bool:
    return not (run[0].is_row or run[0].is_empty or run[0].is_furniture or run[0].level)

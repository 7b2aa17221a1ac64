"""What the stages hand over: blocks as read, and lines whose language and role are known."""

from dataclasses import dataclass, field, replace
from typing import Literal

from briefings.importing.table import Table
from briefings.text.language_detection import (
    Language,
    behind_han_number,
    is_mixed,
    language_of,
)

# bold: a paragraph that is bold from end to end, the poor man's heading.
# caption: the line that names the table below it.
# figure: a picture, which has no text.
Kind = Literal["title", "heading", "bold", "text", "spacer", "caption", "table", "figure"]
Reason = Literal[
    "contents",
    "page-header",
    "navigation",
    "table-header",
    "row-number",
    "language-label",
    "page-furniture",
    "struck",
    "prompt",
    "drawing",
    "field",
    "reading",
    "form",
    "date",
    "hidden",
    "note",
    "comment",
    "deleted",
    "embedded",
    "outside",
    "switch",
    "mail",
    "chat",
    "portuguese",
    "french",
    "spanish",
    "italian",
    "german",
    "dutch",
    "japanese",
    "korean",
    "other-language",
    "simplified",
]
Role = Kind | Reason | Literal["source", "contact"]
Notes = dict[str, str]


@dataclass(frozen=True, slots=True)
class FoundPicture:
    """The file of a picture inside the source, its name there, and its alternative text."""

    data: bytes
    name: str
    alt: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """A place in a table of at least two rows and columns; a merged cell has several of them.

    A nested cell is one of a table that stands within a cell of another.
    """

    table: int
    row: int
    column: int
    width: int = 1
    height: int = 1
    is_head: bool = False
    align: str = ""
    is_nested: bool = False


@dataclass(frozen=True, slots=True, order=True)
class Look:
    """The look of a line's letters: size in points, one mark each for bold and underlined.

    The size is 0 if the source does not state it. `is_title` if the source names the line as title.
    """

    size: float = 0.0
    marks: int = 0
    is_title: bool = False


PLAIN = Look()


@dataclass(frozen=True, slots=True)
class Block:
    """Text in the Markdown subset; a row number where the block is part of a table cell.

    A spacer is a line holding nothing but a no-break space: authors and web editors use it as
    the visible gap between parts, which an ordinary empty line is not. With a reason in `left`, the
    block is no part of the text; a reader sets such blocks aside before it hands over. The cleaning
    turns the blocks with a `cell` into one with a `table`; `reasons` are to be shown with its pair.
    The `number` of its row stands before the text in any language; what it `repeats`
    stands in another block too, as such a number does. It `is_link` if nothing stands beside a
    link in it. Its `look` is that of all its letters. It `is_term` in a list of terms and what is
    said of them.
    """

    text: str
    kind: Kind = "text"
    level: int = 0
    row: int | None = None
    column: int = 0
    left: "Reason | None" = None
    cell: Cell | None = None
    table: Table | None = None
    reasons: tuple[str, ...] = ()
    number: str = ""
    repeats: str = ""
    picture: FoundPicture | None = None
    is_link: bool = False
    look: Look = PLAIN
    is_term: bool = False

    def with_text(self, text: str) -> "Block":
        return self if text == self.text else replace(self, text=text)


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Text of the source that is not imported, and why."""

    text: str
    reason: Reason


@dataclass(frozen=True)
class Origin:
    """A source as it came: text, a page, or a file."""

    form: Literal["text", "html", "docx", "odt"]
    text: str = ""
    data: bytes = b""


@dataclass(frozen=True)
class ReadSource:
    """Blocks in reading order, what the reader left out, and the footnotes by their label.

    A footnote that the text mentions and the source lacks is empty. `formulas` are the pieces of
    the text that were written as formulas. `written` are the numbers and signs that no text of the
    source holds, `absorbed` the texts that became marks of lists and notes. `origin` is the source
    as it came, so that its letters can be counted without the reader, and `plain` the plain text
    that a browser made of it. `names` are what the source calls itself, beside its text.
    `no_pictures` are sentences on pictures that cannot be imported.
    """

    blocks: list[Block]
    left_out: list[LeftOut] = field(default_factory=list)
    notes: Notes = field(default_factory=dict)
    formulas: list[str] = field(default_factory=list)
    written: list[str] = field(default_factory=list)
    absorbed: list[str] = field(default_factory=list)
    origin: Origin | None = None
    plain: str = ""
    names: tuple[str, ...] = ()
    no_pictures: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Line:
    """A block with what is known of it: its language and its role are decided once.

    It is marked if the source says by a style that it is a heading or the title. `place` counts
    the lines of the text; a gap is a spacer that the author put before the line. `pictures` stand
    between this line and the next.
    """

    text: str
    language: Language | None
    is_mixed: bool
    role: Role
    level: int = 0
    row: int | None = None
    column: int = 0
    is_marked: bool = False
    place: int = 0
    after_gap: bool = False
    table: Table | None = None
    reasons: tuple[str, ...] = ()
    repeats: str = ""
    pictures: tuple[FoundPicture, ...] = ()
    is_link: bool = False
    look: Look = PLAIN
    is_term: bool = False


def spacer() -> Block:
    return Block("", "spacer")


def line_of(block: Block, place: int = 0) -> Line:
    said = behind_han_number(block.text)
    return Line(
        f"{block.number} {block.text}" if block.number else block.text,
        language_of(said),
        is_mixed(said),
        block.kind,
        block.level,
        block.row,
        block.column,
        is_marked=block.kind in ("title", "heading"),
        place=place,
        table=block.table,
        reasons=block.reasons,
        repeats=block.repeats,
        is_link=block.is_link,
        look=block.look,
        is_term=block.is_term,
    )


def line_within(line: Line, text: str) -> Line:
    """Return one of the lines of a block that holds line breaks."""
    said = behind_han_number(text)
    return replace(line, text=text, language=language_of(said), is_mixed=is_mixed(said))

"""A block: one paragraph, heading or table cell of the source, before anything is known of it."""

from dataclasses import dataclass, replace
from typing import Literal

# bold: a paragraph that is bold from end to end, the poor man's heading.
Kind = Literal["title", "heading", "bold", "text", "spacer"]


@dataclass(frozen=True, slots=True)
class Block:
    """Text in the Markdown subset; a row number where the block is part of a table cell.

    A spacer is a line holding nothing but a no-break space: authors and web editors use it as
    the visible gap between parts, which an ordinary empty line is not.
    """

    text: str
    kind: Kind = "text"
    level: int = 0
    row: int | None = None
    column: int = 0

    @property
    def is_marked(self) -> bool:
        """The source itself says, by a style, that this is a heading or the title."""
        return self.kind in ("title", "heading")

    def saying(self, text: str) -> "Block":
        return replace(self, text=text)


def spacer() -> Block:
    return Block("", "spacer")

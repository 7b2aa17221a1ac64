"""A table of the source, and how it is written in the Markdown subset."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from briefings.text.language_detection import Language

_BREAK_AS_TEXT = re.compile(r"<(?=br */?>)", re.IGNORECASE)
_BAR = re.compile(r"(?<!\\)((?:\\\\)*)\|")
_RULES = {"": "---", "left": ":---", "center": ":---:", "right": "---:"}


@dataclass(frozen=True, slots=True)
class Table:
    """The text of every cell; a row is as long as the table is wide.

    `languages` has the language of each column if both languages stand side by side in the table;
    `source` is the text of every cell, and the caption, once.
    """

    rows: tuple[tuple[str, ...], ...]
    aligns: tuple[str, ...]
    has_head: bool = True
    caption: str = ""
    languages: tuple[Language | None, ...] = ()
    source: str = ""

    def in_language(self, change: Callable[[str], str]) -> "Table":
        """The table with every cell and the caption as `change` makes them."""
        rows = tuple(tuple(change(cell) for cell in row) for row in self.rows)
        return replace(self, rows=rows, caption=change(self.caption))

    def with_columns(self, kept: Sequence[int]) -> "Table":
        rows = tuple(tuple(row[column] for column in kept) for row in self.rows)
        aligns = tuple(self.aligns[column] for column in kept)
        return replace(self, rows=rows, aligns=aligns, languages=())

    def markdown(self) -> str:
        head = self.rows[0] if self.has_head else ("",) * len(self.aligns)
        body = self.rows[1:] if self.has_head else self.rows
        lines = [_line(head), _line([_RULES[align] for align in self.aligns]), *map(_line, body)]
        caption = " ".join(self.caption.split())
        return "\n".join([caption, *lines] if caption else lines)


def _line(cells: Sequence[str]) -> str:
    return "| " + " | ".join(_written(cell) for cell in cells) + " |"


def _written(cell: str) -> str:
    text = _BAR.sub(r"\1\\|", _BREAK_AS_TEXT.sub(r"\\<", cell))
    return re.sub(r"\s*\n\s*", "<br>", text)

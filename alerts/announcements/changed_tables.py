"""A changed table as a mail shows it: the header row and the rows that changed."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import groupby

from briefings.text.comparison.tables import ComparedTable
from briefings.text.comparison.words import Change, Run

type Runs = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class ShownTable:
    caption: Runs
    head: tuple[Runs, ...]
    rows: tuple[tuple[Runs, ...], ...]  # an empty one stands for rows that are left out

    def named_rows(self) -> list[list[tuple[Runs, Runs]]]:
        """Return each row as its cells behind the headers of their columns, for plain text."""
        return [list(zip(self.head, row, strict=False)) for row in self.rows]

    def cells(self) -> Iterator[Runs]:
        yield self.caption
        for row in (self.head, *self.rows):
            yield from row


def changed_table(table: ComparedTable[Runs], shown: Callable[[Runs], Runs]) -> ShownTable | None:
    """Return the table with its changed rows, or None if nothing in it changed."""
    head_changed = _has_changed((table.caption, *table.head))
    if not head_changed and not any(map(_has_changed, table.body)):
        return None
    rows: list[tuple[Runs, ...]] = []
    for has_changed, stretch in groupby(table.body, _has_changed):
        rows += [tuple(map(shown, row)) for row in stretch] if has_changed else [()]
    return ShownTable(shown(table.caption), tuple(map(shown, table.head)), tuple(rows))


def _has_changed(cells: tuple[Runs, ...]) -> bool:
    return any(run.change is not Change.SAME for cell in cells for run in cell)

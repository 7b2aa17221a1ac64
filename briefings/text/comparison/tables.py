"""Compare the tables of a side before and after: which rows and columns came, what a cell now says.

An inserted row is shown as inserted, and a changed cell in its place.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from briefings.text.markup.table_cells import SourceTable, tables_in

# The rows of larger tables are compared by their places.
MOST_ROW_PAIRS = 40_000
# A row is known by its first cell, or else by half of its cells.
SAME_NAME, SAME_HALF = 3, 1

type Pairs = list[tuple[int | None, int | None]]
type CompareWords[Words] = Callable[[str, str], Words]


@dataclass(frozen=True, slots=True)
class ComparedTable[Words]:
    """The caption, the header row and the others: each cell as its words before and after."""

    caption: Words
    head: tuple[Words, ...]
    body: tuple[tuple[Words, ...], ...]


@dataclass(frozen=True, slots=True)
class Part[Words]:
    """Either text between tables or a table."""

    words: Words | None = None
    table: ComparedTable[Words] | None = None


def parts[Words](
    old: str, new: str, compare: CompareWords[Words], compare_cells: CompareWords[Words]
) -> tuple[Part[Words], ...]:
    """Return the text and the tables of a side in order; nothing if it has no table."""
    before, after = tables_in(old), tables_in(new)
    if not (before or after):
        return ()
    texts = zip_longest(_between(old, before), _between(new, after), fillvalue="")
    tables = zip_longest(before, after)
    found: list[Part[Words]] = []
    for (one, other), pair in zip_longest(texts, tables, fillvalue=(None, None)):
        if one or other:
            found.append(Part(words=compare(one or "", other or "")))
        if any(pair):
            found.append(Part(table=_compared(pair[0], pair[1], compare_cells)))
    return tuple(found)


def _between(text: str, tables: Sequence[SourceTable]) -> list[str]:
    """Return the text before, between and behind the tables: one more than there are tables."""
    starts = [0, *(table.end for table in tables)]
    ends = [*(table.start for table in tables), len(text)]
    return [text[start:end].strip("\n") for start, end in zip(starts, ends, strict=True)]


def _compared[Words](
    old: SourceTable | None, new: SourceTable | None, compare: CompareWords[Words]
) -> ComparedTable[Words]:
    before, after = _words(old), _words(new)
    columns = _columns(before, after)
    rows = _rows(before, after, columns)

    def cells(pair: tuple[int | None, int | None]) -> tuple[Words, ...]:
        left, right = (
            None if place is None else texts[place]
            for place, texts in zip(pair, (before, after), strict=True)
        )
        return tuple(compare(_cell(left, one), _cell(right, other)) for one, other in columns)

    caption = compare(old.caption if old else "", new.caption if new else "")
    head, *body = rows
    return ComparedTable(caption, cells(head), tuple(map(cells, body)))


def _words(table: SourceTable | None) -> list[list[str]]:
    return [[cell.words for cell in row] for row in table.rows] if table else []


def _cell(row: Sequence[str] | None, column: int | None) -> str:
    return "" if row is None or column is None else row[column]


def _columns(before: list[list[str]], after: list[list[str]]) -> Pairs:
    """Match columns by their places, or by their headers where their number differs."""
    old, new = (len(rows[0]) if rows else 0 for rows in (before, after))
    if old == new or not (old and new):
        return list(zip_longest(range(old), range(new)))
    return _matched(old, new, lambda one, other: before[0][one] == after[0][other])


def _rows(before: list[list[str]], after: list[list[str]], columns: Pairs) -> Pairs:
    """Match the header rows, then rows that are alike in order."""
    old, new = len(before), len(after)
    if not (old and new) or old * new > MOST_ROW_PAIRS:
        return list(zip_longest(range(old), range(new)))
    shared = [(one, other) for one, other in columns if one is not None and other is not None]

    def likeness(one: int, other: int) -> int:
        left, right = before[one + 1], after[other + 1]
        if left[0] and left[0] == right[0]:
            return SAME_NAME
        same = sum(left[a] == right[b] != "" for a, b in shared)
        is_half = same * 2 >= max(1, sum(bool(left[a] or right[b]) for a, b in shared))
        return SAME_HALF if is_half else 0

    body = _matched(old - 1, new - 1, likeness)
    return [(0, 0), *((_next(one), _next(other)) for one, other in body)]


def _next(place: int | None) -> int | None:
    return None if place is None else place + 1


def _matched(old: int, new: int, likeness_of: Callable[[int, int], int]) -> Pairs:
    """Return the places in both orders, those together that are most alike."""
    likeness = [[likeness_of(one, other) for other in range(new)] for one in range(old)]
    best = [[0] * (new + 1) for _ in range(old + 1)]
    for one in range(old - 1, -1, -1):
        for other in range(new - 1, -1, -1):
            skipped = max(best[one + 1][other], best[one][other + 1])
            both = likeness[one][other] and best[one + 1][other + 1] + likeness[one][other]
            best[one][other] = max(skipped, both)
    return list(_walk(best, likeness))


def _walk(
    best: list[list[int]], likeness: list[list[int]]
) -> Iterator[tuple[int | None, int | None]]:
    one = other = 0
    gone: list[int] = []
    come: list[int] = []
    while one < len(likeness) or other < len(best[0]) - 1:
        rest = best[one][other]
        is_pair = (
            one < len(likeness)
            and other < len(best[0]) - 1
            and likeness[one][other]
            and rest == best[one + 1][other + 1] + likeness[one][other]
        )
        if is_pair:
            yield from _unmatched(gone, come)
            yield one, other
            one, other, gone, come = one + 1, other + 1, [], []
        elif one < len(likeness) and best[one + 1][other] == rest:
            gone.append(one)
            one += 1
        else:
            come.append(other)
            other += 1
    yield from _unmatched(gone, come)


def _unmatched(gone: list[int], come: list[int]) -> Pairs:
    """Return rows of which as many came as went as changed, others as removed and inserted."""
    if len(gone) == len(come):
        return list(zip(gone, come, strict=True))
    return [*((place, None) for place in gone), *((None, place) for place in come)]

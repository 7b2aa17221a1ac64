"""The changes between two editions, row by row, as a mail shows them in a reader's languages."""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, replace

from alerts.announcements.changed_tables import ShownTable, changed_table
from briefings.text.chinese import simplified
from briefings.text.comparison.editions import Comparison, FieldChange, Row, SideChange, compare
from briefings.text.comparison.words import Change, Run
from briefings.text.languages import TABLE, written
from briefings.text.snapshot import Snapshot

# What a change takes in a mail with text and HTML: each run and row has some markup.
_PER_RUN = 180
_PER_ROW = 600
_PER_CELL = 320
_LEAST_BYTES = 360  # of a stretch that is cut
# Characters of unchanged text to keep beside a change.
CONTEXT = 120


@dataclass(frozen=True, slots=True)
class ShownPart:
    """Either text or a table."""

    words: tuple[Run, ...] = ()
    table: ShownTable | None = None


@dataclass(frozen=True, slots=True)
class ShownSide:
    language: str
    parts: tuple[ShownPart, ...]
    has_changes: bool
    has_other_picture: bool = False


@dataclass(frozen=True, slots=True)
class ShownRow:
    """A detail, heading or paragraph that changed."""

    name: str  # of a detail: title, standfirst; empty for a row of the text
    number: int  # of a paragraph; 0 otherwise
    change: str
    sides: tuple[ShownSide, ...]


@dataclass(frozen=True, slots=True)
class Differences:
    rows: tuple[ShownRow, ...]
    left_out: int

    @property
    def weight(self) -> int:
        return sum(map(_weight, self.rows))


def differences(
    before: Snapshot,
    after: Snapshot,
    languages: Collection[str],
    paragraphs: Collection[str],
    *,
    most_bytes: int,
) -> Differences:
    """Return what changed in the languages; only in these paragraphs, if any are given.

    The first row that does not fit is cut; those behind it are left out.
    """
    compared = compare(before, after)
    every = [row for row in _rows(compared, languages, paragraphs) if _says_something(row)]
    kept: list[ShownRow] = []
    left = most_bytes
    for row in every:
        fitting = row if _weight(row) <= left else _cut(row, left)
        kept += [fitting] if fitting else []
        if fitting is not row:
            break
        left -= _weight(row)
    return Differences(tuple(kept), len(every) - len(kept))


def _cut(row: ShownRow, most_bytes: int) -> ShownRow | None:
    """Return the row with its texts cut to the bytes; None if too little of them would remain.

    A table is not cut: its rows might be taken for all that changed.
    """
    if any(part.table for side in row.sides for part in side.parts):
        return None
    each = (most_bytes - _PER_ROW) // len(row.sides) - _PER_CELL
    sides = [replace(side, parts=_cut_words(side.parts, each)) for side in row.sides]
    return replace(row, sides=tuple(sides)) if all(side.parts for side in sides) else None


def _cut_words(parts: tuple[ShownPart, ...], most_bytes: int) -> tuple[ShownPart, ...]:
    """Return the words as one part, the long stretches cut; nothing if they had to be too short."""
    runs = [run for part in parts for run in part.words]
    left = most_bytes - _PER_RUN * len(runs)
    kept: list[Run] = []
    for place, run in enumerate(runs):
        share = left // (len(runs) - place)
        text = _fitting(run.text, share)
        if text != run.text:
            if share < _LEAST_BYTES:
                return ()
            text += "…"
        kept.append(replace(run, text=text))
        left -= bytes_of(text)
    return (ShownPart(tuple(kept)),)


def _fitting(text: str, most_bytes: int) -> str:
    """Return the start of a text that takes at most the bytes."""
    for place, character in enumerate(text):
        most_bytes -= bytes_of(character)
        if most_bytes < 0:
            return text[:place]
    return text


def _rows(
    compared: Comparison, languages: Collection[str], paragraphs: Collection[str]
) -> Iterator[ShownRow]:
    if not paragraphs:
        for field in compared.fields:
            yield _of_field(field, languages)
    for row in compared.rows:
        wanted = row.id in paragraphs if paragraphs else True
        if wanted and row.change is not Change.SAME and not (paragraphs and row.is_heading):
            yield _of_row(row, languages)


def _of_field(field: FieldChange, languages: Collection[str]) -> ShownRow:
    return ShownRow(field.name, 0, Change.CHANGED, _sides_in(field.sides, languages))


def _of_row(row: Row, languages: Collection[str]) -> ShownRow:
    name = "heading" if row.is_heading else ""
    return ShownRow(name, row.after or row.before, row.change, _sides_in(row.sides, languages))


def _sides_in(sides: Collection[SideChange], languages: Collection[str]) -> tuple[ShownSide, ...]:
    by_language = {side.language: side for side in sides}
    return tuple(_side(by_language[written(language)], language) for language in languages)


def _side(side: SideChange, language: str) -> ShownSide:
    convert = simplified.convert if TABLE[language].derived_from else str
    return ShownSide(language, tuple(_parts(side, convert)), side.changed, side.has_other_picture)


def _parts(side: SideChange, convert: Callable[[str], str]) -> Iterator[ShownPart]:
    """Yield the text and the tables of a side, without the tables that did not change."""

    def shown(runs: tuple[Run, ...]) -> tuple[Run, ...]:
        return tuple(replace(run, text=convert(run.text)) for run in _trimmed(runs))

    if not side.parts:
        yield ShownPart(shown(side.runs))
    for part in side.parts:
        if part.words:
            yield ShownPart(shown(part.words))
        elif part.table and (table := changed_table(part.table, shown)):
            yield ShownPart(table=table)


def _trimmed(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    """Shorten long unchanged stretches; a row that only moved keeps its beginning."""
    last = len(runs) - 1
    return tuple(
        replace(run, text=_short(run.text, is_first=at == 0, is_last=at == last))
        if run.change is Change.SAME
        else run
        for at, run in enumerate(runs)
    )


def _short(text: str, *, is_first: bool, is_last: bool) -> str:
    if len(text) <= 3 * CONTEXT:
        return text
    head = "" if is_first and not is_last else text[:CONTEXT]
    tail = "" if is_last else text[-CONTEXT:]
    return f"{head}…{tail}"


def _says_something(row: ShownRow) -> bool:
    """Return whether the reader's languages changed, or the row moved."""
    if row.change in (Change.MOVED, Change.MOVED_AND_CHANGED):
        return True
    return any(side.has_changes for side in row.sides)


def _weight(row: ShownRow) -> int:
    return _PER_ROW + sum(_weight_of_part(part) for side in row.sides for part in side.parts)


def _weight_of_part(part: ShownPart) -> int:
    cells = part.table.cells() if part.table else (part.words,)
    return sum(_PER_CELL + sum(_PER_RUN + bytes_of(run.text) for run in cell) for cell in cells)


def bytes_of(text: str) -> int:
    """Return the most bytes that a text takes in both forms of a mail."""
    return sum(2 if character.isascii() else 18 for character in text)

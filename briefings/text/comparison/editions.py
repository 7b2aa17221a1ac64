"""Compare two editions pair by pair in every language; plain functions without Django.

A moved pair is shown as moved, not as removed and added.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from briefings.text.comparison.tables import Part, parts
from briefings.text.comparison.words import Change, Run, runs
from briefings.text.dates import day_in
from briefings.text.languages import WRITTEN
from briefings.text.markup.figures import digests_in, in_words
from briefings.text.markup.footnotes import notes_as_lines
from briefings.text.markup.renderer import line_to_text, to_text
from briefings.text.snapshot import Named, Snapshot, Source
from briefings.text.texts import Texts


@dataclass(frozen=True, slots=True)
class SideChange:
    language: str
    runs: tuple[Run, ...]
    has_other_picture: bool = False
    # The same in pieces, if there are tables: text, and tables whose cells are runs.
    parts: tuple[Part[tuple[Run, ...]], ...] = ()

    @property
    def changed(self) -> bool:
        return self.has_other_picture or any(run.change is not Change.SAME for run in self.runs)


@dataclass(frozen=True, slots=True)
class Row:
    """A heading or a pair before and after; numbers are ¶ numbers, 0 for headings."""

    id: str
    is_heading: bool
    change: Change
    before: int
    after: int
    sides: tuple[SideChange, ...]
    # Of a heading, before and after; 0 where there was none.
    level_before: int = 0
    level: int = 0

    @property
    def has_other_level(self) -> bool:
        return bool(self.level and self.level_before and self.level != self.level_before)


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A changed detail other than the text: title, standfirst, authors, sources ..."""

    name: str
    sides: tuple[SideChange, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    fields: tuple[FieldChange, ...]
    rows: tuple[Row, ...]

    @property
    def same(self) -> bool:
        return not self.fields and all(row.change is Change.SAME for row in self.rows)

    def count(self, *changes: str) -> int:
        """Return how many pairs changed in one of these ways."""
        return sum(not row.is_heading and row.change in changes for row in self.rows)

    def changed_rows(self) -> Iterator[Row]:
        """Yield the changed rows, each after its heading."""
        heading = None
        for row in self.rows:
            if row.is_heading:
                heading = row
            if row.change is Change.SAME:
                continue
            if heading and heading is not row:
                yield heading
            heading = None
            yield row


@dataclass(frozen=True, slots=True)
class _Item:
    id: str
    is_heading: bool
    number: int
    text: Texts
    level: int = 0


def compare(before: Snapshot, after: Snapshot) -> Comparison:
    old = {_key(item): item for item in _items(before)}
    new = {_key(item): item for item in _items(after)}
    stayed = _in_place(list(old), list(new))
    rows = [
        _row(old.get(key), new.get(key), moved=key in old and key in new and key not in stayed)
        for key in _merged(list(old), list(new), stayed)
    ]
    return Comparison(_fields(before, after), tuple(rows))


def _items(snapshot: Snapshot) -> Iterator[_Item]:
    number = 0
    for part in snapshot.parts:
        if part.heading != Texts():
            yield _Item(part.id, True, 0, part.heading, part.level)  # noqa: FBT003
        for pair in part.pairs:
            number += 1
            yield _Item(pair.id, False, number, pair.text)  # noqa: FBT003


def _key(item: _Item) -> tuple[bool, str]:
    return item.is_heading, item.id


def _in_place(old: list, new: list) -> set:
    """Return the longest set of keys in the same order in both; all others were moved.

    This is the longest increasing subsequence of their places in the new text, in O(n log n).
    """
    place = {key: at for at, key in enumerate(new)}
    common = [key for key in old if key in place]
    ends: list[int] = []  # by length of a run: the smallest place where one can end
    length_at = []
    for key in common:
        length = bisect_left(ends, place[key])
        ends[length : length + 1] = [place[key]]
        length_at.append(length)
    stayed = set()
    wanted = len(ends) - 1
    for key, length in zip(reversed(common), reversed(length_at), strict=True):
        if length == wanted:
            stayed.add(key)
            wanted -= 1
    return stayed


def _merged(old: list, new: list, stayed: set) -> list:
    """Return the new order, with removed items after the items that preceded them."""
    behind: dict = {}
    anchor = None
    known = set(new)
    for key in old:
        if key in stayed:
            anchor = key
        elif key not in known:
            behind.setdefault(anchor, []).append(key)
    merged = list(behind.get(None, []))
    for key in new:
        merged.append(key)
        merged += behind.get(key, [])
    return merged


def _row(old: _Item | None, new: _Item | None, *, moved: bool) -> Row:
    item = new or old
    assert item is not None
    before, after = old.text if old else Texts(), new.text if new else Texts()
    return Row(
        id=item.id,
        is_heading=item.is_heading,
        change=_change(old, new, moved=moved),
        before=old.number if old else 0,
        after=new.number if new else 0,
        sides=_sides(before, after) if item.is_heading else _sides_of_pair(before, after),
        level_before=old.level if old else 0,
        level=new.level if new else 0,
    )


def _change(old: _Item | None, new: _Item | None, *, moved: bool) -> Change:
    if old is None:
        return Change.ADDED
    if new is None:
        return Change.REMOVED
    if old.text != new.text or old.level != new.level:
        return Change.MOVED_AND_CHANGED if moved else Change.CHANGED
    return Change.MOVED if moved else Change.SAME


def _sides(old: Texts, new: Texts) -> tuple[SideChange, ...]:
    return tuple(_side(language, old[language], new[language]) for language in WRITTEN)


def _sides_of_pair(old: Texts, new: Texts) -> tuple[SideChange, ...]:
    return tuple(
        _side(language, old[language], new[language], read=_as_read) for language in WRITTEN
    )


def _as_read(old: str, new: str) -> tuple[str, str]:
    """Return both texts as readers see them, or as they are written if only their marks differ."""
    read = [to_text(text, footnotes="words") for text in (old, new)]
    return (read[0], read[1]) if read[0] != read[1] or old == new else _as_written(old, new)


def _cells_as_read(old: str, new: str) -> tuple[str, str]:
    read = line_to_text(old), line_to_text(new)
    return read if read[0] != read[1] or old == new else (old, new)


def _as_written(old: str, new: str) -> tuple[str, str]:
    return in_words(old), in_words(new)


def _side(
    language: str,
    old: str,
    new: str,
    *,
    read: Callable[[str, str], tuple[str, str]] = _as_written,
) -> SideChange:
    """Compare the words of a side; of its figures, the captions and the alternative texts."""
    before, after = digests_in(old), digests_in(new)
    return SideChange(
        language,
        runs(*read(old, new)),
        has_other_picture=bool(before and after and before != after),
        parts=_parts(old, new),
    )


def _parts(old: str, new: str) -> tuple[Part[tuple[Run, ...]], ...]:
    if "|" not in old + new:
        return ()
    # Divided into parts, a text may have the mark of a note in one and the note in another.
    had, has = (notes_as_lines(in_words(text)) for text in (old, new))
    if had == has and old != new:  # only marks of notes differ
        had, has = in_words(old), in_words(new)
    return parts(
        had,
        has,
        lambda one, other: runs(*_as_read(one, other)),
        lambda one, other: runs(*_cells_as_read(one, other)),
    )


# --- Details other than the text ------------------------------------------------------------------


def _fields(before: Snapshot, after: Snapshot) -> tuple[FieldChange, ...]:
    old, new = _details(before), _details(after)
    return tuple(
        FieldChange(name, _sides(old[name], new[name])) for name in old if old[name] != new[name]
    )


def _details(snapshot: Snapshot) -> dict[str, Texts]:
    """Return each detail as a text per language, so that all are compared and shown alike."""
    return {
        "title": snapshot.title,
        "standfirst": snapshot.standfirst,
        "key_points": snapshot.key_points,
        "authors": _listed(_names(snapshot.authors)),
        "areas": _listed(_names(snapshot.areas)),
        "date": _day(snapshot.date),
        "law_as_at": _day(snapshot.law_as_at),
        "jurisdiction": snapshot.jurisdiction,
        "sources": _listed(_source(source) for source in snapshot.sources),
        "contact_heading": snapshot.contact.heading,
        "contact_text": snapshot.contact.text,
        "contact_email": _plain(snapshot.contact.email),
        "firm": snapshot.firm,
        "disclaimer": snapshot.disclaimer,
    }


def _names(people: tuple[Named, ...]) -> Iterator[Texts]:
    for person in people:
        yield Texts(
            *(
                " ".join(filter(None, [person.name[language], person.title[language]]))
                for language in WRITTEN
            )
        )


def _source(source: Source) -> Texts:
    rest = " ".join(filter(None, [source.url, str(source.accessed or "")]))
    return Texts(*(f"{source.label[language]} {rest}".strip() for language in WRITTEN))


def _listed(texts) -> Texts:
    listed = list(texts)
    return Texts(*("\n".join(text[language] for text in listed) for language in WRITTEN))


def _plain(text: str) -> Texts:
    return Texts(text, text)


def _day(day: date | None) -> Texts:
    return Texts(*(day_in(language, day) for language in WRITTEN)) if day else Texts()

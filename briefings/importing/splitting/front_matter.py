"""Front matter: the dates, bylines, references and names of firm or series above a text."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby, pairwise

from briefings.importing.block import LeftOut, Line, Reason
from briefings.importing.imported_briefing import ImportedText
from briefings.importing.patterns.characters import letters
from briefings.importing.patterns.front_lines import FrontLine, front_line
from briefings.importing.patterns.list_markers import marker
from briefings.importing.patterns.people import people_in
from briefings.importing.splitting.piece import Piece
from briefings.text.language_detection import han_count, latin_words
from briefings.text.languages import CHINESE, ENGLISH
from briefings.text.person_names import Names, paired

# Front matter stands among the first lines of a text, or of its second half if that is the
# whole text again in the other language; once so much was said, the text has begun.
FRONT_LINES, FRONT_LINES_OF_SECOND_HALF = 14, 6
LINES_AT_END = 6
MOST_SAID_BEFORE = 700
# A Han character says about as much as three Latin letters.
LETTERS_OF_HAN = 3
# As long as a title is at most.
LONGEST_TITLE_HAN, LONGEST_TITLE_WORDS = 50, 30
_STOPS = ("。", "；", ";", ".")
NO_TEXT = ImportedText()
# "The law takes effect on:" leads to a date that is not the briefing's.
_OPEN_END = (":", "：")


@dataclass(frozen=True)
class Front:
    """What the front matter states, the lines that state it, and what is in no field."""

    authors: tuple[ImportedText, ...] = ()
    date: str = ""
    read: tuple[str, ...] = ()
    left_out: tuple[LeftOut, ...] = ()


@dataclass(frozen=True)
class SplitText:
    """The pieces of the text, and the front matter set aside from them.

    `read` are the lines that became the date and the authors; `left_out` is in no field.
    """

    pieces: list[Piece]
    authors: tuple[ImportedText, ...]
    date: str
    standfirst: ImportedText
    read: tuple[str, ...] = ()
    left_out: tuple[LeftOut, ...] = ()


@dataclass(frozen=True)
class _Unit:
    """A line, or the cells of a table row, which state one thing together."""

    lines: tuple[Line, ...]
    found: FrontLine | None

    @property
    def text(self) -> str:
        return "\n".join(line.text for line in self.lines)

    @property
    def is_marked(self) -> bool:
        return any(line.is_marked for line in self.lines)


def split_off_front(lines: Sequence[Line]) -> tuple[Front, list[Line]]:
    """What the front matter states, and the other lines, numbered anew."""
    zones = [list(zone) for zone in _zones(lines)]
    front: list[_Unit] = []
    for zone in zones:
        front += _front_units(zone, front)
    front += _at_end(lines, front, after=max((len(zone) for zone in zones), default=0))
    front = _of_one_day(front)
    if not front:
        return Front(), list(lines)
    gone = {line.place for unit in front for line in unit.lines}
    rest = [line for line in lines if line.place not in gone]
    return _stated(front), [replace(line, place=place) for place, line in enumerate(rest)]


def _at_end(lines: Sequence[Line], front: Sequence[_Unit], *, after: int) -> list[_Unit]:
    """The day and the authors where they are named as such below a text, and not above it."""
    has_date = any(unit.found and unit.found.dates for unit in front)
    has_names = any(unit.found and unit.found.names for unit in front)
    start = max(after, len(lines) - LINES_AT_END)
    found: list[_Unit] = []
    for unit in _units(lines[start:]):
        stated = unit.found
        is_date = stated is not None and stated.is_labelled_date and not has_date
        is_byline = stated is not None and stated.is_byline and not has_names
        if is_date or is_byline:
            found.append(unit)
    return found


def without_page_head(
    pieces: list[Piece],
) -> tuple[list[Piece], list[Piece], ImportedText]:
    """A page head that repeats the title: title, standfirst, then the text with its title again."""
    title = letters(pieces[0].text) if pieces else ""
    for n in range(1, min(FRONT_LINES, len(pieces))):
        if title and letters(pieces[n].text) == title:
            start = next(k for k in range(n + 1) if pieces[k].line.place == pieces[n].line.place)
            between = pieces[1:start]
            # Two lines in a row that differ in their marks are two lines of the text.
            if not between and pieces[n].text.split() != pieces[0].text.split():
                continue
            standfirst = ImportedText(_joined(between, CHINESE), _joined(between, ENGLISH))
            return pieces[:1], pieces[start:], standfirst
    return [], pieces, NO_TEXT


def _joined(pieces: Sequence[Piece], language: str) -> str:
    return "\n\n".join(piece.text for piece in pieces if piece.language == language)


def _zones(lines: Sequence[Line]) -> Iterator[list[_Unit]]:
    """Where front matter may stand: at the head, and at the head of a second half."""
    yield _zone(lines, FRONT_LINES)
    plain = [line for line in lines if line.language and not line.is_mixed]
    starts = [
        line.place
        for before, line in pairwise(plain)
        if before.language != line.language and line.place >= FRONT_LINES_OF_SECOND_HALF
    ]
    if len(starts) == 1:
        yield _zone(lines[starts[0] :], FRONT_LINES_OF_SECOND_HALF)


def _zone(lines: Sequence[Line], most: int) -> list[_Unit]:
    units: list[_Unit] = []
    said = 0
    for unit in _units(lines):
        units.append(unit)
        said += 0 if unit.found else len(unit.text) + (LETTERS_OF_HAN - 1) * han_count(unit.text)
        leads_on = unit.found is None and unit.text.rstrip().endswith(_OPEN_END)
        if said > MOST_SAID_BEFORE or len(units) == most or leads_on:
            break
    return units


def _units(lines: Sequence[Line]) -> Iterator[_Unit]:
    for _, group in groupby(lines, key=lambda line: ("row", line.row) if line.row else line.place):
        together = tuple(group)
        yield _Unit(together, _found(together))


def _found(lines: Sequence[Line]) -> FrontLine | None:
    """What a line or the cells of a row state; a table is front matter if all its rows are."""
    if table := lines[0].table:
        rows = [_as_line([cell for cell in row if cell]) for row in table.rows if any(row)]
        found = front_line("\n".join(rows)) if len(rows) <= FRONT_LINES else None
        return found if found and found.is_strong and all(map(_is_named, table.rows)) else None
    found = front_line(_as_line([line.text for line in lines]))
    is_row = lines[0].row is not None
    return None if is_row and not _is_labelled(lines, found) else found


def _as_line(cells: Sequence[str]) -> str:
    """The cells of a row as a line: 日期 and 2024年5月8日 as 日期：2024年5月8日."""
    return "：".join(cell.strip().rstrip(":：") for cell in cells)


def _is_named(row: Sequence[str]) -> bool:
    """Return whether a row of a table names what it states, or is empty."""
    cells = [cell for cell in row if cell]
    return not cells or (len(cells) > 1 and front_line(cells[0]) is None)


def _is_labelled(cells: Sequence[Line], found: FrontLine | None) -> bool:
    """Return whether a row names what it states; a date or a name alone is a cell of the text."""
    return found is not None and found.is_strong and front_line(cells[0].text) is None


def _front_units(zone: Sequence[_Unit], before: Sequence[_Unit]) -> list[_Unit]:
    """The units that are front matter: what is surely so, and what may be so beside it."""
    known = [name for unit in before if unit.found for name in unit.found.names]
    front = {n for n, unit in enumerate(zone) if _is_sure(zone, n)}
    while more := {n for n in _beside(front, zone) if _could_be(zone, n, front, known)}:
        front |= more
    return [_as_front(zone[n]) for n in sorted(front)]


def _is_sure(zone: Sequence[_Unit], n: int) -> bool:
    found = zone[n].found
    if found is None or zone[n].lines[0].role == "title":
        return False
    heads_page = found.is_firm and all(unit.found and unit.found.is_firm for unit in zone[:n])
    if found.could_be_title and not _has_other_title(zone, n):
        return False
    return found.is_strong or (heads_page and n + 1 < len(zone))


def _has_other_title(zone: Sequence[_Unit], n: int) -> bool:
    """Return whether another line, above this one or next below the front matter, has the title."""
    others = [unit for unit in zone if unit.found is None]
    if any(unit.found is None for unit in zone[:n]) or not others:
        return bool(others)
    text = others[0].text
    is_short = (
        han_count(text) <= LONGEST_TITLE_HAN and len(latin_words(text)) <= LONGEST_TITLE_WORDS
    )
    return others[0].is_marked or (is_short and marker(text) is None and not text.endswith(_STOPS))


def _beside(front: set[int], zone: Sequence[_Unit]) -> set[int]:
    near = {n + step for n in front for step in (-1, 1)}
    return {n for n in near if 0 <= n < len(zone)} - front


def _could_be(zone: Sequence[_Unit], n: int, front: set[int], known: Sequence[Names]) -> bool:
    unit = zone[n]
    if unit.is_marked or unit.lines[0].row is not None:
        return False
    if unit.found:
        return not unit.found.could_be_title or _has_other_title(zone, n)
    return (n + 1 in front and _precedes_date(zone, n)) or _names_the_same(zone, n, front, known)


def _names_the_same(
    zone: Sequence[_Unit], n: int, front: set[int], before: Sequence[Names]
) -> bool:
    """Names in one language beside as many in the other, found before, are those people."""
    line = zone[n].lines[0]
    names = [] if line.is_mixed or marker(line.text) else people_in(line.text)
    if not names or _is_first_of_language(zone, n):
        return False
    if any(len(one[ENGLISH].split()) == 1 for one in names):
        return False
    here = [name for k in front if (found := zone[k].found) for name in found.names]
    known = [*before, *here]
    language = CHINESE if names[0][CHINESE] else ENGLISH
    alone = [one for one in known if not one[language]]
    return len(alone) == len(names) and len(known) == len(names)


def _precedes_date(zone: Sequence[_Unit], n: int) -> bool:
    """A name without a label is known by the date, or by the other name, that follows it."""
    line, following = zone[n].lines[0], zone[n + 1]
    is_name = bool(people_in(line.text)) and not line.is_mixed and marker(line.text) is None
    says_when = following.found is not None and bool(following.found.dates)
    return is_name and says_when and not _is_first_of_language(zone, n)


def _is_first_of_language(zone: Sequence[_Unit], n: int) -> bool:
    """The first line of a language is its title."""
    language = zone[n].lines[0].language
    return next(k for k, unit in enumerate(zone) if unit.lines[0].language == language) == n


def _as_front(unit: _Unit) -> _Unit:
    if unit.found:
        return unit
    return replace(unit, found=FrontLine(names=tuple(people_in(unit.text))))


def _of_one_day(front: list[_Unit]) -> list[_Unit]:
    """The front matter without the lines that state another day, which stay for a lawyer to see."""
    day = _day([unit.found for unit in front if unit.found])
    return [
        unit
        for unit in front
        if unit.found is None or not unit.found.dates or day in unit.found.dates
    ]


def _stated(front: Sequence[_Unit]) -> Front:
    stated = [(unit.text, unit.found) for unit in front if unit.found]
    day = _day([found for _, found in stated])
    people = paired(name for _, found in stated for name in found.names)
    return Front(
        authors=tuple(ImportedText.from_json(one) for one in people),
        date=day.isoformat() if day else "",
        read=tuple(text for text, _ in stated),
        left_out=tuple(
            LeftOut(text, reason) for text, found in stated if (reason := _unread(found))
        ),
    )


def _unread(found: FrontLine) -> Reason | None:
    """Why the line is reported although it was read: it says more than there are fields for."""
    if found.says_more:
        return "page-header"
    return "date" if len(set(found.dates)) > 1 else None


def _day(stated: Sequence[FrontLine]) -> date | None:
    """The day of publication; the day of an update if no other is stated."""
    days = [(found.is_update, found.dates[0]) for found in stated if found.dates]
    return min(days, key=lambda one: one[0])[1] if days else None

"""Front matter: the dates, bylines, references and names of firm or series above a text."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from briefings.importing.block import LeftOut, Line, Reason
from briefings.importing.imported_briefing import ImportedText
from briefings.importing.patterns.characters import letters
from briefings.importing.patterns.front_lines import FrontLine
from briefings.importing.splitting.choose_front import at_end, front_units
from briefings.importing.splitting.front_units import FRONT_LINES, Unit, zones_of
from briefings.importing.splitting.piece import Piece
from briefings.importing.splitting.subtitle import standfirst_of, subtitle
from briefings.text.languages import CHINESE, ENGLISH
from briefings.text.names.person_names import paired

NO_TEXT = ImportedText()
_STOPS = ("。", "；", ";", ".")


@dataclass(frozen=True)
class Front:
    """What the front matter states, the lines that state it, and what is in no field."""

    authors: tuple[ImportedText, ...] = ()
    date: str = ""
    read: tuple[str, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    standfirst: ImportedText = NO_TEXT


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


def split_off_front(lines: Sequence[Line]) -> tuple[Front, list[Line]]:
    """What the front matter states, and the other lines, numbered anew."""
    zones = [list(zone) for zone in zones_of(lines)]
    front: list[Unit] = []
    for zone in zones:
        front += front_units(zone, front)
    front += at_end(lines, front, after=max((len(zone) for zone in zones), default=0))
    front = _of_one_day(front)
    if not front:
        return Front(), list(lines)
    below = subtitle(zones, front)
    gone = {line.place for unit in front for line in unit.lines} | {line.place for line in below}
    rest = [line for line in lines if line.place not in gone]
    stated = replace(_stated(front), standfirst=standfirst_of(below))
    return stated, [replace(line, place=place) for place, line in enumerate(rest)]


def without_page_head(
    pieces: list[Piece],
) -> tuple[list[Piece], list[Piece], ImportedText]:
    """A page head that repeats the title: title, standfirst, then the text with its title again."""
    is_sentence = bool(pieces) and pieces[0].text.endswith(_STOPS)
    title = letters(pieces[0].text) if pieces and not is_sentence else ""
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


def _of_one_day(front: list[Unit]) -> list[Unit]:
    """The front matter without the lines that state another day, which stay for a lawyer to see."""
    day = _day([unit.found for unit in front if unit.found])
    return [
        unit
        for unit in front
        if unit.found is None or not unit.found.dates or day in unit.found.dates
    ]


def _stated(front: Sequence[Unit]) -> Front:
    stated = [(unit.text, unit.found) for unit in front if unit.found]
    day = _day([found for _, found in stated])
    people = paired(name for _, found in stated for name in found.names)
    return Front(
        authors=tuple(ImportedText.from_json(one) for one in people),
        date=day.isoformat() if day else "",
        read=tuple(text for text, _ in stated),
        left_out=tuple(_unread_lines(stated)),
    )


def _unread_lines(stated: Sequence[tuple[str, FrontLine]]) -> Iterator[LeftOut]:
    """Lines that were read but say more than the fields, or the same again, as slides do."""
    seen: set[str] = set()
    for text, found in stated:
        said = letters(text)
        again: Reason | None = "date" if found.dates else "page-header"
        if reason := _unread(found) or (again if said in seen else None):
            yield LeftOut(text, reason)
        seen.add(said)


def _unread(found: FrontLine) -> Reason | None:
    """Why the line is reported although it was read: it says more than there are fields for."""
    if found.says_more:
        return "page-header"
    return "date" if len(set(found.dates)) > 1 else None


def _day(stated: Sequence[FrontLine]) -> date | None:
    """The day of publication; the day of an update if no other is stated."""
    days = [(found.is_update, found.dates[0]) for found in stated if found.dates]
    return min(days, key=lambda one: one[0])[1] if days else None

"""Split the lines into pieces of one language each, and tell the front matter from the text."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from briefings.importing.block import LeftOut, Line
from briefings.importing.patterns.characters import letters
from briefings.importing.patterns.emphasis import without_whole_emphasis
from briefings.importing.splitting.cut_line import MANY_MIXED, LineCutter
from briefings.importing.splitting.cut_text import Segment
from briefings.importing.splitting.front_matter import (
    NO_TEXT,
    Front,
    SplitText,
    split_off_front,
    without_page_head,
)
from briefings.importing.splitting.names_again import lines_said_again
from briefings.importing.splitting.piece import Piece, piece_of
from briefings.text.language_detection import Language
from briefings.text.languages import CHINESE, ENGLISH, WRITTEN

_ITALIC = re.compile(r"\*(?!\*)([^*]+)\*")
# A cut that leaves so many more pieces without a partner is no cut between two sides.
TORN = 4


def split(lines: Sequence[Line]) -> SplitText:
    """The pieces of the text, and the date, byline and standfirst that stood before them."""
    front, rest = split_off_front(lines)
    return split_text(front, _rejoined(_pieces(rest)))


def split_text(front: Front, pieces: list[Piece]) -> SplitText:
    """Only a web page's head, with its date or author, says the title once more than the text.

    With a standfirst it is sure to be one; else what looks like one is reported.
    """
    has_page_head = bool(front.date or front.authors)
    head, rest, standfirst = without_page_head(pieces) if has_page_head else ([], pieces, NO_TEXT)
    doubtful = [] if standfirst != NO_TEXT else head
    return SplitText(
        rest,
        front.authors,
        front.date,
        standfirst if standfirst != NO_TEXT else front.standfirst,
        read=(*front.read, *(piece.text for piece in head if not doubtful)),
        left_out=(*front.left_out, *(LeftOut(one.text, "page-header") for one in doubtful)),
    )


def _pieces(lines: Sequence[Line]) -> list[Piece]:
    cutter = LineCutter([replace(one, text=without_whole_emphasis(one.text)) for one in lines])
    columns = _column_languages(lines)
    given = _rows_with_both(lines)
    repeated = _repeated_rows(lines)
    again = lines_said_again(lines)
    found: list[Piece] = []
    for line in lines:
        if line.place in again:
            parts = [Segment(again[line.place], line.text)]
        elif line.row in repeated:
            parts = [Segment(columns.get(line.column), line.text)]
        elif line.row is not None and line.row in given:
            parts = [Segment(line.language or columns.get(line.column), line.text)]
        else:
            parts = _as_set(line, cutter.segments(line.place))
        last = found[-1].language if found else CHINESE
        found += [
            piece_of(part.text, part.language or last, line, after_gap=line.after_gap and not n)
            for n, part in enumerate(parts)
        ]
    return found


def _as_set(line: Line, parts: list[Segment]) -> list[Segment]:
    """Each side of a line in italics is in italics, as a title may be known by them."""
    if not _ITALIC.fullmatch(line.text):
        return parts
    return [replace(part, text=f"*{part.text}*") for part in parts]


def _rows_with_both(lines: Sequence[Line]) -> set[int]:
    """The table rows whose cells are each in one language, and not all in the same."""
    languages: dict[int, set[Language | None]] = {}
    for line in lines:
        if line.row is not None:
            languages.setdefault(line.row, set()).add(line.language)
    return {row for row, found in languages.items() if {CHINESE, ENGLISH} <= found}


def _repeated_rows(lines: Sequence[Line]) -> set[int | None]:
    """The table rows with the same name in each column, as neither language translates it."""
    texts: dict[int, list[str]] = {}
    for line in lines:
        if line.row is not None:
            texts.setdefault(line.row, []).append(letters(line.text))
    return {row for row, said in texts.items() if len(said) == len(WRITTEN) and len({*said}) == 1}


def _column_languages(lines: Sequence[Line]) -> dict[int, Language]:
    votes: dict[int, Counter[Language]] = {}
    for line in lines:
        if line.row is not None and line.language:
            votes.setdefault(line.column, Counter())[line.language] += 1
    return {column: count.most_common(1)[0][0] for column, count in votes.items()}


def _rejoined(found: Sequence[Piece]) -> list[Piece]:
    """The pieces, with lines put together again whose cut would tear the two languages apart.

    Where a whole language stands before the other, one name mistaken for a translation would
    keep every Chinese paragraph before it from every English one behind it.
    """
    result = list(found)
    cut = [parts[0].line for parts in _by_line(found) if len(parts) > 1]
    cut = [line for line in cut if line.row is None and not line.table]
    if len(cut) >= MANY_MIXED * len(found):
        return result
    for line in cut:
        at = next(n for n, piece in enumerate(result) if piece.line.place == line.place)
        parts = [piece for piece in result if piece.line.place == line.place]
        joined = [*result[:at], _whole(parts), *result[at + len(parts) :]]
        if _imbalance(result) - _imbalance(joined) >= TORN:
            result = joined
    return result


def _by_line(found: Sequence[Piece]) -> list[list[Piece]]:
    return [list(group) for _, group in groupby(found, key=lambda piece: piece.line.place)]


def _whole(parts: Sequence[Piece]) -> Piece:
    first = parts[0]
    language = first.line.language or first.language
    return piece_of(first.line.text, language, first.line, after_gap=first.after_gap)


def _imbalance(found: Sequence[Piece]) -> int:
    """Count the pieces without a partner between lines that hold both languages."""
    total = surplus = 0
    for group in _by_line(found):
        languages = [piece.language for piece in group]
        if len(set(languages)) > 1:
            total, surplus = total + abs(surplus), 0
        else:
            surplus += 1 if languages[0] == CHINESE else -1
    return total + abs(surplus)

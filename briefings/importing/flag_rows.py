"""The reasons to look at rows as they read now, after somebody has changed them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from briefings.importing.block import Block, Kind, line_of
from briefings.importing.pairing.cheapest_path import Match, MeasuredPiece, match_of, measured
from briefings.importing.review.figures import figure_reasons, figures_of
from briefings.importing.review.neighbour_checks import neighbour_reasons
from briefings.importing.review.pair_checks import reasons_to_look_at
from briefings.importing.review.source_marks import UNKNOWN_SIGNS
from briefings.importing.splitting.piece import piece_of
from briefings.text.language_detection import Language
from briefings.text.languages import CHINESE, ENGLISH

# The notes stand below a text whose length and numbers are compared without them.
_NOTE = re.compile(r"^\[\^\w+\]:.*$|(?<!\\)\[\^\w+\]", re.MULTILINE)

_RULE = re.compile(r"^\|? *:?-+:? *\|[-:| ]*$", re.MULTILINE)
_BAR = re.compile(r"(?<!\\)\|")


@dataclass(frozen=True, slots=True)
class Row:
    """A heading or a pair of the review page."""

    chinese: str
    english: str
    is_heading: bool = False


def flag_rows(rows: Sequence[Row]) -> list[tuple[str, ...]]:
    """Return the codes of the reasons for each of the rows, which stand one below the other."""
    figures = [figures_of(row.chinese, row.english) for row in rows]
    found = [figure_reasons(sides) if any(sides) else () for sides in figures]
    matches = [_match(row) for row in rows]
    written = [n for n, match in enumerate(matches) if match.pieces and not any(figures[n])]
    beside = neighbour_reasons([matches[place] for place in written])
    for number, place in enumerate(written):
        codes = reasons_to_look_at(matches[place], more=beside.get(number, ()))
        found[place] = (*codes, *_unknown_signs(rows[place]), *_tables(rows[place]))
    return found


def _match(row: Row) -> Match:
    return match_of(_pieces(row.chinese, CHINESE, row), _pieces(row.english, ENGLISH, row))


def _pieces(text: str, language: Language, row: Row) -> list[MeasuredPiece]:
    text = _NOTE.sub("", text).strip()
    kind: Kind = "heading" if row.is_heading else "text"
    return [measured(piece_of(text, language, line_of(Block(text, kind))))] if text else []


def _unknown_signs(row: Row) -> list[str]:
    text = row.chinese + row.english
    return ["unknown-sign"] if any(sign in text for sign in UNKNOWN_SIGNS) else []


def _tables(row: Row) -> list[str]:
    shapes = [_shape(side) for side in (row.chinese, row.english) if side.strip()]
    return ["table-shape"] if len(set(shapes)) > 1 else []


def _shape(text: str) -> tuple[int, ...]:
    """How many cells each line of the table in the text has; nothing if there is no table."""
    if not _RULE.search(text):
        return ()
    return tuple(len(_BAR.findall(line)) for line in text.split("\n") if "|" in line)

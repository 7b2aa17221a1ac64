"""Set a text in one language beside the rows of a briefing that lacks it.

The rows stay as they are, in their order and with their ids: only sides that are empty are filled.
What belongs to no row is put between them, to be looked at.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass, field, replace
from typing import Any

from briefings.importing.block import Block, Kind, line_of
from briefings.importing.pairing.cheapest_path import Match
from briefings.importing.pairing.pair_pieces import pair_sides
from briefings.importing.review.pair_checks import reasons_to_look_at
from briefings.importing.review.reasons import MISSING
from briefings.importing.splitting.piece import Piece, piece_of
from briefings.text.language_detection import Language
from briefings.text.languages import WRITTEN

Document = dict[str, Any]
# A briefing lacks a language if no more than this share of its rows has it.
MOST_FILLED = 0.2


@dataclass(frozen=True)
class Filled:
    """The document with the language filled in, and the reasons to look at its rows."""

    text: Document
    review: list[dict[str, Any]]


@dataclass(eq=False)
class _Row:
    """A heading or a pair, changed in place, and the texts that have come behind it."""

    sides: Document
    kind: Kind
    reasons: list[str] = field(default_factory=list)
    followers: list[str] = field(default_factory=list)

    @property
    def languages(self) -> set[str]:
        return {language for language in WRITTEN if self.sides[language].strip()}


def language_to_fill(text: Document, imported: Document) -> Language | None:
    """Return the language of the import, if it has only one and the text of the briefing lacks it.

    Both are documents with title, standfirst and sections. None: the import is a separate text.
    """
    own = {language for row in _all_rows(imported) for language in row.languages}
    rows = [row for group in _groups(text)[1:] for row in group if row.languages]
    if len(own) != 1 or not rows:
        return None
    [language] = own
    filled_rows = sum(language in row.languages for row in rows)
    return language if filled_rows <= MOST_FILLED * len(rows) else None


def filled(text: Document, imported: Document, language: Language) -> Filled:
    """Return the text with the import's paragraphs beside those that say the same.

    What the import takes for its title may be the first heading of a file without one.
    """
    made = deepcopy({name: text[name] for name in ("title", "standfirst", "sections")})
    groups = _groups(made)
    rows = [row for group in groups for row in group]
    leading = _leading(rows, language)
    held = [row for row in rows if leading in row.languages]
    arrived = [row for row in _all_rows(imported) if language in row.languages]
    last = rows[0]
    sides = {leading: _pieces(held, leading), language: _pieces(arrived, language)}
    for match in pair_sides(sides):
        ours = [held[place] for place in _places(match, leading)]
        new = [arrived[place].sides[language] for place in _places(match, language)]
        last = ours[0] if ours else last
        _add(last, new, match, language, is_partner=bool(ours))
        last = ours[-1] if ours else last
    return Filled(made, _written_out(made["sections"], groups, language))


def _add(row: _Row, new: list[str], match: Match, language: Language, *, is_partner: bool) -> None:
    """Fill the row's side, if it is empty; what is there already is not put there again."""
    if is_partner and new and language not in row.languages:
        row.sides[language] = "\n\n".join(new)
        row.reasons += reasons_to_look_at(match)
    elif not is_partner or new != [row.sides[language]]:
        row.followers += new


def _leading(rows: Sequence[_Row], language: Language) -> Language:
    """Return the language that most rows have, this one aside."""
    counts = Counter(one for row in rows for one in row.languages - {language})
    [(leading, _count)] = counts.most_common(1)
    return leading


def _groups(text: Document) -> list[list[_Row]]:
    """Title and standfirst, then the rows of each section, its heading first."""
    return [
        [_Row(text["title"], "heading"), _Row(text["standfirst"], "text")],
        *(
            [
                _Row(section["heading"], "heading"),
                *(_Row(pair, "text") for pair in section["paragraphs"]),
            ]
            for section in text["sections"]
        ),
    ]


def _all_rows(text: Document) -> Iterator[_Row]:
    for group in _groups(text):
        yield from group


def _pieces(rows: Sequence[_Row], language: Language) -> list[Piece]:
    return [
        piece_of(text, language, replace(line_of(Block(text, row.kind)), place=place))
        for place, row in enumerate(rows)
        for text in [row.sides[language]]
    ]


def _places(match: Match, language: Language) -> list[int]:
    return [piece.line.place for piece in match.pieces if piece.language == language]


def _written_out(
    sections: list[Document], groups: list[list[_Row]], language: Language
) -> list[dict[str, Any]]:
    """Write the rows and what came behind them; return the reasons to look at them."""
    [front, *bodies] = groups
    review: list[dict[str, Any]] = []
    before = [one for row in front for one in _followers(row, language)]
    for number, (section, rows) in enumerate(zip(sections, bodies, strict=True)):
        new = [*before, *(one for row in rows for one in (row, *_followers(row, language)))]
        heading = rows[0]
        pairs = [row for row in new if row is not heading]
        before = []
        section["paragraphs"] = [row.sides for row in pairs]
        for place, row in [(None, heading), *enumerate(pairs)]:
            if reasons := _reasons(row):
                where = {} if place is None else {"paragraph": place}
                review.append({"section": number, **where, "reasons": reasons})
    return review


def _followers(row: _Row, language: Language) -> Iterator[_Row]:
    for text in row.followers:
        yield _Row({"id": "", **dict.fromkeys(WRITTEN, ""), language: text}, "text")


def _reasons(row: _Row) -> list[str]:
    missing = [MISSING[one] for one in WRITTEN if row.languages and one not in row.languages]
    return list(dict.fromkeys((*row.reasons, *missing)))

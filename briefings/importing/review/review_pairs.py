"""Write the matches as pairs of text, each with the reasons to look at it again."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from briefings.importing.block import Notes
from briefings.importing.imported_briefing import ImportedSection, ImportedText
from briefings.importing.pairing.cheapest_path import Match
from briefings.importing.pairing.sections import PairedText
from briefings.importing.patterns.characters import one_line, without_colon
from briefings.importing.patterns.emphasis import without_whole_emphasis
from briefings.importing.review.figures import FigureRows, with_captions
from briefings.importing.review.footnotes import Noted, with_notes
from briefings.importing.review.neighbour_checks import CROSSED, neighbour_reasons
from briefings.importing.review.pair_checks import reasons_to_look_at
from briefings.importing.review.source_marks import with_source_marks
from briefings.importing.splitting.piece import Piece

_EMPHASIS = re.compile(r"(?<!\\)(\*{1,3})(?!\s)([^*]+)(?<!\s)\1")


def reviewed(text: PairedText, notes: Notes, formulas: Sequence[str], figures: FigureRows) -> Noted:
    """The title and the sections, with the footnotes under the paragraphs that mention them."""
    title = _heading(text.title) if text.title else ImportedText()
    noted = with_notes(title, _sections(text, figures), notes)
    return replace(noted, sections=with_source_marks(noted.sections, formulas))


def _sections(text: PairedText, figures: FigureRows) -> tuple[ImportedSection, ...]:
    """Headings are neighbours too, so the text is numbered through for their checks."""
    more = neighbour_reasons(
        [
            match
            for section in text.sections
            for match in (*([section.heading] if section.heading else ()), *section.matches)
        ]
    )
    found: list[ImportedSection] = []
    place = 0
    for section in text.sections:
        heading = ImportedText()
        if section.heading:
            heading = _heading(section.heading)
            place += 1
        pairs = figures.rows_after(section.heading)
        for match in section.matches:
            pairs += [_pair(match, more, place), *figures.rows_after(match)]
            place += 1
        found.append(ImportedSection(heading, tuple(with_captions(pairs)), section.level))
    return figures.with_rest(found)


def _heading(match: Match) -> ImportedText:
    return ImportedText(_line(match.chinese), _line(match.english), reasons_to_look_at(match))


def _line(pieces: Sequence[Piece]) -> str:
    """A title and a heading are lines without Markdown."""
    text = one_line(" ".join(piece.text for piece in pieces))
    return without_colon(_EMPHASIS.sub(r"\2", text))


def _text(piece: Piece) -> str:
    return piece.text if piece.line.table else without_whole_emphasis(piece.text)


def _pair(match: Match, more: Mapping[int, Collection[str]], place: int) -> ImportedText:
    codes = {*more.get(place, ()), *([CROSSED] if match.is_doubtful else [])}
    return ImportedText(
        "\n\n".join(map(_text, match.chinese)),
        "\n\n".join(map(_text, match.english)),
        reasons_to_look_at(match, more=codes),
    )

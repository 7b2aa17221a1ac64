"""Split two documents that are each in one language; their lines stay whole."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from briefings.importing.block import Line
from briefings.importing.imported_briefing import ImportedText
from briefings.importing.splitting.front_matter import Front, SplitText, split_off_front
from briefings.importing.splitting.piece import Piece, piece_of
from briefings.importing.splitting.split_lines import split_text
from briefings.text.language_detection import Language
from briefings.text.languages import CHINESE, ENGLISH, WRITTEN
from briefings.text.names.person_names import paired


def split_files(lines: Mapping[Language, Sequence[Line]]) -> SplitText:
    """Return the text of two documents, one per language, with the front matter of both.

    Names in the other language do not divide a line. Table rows become ordinary lines, because the
    matching rows are in the other document. If the dates differ, the second document keeps its
    front matter as text, so that the lawyer sees both.
    """
    (first, chinese), (second, english) = (split_off_front(lines[name]) for name in WRITTEN)
    if first.date and second.date and first.date != second.date:
        second, english = Front(), list(lines[ENGLISH])
    return _together(
        split_text(first, _pieces(chinese, CHINESE)), split_text(second, _pieces(english, ENGLISH))
    )


def _pieces(lines: Sequence[Line], language: Language) -> list[Piece]:
    return [
        piece_of(line.text, language, replace(line, row=None), after_gap=line.after_gap)
        for line in lines
    ]


def _together(first: SplitText, second: SplitText) -> SplitText:
    pieces = [
        replace(piece, line=replace(piece.line, place=place))
        for place, piece in enumerate((*first.pieces, *second.pieces))
    ]
    people = paired([author.to_json() for author in (*first.authors, *second.authors)])
    return SplitText(
        pieces=pieces,
        authors=tuple(ImportedText.from_json(one) for one in people),
        date=first.date or second.date,
        standfirst=_merged(first.standfirst, second.standfirst),
        read=(*first.read, *second.read),
        left_out=(*first.left_out, *second.left_out),
    )


def _merged(first: ImportedText, second: ImportedText) -> ImportedText:
    return ImportedText(first.chinese or second.chinese, first.english or second.english)

"""Split two documents that are each in one language; their lines stay whole."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from briefings.importing.block import Line
from briefings.importing.imported_briefing import ImportedText
from briefings.importing.splitting.front_matter import SplitText, split_off_front
from briefings.importing.splitting.piece import Piece, piece_of
from briefings.text.language_detection import Language
from briefings.text.languages import ENGLISH, WRITTEN
from briefings.text.person_names import paired


def split_files(lines: Mapping[Language, Sequence[Line]]) -> SplitText:
    """Return the text of two documents, one per language, with the front matter of both.

    Names in the other language do not divide a line. Table rows become ordinary lines, because the
    matching rows are in the other document. If the dates differ, the second document keeps its
    front matter as text, so that the lawyer sees both.
    """
    pieces = {language: _pieces(lines[language], language) for language in WRITTEN}
    first, second = (split_off_front(pieces[language]) for language in WRITTEN)
    if first.date and second.date and first.date != second.date:
        second = SplitText(pieces[ENGLISH], (), "", ImportedText())
    return _together(first, second)


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

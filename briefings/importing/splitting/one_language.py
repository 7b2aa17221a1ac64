"""Split documents that are each in one language: their lines stay whole."""

from collections.abc import Sequence
from dataclasses import replace

from briefings.importing.block import Line
from briefings.importing.imported_briefing import ImportedText
from briefings.importing.splitting.front_matter import SplitText, split_off_front
from briefings.importing.splitting.piece import piece_of
from briefings.text.language_detection import Language, han_count, latin_letters
from briefings.text.languages import CHINESE, ENGLISH
from briefings.text.person_names import Names, paired

# English letters that say as much as one Han character.
LETTERS_PER_HAN = 4.2


def language_of_lines(lines: Sequence[Line]) -> Language:
    """Return the language that most of a document is written in."""
    text = "\n".join(line.text for line in lines)
    return CHINESE if han_count(text) * LETTERS_PER_HAN >= latin_letters(text) else ENGLISH


def split_one_language(lines: Sequence[Line], language: Language) -> SplitText:
    """Return every line as one piece of the language, without the front matter.

    A name in the other language does not divide a line, and a table's rows are single lines: the
    rows of the other document stand elsewhere.
    """
    return split_off_front(
        [
            piece_of(line.text, language, replace(line, row=None), after_gap=line.after_gap)
            for line in lines
        ]
    )


def together(first: SplitText, second: SplitText) -> SplitText:
    """Return the text of two documents, one per language, with the front matter of both."""
    after = len(first.pieces)
    moved = [
        replace(piece, line=replace(piece.line, place=after + place))
        for place, piece in enumerate(second.pieces)
    ]
    kept = [
        replace(piece, line=replace(piece.line, place=place))
        for place, piece in enumerate(first.pieces)
    ]
    people = paired([_names(author) for author in (*first.authors, *second.authors)])
    return SplitText(
        pieces=[*kept, *moved],
        authors=tuple(ImportedText.from_json(one) for one in people),
        date=first.date or second.date,
        standfirst=_merged(first.standfirst, second.standfirst),
    )


def _names(author: ImportedText) -> Names:
    return {CHINESE: author.chinese, ENGLISH: author.english}


def _merged(first: ImportedText, second: ImportedText) -> ImportedText:
    return ImportedText(first.chinese or second.chinese, first.english or second.english)

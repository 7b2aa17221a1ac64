"""Front matter: the date, byline and standfirst among the first pieces of a text."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from briefings.importing.block import LeftOut
from briefings.importing.imported_briefing import ImportedText
from briefings.importing.patterns.characters import letters
from briefings.importing.patterns.dates import date_in
from briefings.importing.splitting.piece import Piece
from briefings.text.language_detection import HAN, LATIN, has_han
from briefings.text.languages import CHINESE, ENGLISH
from briefings.text.person_names import Names, paired, without_title

# Front matter stands among the first lines of a text, or of its second half if that is the
# whole text again in the other language.
FRONT_LINES = 8
FRONT_LINES_OF_SECOND_HALF = 4
MOST_WORDS_IN_NAME = 6

_BYLINE_WORD = r"作者|撰文|文|撰稿|撰稿人|供稿|執筆|authors?|by|written by|text|autor(?:es|a)?|por"
_LABELLED_BYLINE = re.compile(
    rf"(?:{_BYLINE_WORD})(?:\s*[/／|｜]?\s*(?:{_BYLINE_WORD}))?"
    r"\s*(?:[:：／/]\s*|(?<=[a-zA-Z])\s+)(?P<names>\S.{1,119})",
    re.IGNORECASE,
)
_NAME = {
    # Foreign names have several parts: 瑪麗亞·席爾瓦.
    CHINESE: re.compile(
        r"[\u4e00-\u9fff]{2,4}|[\u4e00-\u9fff]{1,8}(?:[·‧・•．][\u4e00-\u9fff]{1,8}){1,3}"
    ),
    ENGLISH: re.compile(
        r"(?:[dD]['’])?[A-ZÀ-Þ][\w.'’-]*"
        r"(?:\s+(?:(?:d['’])?[A-ZÀ-Þ][\w.'’-]*|de|da|das|dos|do|del|di|van|von|der|bin|e))*"
    ),
}
_HAN_TITLED = re.compile(r"[\u4e00-\u9fff]{2,4}?\s*[（(]?律師[)）]?")
# Split where the language changes or a bracket opens: 陳美儀律師 Chan Mei I, 陳美儀（Chan Mei I）.
_BETWEEN_LANGUAGES = re.compile(
    rf"[（()）]|(?<=[{HAN}])\s*(?=[{LATIN}])|(?<=[{LATIN}.])\s*(?=[{HAN}])"
)
# 和, 及 and 與 also occur within names: 李家和律師, 陳和生.
_BETWEEN_NAMES = re.compile(
    r"\s*(?:[、,，;；/&＆]|\band\b)\s*"
    rf"|(?<=[{HAN}]{{2}})\s*[及和與]\s*(?=[{HAN}]{{2}})(?!\s*(?:實習|執業|資深)?大?律師)"
    rf"|(?<=[{HAN}]{{2}}[)）])\s*[及和與]\s*(?=[{HAN}]{{2}})"
)


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

    def with_pieces(self, pieces: list[Piece]) -> "SplitText":
        return replace(self, pieces=pieces)


def split_off_front(pieces: Sequence[Piece]) -> SplitText:
    """The pieces without date, byline and standfirst."""
    dated = [n for n in _front_places(pieces) if date_in(pieces[n].text)]
    bylines = _bylines(pieces, dated)
    gone = {*dated, *bylines}
    people = paired(name for n in sorted(bylines) for name in bylines[n])
    rest = [piece for n, piece in enumerate(pieces) if n not in gone]
    # Only a web page's head, with its date or author, says the title once more than the text.
    head, rest, standfirst = _without_page_head(rest) if gone else ([], rest, ImportedText())
    found = date_in(pieces[dated[0]].text) if dated else None
    others = [pieces[n].text for n in dated if date_in(pieces[n].text) != found]
    return SplitText(
        rest,
        tuple(ImportedText.from_json(one) for one in people),
        found.isoformat() if found else "",
        standfirst,
        read=tuple(
            [pieces[n].text for n in sorted(gone) if pieces[n].text not in others]
            + [piece.text for piece in head]
        ),
        left_out=tuple(LeftOut(text, "date") for text in others),
    )


def _front_places(pieces: Sequence[Piece]) -> list[int]:
    """Where front matter may stand: at the head, and at the head of a second half."""
    places = list(range(min(FRONT_LINES, len(pieces))))
    changes = [n for n in range(1, len(pieces)) if pieces[n].language != pieces[n - 1].language]
    far = [n for n in changes if n >= FRONT_LINES]
    if len(far) == 1:
        places += range(far[0], min(far[0] + FRONT_LINES_OF_SECOND_HALF, len(pieces)))
    return [n for n in places if not pieces[n].line.table]


def _bylines(pieces: Sequence[Piece], dated: Sequence[int]) -> dict[int, list[Names]]:
    """Names by the number of their piece: labelled, or alone before the date."""
    found: dict[int, list[Names]] = {}
    for n in reversed(_front_places(pieces)):
        text = pieces[n].text
        label = _LABELLED_BYLINE.fullmatch(text)
        names = _names(label["names"] if label else text)
        if not names or n in dated or pieces[n].line.is_marked:
            continue
        if label or (_stands_before(pieces, n, dated, found) and _could_be_name(pieces, n)):
            found[n] = names
    return found | _translated(pieces, found)


def _translated(
    pieces: Sequence[Piece], found: Mapping[int, list[Names]]
) -> dict[int, list[Names]]:
    """Return the rest of the line after a byline, in the other language and without its label."""
    after = [n + 1 for n in found if n + 1 < len(pieces) and n + 1 not in found]
    return {
        n: names
        for n in after
        if pieces[n].line.place == pieces[n - 1].line.place and (names := _names(pieces[n].text))
    }


def _stands_before(
    pieces: Sequence[Piece], n: int, dated: Sequence[int], found: Mapping[int, list[Names]]
) -> bool:
    """Return whether the line precedes the date, or repeats the name of a line that does."""
    if n + 1 in dated:
        return True
    after = n + 1 in found and pieces[n + 1].language != pieces[n].language
    return after and _HAN_TITLED.fullmatch(pieces[n].text) is not None


def _could_be_name(pieces: Sequence[Piece], n: int) -> bool:
    """Return whether the line could be a name: no title, no heading mark, not part of a line.

    A part of a line counts only beside a name with a lawyer's title: 澳門 / Macau precedes dates
    too.
    """
    piece = pieces[n]
    titles = {
        next(k for k, one in enumerate(pieces) if one.language == language)
        for language in {one.language for one in pieces}
    }
    beside = [one for one in pieces if one.line.place == piece.line.place]
    is_whole = len(beside) == 1 or any(_HAN_TITLED.fullmatch(one.text) for one in beside)
    return n not in titles and is_whole and piece.marker is None


def _names(text: str) -> list[Names]:
    """Return the people in a byline; empty if the line is not a byline."""
    people = [_person(name) for name in _BETWEEN_NAMES.split(text) if name]
    return [] if None in people else [one for one in people if one and any(one.values())]


def _person(text: str) -> Names | None:
    """Return a name in one or both languages; empty for a title alone, None if it is not a name."""
    parts = [without_title(part) for part in _BETWEEN_LANGUAGES.split(text)]
    found: Names = {CHINESE: "", ENGLISH: ""}
    for part in filter(None, parts):
        language = CHINESE if has_han(part) else ENGLISH
        too_long = len(part.split()) > MOST_WORDS_IN_NAME
        if found[language] or too_long or not _NAME[language].fullmatch(part):
            return None
        found[language] = part
    return found


def _without_page_head(
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
    return [], pieces, ImportedText()


def _joined(pieces: Sequence[Piece], language: str) -> str:
    return "\n\n".join(piece.text for piece in pieces if piece.language == language)

"""Put the pictures of a source back into its rows, as figures with their captions."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from briefings.importing.block import FoundPicture
from briefings.importing.imported_briefing import ImportedSection, ImportedText
from briefings.importing.pairing.cheapest_path import Match
from briefings.importing.patterns.figure_captions import is_caption
from briefings.importing.review.reasons import MISSING
from briefings.importing.splitting.borders import bordered
from briefings.importing.splitting.cut_text import halves
from briefings.importing.splitting.headings_in_both import short_pair
from briefings.text.files.pictures import EncodedPicture, PictureRefused, encode, pixels_of
from briefings.text.language_detection import Language, is_mixed, language_of
from briefings.text.languages import CHINESE, ENGLISH, WRITTEN
from briefings.text.markup.figures import Figure, figures_in

TWO_PICTURES, NO_ALT = "two-pictures", "figure-without-alt"
# Smaller ones are signs of the layout.
FEWEST_PIXELS = 24
# What a program wrote of a picture, or a file's name, describes nothing.
_NO_DESCRIPTION = re.compile(
    r"automatically generated|AI-generated|自動產生|自动生成|由 ?AI ?產生"
    r"|^(?:image|picture|圖片|图片|graphic)? ?\d*$|\.(?:png|jpe?g|gif|bmp|emf|wmf|svg)$",
    re.IGNORECASE,
)
_LONGEST_ALT = 1_000
# Sixty pictures of a large screen; more would keep everybody waiting.
MOST_PIXELS_OF_ALL = 150_000_000
_TOO_MANY = (
    "圖片太多或太大，未有全部匯入。其餘請在內文頁加入。 "
    "There are too many or too large pictures; not all were imported. Add the others on the text "
    "page."
)


class FigureRows:
    """The rows of a source's pictures; each is encoded when its place is found."""

    def __init__(self, pictures: Iterable[FoundPicture], languages: Iterable[Language]) -> None:
        self._left = list(pictures)
        of_text = set(languages) or WRITTEN
        self._languages = [language for language in WRITTEN if language in of_text]
        self._encoded: dict[bytes, EncodedPicture | None] = {}
        self._shown: dict[tuple[str, Language | None], int] = {}
        self._alts: dict[tuple[bytes, Language], str] = {}
        for picture in self._left:
            for language, alt in _descriptions(picture.alt):
                self._alts.setdefault((picture.data, language), alt)
        self.refusals: list[str] = []
        self._pixels = 0

    @property
    def pictures(self) -> list[EncodedPicture]:
        """Return what was encoded, for storing."""
        return [one for one in self._encoded.values() if one]

    def rows_after(self, match: Match | None) -> list[ImportedText]:
        """The rows of the pictures beside a match: those of its two sides belong together."""
        by_line = {piece.line.place: piece.line for piece in (match.pieces if match else ())}
        found: dict[Language | None, list[_Shown]] = {None: [], CHINESE: [], ENGLISH: []}
        for line in by_line.values():
            language = None if line.is_mixed else line.language
            found[language] += self._figures(line.pictures, language)
        sides = zip_longest(found[CHINESE], found[ENGLISH])
        return [self._row(zh or en, en or zh) for zh, en in sides] + [
            self._row(figure, figure) for figure in found[None]
        ]

    def with_rest(self, sections: Sequence[ImportedSection]) -> tuple[ImportedSection, ...]:
        """The sections, with pictures that no paragraph precedes at the beginning."""
        left = self._figures(list(self._left), None)
        if not left:
            return tuple(sections)
        first, *rest = sections or [ImportedSection(ImportedText(), ())]
        rows = [self._row(figure, figure) for figure in left]
        paragraphs = with_captions([*rows, *first.paragraphs])
        return (replace(first, paragraphs=tuple(paragraphs)), *rest)

    def _figures(
        self, pictures: Sequence[FoundPicture], language: Language | None
    ) -> list["_Shown"]:
        """The figures of pictures that are not shown yet: each half of a text may have its copy."""
        found = []
        for picture in pictures:
            self._left = [one for one in self._left if one is not picture]
            encoded = self._encode(picture)
            if encoded and not self._is_copy(encoded.digest, language):
                found.append(_Shown(picture.data, encoded))
        return found

    def _is_copy(self, digest: str, language: Language | None) -> bool:
        other = [one for one in (CHINESE, ENGLISH) if one != language]
        if language and any(self._shown.get((digest, one), 0) for one in other):
            return True
        self._shown[digest, language] = self._shown.get((digest, language), 0) + 1
        return False

    def _encode(self, picture: FoundPicture) -> EncodedPicture | None:
        if picture.data not in self._encoded:
            self._encoded[picture.data] = self._tried(picture)
        return self._encoded[picture.data]

    def _tried(self, picture: FoundPicture) -> EncodedPicture | None:
        self._pixels += pixels_of(picture.data)
        if self._pixels > MOST_PIXELS_OF_ALL:
            self.refusals.append(_TOO_MANY)
            return None
        try:
            encoded = encode(picture.data)
        except PictureRefused as refused:
            self.refusals.append(f"{picture.name}：{refused.reasons[CHINESE]} {refused}")
            return None
        return encoded if min(encoded.width, encoded.height) >= FEWEST_PIXELS else None

    def _row(self, chinese: "_Shown", english: "_Shown") -> ImportedText:
        """A row with a figure in each language of the text."""
        shown = {CHINESE: chinese, ENGLISH: english}
        alts = {
            language: self._alts.get((shown[language].data, language), "")
            for language in self._languages
        }
        sides = {language: shown[language].source(alt) for language, alt in alts.items()}
        reasons = [TWO_PICTURES] if chinese.data != english.data else []
        reasons += [] if all(alts.values()) else [NO_ALT]
        return ImportedText(sides.get(CHINESE, ""), sides.get(ENGLISH, ""), tuple(reasons))


@dataclass(frozen=True, slots=True)
class _Shown:
    """A picture that gets a row: its file in the source, and what is stored."""

    data: bytes
    encoded: EncodedPicture

    def source(self, alt: str) -> str:
        one = self.encoded
        return Figure(one.digest, one.width, one.height, alt).source()


def _descriptions(alt: str) -> list[tuple[Language, str]]:
    """Return the description of a picture in each language that it is written in."""
    alt = " ".join(alt.split())[:_LONGEST_ALT]
    if not alt or _NO_DESCRIPTION.search(alt):
        return []
    parts = (short_pair(bordered(alt)) or halves(alt)) if is_mixed(alt) else None
    if parts:
        return [(part.language, part.text) for part in parts if part.language]
    language = language_of(alt)
    return [(language, alt)] if language else []


def with_captions(rows: Sequence[ImportedText]) -> list[ImportedText]:
    """The rows, with the captions below a figure, or else the one above it, inside the figure."""
    done: list[ImportedText] = []
    waiting = list(rows)
    while waiting:
        row = waiting.pop(0)
        if _is_figure(row):
            captions = 0
            while captions < len(waiting) and captions < 2 and _is_caption_of(waiting[captions]):
                row = _captioned(row, waiting[captions])
                captions += 1
            del waiting[:captions]
            if not captions and done and _is_caption_of(done[-1]):
                row = _captioned(row, done.pop())
        done.append(row)
    return done


def _is_figure(row: ImportedText) -> bool:
    return any(_figure(side) for side in (row.chinese, row.english))


def _figure(side: str) -> Figure | None:
    figure = next(figures_in(side), None)
    return figure if figure and figure.source() == side else None


def figures_of(*sides: str) -> list[Figure | None]:
    """Return the figure that each side is, if it is one."""
    return [_figure(side.strip()) for side in sides]


def figure_reasons(sides: Sequence[Figure | None]) -> tuple[str, ...]:
    """Return why somebody must look at a row of figures, one in each language."""
    chinese, english = sides
    if not (chinese and english):
        return (MISSING[CHINESE if chinese is None else ENGLISH],)
    reasons = [TWO_PICTURES] if chinese.digest != english.digest else []
    return tuple(reasons if chinese.alt and english.alt else [*reasons, NO_ALT])


def _is_caption_of(row: ImportedText) -> bool:
    sides = [side for side in (row.chinese, row.english) if side]
    return bool(sides) and all(is_caption(side) for side in sides)


def _captioned(row: ImportedText, caption: ImportedText) -> ImportedText:
    return replace(
        row,
        chinese=_with_caption(row.chinese, caption.chinese),
        english=_with_caption(row.english, caption.english),
    )


def _with_caption(side: str, caption: str) -> str:
    figure = _figure(side)
    return replace(figure, caption=figure.caption or caption).source() if figure else side

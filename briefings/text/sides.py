"""One side of a text, in a language that clients read; plain values without Django."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from html import escape
from itertools import pairwise

from briefings.text.chinese import simplified
from briefings.text.languages import CHINESE, ENGLISH, SIMPLIFIED, TABLE, WRITTEN, written
from briefings.text.markup import renderer
from briefings.text.markup.figures import PUBLIC
from briefings.text.markup.footnotes import count_notes
from briefings.text.markup.references import marked
from briefings.text.numerals import MONTHS
from briefings.text.texts import Texts

Convert = Callable[[str], str]
Mark = Callable[[str, str], str]


@dataclass(frozen=True, slots=True)
class Side:
    """A text in one language; empty if that side is missing."""

    language: str
    source: str
    html: str = ""
    first_note: int = 1  # the number of its first footnote

    @property
    def tag(self) -> str:
        return TABLE[self.language].tag

    @property
    def missing(self) -> bool:
        return not self.source.strip()

    @property
    def text(self) -> str:
        """Return plain text with list numbers and footnotes."""
        return renderer.to_text(self.source, first_note=self.first_note)

    @property
    def brief(self) -> str:
        """Return plain text without footnotes, for lists and summaries."""
        return renderer.to_text(self.source, footnotes="none")

    @property
    def line(self) -> str:
        """Return a title, heading, name or label, in which no character is Markdown."""
        return one_line(self.source)


Sides = tuple[Side, ...]
TITLE = "title"  # beside the public ids of sections, whose headings are titles too


def one_line(source: str) -> str:
    """Collapse ASCII blanks and line breaks into single blanks, as HTML does."""
    return " ".join(re.split(r"[ \t\r\n\f]+", source.strip(" \t\r\n\f")))


def side(text: Texts, *, language: str, convert: Convert = simplified.convert) -> Side:
    """Return the side in a language, which may be missing; `convert` makes the Simplified one."""
    source = text[written(language)]
    return Side(language, convert(source) if language == SIMPLIFIED else source)


def named(text: Texts, *, language: str, convert: Convert = simplified.convert) -> Side:
    """Return a proper name in a language, or in another language if it has no name there."""
    sides = [side(text, language=each, convert=convert) for each in (language, ENGLISH, CHINESE)]
    return next((each for each in sides if not each.missing), sides[0])


def with_breaks(side: Side, places: Sequence[int]) -> Side:
    """Return a Chinese title as HTML whose lines break at these places and nowhere else."""
    pieces = words_of(side, places)
    if len(pieces) < 2:
        return side
    words = _unbroken("<wbr>".join(map(escape, pieces)))
    return replace(side, html=f'<span class="phrased">{words}</span>')


def title_html(side: Side) -> str:
    """Return a title as HTML, with the places where its lines may break if they are known."""
    return side.html or _unbroken(escape(side.source))


# What no line of a title divides, beside what no line divides anywhere: other abbreviations and
# their numbers (Art. 5), a day and its month (1 June), a number and its unit (2024 年).
_NUMBERED = re.compile(
    r"\b(?:Arts?|Paras?|Secs?|Caps?|Chs?|pp?|ss?)\. \d+(?:[/–-]\d+)*"
    rf"|\b\d{{1,2}} (?:{'|'.join(MONTHS)})\b|\d+ [年月日條]",
    re.I,
)


def _unbroken(title: str) -> str:
    return renderer.kept_together(_NUMBERED.sub(r'<span class="together">\g<0></span>', title))


def words_of(side: Side, places: Sequence[int], *, longest: int = 0) -> list[str]:
    """Return a Chinese title in the pieces between these places; any other title as it is.

    With `longest`, a title is whole if one of its words is longer: no line would hold that.
    """
    if not places or written(side.language) != CHINESE or places[-1] >= len(side.source):
        return [side.source]
    words = [side.source[start:end] for start, end in pairwise([0, *places, len(side.source)])]
    return [side.source] if longest and max(map(len, words)) > longest else words


def listed(points: Texts) -> Texts:
    """Turn lines into a bulleted list, dropping bullets that were typed."""
    return Texts(
        *(
            "\n".join(
                f"- {point}"
                for line in points[language].splitlines()
                if (point := line.strip().removeprefix("- ").lstrip("•·‧・ \t\u3000"))
            )
            for language in WRITTEN
        )
    )


@dataclass(frozen=True, slots=True)
class View:
    """The columns of a page: languages shown, the page's language, the Simplified converter."""

    columns: tuple[str, ...]
    language: str
    convert: Convert
    figures: str = PUBLIC  # the beginning of the pictures' addresses
    site: str = ""  # the beginning of other briefings' addresses
    # Returns what to add to a reference, given the side's language and the reference.
    mark: Mark | None = None
    # The next footnote number by language; numbers run through the page.
    next_note: dict[str, int] = field(default_factory=lambda: dict.fromkeys(TABLE, 1))

    def line(self, text: Texts) -> Sides:
        return tuple(self.side(language, text) for language in self.columns)

    def prose(self, text: Texts, key: str) -> Sides:
        """Return the sides of a prose field, gaps included; empty if neither language has text."""
        if not text.present():
            return ()
        return tuple(self.rich(side.language, side.source, key) for side in self.line(text))

    def rich(self, language: str, source: str, key: str) -> Side:
        """Return a side of prose; the key makes its footnote anchors unique on the page."""
        first = self.next_note[language]
        self.next_note[language] += count_notes(source)
        html = renderer.to_html(
            source,
            key=f"{key}-{language}",
            first_note=first,
            figures=self.figures,
            briefings=f"{self.site}/{language}/briefings/",
        )
        if mark := self.mark:
            html = marked(html, lambda reference: mark(language, reference))
        return Side(language, source, html, first)

    def skip(self, text: Texts) -> None:
        """Count the footnotes of a text that is not shown."""
        for side in self.line(text):
            self.next_note[side.language] += count_notes(side.source)

    def named(self, text: Texts) -> Side:
        return named(text, language=self.language, convert=self.convert)

    def side(self, language: str, text: Texts) -> Side:
        return side(text, language=language, convert=self.convert)

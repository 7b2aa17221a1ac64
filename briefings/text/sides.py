"""A text's side in one of the languages that clients read; knows nothing of Django."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from briefings.text import simplified
from briefings.text.markup import renderer
from briefings.text.snapshot import LANGUAGES, Bilingual

CHINESE, ENGLISH, SIMPLIFIED = "zh-hant", "en", "zh-hans"
# What the markup says: Hong Kong's glyph shapes, with punctuation in the middle of its square.
TAGS = {CHINESE: "zh-Hant-HK", ENGLISH: "en", SIMPLIFIED: "zh-Hans"}
# What search engines are told: language and script, no region.
HREFLANGS = {CHINESE: "zh-Hant", ENGLISH: "en", SIMPLIFIED: "zh-Hans"}
# The side of a pair that a reading language is made from.
WRITTEN = {CHINESE: CHINESE, ENGLISH: ENGLISH, SIMPLIFIED: CHINESE}

Convert = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Side:
    """One language's side of a text; empty when that side is missing."""

    language: str
    source: str
    html: str = ""
    first_note: int = 1  # the number of its first footnote, if it has any

    @property
    def tag(self) -> str:
        return TAGS[self.language]

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


def one_line(source: str) -> str:
    """Collapse ASCII blanks and line breaks into single blanks, as HTML does."""
    return " ".join(re.split(r"[ \t\r\n\f]+", source.strip(" \t\r\n\f")))


def side(text: Bilingual, *, language: str, convert: Convert = simplified.convert) -> Side:
    """That language's side, missing or not; `convert` makes the Simplified one."""
    source = text.side(WRITTEN[language])
    return Side(language, convert(source) if language == SIMPLIFIED else source)


def named(text: Bilingual, *, language: str, convert: Convert = simplified.convert) -> Side:
    """A proper name: as it is called in that language, or else as it is called at all."""
    sides = [side(text, language=each, convert=convert) for each in (language, ENGLISH, CHINESE)]
    return next((each for each in sides if not each.missing), sides[0])


def listed(points: Bilingual) -> Bilingual:
    """One point a line becomes a list; whoever typed marks before the points has them once."""
    return Bilingual(
        *(
            "\n".join(
                f"- {point}"
                for line in points.side(language).splitlines()
                if (point := line.strip().removeprefix("- ").lstrip("•·‧・ \t\u3000"))
            )
            for language in LANGUAGES
        )
    )


@dataclass(frozen=True, slots=True)
class View:
    """The columns of a page: the languages shown, its own language, how Simplified text is made."""

    columns: tuple[str, ...]
    language: str
    convert: Convert
    # The next footnote number by language; numbers run through the page.
    next_note: dict[str, int] = field(default_factory=lambda: dict.fromkeys(TAGS, 1))

    def line(self, text: Bilingual) -> Sides:
        return tuple(self.side(language, text) for language in self.columns)

    def prose(self, text: Bilingual, key: str) -> Sides:
        """Return the sides of a prose field, gaps included; empty if neither language has text."""
        if len(text.missing()) == len(LANGUAGES):
            return ()
        return tuple(self.rich(side.language, side.source, key) for side in self.line(text))

    def rich(self, language: str, source: str, key: str) -> Side:
        """Return a side of prose; the key makes its footnote anchors unique on the page."""
        first = self.next_note[language]
        self.next_note[language] += renderer.count_notes(source)
        html = renderer.to_html(source, key=f"{key}-{language}", first_note=first)
        return Side(language, source, html, first)

    def skip(self, text: Bilingual) -> None:
        """Count the footnotes of a text that is not shown."""
        for side in self.line(text):
            self.next_note[side.language] += renderer.count_notes(side.source)

    def named(self, text: Bilingual) -> Side:
        return named(text, language=self.language, convert=self.convert)

    def side(self, language: str, text: Bilingual) -> Side:
        return side(text, language=language, convert=self.convert)

"""A text's side in one of the languages that clients read; knows nothing of Django."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from briefings import richtext, simplified
from briefings.snapshot import LANGUAGES, Bilingual

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
        """As plain text, with the numbers of its lists and its footnotes."""
        return richtext.to_text(self.source, first_note=self.first_note)

    @property
    def brief(self) -> str:
        """As plain text without footnotes, for lists and summaries."""
        return richtext.to_text(self.source, footnotes="none")

    @property
    def line(self) -> str:
        """A title, heading, name or label: no Markdown, so every character is the text's own."""
        return one_line(self.source)


Sides = tuple[Side, ...]


def one_line(source: str) -> str:
    """As HTML shows it: blanks and line breaks of ASCII are one blank."""
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

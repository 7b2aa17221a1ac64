"""The languages of the site: a table of the facts about each.

Lawyers write in the written languages; clients also read the derived ones, which are converted from
a written one. No other module names a language by its code. Plain values without Django.
"""

from collections.abc import Collection
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Language:
    """A language of the site and what pages, files and other systems call it."""

    code: str  # in addresses, settings and stored texts
    tag: str  # BCP 47, for `lang`: decides the glyph shapes, so it names a region
    hreflang: str  # for search engines: language and script, no region
    locale: str  # for Open Graph and the typesetter
    name: str  # in the language itself
    short_name: str  # for a switch with little room
    mark: str  # beside a text of that language
    space: str  # what separates two sentences
    comma: str = ", "  # between the names of people
    brackets: str = "(%s)"  # round a note
    derived_from: str = ""  # the code of the written language; empty for a written one

    @property
    def column_suffix(self) -> str:
        """The ending of the columns that hold this language: title_en."""
        return self.code.replace("-", "_")


CHINESE, ENGLISH, SIMPLIFIED = "zh-hant", "en", "zh-hans"

_CHINESE_PUNCTUATION = {"comma": "、", "brackets": "（%s）"}

# Hong Kong's glyph shapes, with punctuation in the middle of its square.
TABLE = {
    language.code: language
    for language in (
        Language(
            *(CHINESE, "zh-Hant-HK", "zh-Hant", "zh_HK", "繁體中文", "繁", "中", ""),
            **_CHINESE_PUNCTUATION,
        ),
        Language(
            *(SIMPLIFIED, "zh-Hans", "zh-Hans", "zh_CN", "简体中文", "简", "简", ""),
            **_CHINESE_PUNCTUATION,
            derived_from=CHINESE,
        ),
        Language(ENGLISH, "en", "en", "en_GB", "English", "EN", "EN", " "),
    )
}
# Languages of Macau's laws in which no briefing is written: terms are given in them where known.
# One that lawyers come to write in moves to the table; the column of its terms is there already.
REFERENCE = (Language("pt", "pt", "pt", "pt_PT", "Português", "PT", "PT", " "),)
WRITTEN = tuple(code for code, language in TABLE.items() if not language.derived_from)
# The language of a visitor or job that has not chosen one.
DEFAULT = CHINESE


def written(code: str) -> str:
    """Return the written language that a language derives from: itself, if it is written."""
    return TABLE[code].derived_from or code


def derived(code: str) -> tuple[str, ...]:
    """Return the languages that derive from a written one."""
    return tuple(each.code for each in TABLE.values() if each.derived_from == code)


def joined(codes: Collection[str]) -> str:
    """Return some of the written languages as one text, in the order of the table: "zh-hant en".

    Rows and frozen texts hold several languages in this way; str.split() takes them apart.
    """
    return " ".join(code for code in WRITTEN if code in codes)


def as_read_in(code: str) -> tuple[str, ...]:
    """Return the written languages; the one that this language is made from appears as this one."""
    return tuple(code if written(code) == each else each for each in WRITTEN)


def own_first(code: str) -> list[str]:
    """Return the same, the language itself first."""
    return sorted(as_read_in(code), key=lambda each: each != code)


def column(field: str, code: str) -> str:
    """Return the name of the column that holds a field in a language: title_en."""
    return f"{field}_{TABLE[code].column_suffix}"


def column_label(name: str, code: str) -> str:
    """Return how people call the column that holds a field in a language."""
    return f"{name} · {TABLE[code].name}"


def columns(*fields: str) -> tuple[str, ...]:
    """Return the columns of these fields in every written language."""
    return tuple(column(field, code) for field in fields for code in WRITTEN)

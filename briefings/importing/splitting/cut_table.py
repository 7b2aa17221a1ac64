"""A table that holds both languages, in its cells or in its columns, as one table for each."""

import re
from collections.abc import Callable, Sequence

from briefings.importing.splitting.cut_text import (
    Segment,
    fit_in_length,
    translated_in_brackets,
)
from briefings.importing.table import Table
from briefings.text.language_detection import HAN, Language, has_han, has_latin, language_of
from briefings.text.languages import CHINESE, ENGLISH, WRITTEN

# If so many of the Chinese cells have their English beside them, the table is in both languages.
MOSTLY_BOTH = 0.6

_LAST_HAN = re.compile(rf".*[{HAN}][%）)】」』》〉。，、；：]*", re.DOTALL)
_BEFORE_HAN = re.compile(rf"(?P<left>[^{HAN}]*[\s/／|｜])(?P<right>\S*[{HAN}].*)", re.DOTALL)
_DIVIDER = " \t\n\u3000/／|｜–—"

Sides = dict[Language, str]


def table_segments(table: Table) -> list[Segment]:
    """The table in each of its languages; no language if there are no words in it."""
    if table.languages:
        return [_written(language, _side_of_columns(table, language)) for language in WRITTEN]
    texts = [cell for row in table.rows for cell in row if cell]
    chinese = [text for text in texts if has_han(text)]
    cut = {text: sides for text in chinese if (sides := _sides(text))}
    if chinese and len(cut) >= MOSTLY_BOTH * len(set(chinese)):
        caption = _sides(table.caption)
        cut |= {table.caption: caption} if caption else {}
        return [_written(one, table.in_language(_chooser(cut, one))) for one in WRITTEN]
    return [_written(language_of("\n".join(texts)), table)]


def _written(language: Language | None, table: Table) -> Segment:
    return Segment(language, table.markdown())


def _side_of_columns(table: Table, language: Language) -> Table:
    kept = [n for n, one in enumerate(table.languages) if one in (language, None)]
    side = table.with_columns(kept)
    # A column of figures belongs to both languages, and so does its head.
    heads = [table.rows[0][n] for n in kept if table.languages[n] is None]
    cut = {text: sides for text in (table.caption, *heads) if (sides := _sides(text))}
    return side.in_language(_chooser(cut, language))


def _chooser(cut: dict[str, Sides], language: Language) -> Callable[[str], str]:
    return lambda text: cut[text][language] if text in cut else text


def _sides(text: str) -> Sides | None:
    """Both sides of 登記費 Registration fee, of 30日 30 days, and of two lines."""
    is_bold = text.startswith("**") and text.endswith("**") and text.count("**") == 2
    inner = text[2:-2] if is_bold else text
    sides = _by_lines(inner) or _in_brackets(inner) or _beside(inner)
    if sides and is_bold:
        return {language: f"**{side}**" for language, side in sides.items()}
    return sides


def _by_lines(text: str) -> Sides | None:
    lines = text.split("\n")
    chinese = [line for line in lines if has_han(line)]
    english = [line for line in lines if not has_han(line)]
    if len(lines) < 2 or any(_beside(line) for line in chinese):
        return None
    return _fitting("\n".join(chinese), "\n".join(english))


def _in_brackets(text: str) -> Sides | None:
    parts = translated_in_brackets(text)
    return _from(parts) if parts else None


def _from(parts: Sequence[Segment]) -> Sides | None:
    sides = {part.language: part.text for part in parts if part.language}
    return _fitting(sides.get(CHINESE, ""), sides.get(ENGLISH, ""))


def _beside(text: str) -> Sides | None:
    match = _LAST_HAN.match(text)
    if match is None:
        return None
    behind = text[match.end() :].strip(_DIVIDER)
    if has_latin(behind):
        return _fitting(match[0].strip(_DIVIDER), behind)
    before = _BEFORE_HAN.fullmatch(text)
    if before is None:
        return None
    return _fitting(before["right"].strip(_DIVIDER), before["left"].strip(_DIVIDER))


def _fitting(chinese: str, english: str) -> Sides | None:
    if not (has_han(chinese) and has_latin(english)) or not fit_in_length(chinese, english):
        return None
    return {CHINESE: chinese, ENGLISH: english}

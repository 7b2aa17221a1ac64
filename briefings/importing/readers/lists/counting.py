"""The levels of automatic lists, and the labels that they give to their items in order."""

import re
from dataclasses import dataclass, field
from typing import Protocol

from briefings.importing.readers.lists.number_formats import MOST_COUNT, figure, padded
from briefings.text.language_detection import Language

MOST_LEVELS = 9
_PLACE = re.compile(r"%([1-9])")
_WIDE = "\u3000"
# What legal numbering leaves as it is: it writes the other formats in figures.
_IN_FIGURES = ("none", "decimalZero")


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: how it counts and what it writes.

    `restart` is the number of levels whose items begin this one anew; None stands for all above.
    """

    form: str
    text: str
    start: int
    restart: int | None = None
    is_legal: bool = False
    is_hidden: bool = False
    separator: str = " "
    style: str = ""
    width: int = 0

    def restarts_after(self, depth: int) -> bool:
        return self.restart is None or depth < self.restart

    def written(self, number: int, words: str, *, in_figures: bool) -> str:
        if self.width:
            return padded(number, self.width)
        form = self.form if not in_figures or self.form in _IN_FIGURES else "decimal"
        return figure(number, form, words)


@dataclass(slots=True)
class List:
    """The definition that a list shares with others (in Word: w:num), its own levels and starts."""

    definition: str
    levels: dict[int, Level]
    starts: dict[int, int] = field(default_factory=dict)

    def depth_of(self, style: str) -> int | None:
        """The level that a paragraph style is linked to."""
        return next((d for d, level in self.levels.items() if level.style == style), None)


class Lists(Protocol):
    """The lists of a document by their number."""

    def get(self, number: str) -> List | None: ...


class Counting:
    """Counts the items of lists as Word does.

    Lists of one definition go on counting where the other stopped, except that a list's own start
    begins it anew, once. `language` keeps apart what is the same list in two languages; `words` is
    the tag of the language in which a number is written out, as in First or Premier.
    """

    def __init__(self, numbering: Lists) -> None:
        self._numbering = numbering
        self._counts: dict[tuple[str, Language | None], list[int | None]] = {}
        self._begun: set[tuple[str, Language | None]] = set()

    def label(self, number: str, depth: int, language: Language | None, *, words: str = "") -> str:
        """Return the label of the next item of this list, such as "- ", "1. " or "(a) "."""
        found = self._numbering.get(number)
        level = found.levels.get(depth) if found else None
        if found is None or level is None:
            return ""
        counts = self._counts.setdefault((found.definition, language), [None] * MOST_LEVELS)
        before = counts[depth]
        if depth in found.starts and (number, language) not in self._begun:
            self._begun.add((number, language))
            before = found.starts[depth] - 1
        counts[depth] = level.start if before is None else min(MOST_COUNT, before + 1)
        _begin_levels_above(found, depth, counts)
        for deeper in range(depth + 1, MOST_LEVELS):
            below = found.levels.get(deeper)
            if below is None or below.restarts_after(depth):
                counts[deeper] = None
        return _label(level, _text(found, depth, counts, words))


def _begin_levels_above(found: List, depth: int, counts: list[int | None]) -> None:
    """An item below a level that has none yet (1, then 1.1.1) counts as the first of that level."""
    for place in range(depth):
        if counts[place] is None:
            counts[place] = found.levels[place].start if place in found.levels else 1


def _text(found: List, depth: int, counts: list[int | None], words: str) -> str:
    level = found.levels[depth]
    if level.form == "bullet":
        return _bullet(level.text)

    def written(match: re.Match[str]) -> str:
        place = int(match[1]) - 1
        other = found.levels.get(place, Level("decimal", "", 1))
        count = counts[place] if place <= depth else None
        return "" if count is None else other.written(count, words, in_figures=level.is_legal)

    text = _PLACE.sub(written, level.text).strip()
    return text if level.form != "none" or any(map(str.isalnum, text)) else ""


def _bullet(text: str) -> str:
    """Signs of symbol fonts are all bullets; a word in the place of one stays a word."""
    text = text.strip()
    return text if len(text) > 1 and any(map(str.isalnum, text)) else "-" if text else ""


def _label(level: Level, text: str) -> str:
    if not text or level.is_hidden:
        return ""
    # Chinese marks such as 、 and ） bring their own space.
    is_close = not level.separator and text[-1] >= _WIDE
    return text.replace("*", "\\*") + ("" if is_close else " ")

"""The automatic lists a Word file defines, and the numbers they give to their items in order."""

import re
from dataclasses import dataclass, field, replace

from lxml import etree

from briefings.importing.readers.docx_styles import Styles, W, is_on, value
from briefings.importing.readers.number_formats import MOST_COUNT, figure, padded
from briefings.text.language_detection import Language

MOST_LEVELS = 9
# A list may be a link to a style that links to a list; a longer chain is a loop.
MOST_LINKS = 4
_PLACE = re.compile(r"%([1-9])")
_ZEROS = re.compile(r"0+1(?=,|$)")
_WIDE = "\u3000"


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

    def written(self, number: int, *, in_figures: bool) -> str:
        if self.width:
            return padded(number, self.width)
        return figure(number, "decimal" if in_figures and self.form != "none" else self.form)


@dataclass(slots=True)
class List:
    """Word's w:num: the definition it shares with other lists, and its own levels and starts."""

    definition: str
    levels: dict[int, Level]
    starts: dict[int, int] = field(default_factory=dict)

    def depth_of(self, style: str) -> int | None:
        """The level that a paragraph style is linked to."""
        return next((d for d, level in self.levels.items() if level.style == style), None)


class Numbering:
    def __init__(self, root: etree._Element | None, styles: Styles) -> None:
        self._lists: dict[str, List] = {}
        if root is None:
            return
        definitions = {
            item.get(W + "abstractNumId", ""): item for item in root.iterfind(W + "abstractNum")
        }
        links = _Links(root, definitions, styles)
        for item in root.iterfind(W + "num"):
            own = links.definition_of(item)
            made = List(own, _levels(definitions.get(own)))
            for override in item.iterfind(W + "lvlOverride"):
                _override(made, override)
            self._lists[item.get(W + "numId", "")] = made

    def get(self, number: str) -> List | None:
        return self._lists.get(number)


class _Links:
    """From a list to its definition: some definitions are only the name of a list style."""

    def __init__(
        self, root: etree._Element, definitions: dict[str, etree._Element], styles: Styles
    ) -> None:
        self._definitions = definitions
        self._styles = styles
        self._of_list = {
            item.get(W + "numId", ""): value(item.find(W + "abstractNumId"))
            for item in root.iterfind(W + "num")
        }
        self._of_style = {
            value(link): name
            for name, item in definitions.items()
            if (link := item.find(W + "styleLink")) is not None
        }

    def definition_of(self, item: etree._Element) -> str:
        name = value(item.find(W + "abstractNumId"))
        for _ in range(MOST_LINKS):
            style = value(_child(self._definitions.get(name), "numStyleLink"))
            if not style:
                break
            linked = self._of_list.get(self._styles.numbered(style)[0], "")
            name = self._of_style.get(style) or linked or name
        return name


class Counting:
    """Counts the items of lists as Word does.

    Lists of one definition go on counting where the other stopped, except that a list's own start
    begins it anew, once. `language` keeps apart what is the same list in two languages.
    """

    def __init__(self, numbering: Numbering) -> None:
        self._numbering = numbering
        self._counts: dict[tuple[str, Language | None], list[int | None]] = {}
        self._begun: set[tuple[str, int, Language | None]] = set()

    def label(self, number: str, depth: int, language: Language | None) -> str:
        """Return the label of the next item of this list, such as "- ", "1. " or "(a) "."""
        found = self._numbering.get(number)
        level = found.levels.get(depth) if found else None
        if found is None or level is None:
            return ""
        counts = self._counts.setdefault((found.definition, language), [None] * MOST_LEVELS)
        before = counts[depth]
        if depth in found.starts and (number, depth, language) not in self._begun:
            self._begun.add((number, depth, language))
            before = None
        counts[depth] = level.start if before is None else min(MOST_COUNT, before + 1)
        _begin_levels_above(found, depth, counts)
        for deeper in range(depth + 1, MOST_LEVELS):
            below = found.levels.get(deeper)
            if below is None or below.restarts_after(depth):
                counts[deeper] = None
        return _label(level, _text(found, depth, counts))


def _begin_levels_above(found: List, depth: int, counts: list[int | None]) -> None:
    """An item below a level that has none yet (1, then 1.1.1) counts as the first of that level."""
    for place in range(depth):
        if counts[place] is None:
            counts[place] = found.levels[place].start if place in found.levels else 1


def _text(found: List, depth: int, counts: list[int | None]) -> str:
    level = found.levels[depth]
    if level.form == "bullet":
        return _bullet(level.text)

    def written(match: re.Match[str]) -> str:
        place = int(match[1]) - 1
        other = found.levels.get(place, Level("decimal", "", 1))
        count = counts[place] if place <= depth else None
        return "" if count is None else other.written(count, in_figures=level.is_legal)

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


def _levels(item: etree._Element | None) -> dict[int, Level]:
    found = {}
    for level in () if item is None else item.iterfind(W + "lvl"):
        depth = _whole(level.get(W + "ilvl"), 0)
        if depth < MOST_LEVELS:
            found[depth] = _level(level)
    return found


def _level(item: etree._Element) -> Level:
    form = next(item.iter(W + "numFmt"), None)
    custom = _ZEROS.match("" if form is None else form.get(W + "format", ""))
    restart = value(item.find(W + "lvlRestart"))
    hidden = item.find(f"{W}rPr/{W}vanish")
    return Level(
        form=value(form) or "decimal",
        text=value(item.find(W + "lvlText")),
        start=_whole(value(item.find(W + "start")), 0),
        restart=_whole(restart, 0) if restart else None,
        is_legal=is_on(item.find(W + "isLgl")),
        is_hidden=is_on(hidden),
        separator="" if value(item.find(W + "suff")) == "nothing" else " ",
        style=value(item.find(W + "pStyle")),
        width=len(custom[0]) if custom else 0,
    )


def _override(found: List, override: etree._Element) -> None:
    depth = _whole(override.get(W + "ilvl"), 0)
    if depth >= MOST_LEVELS:
        return
    own = override.find(W + "lvl")
    if own is not None:
        found.levels[depth] = _level(own)
    start = value(override.find(W + "startOverride"))
    if start and depth in found.levels:
        found.starts[depth] = _whole(start, 1)
        found.levels[depth] = replace(found.levels[depth], start=found.starts[depth])


def _child(item: etree._Element | None, name: str) -> etree._Element | None:
    return None if item is None else item.find(W + name)


def _whole(text: str | None, otherwise: int) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 6 else otherwise

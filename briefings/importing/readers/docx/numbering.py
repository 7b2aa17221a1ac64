"""The automatic lists a Word file defines."""

import re
from dataclasses import replace

from lxml import etree

from briefings.importing.readers.docx.styles import Styles, W, is_on, value
from briefings.importing.readers.lists.counting import MOST_LEVELS, Level, List

# A list may be a link to a style that links to a list; a longer chain is a loop.
MOST_LINKS = 4
# A level that a list does not define counts in figures.
_UNDEFINED = {depth: Level("decimal", f"%{depth + 1}.", 1) for depth in range(MOST_LEVELS)}
_ZEROS = re.compile(r"0+1(?=,|$)")


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


def _levels(item: etree._Element | None) -> dict[int, Level]:
    found = {}
    for level in () if item is None else item.iterfind(W + "lvl"):
        depth = _whole(level.get(W + "ilvl"), 0)
        if depth < MOST_LEVELS:
            found[depth] = _level(level)
    is_link = item is None or item.find(W + "numStyleLink") is not None
    return found if is_link else _UNDEFINED | found


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

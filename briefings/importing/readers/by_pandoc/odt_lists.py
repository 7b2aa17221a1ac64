"""The labels of the automatic lists and numbered headings of an OpenDocument text."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lxml import etree

from briefings.importing.readers.by_pandoc.odt_names import ID, LOEXT, PARAGRAPHS, STYLE, TEXT
from briefings.importing.readers.lists.counting import MOST_LEVELS, Counting, Level, List
from briefings.importing.readers.lists.languages import counted_languages
from briefings.text.language_detection import language_of

Labels = dict[etree._Element, str]
_HEADINGS = "headings"
# The first sign of style:num-format says how a level counts ("一, 二, 三, ..."), in the names
# of number_formats.
_FORMS = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman",
          "I": "upperRoman", "0": "decimalZero", "１": "decimalFullWidth",
          "一": "chineseCounting", "壹": "ideographLegalTraditional", "甲": "ideographTraditional",
          "子": "ideographZodiac", "①": "decimalEnclosedCircle", "ア": "aiueoFullWidth",
          "イ": "irohaFullWidth", "ｱ": "aiueo", "ｲ": "iroha", "α": "lowerGreek"}  # fmt: skip
_PLACE = re.compile(r"%(\d+)%")


@dataclass(frozen=True, slots=True)
class _Item:
    paragraph: etree._Element
    number: str
    depth: int


class _Lists:
    """Lists by their number. One that goes on counting another shares its definition."""

    def __init__(self, roots: list[etree._Element]) -> None:
        self._styles = {
            style.get(STYLE + "name", ""): _levels(style)
            for root in roots
            for style in root.iter(TEXT + "list-style")
        }
        outline = next((o for root in roots for o in root.iter(TEXT + "outline-style")), None)
        self._lists = {_HEADINGS: List(_HEADINGS, {} if outline is None else _levels(outline))}
        self._last_of_style: dict[str, str] = {}
        self._by_id: dict[str, str] = {}

    def get(self, number: str) -> List | None:
        return self._lists.get(number)

    def begin(self, item: etree._Element, style: str) -> str:
        """Return the number of the list that this element opens or goes on with."""
        before = self._by_id.get(item.get(TEXT + "continue-list", ""))
        if item.get(TEXT + "continue-numbering") == "true":
            before = before or self._last_of_style.get(style)
        number = str(len(self._lists))
        definition = self._lists[before].definition if before else number
        self._lists[number] = List(definition, self._styles.get(style, {}))
        self._last_of_style[style] = number
        if name := item.get(ID):
            self._by_id[name] = number
        return number

    def begin_anew(self, number: str, depth: int, start: int) -> str:
        """Return the number under which an item that names its own figure is counted."""
        found = self._lists[number]
        own = str(len(self._lists))
        self._lists[own] = List(found.definition, found.levels, {depth: start})
        return own

    def in_style(self, number: str, style: str) -> str:
        """Return the number under which an item is written in a style other than its list's."""
        found = self._lists[number]
        levels = self._styles.get(style, found.levels)
        if levels is found.levels:
            return number
        own = f"{found.definition} in {style}"
        self._lists.setdefault(own, List(found.definition, levels))
        return own


def labels(roots: list[etree._Element], body: etree._Element) -> Labels:
    """The label of each item's first paragraph and of each numbered heading, such as "（一） "."""
    lists = _Lists(roots)
    items = list(_items(body, lists))
    by_list: dict[str, list[_Item]] = {}
    for item in items:
        found = lists.get(item.number)
        by_list.setdefault(found.definition if found else "", []).append(item)
    counting = Counting(lists)
    made: Labels = {}
    for same in by_list.values():
        known = [language_of("".join(item.paragraph.itertext())) for item in same]
        for item, language in zip(same, counted_languages(known), strict=True):
            made[item.paragraph] = counting.label(item.number, item.depth, language)
    return made


def _items(body: etree._Element, lists: _Lists) -> Iterator[_Item]:
    for paragraph in body.iter(*PARAGRAPHS):
        parent = paragraph.getparent()
        if parent is not None and parent.tag == TEXT + "list-item":
            if parent.find("*") is paragraph:
                yield _list_item(paragraph, parent, lists)
        elif paragraph.tag == TEXT + "h" and paragraph.get(TEXT + "is-list-header") != "true":
            level = paragraph.get(TEXT + "outline-level", "1")
            depth = int(level) - 1 if level.isdecimal() and len(level) < 3 else MOST_LEVELS
            if 0 <= depth < MOST_LEVELS and "".join(paragraph.itertext()).strip():
                yield _Item(paragraph, _HEADINGS, depth)


def _list_item(paragraph: etree._Element, item: etree._Element, lists: _Lists) -> _Item:
    open_lists = list(paragraph.iterancestors(TEXT + "list"))
    depth = min(len(open_lists), MOST_LEVELS) - 1
    outermost = open_lists[-1]
    number = outermost.get(_NUMBER, "")
    if not number:
        number = lists.begin(outermost, _style_of(reversed(open_lists)))
        outermost.set(_NUMBER, number)
    own_style = item.get(TEXT + "style-override") or _style_of(open_lists)
    number = lists.in_style(number, own_style)
    start = item.get(TEXT + "start-value", "")
    if start.isdecimal() and len(start) < 6:
        number = lists.begin_anew(number, depth, int(start))
    return _Item(paragraph, number, depth)


# Kept on the element while the items are collected.
_NUMBER = "number-of-list"


def _style_of(open_lists: Iterable[etree._Element]) -> str:
    """The first style that these lists name."""
    named = (item.get(TEXT + "style-name") for item in open_lists)
    return next((name for name in named if name), "")


def _levels(style: etree._Element) -> dict[int, Level]:
    levels: dict[int, Level] = {}
    for item in style:
        level = item.get(TEXT + "level", "")
        if isinstance(item.tag, str) and level.isdecimal() and 0 < int(level) <= MOST_LEVELS:
            levels[int(level) - 1] = _level(item, int(level))
    return levels


def _level(item: etree._Element, level: int) -> Level:
    if item.tag in (TEXT + "list-level-style-bullet", TEXT + "list-level-style-image"):
        return Level("bullet", item.get(TEXT + "bullet-char") or "•", 1)
    signs = item.get(STYLE + "num-format", "")
    start = item.get(TEXT + "start-value", "")
    return Level(
        _FORMS.get(signs[:1], "decimal") if signs else "none",
        _text_of_level(item, level) if signs else "",
        int(start) if start.isdecimal() and len(start) < 6 else 1,
    )


def _text_of_level(item: etree._Element, level: int) -> str:
    """Its text with %1 for the figure of the first level, as Word has it."""
    written = item.get(LOEXT + "num-list-format") or item.get(STYLE + "num-list-format")
    if written:
        return _PLACE.sub(r"%\1", written)
    shown = item.get(TEXT + "display-levels", "1")
    count = min(level, int(shown)) if shown.isdecimal() and len(shown) < 3 else 1
    figures = ".".join(f"%{place}" for place in range(level - count + 1, level + 1))
    return item.get(STYLE + "num-prefix", "") + figures + item.get(STYLE + "num-suffix", "")

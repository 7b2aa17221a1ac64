"""The marks of list items that a browser writes and no text of the page holds."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from briefings.importing.patterns.list_markers import marker, plain
from briefings.importing.readers.html.list_styles import (
    Element,
    StyleSheet,
    element_of,
    generated,
    mark,
    style_in,
    style_of_names,
    style_of_type,
)
from briefings.importing.readers.html.tags import Tag, tokens
from briefings.importing.readers.lists.languages import counted_languages
from briefings.importing.readers.lists.number_formats import MOST_COUNT
from briefings.text.language_detection import Language, language_of, other

BULLET = "- "
_ITEM = re.compile("<li", re.IGNORECASE)
_OWN_BULLET = re.compile(r"\\?[*·•‧∙●○◦▪■□◆◇➢►–—-]\s+")
_WORD_MARK = re.compile(r"mso-list\s*:\s*ignore", re.IGNORECASE)
_SYMBOL_FONT = re.compile(r"wingdings|webdings|symbol|courier new", re.IGNORECASE)
_NUMBER = re.compile(r"\s*([+-]?\d{1,5})\s*$")
_LISTS = frozenset(("ul", "ol", "menu", "dir"))
# Elements that selectors of list styles name; others are not watched.
_WATCHED = _LISTS | {"li", "div", "section", "article", "main", "body", "td", "blockquote"}
# Deeper than anybody nests them.
MOST_OPEN = 60


@dataclass(slots=True)
class _Item:
    path: tuple[Element, ...]
    style: str
    content: str
    value: int | None
    above: "_Item | None"
    text: str = ""
    number: int = 0
    mark: str = ""


@dataclass(slots=True)
class _List:
    style: str
    start: int | None = None
    is_reversed: bool = False
    items: list[_Item] = field(default_factory=list)

    def count(self) -> None:
        """Give each item its number; the same to items that are translations of each other."""
        step = -1 if self.is_reversed else 1
        first = self.start
        if first is None:
            first = len(self.items) if self.is_reversed else 1
        next_of: dict[Language | None, int] = {}
        languages = counted_languages([language_of(item.text) for item in self.items])
        for item, language in zip(self.items, languages, strict=True):
            number = next_of.get(language, first) if item.value is None else item.value
            item.number = max(-MOST_COUNT, min(MOST_COUNT, number))
            next_of[language] = item.number + step


class _Lists:
    def __init__(self) -> None:
        self.sheet = StyleSheet()
        self.items: list[_Item] = []
        self._lists: list[_List] = []
        self._open_lists: list[_List] = []
        self._open_items: list[_Item | None] = []
        self._path: list[Element] = []

    def read(self, source: str) -> None:
        for text in style_sheets(source):
            self.sheet.read(text)
        for token in tokens(source):
            if isinstance(token, str):
                self._text(token)
            elif token.is_end:
                self._end(token.name)
            else:
                self._start(token)

    def _text(self, text: str) -> None:
        if self._open_items and (item := self._open_items[-1]):
            item.text += text

    def _start(self, tag: Tag) -> None:
        if tag.name not in _WATCHED:
            return
        if tag.name == "li":
            self._leave("li", within=_LISTS)
        if len(self._path) < MOST_OPEN:
            self._path.append(element_of(tag.name, tag.attributes))
        if tag.name in _LISTS:
            self._open_list(tag)
        elif tag.name == "li":
            self._open_item(tag)

    def _open_list(self, tag: Tag) -> None:
        given = tag.attributes
        style = style_in(given.get("style", "")) or self.sheet.style_of(self._path)
        style = style or style_of_names(given.get("class", ""))
        style = style or style_of_type(given.get("type", ""))
        default = "decimal" if tag.name == "ol" else "disc"
        opened = _List(style or default, _whole(given.get("start", "")), "reversed" in given)
        self._lists.append(opened)
        self._open_lists.append(opened)
        self._open_items.append(None)

    def _open_item(self, tag: Tag) -> None:
        given = tag.attributes
        owner = self._open_lists[-1] if self._open_lists else None
        style = style_in(given.get("style", "")) or self.sheet.style_of(self._path)
        style = style or style_of_type(given.get("type", ""))
        above = next((item for item in reversed(self._open_items[:-1]) if item), None)
        item = _Item(
            tuple(self._path),
            style or (owner.style if owner else "disc"),
            self.sheet.content_of(self._path),
            _whole(given.get("value", "")),
            above,
        )
        self.items.append(item)
        if owner:
            owner.items.append(item)
            self._open_items[-1] = item

    def _end(self, name: str) -> None:
        if name in _LISTS and self._open_lists:
            self._open_lists.pop()
            self._open_items.pop()
        if name in _WATCHED:
            self._leave(name)

    def _leave(self, name: str, within: frozenset[str] = frozenset()) -> None:
        for depth in range(len(self._path) - 1, -1, -1):
            if self._path[depth].tag == name:
                del self._path[depth:]
                return
            if self._path[depth].tag in within:
                return

    def count(self) -> None:
        for one in self._lists:
            one.count()


def style_sheets(source: str) -> Iterator[str]:
    lower, place = source.lower(), 0
    while (place := lower.find("<style", place)) >= 0:
        start = lower.find(">", place) + 1
        end = lower.find("</style", start)
        if not start or end < 0:
            return
        yield source[start:end]
        place = end


def item_marks(source: str) -> Iterator[str]:
    """Yield the label of each <li> in order, such as "- ", "3. ", "iv. " or "三、"."""
    if not _ITEM.search(source):
        return
    lists = _Lists()
    lists.read(source)
    lists.count()
    for item in lists.items:
        yield _label(item)


def _label(item: _Item) -> str:
    return generated(item.content, lambda _name: _numbers(item)) or mark(item.style, item.number)


def _numbers(item: _Item) -> list[int]:
    numbers = [item.number]
    while (item.above is not None) and len(numbers) < MOST_OPEN:
        item = item.above
        numbers.append(item.number)
    return numbers[::-1]


class ItemMark:
    """The mark before a paragraph; within an item, before the first one in each language."""

    def __init__(self) -> None:
        self._mark = ""
        self.is_waiting = self._is_item = False
        self._language: Language | None = None

    def begin(self, mark: str, *, is_item: bool = False) -> None:
        self._mark, self._is_item, self._language = mark, is_item, None
        self.is_waiting = bool(mark)

    def taken(self, text: str) -> str:
        """The mark that this paragraph shows."""
        if self.is_waiting:
            self.is_waiting = False
            self._language = language_of(text) if self._is_item else None
            return self._mark
        if self._language is None or language_of(text) != other(self._language):
            return ""
        self._language = None
        return self._mark


class WordMark:
    """The number or bullet that Word writes into the text itself, where it says mso-list:Ignore."""

    def __init__(self) -> None:
        self._written = ""
        self._has_symbol = False

    def add(self, text: str, *, in_symbol_font: bool) -> None:
        self._written += text
        self._has_symbol = self._has_symbol or (in_symbol_font and bool(text.strip()))

    def taken(self) -> tuple[str, str]:
        """The mark as typed and as text, once; a sign of a symbol font looks like Ø or § but is a
        bullet.
        """
        if not self._written:
            return "", ""
        written, has_symbol = self._written.strip(), self._has_symbol
        self._written, self._has_symbol = "", False
        is_sign = has_symbol or written in ("o", "§") or not written.isalnum()
        if len(written) == 1 and is_sign:
            return written, BULLET
        return written, written + " " if written else ""


def is_word_mark(style: str) -> bool:
    return "mso-list" in style and _WORD_MARK.search(style) is not None


def is_symbol_font(names: str) -> bool:
    return _SYMBOL_FONT.search(names) is not None


def marked(item_mark: str, text: str) -> str:
    """The text with its mark in front, unless the author has written one as well."""
    if item_mark == BULLET:
        bare = _OWN_BULLET.sub("", text, count=1) if _OWN_BULLET.match(text) else text
        own = marker(plain(bare))
        return bare if own and own.value is not None else item_mark + bare
    ours, own = marker(item_mark + "x"), marker(plain(text))
    repeats = ours and own and ours.value is not None and own.value == ours.value
    return text if item_mark and repeats else item_mark + text


def _whole(text: str) -> int | None:
    match = _NUMBER.match(text)
    return int(match[1]) if match else None

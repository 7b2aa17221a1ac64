"""What the styles of a Word file say: headings, numbering, bold, hidden text."""

import re
from dataclasses import dataclass

from lxml import etree

from briefings.importing.readers.superscripts import Raised
from briefings.importing.readers.symbol_fonts import symbol_font

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# Styles are based on each other; a chain longer than Word makes is a loop.
LONGEST_CHAIN = 12

_HEADING = re.compile(r"(?:heading|標題|标题|título|titulo)\s*([1-9])$", re.IGNORECASE)
_TITLE = re.compile(r"title|標題|书名|書名|título", re.IGNORECASE)
_CONTENTS = re.compile(r"(?:toc|目錄|目录|índice)\s*\d", re.IGNORECASE)
_CAPTION = re.compile(r"caption|標號|题注|題注|圖表標題|legenda", re.IGNORECASE)
_QUOTE = re.compile(r"(?:intense )?quote|block text|引文|引用", re.IGNORECASE)


# The list, and the level in it; each may be left to the style or to the list.
Numbered = tuple[str, int | None]


@dataclass(frozen=True, slots=True)
class Look:
    """What a style, or a run's own properties, say about text; None where they are silent."""

    bold: bool | None = None
    italic: bool | None = None
    hidden: bool | None = None
    struck: bool | None = None
    raised: Raised | None = None
    font: str | None = None
    size: float | None = None
    underlined: bool | None = None

    def over(self, below: "Look") -> "Look":
        return Look(
            below.bold if self.bold is None else self.bold,
            below.italic if self.italic is None else self.italic,
            below.hidden if self.hidden is None else self.hidden,
            below.struck if self.struck is None else self.struck,
            below.raised if self.raised is None else self.raised,
            below.font if self.font is None else self.font,
            below.size if self.size is None else self.size,
            below.underlined if self.underlined is None else self.underlined,
        )


@dataclass(frozen=True, slots=True)
class Style:
    name: str
    base: str
    look: Look
    outline: int | None
    numbered: Numbered
    identity: str = ""
    spoken: str = ""


class Styles:
    def __init__(self, root: etree._Element | None) -> None:
        self._styles: dict[str, Style] = {}
        self._default = self._spoken = ""
        self._size: float | None = None
        if root is not None:
            self._size = look_of(root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")).size
            self._spoken = _spoken(root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr"))
        for item in () if root is None else root.iterfind(W + "style"):
            name = item.get(W + "styleId", "")
            self._styles[name] = _style(item)
            if item.get(W + "type") == "paragraph" and item.get(W + "default") in ("1", "true"):
                self._default = name

    def chain(self, style: str) -> list[Style]:
        """The style and those it is based on, nearest first."""
        found: list[Style] = []
        while style in self._styles and len(found) < LONGEST_CHAIN:
            found.append(self._styles[style])
            style = found[-1].base
        return found

    def look(self, style: str) -> Look:
        look = Look()
        for one in self.chain(style):
            look = look.over(one.look)
        return look

    def look_of_paragraph(self, style: str) -> Look:
        """The look that its style, or else the file, gives a paragraph."""
        usual = self.look(self._default).size
        return self.look(style).over(Look(size=self._size if usual is None else usual))

    def heading_level(self, style: str, outline: int | None) -> int:
        """1 to 9, or 0 for running text."""
        if outline is not None:
            return outline + 1 if outline < 9 else 0
        for one in self.chain(style):
            if match := _HEADING.match(one.name):
                return int(match[1])
            if one.outline is not None and one.outline < 9:
                return one.outline + 1
        return 0

    def is_title(self, style: str) -> bool:
        return any(_TITLE.fullmatch(one.name) for one in self.chain(style)[:2])

    def is_contents(self, style: str) -> bool:
        return any(_CONTENTS.match(one.name) for one in self.chain(style)[:1])

    def is_caption(self, style: str) -> bool:
        return any(_CAPTION.fullmatch(one.name) for one in self.chain(style)[:2])

    def is_quote(self, style: str) -> bool:
        return any(_QUOTE.fullmatch(one.name) for one in self.chain(style)[:2])

    def spoken(self, paragraph: etree._Element) -> str:
        """The tag of the language of a paragraph, as its first words, its style or the file say."""
        style = value(paragraph.find(f"{W}pPr/{W}pStyle"))
        known = [_spoken(paragraph.find(f"{W}r/{W}rPr"))]
        known += [one.spoken for one in self.chain(style or self._default)]
        return next(filter(None, known), self._spoken)

    def numbered(self, style: str) -> Numbered:
        """The list and level that a style gives its paragraphs, each from the nearest style."""
        known = [one.numbered for one in self.chain(style or self._default)]
        number = next((number for number, _ in known if number), "")
        return number, next((depth for _, depth in known if depth is not None), None)


def _style(item: etree._Element) -> Style:
    paragraph = item.find(W + "pPr")
    return Style(
        name=value(item.find(W + "name")),
        base=value(item.find(W + "basedOn")),
        look=look_of(item.find(W + "rPr")),
        outline=outline(paragraph),
        numbered=numbering_of(paragraph),
        identity=item.get(W + "styleId", ""),
        spoken=_spoken(item.find(W + "rPr")),
    )


def _spoken(properties: etree._Element | None) -> str:
    return "" if properties is None else value(properties.find(W + "lang"))


def value(element: etree._Element | None) -> str:
    return "" if element is None else element.get(W + "val", "")


# In half points; less than this only sets a sign right.
LEAST_LIFT = 4
# Half points have at most four digits.
LONGEST_SIZE = 4
_POINTS = re.compile(r"-?\d{1,3}")
_FIGURES = re.compile(r"[-+\u2212]?\d{1,4}|[ni]")


def look_of(properties: etree._Element | None) -> Look:
    if properties is None:
        return Look()
    struck = _switch(properties, "strike"), _switch(properties, "dstrike")
    return Look(
        bold=_switch(properties, "b"),
        italic=_switch(properties, "i"),
        hidden=_switch(properties, "vanish"),
        struck=None if struck == (None, None) else any(struck),
        raised=_raised(properties),
        font=_font(properties),
        size=_size(properties),
        underlined=_underlined(properties),
    )


def _raised(properties: etree._Element) -> Raised | None:
    said = value(properties.find(W + "vertAlign")) or _lifted(properties)
    if said in ("superscript", "subscript"):
        return "superscript" if said == "superscript" else "subscript"
    return "" if said else None


def _lifted(properties: etree._Element) -> str:
    """Figures lifted or lowered by hand are what superscripts and subscripts are."""
    written = value(properties.find(W + "position"))
    if not _POINTS.fullmatch(written) or abs(int(written)) < LEAST_LIFT:
        return ""
    run = properties.getparent()
    said = "" if run is None else "".join(text.text or "" for text in run.iterfind(W + "t"))
    if not _FIGURES.fullmatch(said):
        return ""
    return "superscript" if int(written) > 0 else "subscript"


def _size(properties: etree._Element) -> float | None:
    """The size in points; Word counts half points."""
    written = value(properties.find(W + "sz"))
    return int(written) / 2 if written.isdecimal() and len(written) <= LONGEST_SIZE else None


def _underlined(properties: etree._Element) -> bool | None:
    found = properties.find(W + "u")
    return None if found is None else value(found) not in ("", "none")


def _font(properties: etree._Element) -> str | None:
    """The symbol font of Latin letters and signs; nothing for an ordinary font."""
    fonts = properties.find(W + "rFonts")
    name = None if fonts is None else fonts.get(W + "ascii") or fonts.get(W + "hAnsi")
    return None if name is None else symbol_font(name)


def outline(properties: etree._Element | None) -> int | None:
    found = None if properties is None else properties.find(W + "outlineLvl")
    text = value(found)
    return int(text) if text.isdecimal() and len(text) == 1 else None


def numbering_of(properties: etree._Element | None) -> Numbered:
    """The list a paragraph belongs to and how deep; list 0, and a tenth level, mean none."""
    found = None if properties is None else properties.find(W + "numPr")
    if found is None:
        return "", None
    number, depth = value(found.find(W + "numId")), value(found.find(W + "ilvl"))
    return number, int(depth) if depth.isdecimal() and len(depth) < 4 else None


def is_on(switch: etree._Element | None) -> bool:
    """Return whether a property that is on or off is there and not switched off."""
    return switch is not None and switch.get(W + "val", "1") not in ("0", "false", "off", "none")


def _switch(properties: etree._Element, name: str) -> bool | None:
    found = properties.find(W + name)
    return None if found is None else is_on(found)

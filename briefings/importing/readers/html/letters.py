"""How letters look in a page: their size, from style sheets, styles and old tags."""

import re
from collections.abc import Iterator, Mapping

from briefings.importing.readers.html.style_rules import rules_of
from briefings.importing.readers.symbol_fonts import in_font, symbol_font

# A browser shows text in this size unless the page says otherwise.
USUAL = 12.0
# The sizes of <font size="1"> to <font size="7">, and those that have names.
_NUMBERED = (0.0, 7.5, 10.0, 12.0, 13.5, 18.0, 24.0, 36.0)
_NAMED = {
    "xx-small": 7.0, "x-small": 7.5, "small": 10.0, "medium": 12.0, "large": 13.5,
    "x-large": 18.0, "xx-large": 24.0, "larger": 14.4, "smaller": 10.0,
}  # fmt: skip
# How much larger a browser shows a heading.
_HEADINGS = {"h1": 2.0, "h2": 1.5, "h3": 1.17, "h4": 1.0, "h5": 0.83, "h6": 0.67}
_POINTS = {"pt": 1.0, "px": 0.75}
_SIZE = re.compile(
    r"font-size\s*:\s*(?:(?P<number>\d{1,3}(?:\.\d{1,3})?)(?P<unit>pt|px|r?em|%)"
    r"|(?P<name>(?:xx?-)?(?:small|large)|medium|larger|smaller))",
    re.IGNORECASE,
)
_FONT = re.compile(r"font-family\s*:\s*([^;,]{1,60})", re.IGNORECASE)
_UNDERLINED = re.compile(r"text-decoration[\w-]*\s*:[^;]*underline", re.IGNORECASE)
_SHEET = re.compile(r"<style\b[^<>]*>", re.IGNORECASE)
_SHEET_END = re.compile(r"</style", re.IGNORECASE)
_CLASS = re.compile(r"\.([\w-]{1,40})\s*$")
# Only how letters look is taken from a style sheet.
_LOOKS = re.compile(
    r"(?<![\w-])(?:font-size|font-weight|font-style|text-decoration(?:-line)?)\s*:\s*[^;]{1,40}"
    r"|(?<![\w-])vertical-align\s*:\s*(?:super|sub)\b",
    re.IGNORECASE,
)
MOST_RULES = 2_000
_NO_BREAK = "\u00a0"
# A whole sentence in a symbol font is a mistake of formatting, because it would be unreadable.
MOST_SIGNS = 12
MOST_SHEETS, LONGEST_SHEET = 50, 200_000


def class_styles(source: str) -> dict[str, str]:
    """For each class of the style sheets in a page, how it makes letters look."""
    found: dict[str, str] = {}
    for sheet in _sheets(source):
        for selectors, declared in rules_of(sheet):
            looks = ";".join(_LOOKS.findall(declared))
            for name in selectors.split(",") if looks else ():
                if (match := _CLASS.search(name)) and len(found) < MOST_RULES:
                    found[match[1]] = looks
    return found


def _sheets(source: str) -> Iterator[str]:
    """The texts of the style sheets, up to one that has no end."""
    at = 0
    for _sheet in range(MOST_SHEETS):
        start = _SHEET.search(source, at)
        end = _SHEET_END.search(source, start.end()) if start else None
        if start is None or end is None:
            return
        yield source[start.end() : min(end.start(), start.end() + LONGEST_SHEET)]
        at = end.end()


def styled(given: Mapping[str, str], sheet: Mapping[str, str]) -> str:
    """The style of a tag; its own words come last, for they stand above its classes."""
    if not sheet:
        return given.get("style", "")
    looks = [sheet[name] for name in given.get("class", "").split()[:20] if name in sheet]
    return ";".join([*looks, given.get("style", "")])


def size_of(before: float, tag: str, given: Mapping[str, str], style: str) -> float:
    sizes = list(_SIZE.finditer(style)) if style else []
    if sizes:
        return _in_points(before, sizes[-1])
    if tag == "font" and (number := given.get("size", "")).isdecimal() and len(number) == 1:
        return _NUMBERED[min(int(number), len(_NUMBERED) - 1)]
    if tag in _HEADINGS:
        return USUAL * _HEADINGS[tag]
    return before * 1.2 if tag == "big" else before


def _in_points(before: float, size: re.Match[str]) -> float:
    if size["name"]:
        return _NAMED[size["name"].lower()]
    number, unit = float(size["number"]), size["unit"].lower()
    if unit in _POINTS:
        return number * _POINTS[unit]
    if unit == "rem":
        return number * USUAL
    return before * (number / 100 if unit == "%" else number)


def symbol_font_of(before: str, given: Mapping[str, str], style: str) -> str:
    """The symbol font that letters are set in, as in pages that Word writes, or nothing."""
    named = _FONT.findall(style) if style else []
    name = named[-1] if named else given.get("face", "")
    return symbol_font(name) if name else before


def shown(text: str, font: str) -> str:
    """The signs that letters of a symbol font stand for: ³ is ≥, a is α.

    A no-break space is a blank in any font: Word fills the place behind a bullet with them.
    """
    if not font or len(text) > MOST_SIGNS:
        return text
    return _NO_BREAK.join(in_font(part, font) for part in text.split(_NO_BREAK))


def underlines(tag: str, style: str) -> bool:
    return tag in ("u", "ins") or (bool(style) and _UNDERLINED.search(style) is not None)

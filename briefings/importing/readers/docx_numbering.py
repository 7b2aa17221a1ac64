"""The numbers Word puts in front of paragraphs by itself, which are in no text of the file."""

from collections import Counter
from dataclasses import dataclass

from lxml import etree

from briefings.text.language_detection import Language

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DIGITS = "〇一二三四五六七八九"
_STEMS, _BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"),
          (4, "iv"), (1, "i"))  # fmt: skip
MOST_LEVELS = 9
# Word counts further, but a list of so many items is not a list.
MOST_COUNT = 99_999


@dataclass(frozen=True, slots=True)
class Level:
    form: str
    text: str
    start: int


class Numbering:
    """Counts list paragraphs as Word does, but for each language by itself.

    Where both languages share one list (1. 中文 2. English 3. 中文 …) Word's own numbers are an
    accident of the layout: the English of item 1 is item 1.
    """

    def __init__(self, root: etree._Element | None) -> None:
        self._levels: dict[str, dict[int, Level]] = {}
        self._counts: dict[tuple[str, Language | None], Counter[int]] = {}
        if root is None:
            return
        abstract = {
            item.get(W + "abstractNumId", ""): _levels(item)
            for item in root.iterfind(W + "abstractNum")
        }
        for item in root.iterfind(W + "num"):
            own = dict(abstract.get(_value(item.find(W + "abstractNumId")), {}))
            for override in item.iterfind(W + "lvlOverride"):
                _override(own, override)
            self._levels[item.get(W + "numId", "")] = own

    def label(self, number: str, depth: int, language: Language | None) -> str:
        """What stands in front of the next paragraph of this list: "- ", "1. ", "(a) "."""
        level = self._levels.get(number, {}).get(depth)
        if level is None or level.form == "none":
            return ""
        if level.form == "bullet":
            return "- "
        counts = self._counts.setdefault((number, language), Counter())
        counts[depth] = min(MOST_COUNT, counts[depth] + 1 if counts[depth] else level.start)
        for deeper in range(depth + 1, MOST_LEVELS):
            counts[deeper] = 0
        return self._written(number, level, counts)

    def _written(self, number: str, level: Level, counts: Counter[int]) -> str:
        text = level.text
        for depth in range(MOST_LEVELS):
            other = self._levels[number].get(depth)
            if other and f"%{depth + 1}" in text:
                shown = counts[depth] or other.start
                text = text.replace(f"%{depth + 1}", _figure(shown, other.form))
        return text.strip() + " " if text.strip() else ""


def _levels(item: etree._Element) -> dict[int, Level]:
    found = {}
    for level in item.iterfind(W + "lvl"):
        depth = _whole(level.get(W + "ilvl"), 0)
        found[depth] = Level(
            _value(level.find(W + "numFmt")) or "decimal",
            _value(level.find(W + "lvlText")),
            _whole(_value(level.find(W + "start")), 1),
        )
    return found


def _override(levels: dict[int, Level], override: etree._Element) -> None:
    depth = _whole(override.get(W + "ilvl"), 0)
    own = override.find(W + "lvl")
    if own is not None:
        levels[depth] = next(iter(_levels(override).values()))
    start = _value(override.find(W + "startOverride"))
    if start and depth in levels:
        levels[depth] = Level(levels[depth].form, levels[depth].text, _whole(start, 1))


def _value(element: etree._Element | None) -> str:
    return "" if element is None else element.get(W + "val", "")


def _whole(text: str | None, otherwise: int) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 6 else otherwise


def _figure(number: int, form: str) -> str:
    if form in ("lowerLetter", "upperLetter"):
        letters = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 % 9 + 1)
        return letters.upper() if form == "upperLetter" else letters
    if form in ("lowerRoman", "upperRoman"):
        return roman(number).upper() if form == "upperRoman" else roman(number)
    if form in ("chineseCounting", "chineseCountingThousand", "taiwaneseCounting",
                "taiwaneseCountingThousand", "japaneseCounting", "ideographDigital"):  # fmt: skip
        return han(number)
    if form == "ideographTraditional":
        return _STEMS[(number - 1) % 10]
    if form == "ideographZodiac":
        return _BRANCHES[(number - 1) % 12]
    return f"{number:02d}" if form == "decimalZero" else str(number)


def roman(number: int) -> str:
    written = ""
    for value, sign in _ROMAN:
        written += sign * (number // value)
        number %= value
    return written


def han(number: int) -> str:
    """12 → 十二, 105 → 一百零五; beyond 999 digit by digit."""
    if number > 999:
        return "".join(_DIGITS[int(digit)] for digit in str(number))
    hundreds, tens, ones = number // 100, number // 10 % 10, number % 10
    written = _DIGITS[hundreds] + "百" if hundreds else ""
    if tens:
        written += ("" if tens == 1 and not hundreds else _DIGITS[tens]) + "十"
    elif hundreds and ones:
        written += "零"
    return written + (_DIGITS[ones] if ones else "")

"""Signs of Markdown that a reader of the page does not see: fences, addresses, raised letters.

The numbers of a list in which every item is written as 1. are counted, as on the page.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from briefings.importing.block import LeftOut
from briefings.importing.readers.lists.languages import counted_languages
from briefings.importing.readers.superscripts import Raised, raised_text
from briefings.text.language_detection import Language, language_of

_FENCE = re.compile(r" {0,3}(```+|~~~+)[ \t]*(?P<info>[^`~]*)")
_PICTURE = re.compile(
    r"(?<!\\)!\[(?P<alt>[^\[\]\n]{0,300})\]\((?P<address>[^()\s]{1,500})(?P<title>\s+[^()\n]{1,300})?\)"
)
_EMPTY_LINK = re.compile(r"(?<![\\!])\[\s*\]\((?P<address>[^()\s]{1,500})\)")
_TITLE = re.compile(r"(\]\([^()\s]{1,500})\s+(?P<title>\"[^\"\n]{0,300}\"|'[^'\n]{0,300}')\)")
_ADDRESS = re.compile(r"<((?:https?://|mailto:)[^\s<>]{1,500}|[\w.+-]{1,64}@[\w.-]{1,200})>")
_ATTRIBUTES = re.compile(r"(?<=\S)[ \t]+\{[#.][^{}\n]{0,200}\}[ \t]*$")
_RAISED = re.compile(r"(?<=[\w)])(?P<sign>[\^~])(?P<said>[^\s^~]{1,20})(?P=sign)(?![\^~])")
_KINDS: dict[str, Raised] = {"^": "superscript", "~": "subscript"}
_ITEM = re.compile(r"(?P<before> {0,3})(?P<number>\d{1,9})(?P<behind>[.)][ \t]+(?P<said>\S.*))")
LEAST_ITEMS = 2


@dataclass
class PlainText:
    """The lines without such signs; `keys` are what was taken out, `written` what was put in."""

    lines: list[str]
    keys: list[str] = field(default_factory=list)
    written: list[str] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)


def without_signs(lines: Sequence[str]) -> PlainText:
    text = PlainText(list(lines))
    steps: tuple[Callable[[PlainText, str], str], ...] = (
        _pictures,
        _addresses,
        _attributes,
        _raised,
    )
    code = _fences(text)
    for place, line in enumerate(text.lines):
        for step in steps if place not in code else ():
            line = step(text, line)
        text.lines[place] = line
    _count_items(text, code)
    return text


def _fences(text: PlainText) -> set[int]:
    """Take out the fences around code; return the places of the code, which stays as it is."""
    fences: list[int] = []
    opened = ""
    for place, line in enumerate(text.lines):
        match = _FENCE.fullmatch(line)
        if match and (not opened or (match[1].startswith(opened) and not match["info"].strip())):
            opened = "" if opened else match[1]
            fences.append(place)
    code: set[int] = set()
    for start, end in zip(fences[::2], fences[1::2], strict=False):
        match = _FENCE.fullmatch(text.lines[start])
        text.keys += match["info"].split() if match else []
        text.lines[start] = text.lines[end] = ""
        code.update(range(start, end + 1))
    return code


def _pictures(text: PlainText, line: str) -> str:
    """A picture of a text file lies elsewhere: what it shows in words is reported."""

    def taken(match: re.Match[str]) -> str:
        text.left_out.append(LeftOut(match["alt"].strip() or match["address"], "drawing"))
        text.keys.extend([match["address"], match["title"] or ""])
        return ""

    def dropped(match: re.Match[str]) -> str:
        text.keys.append(match["address"])
        return ""

    if "](" not in line:
        return line
    return _EMPTY_LINK.sub(dropped, _PICTURE.sub(taken, line))


def _addresses(text: PlainText, line: str) -> str:
    def bare(match: re.Match[str]) -> str:
        text.keys.append(match["title"])
        return match[1] + ")"

    return _ADDRESS.sub(lambda match: match[1].removeprefix("mailto:"), _TITLE.sub(bare, line))


def _attributes(text: PlainText, line: str) -> str:
    match = _ATTRIBUTES.search(line) if line.lstrip().startswith("#") else None
    if match is None:
        return line
    text.keys.append(match[0])
    return line[: match.start()]


def _raised(text: PlainText, line: str) -> str:
    """H~2~O and 10^6^, as pandoc writes them."""

    def raised(match: re.Match[str]) -> str:
        said = raised_text(match["said"], _KINDS[match["sign"]])
        text.keys.append(match["said"])
        text.written.append(said)
        return said

    return _RAISED.sub(raised, line)


def _count_items(text: PlainText, code: set[int]) -> None:
    items: list[tuple[tuple[int, str], int]] = []
    number_of_list, after_blank = 0, True
    for place, line in enumerate(text.lines):
        item = _ITEM.fullmatch(line) if place not in code else None
        if item:
            items.append(((number_of_list, item["behind"][0]), place))
        elif line.strip() and after_blank and not line.startswith((" ", "\t")):
            number_of_list += 1
        after_blank = not line.strip()
    for _, same in groupby(items, key=lambda item: item[0]):
        _count(text, [place for _, place in same])


def _count(text: PlainText, places: Sequence[int]) -> None:
    found = [match for place in places if (match := _ITEM.fullmatch(text.lines[place]))]
    if len(found) < LEAST_ITEMS or any(match["number"] != "1" for match in found):
        return
    languages = counted_languages([language_of(match["said"]) for match in found])
    counts: dict[Language | None, int] = {}
    for place, match, language in zip(places, found, languages, strict=True):
        counts[language] = number = counts.get(language, 0) + 1
        text.lines[place] = f"{match['before']}{number}{match['behind']}"
        if number > 1:
            text.keys.append("1")
            text.written.append(str(number))

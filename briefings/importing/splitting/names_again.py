"""Sides of a short text that both hold a name: Harbour 服務條款 beside Harbour Terms of Service."""

import re
from collections.abc import Sequence

from briefings.importing.block import Line
from briefings.importing.halves import second_half
from briefings.importing.patterns.characters import letters
from briefings.importing.patterns.list_markers import marker, unnumbered
from briefings.importing.patterns.shared_words import words
from briefings.importing.splitting.cut_text import AT_SEPARATOR, Segment, is_short
from briefings.text.language_detection import HAN, Language, has_han, latin_words
from briefings.text.languages import CHINESE, ENGLISH, WRITTEN

_BETWEEN = re.compile(r"\s*[/／|｜]\s*")
# What is said twice on one line is no longer.
LONGEST_TWICE = 160
_CHINESE_FIRST = re.compile(
    rf"(?P<chinese>.*[{HAN}][」』）)》〉]?)\s*[/／|｜–—-]?\s*(?P<english>[A-Z\d][^{HAN}]*)"
)
_ENGLISH_FIRST = re.compile(rf"(?P<latin>[^{HAN}]+?)\s(?P<rest>[「『（(《〈]?[{HAN}].*)")


def said_twice(text: str) -> list[Segment] | None:
    """Both sides of a name that neither language translates: Harbour Cloud / Harbour Cloud.

    Each may have a number: （一）GitHub / (1) GitHub.
    """
    said = text.strip()
    for between in _BETWEEN.finditer(said) if len(said) <= LONGEST_TWICE else ():
        sides = [said[: between.start()], said[between.end() :]]
        if all(sides) and unnumbered(sides[0]).strip() == unnumbered(sides[1]).strip():
            order = WRITTEN if has_han(sides[0]) or not has_han(sides[1]) else WRITTEN[::-1]
            return [Segment(one, side) for one, side in zip(order, sides, strict=True)]
    return None


def with_name_again(lines: Sequence[Line]) -> list[Segment] | None:
    """Two lines that say the same, if the foreign words of the Chinese one stand in the other."""
    if sides := _same_line_again(lines):
        return sides
    in_han = [has_han(line.text) for line in lines]
    if sorted(in_han) != [False, True] or not lines[in_han.index(True)].is_mixed:
        return None
    chinese, english = lines[in_han.index(True)], lines[in_han.index(False)]
    if not words(chinese.text) <= words(english.text):
        return None
    return [Segment(CHINESE if line is chinese else ENGLISH, line.text) for line in lines]


def _same_line_again(lines: Sequence[Line]) -> list[Segment] | None:
    """Two lines of a name or an address that neither language translates."""
    if len(lines) != len(WRITTEN) or len({letters(line.text) for line in lines}) > 1:
        return None
    if any(has_han(line.text) for line in lines) or not latin_words(lines[0].text):
        return None
    return [Segment(one, line.text) for one, line in zip(WRITTEN, lines, strict=True)]


def lines_said_again(lines: Sequence[Line]) -> dict[int, Language]:
    """The languages of lines that stand twice in a text that alternates, by their places.

    The same number says so too, although a word differs: 8. Cookies above 8. Cookie.
    """
    said = {line.place: line for line in lines if not has_han(line.text) and line.row is None}
    again = {n for n in said if n + 1 in said and _says_again(said[n], said[n + 1])}
    firsts = [n for n in again if n - 1 not in again]
    is_in_both = {line.language for line in lines} >= {*WRITTEN}
    if not firsts or not is_in_both or second_half(lines) is not None:
        return {}
    order = WRITTEN if lines[0].language == CHINESE else WRITTEN[::-1]
    return {n + k: one for n in firsts for k, one in enumerate(order)}


def _says_again(line: Line, below: Line) -> bool:
    if len(latin_words(line.text)) > 1 and letters(line.text) == letters(below.text):
        return True
    first, second = marker(line.text), marker(below.text)
    is_counted = first is not None and first.value is not None and first == second
    return is_counted and is_short(line.text) and is_short(below.text)


def around_names(text: str) -> list[Segment] | None:
    """Both sides of a short line whose Chinese has a name of the English, by where that stands."""
    if not is_short(text):
        return None
    return _chinese_first(text.strip()) or _english_first(text.strip())


def _chinese_first(text: str) -> list[Segment] | None:
    match = _CHINESE_FIRST.fullmatch(text)
    if match is None or not latin_words(match["chinese"]) or not _is_whole(match["english"]):
        return None
    return [Segment(CHINESE, match["chinese"]), Segment(ENGLISH, match["english"], AT_SEPARATOR)]


def _is_whole(text: str) -> bool:
    """Return whether the text closes no bracket that it has not opened."""
    return sum(map(text.count, "（(")) >= sum(map(text.count, "）)"))


def _english_first(text: str) -> list[Segment] | None:
    """Before the first Han character, the most words that the words before them have too."""
    match = _ENGLISH_FIRST.fullmatch(text)
    said = match["latin"].split() if match else []
    for n in range((len(said) + 1) // 2, len(said)):
        english, name = " ".join(said[:n]), " ".join(said[n:])
        if match and words(name) <= words(english):
            chinese = f"{name} {match['rest']}"
            return [Segment(ENGLISH, english), Segment(CHINESE, chinese, AT_SEPARATOR)]
    return None

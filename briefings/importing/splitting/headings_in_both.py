"""Headings that say the same in both languages on one line: 適用範圍 Scope."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from briefings.importing.block import Line
from briefings.importing.patterns.characters import COLONS
from briefings.importing.patterns.list_markers import marker, unnumbered
from briefings.importing.patterns.shared_words import words
from briefings.importing.splitting.borders import BorderedText
from briefings.importing.splitting.cut_text import (
    WIDEST_FIT,
    Segment,
    halves,
    is_short,
    only_pair,
    sides_of,
    translated_in_brackets,
    with_shared_names,
)
from briefings.text.language_detection import han_count, latin_letters, latin_words
from briefings.text.languages import CHINESE

# One word as a heading: Scope, but not GDPR.
SHORTEST_WORD, LONGEST_ACRONYM = 3, 7
# A heading of one word may be shorter than a sentence would be: 稅務考慮 Tax, 適用範圍 Scope.
NARROWEST_HEADING, WIDER_HEADING = 0.7, 4
# If so many of the lines of one look say the same twice, so do the others.
MANY_IN_BOTH, LEAST_IN_BOTH = 0.4, 2
_GLOSS = re.compile(r"(?P<bracket>[（(](?P<gloss>[A-Za-z][A-Za-z -]*)[)）])\s*(?P<english>[A-Z].*)")
STOPS = tuple("。；;.:：，,")
ASKED = tuple("?？")
_DIVIDED = re.compile(r"[/／|｜]")


class HeadingsInBoth:
    """Whether the headings of a text, by each of its looks, are in both languages on one line.

    Their words stand in the text below too, so that alone each would seem to be a name in it.
    """

    def __init__(self, lines: Sequence[Line], pairs: Mapping[int, list[Segment]]) -> None:
        """`pairs` are both sides of the short lines that could have two, by place."""
        looks = Counter(look for line in lines for look in _looks(line))
        orders = Counter(
            (look, pairs[line.place][0].language)
            for line in lines
            if line.place in pairs
            for look in _looks(line)
        )
        self._pairs = pairs
        self._usual = {
            (look, first)
            for (look, first), count in orders.items()
            if count >= max(LEAST_IN_BOTH, MANY_IN_BOTH * looks[look])
        }

    def pair(self, line: Line) -> list[Segment] | None:
        """Both sides of a heading, where headings of its look have two."""
        pair = self._pairs.get(line.place)
        if pair is None:
            return None
        first = pair[0].language
        return pair if any((look, first) in self._usual for look in _looks(line)) else None


def _looks(line: Line) -> list[str]:
    """How the line is set; those with a number are alike among the short lines too."""
    if line.table or line.row is not None:
        return []
    if line.is_marked:
        return [f"level {line.level}"]
    if line.role == "bold":
        return ["bold"]
    if line.text.endswith(STOPS) or not is_short(line.text):
        return []
    if line.text.endswith(ASKED):
        return ["asked"]
    found = marker(line.text)
    return ["short", found.style] if found and found.style != "bullet" else ["short"]


def short_pair(borders: BorderedText) -> list[Segment] | None:
    """A heading in both languages with nothing between them, such as "Privacy Policy私隱政策"."""
    pair = with_shared_names(halves(borders.text)) or only_pair(borders)
    if pair is None or not is_short(borders.text) or _is_labelled(*pair):
        return None
    pair = _with_gloss(*pair)
    if pair[1].text[:1] in "（(「《" and marker(pair[1].text) is None:
        return None
    if translated_in_brackets(borders.text):
        return None
    is_divided = _DIVIDED.search(borders.text) is not None
    return pair if could_be_heading(*sides_of(pair), is_divided=is_divided) else None


def _with_gloss(first: Segment, second: Segment) -> list[Segment]:
    """A word of the English in brackets explains the Chinese before it: 授權條款 (license)."""
    gloss = _GLOSS.match(second.text) if first.language == CHINESE else None
    if gloss is None or not words(gloss["gloss"]) <= words(gloss["english"]):
        return [first, second]
    chinese = f"{first.text} {gloss['bracket']}"
    return [replace(first, text=chinese), replace(second, text=gloss["english"])]


def _is_labelled(first: Segment, second: Segment) -> bool:
    """Return whether a name only labels the sentence behind it: Harbour：在網站上選擇退出。"""
    return first.text.endswith(COLONS) and second.text.endswith(STOPS)


def could_be_heading(chinese: str, english: str, *, is_divided: bool = False) -> bool:
    """Long enough on both sides to say the same, and the English more than an abbreviation.

    Where a mark divides the sides, a short word in capitals is one as any other: FEES / 費用.
    """
    chinese, english = unnumbered(chinese), unnumbered(english)
    han, letters, words = han_count(chinese), latin_letters(english), latin_words(english)
    shortest = LONGEST_ACRONYM if english.isupper() and not is_divided else SHORTEST_WORD
    if len(words) == 1 and letters < shortest:
        return False
    return NARROWEST_HEADING * han <= letters <= WIDEST_FIT * han + WIDER_HEADING

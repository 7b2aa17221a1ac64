"""Find words in a side, and replace some of the places: positions are those of the text itself."""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cache

from briefings.search.index.fold_table import FROM, TO
from briefings.text.addresses.address_spans import address_spans
from briefings.text.language_detection import HAN

LONGEST = 200
_LAST_CAPITAL = 0x1FFFF  # the planes above have no letters with capitals
_SCRIPTS = dict(zip(FROM, TO, strict=True))
_HAN = re.compile(f"[{HAN}]")
# What a quotation leaves out: emphasis, footnotes, the addresses of links, how a table is ruled.
_SIGN = "\ue003"  # in no text; stands at both ends of the place that is quoted
_MARKS = re.compile(
    rf"\*\*|(?<!\w)_(?=[\w{_SIGN}])|(?<=[\w{_SIGN}])_(?!\w)"
    r"|\[\^[^\]\s]+\]:?|!?\[(?=[^\]\n]*\]\()|\]\([^)\s]*\)"
    r"|^[ \t]*\|?[ \t]*:?-{3,}.*$|^[ \t]*(?:[-*>]|#{1,6})[ \t]",
    re.MULTILINE,
)
_CELLS = re.compile(r"[ \t]*\|[ \t]*")
# What is left of a word at the edge of a quotation; Chinese has no blanks between its words.
_LETTERS = r"[^\W\u2e80-\uffff]+"
_CUT_AT_START, _CUT_AT_END = re.compile(rf"^{_LETTERS}(?=.)"), re.compile(rf"(?<=.){_LETTERS}$")
# What readers do not see as words: the address of a picture, and the mark of a footnote.
_NOT_WORDS = re.compile(r"\(figure:[^)\s]*|\[\^[^\]\s]+\]:?")


@dataclass(frozen=True, slots=True)
class Wanted:
    """The words to find, and how strictly."""

    words: str
    whole: bool = False
    exact: bool = False  # else capitals, and Simplified and Traditional characters, are alike


@dataclass(frozen=True, slots=True, order=True)
class Place:
    start: int
    end: int


def find_words(text: str, wanted: Wanted) -> list[Place]:
    """Return the places of the words, in order and without overlaps.

    Addresses and marks are left alone: a changed address would lead elsewhere.
    """
    if not wanted.words:
        return []
    alike = str if wanted.exact else folded
    searched, words = alike(text), alike(wanted.words)
    apart = [*address_spans(text), *(match.span() for match in _NOT_WORDS.finditer(text))]
    places, at = [], searched.find(words)
    while at >= 0:
        place = Place(at, at + len(words))
        taken = _is_free(place, apart) and (not wanted.whole or _is_whole(text, place))
        if taken:
            places.append(place)
        at = searched.find(words, place.end if taken else at + 1)
    return places


def quoted(text: str, place: Place, around: int) -> tuple[str, str, str]:
    """Return what stands before a place, its words and what stands after, as readers see them."""
    far = around + 400  # of marks that may stand between: the address of a link
    start, end = max(0, place.start - far), place.end + far
    cut = _SIGN.join(
        (text[start : place.start], text[place.start : place.end], text[place.end : end])
    )
    before, words, after = _as_read(cut).split(_SIGN)[:3]
    return _last(before, around), words, _first(after, around)


def _first(text: str, most: int) -> str:
    """Return the beginning of a text, without the letters of a word that is cut off."""
    if len(text) <= most:
        return text
    return _CUT_AT_END.sub("", text[: most + 1])[:most].rstrip() + "…"


def _last(text: str, most: int) -> str:
    if len(text) <= most:
        return text
    return "…" + _CUT_AT_START.sub("", text[-most - 1 :])[-most:].lstrip()


def _as_read(text: str) -> str:
    """Return a text without the marks that readers do not see, in one line."""
    return re.sub(r"\s*\n\s*", " ", _CELLS.sub(" ", _MARKS.sub("", text)))


def replaced(text: str, places: Iterable[Place], replacement: str) -> str:
    """Return the text with the replacement in these places, and no other change."""
    for place in sorted(places, reverse=True):
        text = text[: place.start] + replacement + text[place.end :]
    return text


def folded(text: str) -> str:
    """Return the text in one case and one Chinese script, character by character."""
    return "".join(map(_folded, text))


@cache
def _folded(character: str) -> str:
    lower = character.lower()
    lower = lower if len(lower) == 1 else character
    seen = {lower}
    while (other := _SCRIPTS.get(lower, lower)) not in seen:
        seen.add(other)
        lower = other
    return lower


def is_chinese(character: str) -> bool:
    return bool(_HAN.match(character))


def spellings(character: str) -> Collection[str]:
    """Return the characters that count as the same: other scripts and capitals."""
    return _spellings().get(_folded(character), (character,))


@cache
def _spellings() -> dict[str, set[str]]:
    capitals = (one for one in map(chr, range(_LAST_CAPITAL + 1)) if one.lower() != one)
    groups: dict[str, set[str]] = {}
    for character in (*FROM, *TO, *capitals):
        small = _folded(character)
        groups.setdefault(small, {small}).add(character)
    return groups


def _is_free(place: Place, apart: list[tuple[int, int]]) -> bool:
    return not any(start < place.end and place.start < end for start, end in apart)


def _is_whole(text: str, place: Place) -> bool:
    """Return whether no word goes on beyond the place; Chinese has no blanks between words."""
    before, after = text[: place.start][-1:], text[place.end :][:1]
    first, last = text[place.start], text[place.end - 1]
    return not (_goes_on(before, first) or _goes_on(last, after))


def _goes_on(one: str, other: str) -> bool:
    return all(side.isalnum() and not is_chinese(side) for side in (one, other))

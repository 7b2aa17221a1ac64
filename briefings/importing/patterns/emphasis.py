"""Marks of bold and italics: whole on each side of a cut, and none around a whole paragraph."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefings.importing.patterns.list_markers import marker

# Between the parts of a text while their marks are read: no text holds it.
_CUT = "\x00"
_BLANK = _CUT + " \t\n\u3000"
# Marks that are not escaped: more than the longest close one and open the next. Three underscores
# are a blank to fill in, those in a_name its letters.
LONGEST = 3
# How many signs each has; three are for both.
_ITALIC, _BOLD = 1, 2
_MARK = re.compile(r"(?<![\\*])\*+|(?<![\\\w])_{1,2}(?![_\s])|(?<![\\_\s])_{1,2}(?!\w)")
_QUOTE, _NOTE = re.compile(r"(?:> ?)+"), re.compile(r"(?<!\\)\[\^\w+\]")


@dataclass(frozen=True, slots=True)
class _Emphasis:
    """Text between two equal marks: where it starts and ends, without these."""

    mark: str
    start: int
    end: int


def with_whole_marks(text: str, parts: Sequence[str]) -> list[str]:
    """Return the parts of a text; emphasis across a cut is closed before it and opened after it."""
    whole = _CUT.join(parts)
    torn = [one for one in _emphases(whole) if _CUT in whole[one.start : one.end]]
    if not torn or not any(_emphases(text)):
        return list(parts)
    gone = {place for one in torn for place in _places_of_marks(one)}
    before: dict[int, str] = defaultdict(str)
    after: dict[int, str] = defaultdict(str)
    for one in sorted(torn, key=lambda one: one.start):
        for first, last in _spans_with_words(whole, one, gone):
            before[first] += one.mark
            after[last] = one.mark + after[last]
    signs = enumerate(whole)
    written = (f"{before[n]}{sign * (n not in gone)}{after[n]}" for n, sign in signs)
    return [part.strip(_BLANK) for part in "".join(written).split(_CUT)]


def without_whole_emphasis(text: str) -> str:
    """The text of a paragraph, without the italics or the bold that all its words have."""
    found = list(_emphases(text))
    gone = {place for kind in (_ITALIC, _BOLD) for place in _marks_of_all(text, found, kind)}
    return "".join(sign for place, sign in enumerate(text) if place not in gone)


def _marks_of_all(text: str, found: Sequence[_Emphasis], kind: int) -> set[int]:
    """The places of the marks of one kind, if every word of the text has it."""
    found = [one for one in found if len(one.mark) & kind]
    inside = {n for one in found for n in range(one.start, one.end)}
    if not found or not all(_is_inside(line, inside) for line in _lines(text)):
        return set()
    return {place for one in found for place in _places_of_kind(one, kind)}


def _places_of_kind(one: _Emphasis, kind: int) -> Iterator[int]:
    """Of three signs the outer one is for italics, and the two within are for bold."""
    length = len(one.mark)
    outside = length - kind if kind == _BOLD else 0
    yield from range(one.start - length + outside, one.start - length + outside + kind)
    yield from range(one.end + length - outside - kind, one.end + length - outside)


def _emphases(text: str) -> Iterator[_Emphasis]:
    """Yield each opening mark before a word with the mark behind a word that closes it."""
    opened: list[tuple[str, int]] = []
    for match in _MARK.finditer(text) if "*" in text or "_" in text else ():
        rest, end = match[0], match.start()
        if _sign(text, end - 1, -1) not in _BLANK:
            while rest and (place := _place_of_opening(opened, rest)) is not None:
                mark, start = opened[place]
                closed = min(mark, rest, key=len)
                yield _Emphasis(closed, start, end)
                rest, end = rest[len(closed) :], end + len(closed)
                left = mark[len(closed) :]
                opened[place:] = [(left, start - len(closed))] if left else []
        if 0 < len(rest) <= LONGEST and _sign(text, match.end(), 1) not in _BLANK:
            opened.append((rest, match.end()))


def _place_of_opening(opened: Sequence[tuple[str, int]], mark: str) -> int | None:
    """The last mark that this one closes: one like it, or either of them for both of the other."""
    for place in range(len(opened) - 1, -1, -1):
        one = opened[place][0]
        if one[0] == mark[0] and (one == mark or len(one) == LONGEST or len(mark) >= LONGEST):
            return place
    return None


def _sign(text: str, place: int, step: int) -> str:
    """The next sign in a direction, over a cut; a blank beyond the ends of the text."""
    while 0 <= place < len(text) and text[place] == _CUT:
        place += step
    return text[place] if 0 <= place < len(text) else " "


def _places_of_marks(one: _Emphasis) -> Iterator[int]:
    length = len(one.mark)
    yield from range(one.start - length, one.start)
    yield from range(one.end, one.end + length)


def _spans_with_words(text: str, one: _Emphasis, gone: set[int]) -> Iterator[tuple[int, int]]:
    """The first and the last sign of each part of the emphasis that says something."""
    start = one.start
    for part in text[one.start : one.end].split(_CUT):
        written = [
            place
            for place, sign in enumerate(part, start)
            if sign not in _BLANK and place not in gone
        ]
        if any(text[place].isalnum() for place in written):
            yield written[0], written[-1]
        start += len(part) + 1


def _lines(text: str) -> Iterator[tuple[int, str]]:
    start = 0
    for line in text.split("\n"):
        yield start, line
        start += len(line) + 1


def _is_inside(line: tuple[int, str], inside: set[int]) -> bool:
    """Return whether every word of a line is emphasised; its number and its notes do not count."""
    start, text = line
    quote = _QUOTE.match(text)
    skipped = quote.end() if quote else 0
    found = marker(text[skipped:])
    skipped += found.length if found and not found.is_part else 0
    notes = {n for match in _NOTE.finditer(text) for n in range(*match.span())}
    return all(
        start + n in inside or n in notes or n < skipped
        for n, sign in enumerate(text)
        if sign.isalnum()
    )

"""A line of wrapped text: its width, language and edges, and whether it is a heading or an item."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from briefings.importing.patterns.list_markers import marker
from briefings.text.language_detection import (
    HAN,
    Language,
    display_width,
    has_han,
    language_of,
    latin_words,
    without_addresses,
)
from briefings.text.languages import CHINESE, ENGLISH

# Wrapped text is at least this wide.
NARROWEST = 24
# Chinese lines end up to two characters early, so that no line starts with a closing mark.
HAN_SLACK = 4
# A sentence has no more lines.
MOST_LINES = 20
# Who publishes a text, in both languages, and what or when: 某局　Some Bureau　第二版.
LEAST_PARTS = 3
# A line with its neighbours.
LINES_AROUND = 3

# A no-break space does what it says: the words it joins wrap as one.
_FIRST_WORD = re.compile(r"[^ \t\u3000]+")
_EDGE_LETTER = re.compile(f"([{HAN}\u3001-\u303f\uff01-\uff60])|([A-Za-z])")
_WIDE_BLANK = re.compile(r"\u3000+| {3,}")
_HAN_STOP = re.compile("[。；！，]")
_CLOSED = " \u3000)）】」』"
# A sentence, but not the number before the English of 一、費用 1. Fees.
_SAYS = re.compile(r"[。；！，,、]|(?<!\s\d)(?<!\s\d\d)[.;!](?:\s|$)")
_HAN_MARK = re.compile("[\u3001\u3002\uff0c\uff1b]")
# A dash leads to the items of a list as a colon does, in the ordinances of Hong Kong.
_STOPPED = re.compile(r"[。！？：︰；.!?:;…—][」』”\"'’）)]*\s*$")

_SEMICOLONS = (";", "；")


@dataclass(frozen=True, slots=True)
class WrappedLine:
    """A line as it stands in the source, with its language."""

    text: str
    language: Language | None
    is_item: bool = False


def _could_lead_to_items(line: WrappedLine) -> bool:
    ends = stops(line.text) and not line.text.rstrip().endswith(_SEMICOLONS)
    return ends or line.language == CHINESE


def line_width(line: str) -> int:
    """Addresses do not count: they are never wrapped."""
    return display_width(without_addresses(line).strip())


def stops(line: str) -> bool:
    """Return whether the line ends a sentence, or leads to a list."""
    return _STOPPED.search(line) is not None


def needed(line: str, following: str) -> int:
    """How wide the line would have become with one more word of the next."""
    if edge(following) == CHINESE:
        return line_width(line) + HAN_SLACK
    word = _FIRST_WORD.search(following)
    return line_width(line) + 1 + display_width(word[0] if word else "")


def heads_in_both(line: str) -> bool:
    """Return whether a line is a heading or masthead in both languages, no name in one of them."""
    is_heading = is_in_both(line) and len(latin_words(line)) > 1
    return line_width(line) >= NARROWEST and (is_heading or _has_parts(line))


def is_in_both(line: str) -> bool:
    """Return whether a line begins in one language, ends in the other and says no sentence."""
    found = marker(line.strip())
    said = (line.strip()[found.length :] if found else line).rstrip(_CLOSED)
    edges = {edge(said), edge(said[::-1])}
    # A small letter goes on with the line above.
    is_begun = not said.lstrip()[:1].islower()
    return edges == {CHINESE, ENGLISH} and is_begun and not _SAYS.search(said)


def _has_parts(line: str) -> bool:
    """Return whether a line holds parts in both languages, wide blanks apart, as of a masthead."""
    parts = _WIDE_BLANK.split(line.strip())
    languages = {edge(part) for part in parts}
    return (
        len(parts) >= LEAST_PARTS and {CHINESE, ENGLISH} <= languages and not _HAN_STOP.search(line)
    )


def edge(line: str) -> Language | None:
    """The language of the first letter met."""
    match = _EDGE_LETTER.search(line[:16])
    if match is None:
        return None
    return CHINESE if match[1] else ENGLISH


def is_next_item(paragraph: str, following: str) -> bool:
    """Return whether a line begins with the number behind that of a paragraph which has ended."""
    before, after = marker(paragraph.strip()), marker(following.strip())
    if before is None or after is None or before.value is None or after.value is None:
        return False
    is_next = after.style == before.style and after.value - before.value == 1
    return is_next and stops(paragraph)


def stands_apart(run: Sequence[str], room: float) -> bool:
    """Return whether the second of three lines is a heading: it goes on in neither direction.

    The last line of a paragraph is short too, but ends with a stop.
    """
    if len(run) < LINES_AROUND or not stops(run[0]) or stops(run[1]):
        return False
    return needed(run[1], run[2]) <= room


def _language(text: str) -> Language | None:
    """The language of a line; the marks of Chinese make names in Latin letters Chinese."""
    return CHINESE if _HAN_MARK.search(text) and not has_han(text) else language_of(text)


def flowing(line: WrappedLine, following: WrappedLine) -> Language | None:
    """The language in which one line could go on in the next."""
    if heads_in_both(line.text):
        return None
    if line.language and following.language in (line.language, None):
        return line.language
    before, after = edge(line.text[::-1]), edge(following.text)
    return before if before == after else None


def lines_of_runs(texts: Sequence[Sequence[str]]) -> list[list[WrappedLine]]:
    """The lines of each run of neighbours, with the items of lists without marks among them."""
    runs = [[WrappedLine(text, _language(text)) for text in run] for run in texts]
    items = [_unmarked_items(run, above) for above, run in pairwise([[], *runs])]
    return [
        [replace(line, is_item=n in places) for n, line in enumerate(run)]
        for run, places in zip(runs, items, strict=True)
    ]


def _unmarked_items(run: Sequence[WrappedLine], above: Sequence[WrappedLine]) -> set[int]:
    """The places of the items of lists without marks: neighbours that begin with small letters.

    What is wrapped begins with a capital, unless a page ends within it, or behind a semicolon.
    """
    found: set[int] = set()
    for is_small, stretch in groupby(range(len(run)), lambda n: run[n].text[:1].islower()):
        places = [*stretch]
        before = (run[: places[0]] or above)[-1:]
        if is_small and all(map(_could_lead_to_items, before)):
            found |= {*places}
    return found

"""Leave out the lines of a page that blank lines set off above and below a pasted text.

What a page says round its text is pasted as a group of lines: a menu, a breadcrumb trail, the size
of the letters, whom to ask for help. The words of some tell what the others are.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import dropwhile, takewhile

from briefings.importing.block import LeftOut, Line
from briefings.importing.cleaning.line_shapes import is_label, is_plain
from briefings.importing.patterns.characters import BLANK, letters
from briefings.importing.patterns.characters import lines as lines_of
from briefings.importing.patterns.front_lines import front_line
from briefings.importing.patterns.furniture.breadcrumbs import is_breadcrumb, is_path
from briefings.importing.patterns.furniture.furniture_lines import (
    could_be_title,
    is_always_furniture,
    is_furniture_at_edge,
    is_menu_line,
)
from briefings.importing.patterns.furniture.site_words import names_site_part

# A group has so many lines, and at least this share of them is known by its words.
LEAST, MOST, LEAST_KNOWN = 3, 25, 1 / 3
# A group is at most this share of the text; what is longer is text itself.
MOST_OF_TEXT = 0.2


@dataclass(frozen=True)
class _Group:
    places: range
    known: tuple[int, ...]


def without_edge_groups(lines: Sequence[Line], text: str) -> tuple[list[Line], list[LeftOut]]:
    """The lines of a pasted text without those of the page round it, and these."""
    pasted = [line.strip(BLANK) for line in lines_of(text)]
    found = _above(lines, _first_group(pasted)) | _below(lines, _first_group(pasted[::-1])[::-1])
    return (
        [line for n, line in enumerate(lines) if n not in found],
        [LeftOut(lines[n].text, "page-furniture") for n in sorted(found)],
    )


def _first_group(pasted: Sequence[str]) -> list[str]:
    return list(takewhile(bool, dropwhile(lambda line: not line, pasted)))


def _above(lines: Sequence[Line], said: Sequence[str]) -> set[int]:
    """The lines up to the last known one: below it the title may stand."""
    found = _group(lines, range(len(said)), said)
    if found is None:
        return set()
    up_to_known = range(found.known[-1] + 1)
    unknown = (n for n in up_to_known if n not in found.known)
    return {n for n in unknown if not _is_said_again(lines, n, found.places.stop)}


def _below(lines: Sequence[Line], said: Sequence[str]) -> set[int]:
    found = _group(lines, range(len(lines) - len(said), len(lines)), said)
    if found is None:
        return set()
    return {n for n in found.places if n not in found.known and _could_be_of_page(lines[n])}


def _group(lines: Sequence[Line], places: range, said: Sequence[str]) -> _Group | None:
    """The group, if its lines are those of the text, and enough of them are known."""
    if not LEAST <= len(said) <= MOST or len(places) >= len(lines) or places.start < 0:
        return None
    if any(letters(lines[n].text) != letters(one) for n, one in zip(places, said, strict=True)):
        return None
    known = tuple(n for n in places if _is_known(lines[n]))
    is_small = _length(said) <= MOST_OF_TEXT * sum(len(line.text) for line in lines)
    is_page = is_small and len(known) >= LEAST_KNOWN * len(said)
    is_page = is_page and (len(known) > 1 or any(_is_trail(lines[n]) for n in known))
    return _Group(places, known) if is_page else None


def _is_known(line: Line) -> bool:
    if not is_plain(line) or could_be_title(line.text):
        return False
    said = line.text
    is_word = is_menu_line(said) or names_site_part(said)
    return is_word or is_always_furniture(said) or is_furniture_at_edge(said) or _is_trail(line)


def _is_trail(line: Line) -> bool:
    return is_breadcrumb(line.text) or is_path(line.text)


def _could_be_of_page(line: Line) -> bool:
    return is_plain(line) and is_label(line) and front_line(line.text) is None


def _is_said_again(lines: Sequence[Line], number: int, stop: int) -> bool:
    """A line that is said again below the group is the title, or a part of it."""
    said = letters(lines[number].text)
    return any(said == letters(line.text) for line in lines[stop:]) and not _is_trail(lines[number])


def _length(said: Sequence[str]) -> int:
    return sum(map(len, said))

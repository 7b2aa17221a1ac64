"""The subtitle of a text: the line that stands between its title and its authors or its day."""

import re
from collections.abc import Sequence

from briefings.importing.block import Line
from briefings.importing.cleaning.line_shapes import could_head, length_apart
from briefings.importing.imported_briefing import ImportedText
from briefings.importing.patterns.list_markers import marker
from briefings.importing.splitting.front_units import Unit
from briefings.text.language_detection import latin_length
from briefings.text.languages import CHINESE, ENGLISH, WRITTEN

# So far the lengths of both languages are apart at most: about three times.
MOST_APART = 1.1
_EMPHASIS = re.compile(r"\*{1,3}")


def subtitle(zones: Sequence[Sequence[Unit]], front: Sequence[Unit]) -> list[Line]:
    """The line of the subtitle in each language; none if it is in one language only.

    Where one language stands whole behind the other, each of them has its own subtitle.
    """
    known = {line.place for unit in front for line in unit.lines}
    by_zone = [_below_title(zone, known) for zone in zones]
    found = [line for lines in by_zone for line in lines]
    if len(by_zone) > 1 and not all(by_zone):
        return []
    is_in_both = sorted(str(line.language) for line in found) == sorted(WRITTEN)
    return found if is_in_both and _are_as_long(found) else []


def _are_as_long(lines: Sequence[Line]) -> bool:
    """Return whether the lines may say the same: a menu's entry is too short beside a title."""
    return length_apart(*(latin_length(line.text) for line in lines)) <= MOST_APART


def standfirst_of(lines: Sequence[Line]) -> ImportedText:
    said = {line.language: _EMPHASIS.sub("", line.text) for line in lines}
    return ImportedText(said.get(CHINESE, ""), said.get(ENGLISH, ""))


def _below_title(zone: Sequence[Unit], front: set[int]) -> list[Line]:
    """The lines between the title of the zone and what the last of its front matter states."""
    stated = [n for n, unit in enumerate(zone) if unit.lines[0].place in front]
    lines = [unit.lines[0] for unit in zone[: max(stated, default=0)]]
    titles = [n for n, line in enumerate(lines) if line.role == "title"]
    lines = lines[titles[0] :] if titles else lines
    lines = [line for line in lines if line.place not in front]
    below = lines[1 if lines and lines[0].is_mixed else _end_of_title(lines) :]
    return below if all(map(_could_be, below)) else []


def _end_of_title(lines: Sequence[Line]) -> int:
    """Behind the first line of each language; entries of a menu may stand above the title."""
    languages = [line.language for line in lines]
    return max((languages.index(one) + 1 for one in {*languages} - {None}), default=0)


def _could_be(line: Line) -> bool:
    is_plain = line.role in ("text", "bold") and line.row is None and not line.is_mixed
    return is_plain and could_head(line) and marker(line.text) is None

"""The level of each heading: by the source's own levels, else by how the headings are numbered.

一、 stands above （一）, and that above 1., because the first （一） follows a 一、: the order in
which the kinds first appear gives their levels, in every house style.
"""

from collections.abc import Sequence

from briefings.importing.pairing.cheapest_path import Match
from briefings.importing.pairing.headings.no_headings import marker_of, numbering

# A briefing has three levels; what is deeper in the source is a heading of the third.
DEEPEST = 3
# Annexes stand beside chapters, wherever they come.
_OF_THE_FIRST = frozenset(["annex", "book"])


def levels_of(headings: Sequence[Match]) -> list[int]:
    marked = [max(piece.line.level for piece in match.pieces) for match in headings]
    if len(set(marked) - {0}) > 1:
        return _by_source(marked)
    return _by_number(headings)


def _by_source(marked: Sequence[int]) -> list[int]:
    """The source's levels without gaps; a bold line among styled headings is below the last one."""
    ranks = {level: rank for rank, level in enumerate(sorted(set(marked) - {0}), 1)}
    found: list[int] = []
    last = 0
    for level in marked:
        last = ranks.get(level, last)
        found.append(min(DEEPEST, last if level else last + 1))
    return found


def _by_number(headings: Sequence[Match]) -> list[int]:
    known: dict[str, int] = {}
    depth = 0
    found: list[int] = []
    for match in headings:
        style, counted = numbering(match), marker_of(match)
        value = counted.value if counted else None
        if not style or style in _OF_THE_FIRST:
            level = 1
        elif style in known:
            level = known[style]
        else:
            level = known[style] = depth + 1 if depth and value == 1 else max(1, depth)
        depth = level
        found.append(min(DEEPEST, level))
    return found

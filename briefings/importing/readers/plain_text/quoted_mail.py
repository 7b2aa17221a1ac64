"""The lines of a mail that was answered or sent on, without the marks before each of them."""

import re
from collections.abc import Sequence

from briefings.importing.patterns.characters import BLANK

# So many lines with such a mark, and so large a share of all: else they quote in a text.
LEAST_MARKED, MOSTLY = 6, 0.5

_ANGLES = re.compile(r"[ \t]{0,2}(?:[>＞][ \t]?)*[>＞](?: |\t|$|(?=\S))")
# A bar at both ends draws a table.
_BARS = re.compile(r"(?:\|(?: |$))+(?=[^|]*$)")


def without_marks(lines: Sequence[str]) -> list[str]:
    """The lines without the marks of quotation; where their number changes, a paragraph ends."""
    written = [line for line in lines if line.strip(BLANK)]
    for mark in (_ANGLES, _BARS):
        marked = sum(mark.match(line) is not None for line in written)
        if marked >= max(LEAST_MARKED, MOSTLY * len(written)):
            return _without(lines, mark)
    return list(lines)


def _without(lines: Sequence[str], mark: re.Pattern[str]) -> list[str]:
    found: list[str] = []
    depth = 0
    for line in lines:
        match = mark.match(line)
        said = line[match.end() :] if match else line
        signs = len(re.findall(r"[>＞|]", match[0])) if match else 0
        if said.strip(BLANK):
            if signs != depth and found:
                found.append("")
            depth = signs
        found.append(said)
    return found

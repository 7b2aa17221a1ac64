"""Take the marks of quotation (> and |) off a mail, and join the lines of its headers."""

import re
from collections.abc import Sequence

from briefings.importing.patterns.characters import BLANK
from briefings.importing.patterns.mail_lines import is_header_line

# A quoted mail has at least this many marked lines, and this share of all; fewer are quotations.
LEAST_MARKED, MOSTLY = 6, 0.5

# A header has at least this many fields in a row, and an address within this many lines.
LEAST_OF_HEADER, NEAR = 2, 4

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


def with_whole_headers(lines: Sequence[str]) -> list[str]:
    """The lines with a blank for the tab within a header, and long ones of these in one line."""
    found: list[str] = []
    run = 0
    for n, line in enumerate(lines):
        plain = line.replace("\t", " ")
        if is_header_line(plain):
            run += 1
            near = lines[max(0, n - NEAR) : n + NEAR]
            found.append(plain if any("@" in one for one in near) else line)
        elif run >= LEAST_OF_HEADER and _goes_on(line):
            found[-1] = f"{found[-1]} {line.strip()}"
        else:
            run = 0
            found.append(line)
    return found


def _goes_on(line: str) -> bool:
    said = line.strip(BLANK)
    return bool(said) and (line[:1] in " \t" or said[0].islower())

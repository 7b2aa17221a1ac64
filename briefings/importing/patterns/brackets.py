"""Find what stands within brackets and quotation marks."""

import re
from itertools import accumulate

OPENING, CLOSING = "（(「『《〈【［[“‘{", "）)」』》〉】］]”’}"

# Markdown quotes words between back-ticks.
_CODE = re.compile(r"`[^`\n]+`")


def last_bracket(text: str) -> int | None:
    """The place of the bracket that opens what the text ends with; its own brackets are inside."""
    open_at: list[tuple[int, str]] = []
    start = None
    for place, character in enumerate(text):
        if character in OPENING:
            open_at.append((place, CLOSING[OPENING.index(character)]))
        elif character in CLOSING and open_at and _same_shape(open_at[-1][1], character):
            start, _ = open_at.pop()
            start = start if place == len(text) - 1 else None
    return start


def bracketed(text: str) -> list[bool]:
    """For each character, whether it stands within brackets that are closed again."""
    depth = [0] * (len(text) + 1)
    for code in _CODE.finditer(text):
        depth[code.start()] += 1
        depth[code.end()] -= 1
    open_at: list[tuple[int, str]] = []
    for place, character in enumerate(text):
        if character in OPENING:
            open_at.append((place, CLOSING[OPENING.index(character)]))
        elif character in CLOSING:
            while open_at:
                start, closing = open_at.pop()
                if _same_shape(closing, character):
                    depth[start] += 1
                    depth[place] -= 1
                    break
    return [level > 0 for level in accumulate(depth)]


def _same_shape(expected: str, found: str) -> bool:
    """（ is often closed by ), and 「 by 』."""
    return expected == found or {expected, found} in ({"）", ")"}, {"」", "』"}, {"］", "]"})

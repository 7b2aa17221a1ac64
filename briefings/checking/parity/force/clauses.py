"""Divide both sides of a pair into the sentences that answer to each other."""

import re

# A part of a text and where it begins.
type Part = tuple[str, int]
type Sentences = tuple[tuple[Part, Part], ...]

_CHINESE_END = re.compile(r"[。；！？\n]+[」』”）]*")
_ENGLISH_END = re.compile(r"[.!?]+[\"”)]*(?=\s|$)|[;\n]")
# A point behind one of these ends no sentence: "No. 5", "Art. 12", "Mr. A. Chan".
_SHORT = re.compile(
    r"(?:\b(?:no|nos|art|arts|cap|ltd|para|mr|mrs|ms|dr|vs?|etc|e\.g|i\.e)|\b[A-Z])\Z", re.I
)
_LONGEST_SHORT = 5


def matched(chinese: str, english: str) -> Sentences:
    """Return the sentences in pairs, or the whole texts if they have different numbers of them."""
    left, right = _parts(_CHINESE_END, chinese), _parts(_ENGLISH_END, english)
    if len(left) != len(right):
        left, right = [(chinese, 0)], [(english, 0)]
    return tuple(zip(left, right, strict=True))


def _parts(end: re.Pattern[str], text: str) -> list[Part]:
    parts, start = [], 0
    for match in end.finditer(text):
        if match[0] == "." and _SHORT.search(
            text[max(0, match.start() - _LONGEST_SHORT) : match.start()]
        ):
            continue
        if text[start : match.start()].strip():
            parts.append((text[start : match.end()], start))
        start = match.end()
    if text[start:].strip():
        parts.append((text[start:], start))
    return parts

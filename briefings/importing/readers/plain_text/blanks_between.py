"""Blanks that a copied PDF has between Han characters, where the text itself has none."""

import re
from collections.abc import Sequence

from briefings.text.language_detection import HAN

# So many blanks make a line a spaced one, and so large a share of its characters have them.
LEAST_SPACED, MOSTLY = 6, 0.8
# The headings of a text with such lines are shorter.
LEAST_OF_HEADING = 2
# Blanks before a comma or full stop are made by copying from a PDF. From this many on, the blanks
# between Chinese characters count as made by copying too.
LEAST_BEFORE_MARKS = 2

# Letters and marks of Chinese, with a blank behind each of them or without.
_WIDE = f"[{HAN}\u3001-\u303f\uff01-\uff60]"
_SPACED = re.compile(rf"({_WIDE}) (?={_WIDE})")
_UNSPACED = re.compile(rf"{_WIDE}(?={_WIDE})")
_BEFORE_MARK = re.compile(rf"[{HAN}] +(?=[，。；：、])")
_AROUND = re.compile(rf"({_WIDE}) +(?={_WIDE})")
_SENTENCE = re.compile("[，。；]")


def without_blanks(lines: Sequence[str]) -> list[str]:
    """The lines, without the blanks that stand between all characters, or before marks."""
    spaced = {line for line in lines if _is_spaced(line, LEAST_SPACED)}
    if spaced:
        spaced |= {line for line in lines if _is_spaced(line, LEAST_OF_HEADING)}
    before_marks = sum(len(_BEFORE_MARK.findall(line)) for line in lines if line not in spaced)
    if before_marks >= LEAST_BEFORE_MARKS:
        spaced |= {line for line in lines if _SENTENCE.search(line)}
    return [_AROUND.sub(r"\1", line) if line in spaced else line for line in lines]


def _is_spaced(line: str, least: int) -> bool:
    spaced, unspaced = len(_SPACED.findall(line)), len(_UNSPACED.findall(line))
    return spaced >= max(least, MOSTLY * (spaced + unspaced))

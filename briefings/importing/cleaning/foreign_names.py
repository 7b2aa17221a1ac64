"""Tell a Chinese line that holds a foreign name from a line that holds both languages.

Hackers' Pub 行為準則 beside Hackers' Pub Code of Conduct is Chinese: its foreign words are a name,
which the translation next to it holds too.
"""

from collections.abc import Sequence
from dataclasses import replace

from briefings.importing.block import Line
from briefings.importing.cleaning.line_shapes import is_label
from briefings.importing.halves import second_half
from briefings.importing.patterns.furniture.breadcrumbs import is_breadcrumb
from briefings.text.language_detection import latin_words
from briefings.text.languages import CHINESE, ENGLISH

# The title is among so many lines.
NEAR_HEAD = 3


def with_names(lines: Sequence[Line]) -> list[Line]:
    """The lines; those whose foreign words are only a name are in one language."""
    half = second_half(lines)
    return [
        replace(line, language=CHINESE, is_mixed=False) if _holds_name(lines, n, half) else line
        for n, line in enumerate(lines)
    ]


def _holds_name(lines: Sequence[Line], n: int, half: int | None) -> bool:
    line = lines[n]
    if not line.is_mixed or not is_label(line):
        return False
    name = _words(line)
    near = [lines[k] for k in (n - 1, n + 1) if 0 <= k < len(lines)] + _of_other_half(
        lines, n, half
    )
    english = [one for one in near if one.language == ENGLISH and not one.is_mixed]
    # A breadcrumb says the words of the title, and translates nothing.
    return any(
        name < _words(one) for one in english if is_label(one) and not is_breadcrumb(one.text)
    )


def _of_other_half(lines: Sequence[Line], n: int, half: int | None) -> list[Line]:
    """What stands as near to the head of the other half, if the text is in two."""
    if half is None:
        return []
    below = n - half if n >= half else n
    start = 0 if n >= half else half
    return list(lines[start : start + NEAR_HEAD]) if below < NEAR_HEAD else []


def _words(line: Line) -> set[str]:
    return {word.lower() for word in latin_words(line.text)}

"""The beginnings of names by which the names in a text are looked up."""

import re
from collections.abc import Iterator

from briefings.text.language_detection import HAN

LENGTH = 5  # characters of a name's first word
_STARTS = re.compile(f"(?<![^ ])[^ ]|[{HAN}]")


def marks_in(text: str) -> set[str]:
    """Return what the first words of all names that occur in a folded text may begin with.

    A name starts at a word, also if its words are joined there, or at any Chinese character.
    """
    return {mark for line in text.split("\n") for mark in _marks(line)}


def _marks(line: str) -> Iterator[str]:
    for start in _STARTS.finditer(line):
        run = line[start.start() : start.start() + 2 * LENGTH].replace(" ", "")
        yield from (run[:length] for length in range(1, LENGTH + 1))

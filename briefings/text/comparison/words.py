"""Compare two texts: English by words, Chinese by characters."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

# A Latin word with its own marks (Tai-Man's, 2,000.50), a stretch of blanks, or one character.
_TOKEN = re.compile(r"[A-Za-z0-9\u00c0-\u024f]+(?:[-'’.,][A-Za-z0-9\u00c0-\u024f]+)*|\s+|.", re.S)
# Longer texts are shown as replaced: comparing them would take too long.
MOST_TOKENS = 6000


class Change(StrEnum):
    SAME = "same"
    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"
    MOVED = "moved"
    MOVED_AND_CHANGED = "moved-and-changed"


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text that is the same, added or removed."""

    change: Change
    text: str


def runs(old: str, new: str) -> tuple[Run, ...]:
    """Return both texts as one list of runs; without the added runs it is the old text."""
    if old == new:
        return (Run(Change.SAME, new),) if new else ()
    one, two = _TOKEN.findall(old), _TOKEN.findall(new)
    if len(one) + len(two) > MOST_TOKENS:
        return _tidy([Run(Change.REMOVED, old), Run(Change.ADDED, new)])
    made = []
    for _kind, a, b, c, d in SequenceMatcher(None, one, two, autojunk=False).get_opcodes():
        if one[a:b] == two[c:d]:
            made.append(Run(Change.SAME, "".join(one[a:b])))
        else:
            made.append(Run(Change.REMOVED, "".join(one[a:b])))
            made.append(Run(Change.ADDED, "".join(two[c:d])))
    return _tidy(made)


def _tidy(made: list[Run]) -> tuple[Run, ...]:
    """Remove empty runs, and join changes that only a blank separates."""
    kept: list[Run] = []
    gone, came = "", ""
    shown = [run for run in made if run.text]
    for at, run in enumerate(shown):
        lone = run.text.isspace() and 0 < at < len(shown) - 1 and (gone or came)
        if run.change is Change.SAME and not lone:
            kept += [Run(Change.REMOVED, gone), Run(Change.ADDED, came), run]
            gone, came = "", ""
        else:
            gone += run.text if run.change is not Change.ADDED else ""
            came += run.text if run.change is not Change.REMOVED else ""
    kept += [Run(Change.REMOVED, gone), Run(Change.ADDED, came)]
    return tuple(run for run in kept if run.text)

"""Keep several sentences in both languages, even if they look like furniture.

Losing text is worse than keeping furniture.
"""

from collections import Counter
from collections.abc import Mapping, Sequence

from briefings.importing.block import Line, Reason
from briefings.importing.cleaning.line_shapes import REACHED_AT, runs
from briefings.text.language_detection import latin_length
from briefings.text.languages import WRITTEN

# Furniture says a sentence or two in each language: a disclaimer, an invitation to subscribe.
LEAST_SENTENCES = 4
# Shorter lines are labels.
LONGEST_LABEL = 32
_STOPS = ("。", ".", "！", "？", "?", "!")


def without_prose(lines: Sequence[Line], roles: Mapping[int, Reason]) -> dict[int, Reason]:
    """The roles less those of neighbouring lines that say several sentences in each language."""
    kept: set[int] = set()
    for run in runs(sorted(roles)):
        said = Counter(lines[n].language for n in run if _is_said(lines[n]))
        if all(said[language] >= LEAST_SENTENCES for language in WRITTEN):
            kept |= {*run}
    return {n: role for n, role in roles.items() if n not in kept}


def _is_said(line: Line) -> bool:
    is_long = latin_length(line.text) > LONGEST_LABEL
    return is_long and line.text.endswith(_STOPS) and not REACHED_AT.search(line.text)

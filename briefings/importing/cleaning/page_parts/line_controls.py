"""Take off the controls of a page: [編輯] behind each heading, and 中文 beside English."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from briefings.importing.block import LeftOut, Line, line_within
from briefings.importing.cleaning.line_shapes import is_label
from briefings.importing.patterns.characters import letters
from briefings.text.languages import ENGLISH

# So many lines end with the same words in brackets.
LEAST_ALIKE = 3
# The names on two buttons side by side, each of which shows the text in one language.
_SHOWS = (
    frozenset(("中", "繁", "中文", "繁中", "繁體", "繁體中文", "正體中文", "中文版", "繁體版")),
    frozenset((ENGLISH, "eng", "english", "英", "英文", "英文版", "englishversion")),
)
_BOTH_NAMES = frozenset(
    first + second for names in (_SHOWS, _SHOWS[::-1]) for first in names[0] for second in names[1]
)
_CONTROL = re.compile(
    r"(?P<said>.*\S)\s*(?P<control>[\[［【]\s*[^\W\d_][^\[\]［］【】\d]{0,11}[\]］】])"
)


def without_controls(lines: Sequence[Line]) -> tuple[list[Line], list[LeftOut]]:
    """The lines without the controls that several of them end with, and these."""
    found = {n: match for n, line in enumerate(lines) if (match := _control(line))}
    count = Counter(match["control"] for match in found.values())
    controls = {n: one for n, one in found.items() if count[one["control"]] >= LEAST_ALIKE}
    if not controls:
        return list(lines), []
    kept = [
        replace(line_within(line, controls[n]["said"]), is_link=False) if n in controls else line
        for n, line in enumerate(lines)
    ]
    return kept, [LeftOut(one["control"], "page-furniture") for one in controls.values()]


def without_language_tabs(lines: Sequence[Line]) -> tuple[list[Line], list[LeftOut]]:
    """The lines without two buttons that each name a language, and these."""
    plain = [not (line.is_marked or line.table or line.row is not None) for line in lines]
    names = [letters(line.text) if plain[n] else "" for n, line in enumerate(lines)]
    tabs = {n for n, name in enumerate(names) if name in _BOTH_NAMES}
    for n, (one, other) in enumerate(pairwise(names)):
        if one and other and one + other in _BOTH_NAMES:
            tabs |= {n, n + 1}
    kept = [line for n, line in enumerate(lines) if n not in tabs]
    return kept, [LeftOut(lines[n].text, "switch") for n in sorted(tabs)]


def _control(line: Line) -> re.Match[str] | None:
    return _CONTROL.fullmatch(line.text) if is_label(line) or line.is_marked else None

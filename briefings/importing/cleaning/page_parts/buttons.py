"""Leave out buttons and the labels of boxes that a page repeats between the paragraphs."""

from collections import Counter
from collections.abc import Sequence

from briefings.importing.block import LeftOut, Line
from briefings.importing.cleaning.line_shapes import alternates, beside_translations, is_plain
from briefings.importing.halves import second_half
from briefings.importing.patterns.characters import letters
from briefings.importing.patterns.furniture.button_lines import (
    is_advertisement,
    is_button,
    is_on_advertising,
    is_sure_button,
)

# A text has a heading such as 廣告 Advertising once; a button stands there again.
LEAST_REPEATED = 2


def without_buttons(lines: Sequence[Line]) -> tuple[list[Line], list[LeftOut]]:
    """The lines without the buttons, and these."""
    found = _buttons(lines)
    return (
        [line for n, line in enumerate(lines) if n not in found],
        [LeftOut(lines[n].text, "page-furniture") for n in sorted(found)],
    )


def _buttons(lines: Sequence[Line]) -> set[int]:
    """The places of the lines that are surely buttons, or could be and stand there repeatedly."""
    plain = [n for n, line in enumerate(lines) if is_plain(line)]
    said = {n: letters(lines[n].text) for n in plain if is_button(lines[n].text)}
    count = Counter(said.values())
    again = {n for n, words in said.items() if count[words] >= LEAST_REPEATED}
    sure = {n for n in plain if is_sure_button(lines[n].text)}
    return again | sure | _untranslated_labels(lines, plain)


def _untranslated_labels(lines: Sequence[Line], plain: Sequence[int]) -> set[int]:
    """The labels of advertisements that lack a translation, where other lines have theirs."""
    found = {n for n in plain if is_advertisement(lines[n].text) and _is_alone(lines, n)}
    if not found or second_half(lines) is not None:
        return set()
    seen = [n for n, line in enumerate(lines) if line.text]
    is_alternating = alternates(lines, seen, beside_translations(lines, seen))
    return found if is_alternating else set()


def _is_alone(lines: Sequence[Line], n: int) -> bool:
    beside = [lines[k] for k in (n - 1, n + 1) if 0 <= k < len(lines)]
    language = lines[n].language
    return not any(one.language != language and is_on_advertising(one.text) for one in beside)

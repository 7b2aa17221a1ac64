"""Two languages in two columns that blanks keep apart, as text made from a PDF has them.

Where a column begins is no rule of any one line: it is the place at which most lines of the text
go on behind a gap, counted in characters or in the width of their signs.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from briefings.importing.patterns import characters
from briefings.importing.patterns.list_markers import marker
from briefings.importing.readers.plain_text.hyphens import Hyphens
from briefings.importing.readers.plain_text.unwrap_text import EDGE_SLACK, glued
from briefings.importing.readers.plain_text.wrapped_lines import NARROWEST, needed, stops
from briefings.text.language_detection import (
    Language,
    display_width,
    has_han,
    has_latin,
    language_of,
)
from briefings.text.languages import CHINESE, ENGLISH

# So many lines with text on both sides, and so large a share of these in one language each.
LEAST_LINES, MOSTLY = 4, 0.9
# So many lines must break off in mid-sentence: else each line is a row of its own.
LEAST_CONTINUED = 2
# Where one column so often goes on in mid-sentence beside a new paragraph of the other, they are
# two texts and no rows.
INDEPENDENT, LEAST_TORN = 0.2, 2

# Of columns that begin at one place, so few lines stand across both for one in both.
LARGEST_ACROSS = 0.25
# No line of two columns is longer; each of its gaps is measured from its beginning.
LONGEST_LINE = 300

_BLANK = re.compile(r"(?<=[，。、；：）」』]) ")
_MARKS = "，。、；：）」』"
_BLANKS = re.compile("[ \u00a0\u3000]+")
_GAP = re.compile("[ \u00a0]{2,}|[ \u00a0]*\u3000[ \u00a0\u3000]*")


@dataclass(frozen=True, slots=True)
class _Beside:
    """A line in its two columns; the text of a line across both is in neither."""

    left: str
    right: str
    across: str = ""

    @property
    def is_empty(self) -> bool:
        return not (self.left or self.right or self.across)


@dataclass(frozen=True, slots=True)
class _Row:
    left: tuple[str, ...]
    right: tuple[str, ...]


Measure = Callable[[str], int]


def with_columns(lines: Sequence[str]) -> list[str]:
    """The lines, with columns set in blanks as rows that a tab divides, or one below the other."""
    found = [one for measure in (display_width, len) for one in _in_columns(lines, measure)]
    best = min(found, key=_lines_across, default=None)
    if best is None or _lines_across(best) > LARGEST_ACROSS * len(_in_both(best)):
        best = _by_language(lines) or best
    return _lines_of(best) if best else list(lines)


def _lines_across(found: Sequence[_Beside]) -> int:
    return sum(bool(one.across) for one in found)


def _in_columns(lines: Sequence[str], measure: Measure) -> Iterator[list[_Beside]]:
    """Each way to divide the lines in columns that are in one language and go on."""
    begins: Counter[int] = Counter()
    for line in lines:
        if len(line) > LONGEST_LINE:
            continue
        begins.update(measure(line[: gap.end()]) for gap in _GAP.finditer(line) if gap.start())
    for place, count in begins.most_common(2):
        if count < LEAST_LINES:
            break
        found = [_divided(line, place, measure) for line in lines]
        if _are_languages(found) and _are_wrapped(found):
            yield found


def _in_both(found: Sequence[_Beside]) -> list[_Beside]:
    return [one for one in found if one.left and one.right]


def _by_language(lines: Sequence[str]) -> list[_Beside] | None:
    """The lines cut where their language changes, if most have both languages and go on in both."""
    cut = [_cut_by_language(line) for line in lines]
    both = _in_both(cut)
    if 2 * len(both) < sum(not one.is_empty for one in cut):
        return None
    is_chinese_left = 2 * sum(_is_chinese(one.left) for one in both) > len(both)
    found = [_in_column(one, is_chinese_left=is_chinese_left) for one in cut]
    if any(max(map(display_width, texts), default=0) < NARROWEST for texts in _columns(found)):
        return None
    return found if _are_languages(found) and _are_wrapped(found, in_both=True) else None


def _cut_by_language(line: str) -> _Beside:
    text = line.strip(characters.BLANK)
    if not text or "\t" in line or len(line) > LONGEST_LINE:
        return _Beside("", "", text and line)
    if text.isascii() or not has_latin(text):
        return _Beside(text, "")
    wide = list(_GAP.finditer(text))
    for gap in wide if len(wide) == 1 else _BLANKS.finditer(text):
        left, right = text[: gap.start()], text[gap.end() :]
        if not (left and right and _differ(left, right)):
            continue
        beside = (left.split()[-1], right.split()[0])
        if len(wide) == 1 or any(_is_chinese(end) and not has_latin(end) for end in beside):
            return _Beside(left, right)
    return _Beside(text, "")


def _in_column(one: _Beside, *, is_chinese_left: bool) -> _Beside:
    """A line that is in one language, in the column of that language."""
    is_right = not one.right and _is_chinese(one.left) != is_chinese_left
    return _Beside("", one.left) if is_right else one


def _divided(line: str, place: int, measure: Measure) -> _Beside:
    """The line cut where the second column begins; an overlong first column may push it on."""
    text = line.strip(characters.BLANK)
    if not text or "\t" in line or len(line) > LONGEST_LINE:
        return _Beside("", "", text and line)
    gaps = list(_GAP.finditer(line.rstrip(characters.BLANK)))
    at = [gap for gap in gaps if measure(line[: gap.end()]) == place] or [
        gap
        for gap in gaps
        if gap.start()
        and abs(measure(line[: gap.end()]) - place) <= EDGE_SLACK
        and _differ(line[: gap.start()], line[gap.end() :])
    ]
    # A stop that hangs over the margin leaves a single blank.
    at = at or [
        gap
        for gap in _BLANK.finditer(line)
        if measure(line[: gap.end()]) == place and _differ(line[: gap.start()], line[gap.end() :])
    ]
    if at:
        return _Beside(line[: at[0].start()].strip(characters.BLANK), line[at[0].end() :].strip())
    if measure(line.rstrip()) <= place:
        return _Beside(text, "")
    return _Beside("", "", line)


def _differ(left: str, right: str) -> bool:
    return _is_chinese(left) != _is_chinese(right)


def _is_chinese(text: str) -> bool:
    """Return whether a part of a line is in Chinese, or the stop that its line had no room for."""
    return has_han(text) or text[:1] in _MARKS


def _are_languages(found: Sequence[_Beside]) -> bool:
    """Return whether the columns are in one language each, wherever a line has both."""
    sides = [(_language(one.left), _language(one.right)) for one in found]
    orders = Counter(side for side in sides if None not in side)
    across = _lines_across(found)
    most = orders.most_common(1)[0] if orders else ((None, None), 0)
    is_of_both = set(most[0]) == {CHINESE, ENGLISH}
    return is_of_both and most[1] >= max(LEAST_LINES, MOSTLY * orders.total(), across)


def _language(text: str) -> Language | None:
    return CHINESE if has_han(text) else language_of(text) if text else None


def _are_wrapped(found: Sequence[_Beside], *, in_both: bool = False) -> bool:
    """Return whether lines of a column break off in mid-sentence, so that the next one goes on."""
    sides = [_places_of_breaks(texts) for texts in _columns(found)]
    broken = len(sides[0] & sides[1]) if in_both else sum(map(len, sides))
    return broken >= LEAST_CONTINUED


def _places_of_breaks(texts: Sequence[str]) -> set[int]:
    width = max(map(display_width, texts), default=0)
    return {n for n, (a, b) in enumerate(pairwise(texts)) if _flow(a, b, width) >= _LIKELY}


def _columns(found: Sequence[_Beside]) -> tuple[list[str], list[str]]:
    return [one.left for one in found], [one.right for one in found]


# Where a line has so much room left and the next is not its word, it has ended.
SHORT = 0.75

_ENDED, _NOT, _PERHAPS, _LIKELY, _SURELY = range(-1, 4)


def _flow(line: str, following: str, width: int) -> int:
    """How sure a line of a column goes on in the next: in mid-sentence, or for want of room."""
    if not line or not following:
        return _NOT
    if following[:1].islower():
        return _SURELY
    if needed(line, following) <= width:
        return _ENDED if display_width(line) <= SHORT * width else _NOT
    return _PERHAPS if stops(line) else _LIKELY


def _lines_of(found: Sequence[_Beside]) -> list[str]:
    widths = tuple(max(map(display_width, texts), default=0) for texts in _columns(found))
    hyphens = Hyphens([text for texts in _columns(found) for text in texts if text])
    if _are_independent(found, widths):
        return _one_below_the_other(found, widths, hyphens)
    lines: list[str] = []
    for is_across, group in groupby(found, key=lambda one: bool(one.across)):
        stretch = list(group)
        if is_across:
            lines += [one.across for one in stretch]
            continue
        for row in _rows(stretch, widths):
            lines += ["", f"{_whole(row.left, hyphens)}\t{_whole(row.right, hyphens)}", ""]
    return lines


def _rows(found: Sequence[_Beside], widths: Sequence[int]) -> list[_Row]:
    """Lines up to where both columns begin anew: below an empty line, or where neither goes on."""
    rows: list[list[_Beside]] = []
    before: _Beside | None = None
    for one in found:
        if not one.is_empty:
            begins = before is None or before.is_empty or _begins_row(before, one, widths)
            begins = begins and not (rows and _goes_on_after_page_break(rows[-1], one, widths))
            if begins or _is_item_alone(rows[-1], one):
                rows.append([])
            rows[-1].append(one)
        before = one
    return [
        _Row(
            tuple(one.left for one in row if one.left), tuple(one.right for one in row if one.right)
        )
        for row in rows
    ]


def _goes_on_after_page_break(row: Sequence[_Beside], one: _Beside, widths: Sequence[int]) -> bool:
    """Return whether a line continues what its row began: in one column, or in both."""
    last, sides = _last_of(row), (one.left, one.right)
    goes_on = [_flow(*texts) >= _LIKELY for texts in zip(last, sides, widths, strict=True)]
    return all(
        on or (not said and stops(a)) for on, said, a in zip(goes_on, sides, last, strict=True)
    )


def _last_of(row: Sequence[_Beside]) -> list[str]:
    """The last text of each column."""
    return [next((text for text in reversed(texts) if text), "") for texts in _columns(row)]


def _is_item_alone(row: Sequence[_Beside], one: _Beside) -> bool:
    """Return whether the line is a numbered paragraph that the other column does not have."""
    said = one.left or one.right
    is_alone = not (one.left and one.right) and marker(said) is not None
    return is_alone and all(text and stops(text) for text in _last_of(row))


def _begins_row(before: _Beside, one: _Beside, widths: Sequence[int]) -> bool:
    if not one.left or not one.right:
        return False
    flows = (_flow(before.left, one.left, widths[0]), _flow(before.right, one.right, widths[1]))
    if _SURELY in flows or min(flows) > _NOT:
        return False
    return _ENDED in flows or _LIKELY not in flows


def _are_independent(found: Sequence[_Beside], widths: Sequence[int]) -> bool:
    """Return whether each column has its paragraphs where the other's sentences go on."""
    begins = torn = 0
    for before, one in pairwise(found):
        for side, text in enumerate((one.left, one.right)):
            above = (before.left, before.right)
            if text and not above[side]:
                begins += 1
                others = (one.right, one.left)[side]
                torn += _flow(above[1 - side], others, widths[1 - side]) >= _LIKELY
    return torn >= max(LEAST_TORN, INDEPENDENT * begins)


def _one_below_the_other(
    found: Sequence[_Beside], widths: Sequence[int], hyphens: Hyphens
) -> list[str]:
    """The first column in paragraphs, then the second; what stands across both comes first."""
    lines = [one.across for one in found if one.across]
    for texts, width in zip(_columns(found), widths, strict=True):
        paragraphs: list[list[str]] = []
        before = ""
        for text in texts:
            if text and _flow(before, text, width) <= _NOT:
                paragraphs.append([])
            if text:
                paragraphs[-1].append(text)
            before = text
        for paragraph in paragraphs:
            lines += ["", _whole(paragraph, hyphens)]
    return lines


def _whole(texts: Sequence[str], hyphens: Hyphens) -> str:
    whole = texts[0] if texts else ""
    for text in texts[1:]:
        whole = glued(whole, text, hyphens)
    return whole

"""Short lines set off by their letters, larger or underlined, are headings as bold ones are."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from briefings.importing.block import Line
from briefings.importing.cleaning.line_shapes import could_head, runs
from briefings.text.language_detection import latin_length

# So much larger than the letters of the text.
LARGER = 1.12
# If more of the text than this is set off, that is how the text looks.
MOST = 0.4
# A language is set in italics, or quoted, if so large a share of its paragraphs, and so many, are.
SHARE_MARKED, LEAST_MARKED = 0.6, 3
# So many headings begin with the sign that sets them off.
LEAST_SIGNED = 2
_SIGN = re.compile(r"([■□◆◇▲△▶►❖★☆◎※◉▪●○❑])\s*(?=\S)")
_ITALIC = re.compile(r"\*(?!\*)([^*]+)\*")
_QUOTED = re.compile(r"> ?([^>\n].*)")


def without_usual_marks(lines: Sequence[Line]) -> list[Line]:
    """The lines; a language most of whose paragraphs are in italics, or quoted, loses the marks."""
    return _without_usual(_QUOTED, _without_usual(_ITALIC, lines))


def _without_usual(marked: re.Pattern[str], lines: Sequence[Line]) -> list[Line]:
    counts: Counter[str | None] = Counter()
    found: Counter[str | None] = Counter()
    for line in lines:
        if line.role == "text" and not line.table:
            counts[line.language] += 1
            found[line.language] += marked.fullmatch(line.text) is not None
    usual = {one for one, n in found.items() if n >= max(LEAST_MARKED, SHARE_MARKED * counts[one])}
    return [
        replace(line, text=match[1])
        if line.language in usual and (match := marked.fullmatch(line.text))
        else line
        for line in lines
    ]


def with_signs_as_headings(lines: Sequence[Line]) -> list[Line]:
    """The lines; those that a sign such as ■ sets off above text, never as a list, are headings."""
    found: dict[str, list[int]] = {}
    said = [n for n, line in enumerate(lines) if line.text]
    for at, n in enumerate(said):
        if lines[n].role == "text" and (match := _SIGN.match(lines[n].text)):
            found.setdefault(match[1], []).append(at)
    heads = {
        n: _without_sign(lines[n]) for places in found.values() for n in _heads(lines, said, places)
    }
    return [heads.get(n, line) for n, line in enumerate(lines)]


def _heads(lines: Sequence[Line], said: Sequence[int], places: Sequence[int]) -> list[int]:
    """The lines with one sign, if each could be a heading and has text below it."""
    groups = runs(places)
    are_heads = all(could_head(_without_sign(lines[said[at]])) for at in places)
    # A heading in each language may have two lines.
    languages = [[lines[said[at]].language for at in group] for group in groups]
    are_apart = all(len(set(one)) == len(one) for one in languages)
    below = [lines[said[one[-1] + 1]] for one in groups if one[-1] + 1 < len(said)]
    has_text = len(below) == len(groups) and not any(map(could_head, below))
    is_usual = len(groups) >= LEAST_SIGNED and are_heads and are_apart and has_text
    return [said[at] for at in places] if is_usual else []


def _without_sign(line: Line) -> Line:
    return replace(line, text=_SIGN.sub("", line.text), role="heading", level=2, is_marked=True)


def usual_size(lines: Sequence[Line]) -> float:
    """The size of most letters of the text."""
    sizes: Counter[float] = Counter()
    for line in lines:
        if line.role in ("text", "bold"):
            sizes[line.look.size] += latin_length(line.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def with_set_off(lines: Sequence[Line]) -> list[Line]:
    if len({(line.look.size, line.look.marks) for line in lines}) <= 1:
        return list(lines)
    usual = usual_size(lines)
    places = {n for n, line in enumerate(lines) if _is_set_off(line, usual)}
    said = sum(latin_length(line.text) for line in lines)
    if sum(latin_length(lines[n].text) for n in places) > MOST * said:
        return list(lines)
    return [replace(line, role="bold") if n in places else line for n, line in enumerate(lines)]


def _is_set_off(line: Line, usual: float) -> bool:
    if line.role != "text" or line.table or line.is_link or not could_head(line):
        return False
    is_larger = usual > 0 and line.look.size >= LARGER * usual
    return is_larger or line.look.marks > 0

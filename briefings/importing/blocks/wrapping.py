"""Join the lines of a text that was wrapped at a fixed width, as e-mail and PDF copies are."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from briefings.bilingual import CHINESE, ENGLISH, HAN, Language, display_width, language_of

# Nobody wraps narrower than this, and a line beyond the wide end is a paragraph, not a line.
NARROWEST, WIDEST = 24, 160
# A text counts as wrapped if so many of its neighbouring lines are filled to the margin ...
LEAST_JOINS = 3
LEAST_SHARE_OF_JOINS = 0.3
# ... a line past the margin speaks against that margin as loudly as three filled ones for it.
COST_OF_OVERLONG_LINE = 3
# Chinese lines end up to two characters early, so that no line starts with a closing mark.
HAN_SLACK = 4

_INDENT = re.compile("(?:\u3000{1,2}| {2,}|\t)")
# A no-break space does what it says: the words it joins wrap as one.
_FIRST_WORD = re.compile(r"[^ \t\u3000]+")
_EDGE_LETTER = re.compile(f"([{HAN}\u3001-\u303f\uff01-\uff60])|([A-Za-z0-9])")


@dataclass(frozen=True, slots=True)
class Margin:
    """Where lines end: at so many columns, or cut at exactly so many characters."""

    width: int
    is_cut: bool

    def fills(self, line: str, following: str) -> bool:
        """Would the line have gone past the margin with what comes next?"""
        if self.is_cut:
            return len(line) == self.width
        return display_width(line.rstrip()) <= self.width < _needed(line, following)

    def is_passed(self, line: str) -> bool:
        return (len(line) if self.is_cut else display_width(line.rstrip())) > self.width


def unwrapped(runs: Sequence[list[str]]) -> list[list[str]]:
    """The paragraphs of each run of neighbouring lines; text that was not wrapped is unchanged."""
    margins = {language: _margin(runs, language) for language in (CHINESE, ENGLISH)}
    return [_paragraphs(run, margins) for run in runs]


def _paragraphs(run: list[str], margins: dict[Language, Margin | None]) -> list[str]:
    paragraphs = run[:1]
    for line, following in zip(run, run[1:], strict=False):
        language = _flowing(line, following)
        margin = margins[language] if language else None
        if margin and margin.fills(line, following) and not _INDENT.match(following):
            paragraphs[-1] = _glued(paragraphs[-1], following, margin)
        else:
            paragraphs.append(following)
    return paragraphs


def _flowing(line: str, following: str) -> Language | None:
    """The language in which one line could go on in the next."""
    language = language_of(line)
    if language and language == language_of(following):
        return language
    before, after = _edge(line[::-1]), _edge(following)
    return before if before == after else None


def _margin(runs: Sequence[list[str]], language: Language) -> Margin | None:
    """How lines of this language were wrapped; None if they were not."""
    neighbours = [
        (line, following)
        for run in runs
        for line, following in zip(run, run[1:], strict=False)
        if _flowing(line, following) == language
    ]
    if len(neighbours) < LEAST_JOINS:
        return None
    candidates = _candidates(neighbours, len, is_cut=True)
    candidates += _candidates(neighbours, lambda line: display_width(line.rstrip()), is_cut=False)
    merits = {margin: _merit(margin, neighbours) for margin in candidates}
    best = max(merits, key=lambda margin: merits[margin], default=None)
    if best is None:
        return None
    filled = sum(best.fills(line, following) for line, following in neighbours)
    is_wrapped = filled >= LEAST_JOINS and filled >= LEAST_SHARE_OF_JOINS * len(neighbours)
    return best if is_wrapped else None


def _candidates(
    neighbours: Sequence[tuple[str, str]], measure: Callable[[str], int], *, is_cut: bool
) -> list[Margin]:
    widths = {measure(line) for pair in neighbours for line in pair}
    return [Margin(w, is_cut) for w in sorted(widths) if NARROWEST <= w <= WIDEST]


def _merit(margin: Margin, neighbours: Sequence[tuple[str, str]]) -> int:
    filled = sum(margin.fills(line, following) for line, following in neighbours)
    passed = sum(margin.is_passed(line) for line, _ in neighbours)
    return filled - COST_OF_OVERLONG_LINE * passed


def _needed(line: str, following: str) -> int:
    """How wide the line would have become with one more word of the next."""
    if _edge(line[::-1]) == CHINESE or _edge(following) == CHINESE:
        return display_width(line.rstrip()) + HAN_SLACK
    word = _FIRST_WORD.search(following)
    return display_width(line.rstrip()) + 1 + display_width(word[0] if word else "")


def _glued(paragraph: str, line: str, margin: Margin) -> str:
    if margin.is_cut and (_edge(line) == CHINESE or language_of(paragraph) == CHINESE):
        return paragraph + line
    paragraph, line = paragraph.rstrip(), line.lstrip()
    if _edge(paragraph[::-1]) == CHINESE or _edge(line) == CHINESE:
        return paragraph + line
    broken_at_hyphen = re.search(r"[a-z]-$", paragraph) and line[:1].islower()
    return paragraph + ("" if broken_at_hyphen else " ") + line


def _edge(line: str) -> Language | None:
    """The language of the first letter met."""
    match = _EDGE_LETTER.search(line[:16])
    if match is None:
        return None
    return CHINESE if match[1] else ENGLISH

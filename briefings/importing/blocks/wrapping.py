"""Join the lines of a text that was wrapped at a fixed width, as e-mail and PDF copies are."""

import re
from collections.abc import Sequence

from briefings.bilingual import CHINESE, ENGLISH, HAN, Language, display_width, language_of

# Nobody wraps narrower than this, and a line beyond the wide end is a paragraph, not a line.
NARROWEST, WIDEST = 30, 160
# A text counts as wrapped if so many of its neighbouring lines are filled to the margin ...
LEAST_JOINS = 3
LEAST_SHARE_OF_JOINS = 0.3
# ... a line past the margin speaks against that margin as loudly as three filled ones for it.
COST_OF_OVERLONG_LINE = 3
# Chinese lines end up to two characters early, so that no line starts with a closing mark.
HAN_SLACK = 4

_INDENT = re.compile("(?:\u3000{1,2}| {2,}|\t)")
_FIRST_WORD = re.compile(r"\S+")
_LAST_LETTER = re.compile(f"([{HAN}\u3001-\u303f\uff01-\uff60])|([A-Za-z0-9])")


def unwrapped(runs: Sequence[list[str]]) -> list[list[str]]:
    """The paragraphs of each run of neighbouring lines; text that was not wrapped is unchanged."""
    margins = {language: _margin(runs, language) for language in (CHINESE, ENGLISH)}
    return [_paragraphs(run, margins) for run in runs]


def _paragraphs(run: list[str], margins: dict[Language, int | None]) -> list[str]:
    paragraphs = run[:1]
    for line, following in zip(run, run[1:], strict=False):
        if _flows_on(line, following, margins):
            paragraphs[-1] = _glued(paragraphs[-1], following)
        else:
            paragraphs.append(following)
    return paragraphs


def _margin(runs: Sequence[list[str]], language: Language) -> int | None:
    """The width at which lines of this language were wrapped; None if they were not."""
    neighbours = [
        (line, following)
        for run in runs
        for line, following in zip(run, run[1:], strict=False)
        if _ending_language(line) == language == _starting_language(following)
    ]
    if len(neighbours) < LEAST_JOINS:
        return None
    reaches = [
        (display_width(line.rstrip()), _needed(line, following)) for line, following in neighbours
    ]
    widths = [width for run in runs for width in map(display_width, run) if _plain(width)]

    def merit(margin: int) -> int:
        filled = sum(width <= margin < needed for width, needed in reaches)
        return filled - COST_OF_OVERLONG_LINE * sum(width > margin for width, _ in reaches)

    margin = max({width for width in widths if width >= NARROWEST}, key=merit, default=0)
    filled = sum(width <= margin < needed for width, needed in reaches)
    wrapped = filled >= LEAST_JOINS and filled >= LEAST_SHARE_OF_JOINS * len(neighbours)
    return margin if wrapped else None


def _plain(width: int) -> bool:
    return width <= WIDEST


def _needed(line: str, following: str) -> int:
    """How wide the line would have become with one more word of the next."""
    if _ending_language(line) == CHINESE:
        return display_width(line.rstrip()) + HAN_SLACK
    word = _FIRST_WORD.search(following)
    return display_width(line.rstrip()) + 1 + display_width(word[0] if word else "")


def _flows_on(line: str, following: str, margins: dict[Language, int | None]) -> bool:
    language = _ending_language(line)
    if language is None or language != _starting_language(following) or _INDENT.match(following):
        return False
    margin = margins[language]
    return margin is not None and display_width(line.rstrip()) <= margin < _needed(line, following)


def _glued(paragraph: str, line: str) -> str:
    paragraph, line = paragraph.rstrip(), line.lstrip()
    if _ending_language(paragraph) == CHINESE or _starting_language(line) == CHINESE:
        return paragraph + line
    broken_at_hyphen = re.search(r"[a-z]-$", paragraph) and line[:1].islower()
    return paragraph + ("" if broken_at_hyphen else " ") + line


def _ending_language(line: str) -> Language | None:
    return _language_at(line[::-1][:12])


def _starting_language(line: str) -> Language | None:
    return _language_at(line.lstrip()[:12])


def _language_at(characters: str) -> Language | None:
    """The language of the first letter met."""
    match = _LAST_LETTER.search(characters)
    if match is None:
        return language_of(characters)
    return CHINESE if match[1] else ENGLISH

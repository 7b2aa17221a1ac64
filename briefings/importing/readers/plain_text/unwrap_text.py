"""Join the lines of a text that was wrapped at a fixed width, as e-mail and PDF copies are."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from briefings.importing.patterns.front_lines import front_line
from briefings.importing.patterns.list_markers import marker
from briefings.importing.readers.plain_text.hyphens import Hyphens
from briefings.importing.readers.plain_text.wrapped_lines import (
    HAN_SLACK,
    MOST_LINES,
    NARROWEST,
    WrappedLine,
    edge,
    flowing,
    heads_in_both,
    is_in_both,
    is_next_item,
    line_width,
    lines_of_runs,
    needed,
    stands_apart,
    stops,
)
from briefings.text.language_detection import (
    Language,
    is_mixed,
    language_of,
    latin_words,
    other,
)
from briefings.text.languages import CHINESE, ENGLISH

# A line beyond this is a paragraph.
WIDEST = 160
# Where other paragraphs are, a line that a margin broke off is at least so long.
LONG_LINE = 60
# So many lines that break off in mid-sentence, and no overlong one, make a text a wrapped one.
LEAST_CONTINUED = 2
# Only headings reach past the margin, for they are never wrapped.
MOST_OVERLONG = 0.5
# A line that breaks off reaches at least so near the margin; long words make ragged lines.
RAGGED = 0.6
# A line which the next word, in a capital, would have left so short had ended.
ROOMY = 0.8
# Where the margin is known only from the other language, a line must come nearer.
TIGHT = 0.9
# So many words make a title, and of them those of so many letters have capitals.
LEAST_OF_TITLE, LEAST_IN_CAPITALS = 4, 5
# An invisible character or a wide sign makes a line seem so much shorter than it was.
NEAR = 6
# Enough of a paragraph to know its language by.
TAIL = 120
# A column begins so much later where the text before it is too long, or its signs are uneven.
EDGE_SLACK = 3
# Text cut at every so many characters, within words too, has its lines of exactly one length.
CUT_SHARE = 0.8

_INDENT = re.compile("(?:\u3000{1,2}| {2,}|\t)")
# What always goes on: behind the mark of a list, or at the blank that stood before the next word.
_CLAUSES = re.compile("[，；]")
_JOINING = re.compile(r"[^\W_][-/–—]$")
_LISTS, _BLANK = re.compile("\u3001\\s*$"), re.compile(r" (?=\S)")


@dataclass(frozen=True, slots=True)
class Margin:
    """Where the lines of a language end.

    `cut` is their length in characters if words are cut in two there; `is_spaced` says that
    empty lines stand between paragraphs, so that a full stop in a long line ends none. A line that
    breaks off has at least the share `ragged` of the width.
    """

    width: int
    cut: int | None
    is_spaced: bool
    ragged: float = RAGGED

    def is_continued(self, line: str, following: str) -> bool:
        """Return whether the text goes on: in mid-sentence, or as the next word had no room."""
        if self.cut and len(line) == self.cut:
            return True
        if _LISTS.search(line) or _BLANK.match(following):
            return True
        if self._begins_anew(line, following):
            return False
        width, with_next = line_width(line), needed(line, following)
        has_stopped, is_indented = stops(line), _INDENT.match(following) is not None
        if has_stopped or is_indented or marker(following.strip()):
            near = NEAR if self.is_spaced and has_stopped and not is_indented else 0
            return width <= self.width + near and with_next + near > self.width
        # A title above a paragraph: the first word of that had ample room beside it.
        is_roomy = with_next <= ROOMY * self.width
        ends_title = not self.is_spaced and _ends_title(line, following)
        if following.lstrip()[:1].isupper() and (is_roomy or ends_title):
            return False
        # Chinese is broken at any character, so lines before it are full.
        is_close = self.is_spaced and edge(line[::-1]) == CHINESE
        if is_roomy and not is_close and edge(following) == CHINESE:
            return False
        return self.ragged * self.width <= width or following.lstrip()[:1].islower()

    def _begins_anew(self, line: str, following: str) -> bool:
        """Return whether a paragraph, item or heading begins, however full the line above is."""
        if _begins_paragraph(line, following):
            return True
        if stops(line) and marker(following.strip()):
            return True
        is_short = line_width(following) <= ROOMY * self.width
        is_heading = heads_in_both(following) or (is_in_both(following) and is_short)
        return is_heading and (stops(line) or needed(line, following) <= self.width)


def _begins_paragraph(line: str, following: str) -> bool:
    """Return whether a line has the indent of a Chinese paragraph, or says a day below a title."""
    if not _INDENT.match(following):
        return False
    is_indented = following.startswith("\u3000") and not line.startswith("\u3000")
    return is_indented or front_line(following.strip()) is not None


def _ends_title(line: str, following: str) -> bool:
    """Return whether all longer words of a line have capitals, and a sentence begins below it."""
    return len(latin_words(line)) >= LEAST_OF_TITLE and _in_capitals(line) > _in_capitals(following)


def _in_capitals(text: str) -> bool:
    return all(word[:1].isupper() for word in latin_words(text) if len(word) >= LEAST_IN_CAPITALS)


def unwrapped(texts: Sequence[Sequence[str]], *, lines_flow: bool = False) -> list[list[str]]:
    """The paragraphs of each run of neighbouring lines; text that was not wrapped is unchanged.

    Where `lines_flow`, as in Markdown, only an empty line ends a paragraph; but people write the
    next sentence, or the other language, in the next line, and this stays one of its own.
    """
    runs = lines_of_runs(texts)
    margins = {language: _margin(runs, language) for language in (CHINESE, ENGLISH)}
    for language in (CHINESE, ENGLISH):
        margins[language] = margins[language] or _shared(runs, language, margins[other(language)])
    hyphens = Hyphens([text for run in texts for text in run])
    narrowest = _narrowest(runs)
    return [
        _paragraphs(run, margins, hyphens, narrowest=narrowest, lines_flow=lines_flow)
        for run in runs
    ]


def _paragraphs(
    run: Sequence[WrappedLine],
    margins: dict[Language, Margin | None],
    hyphens: Hyphens,
    *,
    narrowest: int,
    lines_flow: bool,
) -> list[str]:
    paragraphs = [line.text for line in run[:1]]
    for n, (line, following) in enumerate(pairwise(run)):
        language = flowing(line, following)
        margin = margins[language] if language else None
        if language == ENGLISH and hyphens.go_on(line.text, following.text):
            paragraphs[-1] = hyphens.glue(paragraphs[-1], following.text)
        elif _heading_goes_on(line.text, following.text, _text_at(run, n + 2), margins):
            paragraphs[-1] = glued(paragraphs[-1], following.text, hyphens)
        elif (
            is_next_item(paragraphs[-1], following.text)
            or (following.is_item and not _is_full(line.text, following.text, margin))
            or (margin and stands_apart([one.text for one in run[n : n + 3]], ROOMY * margin.width))
        ):
            paragraphs.append(following.text)
        elif margin and margin.is_continued(line.text, following.text):
            paragraphs[-1] = _glued(paragraphs[-1], following.text, margin, hyphens)
        elif (
            _goes_on_within(line, following, narrowest)
            or _clause_goes_on(run[n : n + MOST_LINES])
            or (lines_flow and language and _flows_on(line.text, following.text))
        ):
            paragraphs[-1] = glued(paragraphs[-1], following.text, hyphens)
        else:
            paragraphs.append(following.text)
    return paragraphs


def _text_at(run: Sequence[WrappedLine], place: int) -> str:
    return run[place].text if place < len(run) else ""


def _heading_goes_on(
    line: str, following: str, beyond: str, margins: dict[Language, Margin | None]
) -> bool:
    """Return whether the last words of a heading in both languages stand alone in the next line."""
    language = edge(line[::-1])
    if not heads_in_both(line) or language is None or language != edge(following):
        return False
    if stops(following) or marker(following.strip()) or is_mixed(following):
        return False
    margin = margins[language]
    ends = edge(beyond) != language or not _is_full(following, beyond, margin)
    return following[:1].islower() or (_is_full(line, following, margin) and ends)


def _is_full(line: str, following: str, margin: Margin | None) -> bool:
    """Return whether the next word had no room in the line."""
    return margin is not None and needed(line, following) > margin.width


def _narrowest(runs: Sequence[Sequence[WrappedLine]]) -> int:
    """How long lines of English are that break off; beside whole paragraphs on a line, longer."""
    lines = (line.text for run in runs for line in run if line.language == ENGLISH)
    return LONG_LINE if any(line_width(line) > WIDEST for line in lines) else NARROWEST


def _goes_on_within(line: WrappedLine, following: WrappedLine, narrowest: int) -> bool:
    """Return whether a long line of English breaks off and the next begins with a small letter."""
    both = line.language == following.language == ENGLISH
    is_long = narrowest <= line_width(line.text) <= WIDEST
    begins = following.text.lstrip()[:1].islower() and marker(following.text.strip()) is None
    return both and is_long and begins and not stops(line.text)


def _clause_goes_on(run: Sequence[WrappedLine]) -> bool:
    """Return whether a Chinese sentence with a comma breaks off, and ends in no wider line.

    Titles have commas too, but the first line of a wrapped text below them is wider.
    """
    first = run[0].text
    if not _CLAUSES.search(first.rstrip()[:-1]) or not NARROWEST <= line_width(first) <= WIDEST:
        return False
    for line, following in pairwise(run):
        text = following.text
        begins = _INDENT.match(text) or marker(text.strip())
        if stops(line.text) or edge(text) != CHINESE or begins:
            return False
        if line_width(text) > line_width(first) + HAN_SLACK:
            return False
        if stops(text) or "。" in text:
            return True
    return False


def _flows_on(line: str, following: str) -> bool:
    """Return whether Markdown joins two lines, and the first is no sentence, heading or item."""
    if stops(line) or line.endswith(("  ", "\\")) or marker(following.strip()):
        return False
    return "*" not in line[-1:] + following[:1] and not following.startswith((">", "    ", "|"))


def _margin(runs: Sequence[Sequence[WrappedLine]], language: Language) -> Margin | None:
    """How lines of this language were wrapped; None if they were not."""
    lines = [line.text for run in runs for line in run if line.language == language]
    lines = [line for line in lines if not heads_in_both(line)]
    if max(map(line_width, lines), default=0) > WIDEST:
        return None
    neighbours = [
        (line.text, following.text)
        for run in runs
        for line, following in pairwise(run)
        if flowing(line, following) == language and line_width(line.text) >= NARROWEST
        if not following.is_item
    ]
    broken = [a for a, b in neighbours if not stops(a) and not marker(b.strip())]
    width = max(map(line_width, broken), default=0)
    broken = [line for line in broken if line_width(line) >= RAGGED * width]
    overlong = sum(1 for line in lines if line_width(line) > width + NEAR)
    if len(broken) < LEAST_CONTINUED or overlong > MOST_OVERLONG * len(broken):
        return None
    length, same = Counter(map(len, broken)).most_common(1)[0]
    return Margin(
        width,
        cut=length if same >= CUT_SHARE * len(broken) else None,
        is_spaced=len(neighbours) - len(broken) <= len(runs),
    )


def _shared(
    runs: Sequence[Sequence[WrappedLine]], language: Language, margin: Margin | None
) -> Margin | None:
    """The margin of the other language, if no line of this one, with few to tell by, passes it."""
    if margin is None or margin.cut:
        return None
    widths = (line_width(line.text) for run in runs for line in run if line.language == language)
    if any(width > margin.width + NEAR for width in widths):
        return None
    return replace(margin, ragged=TIGHT)


def _glued(paragraph: str, line: str, margin: Margin, hyphens: Hyphens) -> str:
    if margin.cut and language_of(paragraph[-TAIL:]) == CHINESE:
        return paragraph + line
    return glued(paragraph, line, hyphens)


def glued(paragraph: str, line: str, hyphens: Hyphens) -> str:
    """The paragraph with its next line: a blank between words, none between Han characters."""
    tail = paragraph[-TAIL:]
    edges = {edge(tail[::-1]), edge(line)}
    is_chinese = language_of(tail) == CHINESE
    paragraph, line = paragraph.rstrip(), line.lstrip()
    tail = tail.rstrip()
    if edges == {CHINESE} or (is_chinese and CHINESE in edges):
        return paragraph + line
    if hyphens.go_on(tail, line):
        return hyphens.glue(paragraph, line)
    return f"{paragraph}{'' if _joins(tail, line) else ' '}{line}"


def _joins(tail: str, line: str) -> bool:
    """Return whether a sign at the end of a line joins what is before and behind it: 2025-26."""
    return _JOINING.search(tail) is not None and (tail[-1] != "-" or not line[:1].islower())

"""House style: suggestions for small faults of typing, each to be accepted by a person."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from briefings.text.language_detection import ADDRESS, HAN
from briefings.text.languages import CHINESE


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Replace text[start:end] by `replacement`; the code names the rule."""

    start: int
    end: int
    replacement: str
    code: str


_FULL_WIDTH = {
    ",": "，",
    ";": "；",
    ":": "：",
    "?": "？",
    "!": "！",
    ".": "。",
    "(": "（",
    ")": "）",
}
_HALF_WIDTH_OF = {full: half for half, full in _FULL_WIDTH.items()}
_AFTER_HAN = f"(?<=[{HAN}」』》）])"
_BEFORE_HAN = f"(?=[{HAN}「『《（])"

# Only between Han characters, or after one at the end of a line: "第3,000號" and "10:00" are right.
_HALF_WIDTH = re.compile(f"{_AFTER_HAN}[,;:?!] ?(?:{_BEFORE_HAN}|(?=\\d+ ?年)|(?=$|\n))")
_HALF_STOP = re.compile(f"{_AFTER_HAN}\\.(?:{_BEFORE_HAN}|(?=$|\n))")
_HALF_BRACKETS = re.compile(f"{_AFTER_HAN}\\((?=[^()]*[{HAN}][^()]*\\))|(?<=[{HAN}])\\)")
_SPACED_DIGITS = re.compile(f"(?<=[{HAN}]) +(?=\\d)|(?<=\\d) +(?=[{HAN}])")
_SPACED_HAN = re.compile(f"(?<=[{HAN}，。、；：]) +(?=[{HAN}])")
# 人人, 常常 and 漸漸 are words: only characters that are never doubled in legal prose.
_DOUBLED_HAN = re.compile("(?P<twice>[服的之與及或和是在於為以由對將被並了])(?P=twice)(?=.)")
_DOUBLED_MARK = re.compile("(?P<twice>[，。、；：])(?P=twice)+")
_DOUBLED_WORD = re.compile(
    r"\b(?P<twice>the|a|an|of|to|and|or|in|on|for|by|with|is|are|be|shall)\s+(?P=twice)\b",
    re.IGNORECASE,
)
_SPACED_HYPHEN = re.compile(
    r"(?<=[A-Za-z]) ?- (?=[a-z])|(?<=[A-Za-z]) -(?=[a-z])|(?<=[a-z]) - (?=[A-Z])"
)
_SPACE_BEFORE_MARK = re.compile(r"(?<=[A-Za-z0-9)]) +(?=[,;:.?!](?:\s|$))")
_FULL_MARK_IN_ENGLISH = re.compile("(?<=[A-Za-z0-9])[，；：？！。（）](?= ?[A-Za-z0-9]|$)")
_SEVERAL_SPACES = re.compile(r"(?<=\S) {2,}(?=\S)")


def suggestions(text: str, language: str) -> list[Suggestion]:
    """What the house style would change, in order and without overlaps."""
    found = list(_chinese(text) if language == CHINESE else _english(text))
    protected = [match.span() for match in ADDRESS.finditer(text)]
    return _apart([s for s in found if not any(a < s.end and s.start < b for a, b in protected)])


def applied(text: str, accepted: Iterable[Suggestion]) -> str:
    """The text with these suggestions, and no other change."""
    for suggestion in sorted(accepted, key=lambda one: one.start, reverse=True):
        text = text[: suggestion.start] + suggestion.replacement + text[suggestion.end :]
    return text


def _chinese(text: str) -> Iterable[Suggestion]:
    for pattern in (_HALF_WIDTH, _HALF_STOP, _HALF_BRACKETS):
        for match in pattern.finditer(text):
            yield _replaced(match, _FULL_WIDTH[match[0][0]], "half-width")
    for match in _DOUBLED_HAN.finditer(text):
        yield _replaced(match, match["twice"], "doubled")
    for match in _DOUBLED_MARK.finditer(text):
        yield _replaced(match, match["twice"], "doubled")
    for match in _SPACED_DIGITS.finditer(text):
        yield _replaced(match, "", "space-at-digits")
    for match in _SPACED_HAN.finditer(text):
        yield _replaced(match, "", "space-between-han")


def _english(text: str) -> Iterable[Suggestion]:
    for match in _SPACED_HYPHEN.finditer(text):
        yield _replaced(match, "-", "spaced-hyphen")
    for match in _DOUBLED_WORD.finditer(text):
        yield _replaced(match, match["twice"], "doubled")
    for match in _SPACE_BEFORE_MARK.finditer(text):
        yield _replaced(match, "", "space-before-mark")
    for match in _FULL_MARK_IN_ENGLISH.finditer(text):
        yield _replaced(match, _HALF_WIDTH_OF[match[0]], "full-width")
    for match in _SEVERAL_SPACES.finditer(text):
        yield _replaced(match, " ", "several-spaces")


def _replaced(match: re.Match[str], replacement: str, code: str) -> Suggestion:
    return Suggestion(match.start(), match.end(), replacement, code)


def _apart(found: Sequence[Suggestion]) -> list[Suggestion]:
    """The first of any that overlap."""
    kept: list[Suggestion] = []
    for suggestion in sorted(found, key=lambda one: (one.start, one.end)):
        if not kept or suggestion.start >= kept[-1].end:
            kept.append(suggestion)
    return kept

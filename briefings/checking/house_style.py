"""House style: suggestions for small faults of typing, each to be accepted by a person."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from briefings.text.addresses.address_spans import markup_spans
from briefings.text.chinese.chinese_script import simplified_runs, traditional
from briefings.text.language_detection import HAN
from briefings.text.languages import CHINESE


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Replace text[start:end] by `replacement`; the code names the rule."""

    start: int
    end: int
    replacement: str
    code: str


SIMPLIFIED = "simplified"
# Rules about spaces that readers hardly see: suggested on request, and no findings of the checks.
ONLY_SPACES = frozenset({"space-at-digits", "space-between-han", "several-spaces"})
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
_STRAIGHT_QUOTE = re.compile('"')
_HAS_HAN = re.compile(f"[{HAN}]")
_DOTS = re.compile(f'(?<=[{HAN}」』》）"])\\.{{3,6}}|。{{3,6}}')
_WIDE = re.compile("[０-９Ａ-Ｚａ-ｚ]+％?")
_NARROW = {wide: wide - 0xFEE0 for wide in range(0xFF01, 0xFF5F)}
_SPACE_BEFORE_CHINESE_MARK = re.compile("(?<=\\S) +(?=[，。；：、！？」』》）])")
_SEVERAL_SPACES = re.compile(r"(?<=\S) {2,}(?=\S)")


_LINE = re.compile(".+")
_NO_LETTER = "\ufffc"


def _nothing(_match: re.Match[str]) -> str:
    return ""


def _once(match: re.Match[str]) -> str:
    return match["twice"]


def _widened(match: re.Match[str]) -> str:
    return _FULL_WIDTH[match[0][0]]


# What to look for, the rule's code, and what to write instead.
_CHINESE_RULES = (
    (_DOTS, "dots", lambda _match: "……"),
    (_SPACE_BEFORE_CHINESE_MARK, "space-before-mark", _nothing),
    (_HALF_WIDTH, "half-width", _widened),
    (_HALF_STOP, "half-width", _widened),
    (_HALF_BRACKETS, "half-width", _widened),
    (_DOUBLED_HAN, "doubled", _once),
    (_DOUBLED_MARK, "doubled", _once),
    (_SPACED_DIGITS, "space-at-digits", _nothing),
    (_SPACED_HAN, "space-between-han", _nothing),
)


def suggestions(text: str, language: str) -> list[Suggestion]:
    """What the house style would change, in order and without overlaps."""
    protected, words = markup_spans(text), text
    for start, end in protected:
        words = words[:start] + _NO_LETTER * (end - start) + words[end:]
    found = list(_chinese(words) if language == CHINESE else _english(words))
    return _apart([s for s in found if not any(a < s.end and s.start < b for a, b in protected)])


def applied(text: str, accepted: Iterable[Suggestion]) -> str:
    """The text with these suggestions, and no other change."""
    for suggestion in sorted(accepted, key=lambda one: one.start, reverse=True):
        text = text[: suggestion.start] + suggestion.replacement + text[suggestion.end :]
    return text


def _chinese(text: str) -> Iterable[Suggestion]:
    yield from _either(text)
    yield from _simplified(text)
    for line in _LINE.finditer(text):
        yield from _quotes(line[0], line.start())
    for pattern, code, written in _CHINESE_RULES:
        for match in pattern.finditer(text):
            yield _replaced(match, written(match), code)


def _either(text: str) -> Iterable[Suggestion]:
    """Yield what either language has: full-width figures, hyphens between spaces."""
    for match in _WIDE.finditer(text):
        yield _replaced(match, match[0].translate(_NARROW), "full-width-figures")
    for match in _SPACED_HYPHEN.finditer(text):
        yield _replaced(match, "-", "spaced-hyphen")


def _quotes(line: str, start: int) -> Iterable[Suggestion]:
    """Yield straight quotation marks round Chinese, two by two."""
    places = [match.start() for match in _STRAIGHT_QUOTE.finditer(line)]
    if len(places) % 2:
        return
    for left, right in zip(places[::2], places[1::2], strict=True):
        if _HAS_HAN.search(line, left, right):
            yield Suggestion(start + left, start + left + 1, "「", "straight-quotes")
            yield Suggestion(start + right, start + right + 1, "」", "straight-quotes")


def _simplified(text: str) -> Iterable[Suggestion]:
    written = traditional(text)
    for start, end in simplified_runs(text):
        yield Suggestion(start, end, written[start:end], SIMPLIFIED)


def _english(text: str) -> Iterable[Suggestion]:
    yield from _either(text)
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

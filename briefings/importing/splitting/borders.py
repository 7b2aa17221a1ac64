"""Where the language of a text could change, and what a cut there would cost."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from briefings.importing.patterns.brackets import CLOSING, bracketed
from briefings.importing.patterns.list_markers import marker
from briefings.text.language_detection import ADDRESS, HAN, LATIN, Language, has_han
from briefings.text.languages import CHINESE, ENGLISH
from briefings.text.numerals import ANY_HAN_NUMERAL

# What a change of language costs, by what stands at the border. A foreign word or character costs
# 1, so "中級法院 Court of Second Instance 裁定" stays Chinese and "…規則。The Plan was…" is split.
AT_LINE_BREAK = 0.5
AT_SEPARATOR = 1.2
AFTER_CHINESE_STOP = 2.0
AFTER_WIDE_GAP = 2.5
AFTER_ENGLISH_STOP = 2.5
AFTER_COLON = 3.0
AT_SPACED_DASH = 3.0
AT_SPACE = 4.5
ELSEWHERE = 7.0
# A border here would leave a closing mark on the wrong side, or cut a number.
NEVER = 1000.0
# Within brackets or quotation marks a foreign word is a name or a gloss, not the other side.
FOREIGN_IN_BRACKETS = 0.1
# From this price on a border is only a guess, to be checked against the neighbours.
WEAK = AT_SPACED_DASH + 0.1

# What changes script more often is no prose; what stands between two scripts is short.
MOST_SPANS, LONGEST_GAP, LONGEST_NUMBERING = 2_000, 200, 20

_MASK = "\ufffc"
# The mark of a footnote is no word, and belongs to what it stands behind.
_NOTE, _NOTED = re.compile(r"(?<!\\)\[\^\w+\]"), "\ufffb"
_CHINESE_STOP = re.compile("[）」』”)]?。")
# The address of a page, also without http://: github.com/firm/forms.
_PAGE = r"(?<![\w@])(?:[a-z0-9-]{2,40}\.){1,3}[a-z]{2,8}/[\x21-\x7e]+"
_LETTERS = re.compile(
    f"(?P<address>{ADDRESS.pattern}|{_PAGE})|(?P<han>[{HAN}]+)|(?P<latin>[{LATIN}]+)"
)
# Abbreviations whose stop ends no sentence: what they name is the number behind them.
_NAMES_NUMBER = re.compile(
    r"\b(?:nos?|arts?|caps?|secs?|ss?|paras?|cls?|ch|schs?|regs?|rr?|figs?|vols?|pp?)$",
    re.IGNORECASE,
)
_ITS_NUMBER = re.compile(r"\.\s*\d+(?:[./-]\d+)*(?!\d)")
# a. and (iv) in front of an item are numbers in every language.
_LETTER_NUMBER = re.compile(
    r"(?:^|(?<=[\n。；;：:.!?！？/|｜])|(?<=\band))\s*[（(]?(?:[a-zA-Z]|[ivx]{2,5}|[IVX]{2,5})[.)）、]"
    r"(?![A-Za-z.])"
)
# Q1 and A: in front of a question and its answer are written alike in both languages.
_QUESTION = re.compile(rf"(?:^|(?<=\n))\s*[QA]\d{{0,2}}[.:：、\s]+(?=[{HAN}])")
# 十一、 and （壹） in front of an item are numbers too: "十一、 Orion Limited" is English.
_HAN_NUMBER = re.compile(
    rf"(?:^|(?<=\n))\s*[（(]?(?:[{ANY_HAN_NUMERAL}]{{1,5}}|[甲乙丙丁戊己庚辛壬癸])[、.．)）]"
)
_NUMBERS = (_LETTER_NUMBER, _QUESTION, _HAN_NUMBER)
# A number in front of an item, behind the end of what came before.
_ITEM_NUMBER = re.compile(
    r"[.。;；:：!?！？」』）)]\s*[（(]?(?:\d+(?:\.\d+)*|[a-zA-Z])[.)、）]\s*$"
)
# A number between Chinese and English is that of the English: "一、定義1. Definition".
_NEXT_NUMBER = re.compile(r"\s?[（(]?\d{1,2}(?:\.\d{1,2})*[.)）、]\s*")
_SAME_NUMBER = re.compile(
    r"\s*(?:[（(]?(?:\d{1,2}(?:\.\d{1,2})+[.)）、]?|\d{1,2}[.)）、])|[［\[〔【]\d{1,2}[］\]〕】])\s*"
)
# The same behind a space, believable where the line begins with a number itself.
_LATER_NUMBER = re.compile(r"\s[（(]?(?:\d{1,2}(?:\.\d+)*|[a-zA-Z])[.)、）]\s*$")
_STICKS_LEFT = "，。、；：？！,.;:?!%％…」』》〉）)】］]”’" + _NOTED
_STICKS_RIGHT = "（(「『《〈【［[“‘$＄§#＃"
_BULLETS = "•●○◦▪■◆►➢➤❖‣＊"
_SEPARATOR = re.compile(r"\s*[/／|｜‖]\s*")
# Two dashes behind a Chinese word are its own: 在本條例中—— leads to the items below.
_SPACED_DASH = re.compile(r"\s+[-–—－―·•‧]+\s*|(?<![–—－―])[–—－―]\s+")
_DOT = re.compile(r"[·•‧]")


@dataclass(frozen=True, slots=True)
class Span:
    """Letters of one script with what stands between them: from start to end in the text."""

    language: Language
    start: int
    end: int
    weight: float


@dataclass(frozen=True, slots=True)
class Border:
    """Where two spans meet: the left side ends at `end`, the right one starts at `start`."""

    end: int
    start: int
    cost: float


@dataclass(frozen=True, slots=True)
class BorderedText:
    """A text, its spans of one script and the borders between them."""

    text: str
    spans: tuple[Span, ...]
    borders: tuple[Border, ...]


def bordered(text: str) -> BorderedText:
    """Find the spans of a text; one that changes script too often to be prose has none."""
    masked = _NOTE.sub(lambda match: _NOTED * len(match[0]), text)
    spans = _spans(masked)
    if len(spans) > MOST_SPANS:
        return BorderedText(text, (), ())
    return BorderedText(text, tuple(spans), tuple(_borders(masked, spans)))


def _spans(text: str) -> list[Span]:
    inside = bracketed(text)
    numbers = [found for one in _NUMBERS for found in one.finditer(text)]
    numbers += _number_again(text)
    numbering = {place for match in numbers for place in range(*match.span())}
    spans: list[Span] = []
    for match in _LETTERS.finditer(text):
        if len(spans) > MOST_SPANS:
            break
        if match["address"] or match.start() in numbering:
            continue
        language = CHINESE if match["han"] else ENGLISH
        weight = len(match[0]) if match["han"] else 1.0
        if inside[match.start()]:
            weight *= FOREIGN_IN_BRACKETS
        last = spans[-1] if spans else None
        if last and _ends_chinese(text, spans, match.start()):
            spans[-1] = replace(last, weight=last.weight * FOREIGN_IN_BRACKETS)
            last = None
        if last and last.language == language and inside[last.start] == inside[match.start()]:
            spans[-1] = Span(language, last.start, match.end(), last.weight + weight)
        else:
            spans.append(Span(language, match.start(), match.end(), weight))
    return spans


def _ends_chinese(text: str, spans: Sequence[Span], place: int) -> bool:
    """Return whether the name in the last span ends a Chinese sentence: 賣方為 ABC Limited。"""
    last, before = spans[-1], spans[-2:-1]
    is_name = last.language == ENGLISH and bool(before) and before[0].language == CHINESE
    return is_name and _CHINESE_STOP.match(text, last.end, place) is not None


def _number_again(text: str) -> list[re.Match[str]]:
    """The letter before a line, where it stands before the other language too: A. Fees A. 收費."""
    first = _LETTER_NUMBER.match(text)
    said = re.escape(first[0].strip()) if first else ""
    return list(re.finditer(rf"(?<=[\s{HAN}]){said}(?=\s)", text)) if said else []


def _borders(text: str, spans: Sequence[Span]) -> list[Border]:
    inside = bracketed(text)
    return [
        _best_border(text, left.end, right.start)
        if not (inside[left.end - 1] and inside[right.start] and _unbroken(inside, left, right))
        else Border(left.end, right.start, NEVER)
        for left, right in pairwise(spans)
    ]


def _unbroken(inside: Sequence[bool], left: Span, right: Span) -> bool:
    return all(inside[left.end : right.start])


def _best_border(text: str, start: int, end: int) -> Border:
    """The cheapest place to cut between two letters of different script."""
    start = _behind_reference(text, start, end)
    gap = ADDRESS.sub(lambda match: _MASK * len(match[0]), text[start:end])
    # Before 第三條 a number is the end of the English: "with Grade 12. 第三條".
    is_numbered = _has_number(text, 0) and not _has_number(text, end)
    bullet = text.lstrip()[:1]
    separator = next(_separators(gap, bullet, is_numbered=is_numbered), None)
    if separator:
        return Border(start + separator[0], start + separator[1], separator[2])
    if (place := _place_of_number_again(text, start, gap)) is not None:
        return Border(start + place, start + place, AFTER_COLON)
    if has_han(text[start - 1 : start]) and _is_next_number(gap, is_numbered=is_numbered):
        return Border(start, start, AFTER_COLON)
    opened = '"' in gap and text.count('"', 0, start) % 2 == 1
    costs = [
        (_cost(gap, n, opened=opened, is_numbered=is_numbered), -n)
        for n in range(min(len(gap), LONGEST_GAP) + 1)
    ]
    cost, place = min(costs)
    return Border(start - place, start - place, cost)


def _behind_reference(text: str, start: int, end: int) -> int:
    """The end of a number that the English names right before: under Signal No. 8.遙距工作……"""
    number = _ITS_NUMBER.match(text, start, end)
    if number is None or _NAMES_NUMBER.search(text[:start]) is None:
        return start
    return number.end()


def _place_of_number_again(text: str, start: int, gap: str) -> int | None:
    """Where in the gap the number of the line stands again, with the emphasis that it opens."""
    said = text.lstrip("*")
    found = marker(said)
    if found is None or found.style == "bullet":
        return None
    number = re.escape(said[: found.length].strip())
    match = re.fullmatch(rf"(?P<closed>\**\s*)\**{number}\s*", gap)
    if match is None:
        return None
    is_opened = not match["closed"].endswith(" ") and text.count("*", 0, start) % 2 == 0
    return 0 if is_opened else match.end("closed")


def _is_next_number(gap: str, *, is_numbered: bool) -> bool:
    """Return whether the English has its own number: （一）遞交申請 3.1 Filing."""
    is_number = _NEXT_NUMBER.fullmatch(gap) is not None
    return is_number or (is_numbered and _SAME_NUMBER.fullmatch(gap) is not None)


def _has_number(text: str, start: int) -> bool:
    return marker(text[start : start + LONGEST_NUMBERING]) is not None


def _separators(gap: str, bullet: str, *, is_numbered: bool):
    """Marks that stand between the two languages and belong to neither.

    The sign with which the line begins stands before each of its languages.
    """
    if bullet in _BULLETS and bullet and bullet in gap:
        place = gap.index(bullet)
        yield len(_SEPARATOR.sub("", gap[:place])), place, AT_LINE_BREAK
    for match in _SEPARATOR.finditer(gap):
        spaced = match[0] != "/"
        if not _sticks(gap, match):
            yield match.start(), match.end(), AT_SEPARATOR if spaced else AT_SPACE
    for match in _SPACED_DASH.finditer(gap):
        if match[0].strip() == bullet:
            yield match.start(), match.start(), AT_LINE_BREAK
        # A dash between two numbers may be a range, a dot is none.
        if _DOT.search(match[0]):
            yield match.start(), match.end(), AT_SPACED_DASH
            continue
        has_number = re.search(r"\d", gap) is not None
        repeats = is_numbered and _SAME_NUMBER.fullmatch(gap[match.end() :]) is not None
        if not _sticks(gap, match) and (repeats or not has_number):
            yield match.start(), match.end(), AT_LINE_BREAK if repeats else AT_SPACED_DASH


def _sticks(gap: str, match: re.Match[str]) -> bool:
    """Return whether the mark belongs to what is next to it, as in 24/7 or （甲/B）."""
    before, after = gap[: match.start()][-1:], gap[match.end() :][:1]
    return (before.isdigit() and after.isdigit()) or before in tuple(_STICKS_RIGHT)


def _cost(gap: str, place: int, *, opened: bool, is_numbered: bool) -> float:
    """What it costs to cut the gap here; `opened` if a quotation is open before it."""
    left, right = gap[:place], gap[place:]
    if _parts_quotation(gap, place, opened=opened):
        return NEVER
    if right.lstrip(" ")[:1] and right[:1] in _STICKS_LEFT:
        return NEVER
    if left.rstrip()[-1:] and left.rstrip()[-1:] in _STICKS_RIGHT:
        return NEVER
    if re.search(r"\d[.,]?$", left) and right[:1].isdigit():
        return NEVER
    return _price(left, right, is_numbered=is_numbered)


def _is_value(right: str) -> bool:
    """Return whether a number follows that the label before the colon names: 電話：2800 0000."""
    return re.search(r"\d", right) is not None and marker(right.lstrip()) is None


def _parts_quotation(gap: str, place: int, *, opened: bool) -> bool:
    """Straight quotation marks look alike: the first of two opens, the second closes."""
    is_open = (gap.count('"', 0, place) % 2 == 1) != opened
    return is_open and '"' in (gap[place - 1 : place], gap[place : place + 1])


def _price(left: str, right: str, *, is_numbered: bool) -> float:
    ended = left.rstrip(" \u3000" + CLOSING + _NOTED)
    if left.rstrip(" \u3000").endswith("\n") or right.lstrip(" \u3000").startswith("\n"):
        return AT_LINE_BREAK
    is_number = _ITEM_NUMBER.search(left) or (is_numbered and _LATER_NUMBER.search(left))
    if is_number or right.startswith(_MASK):
        return ELSEWHERE
    if ended.endswith(("。", "！", "？", "…")):
        return AFTER_CHINESE_STOP
    if ended.endswith((".", "!", "?")):
        return AFTER_ENGLISH_STOP
    if re.search(r"[ \u3000]{2}$|\u3000$", left) or re.match(r"[ \u3000]{2}|\u3000", right):
        return AFTER_WIDE_GAP
    if ended.endswith(("：", ":", "；", ";")):
        return ELSEWHERE if _is_value(right) else AFTER_COLON
    if left.endswith(" ") or right.startswith(" "):
        return AT_SPACE
    return ELSEWHERE + (1.0 if left[-1:].isdigit() else 0.0)

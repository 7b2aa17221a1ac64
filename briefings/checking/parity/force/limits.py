"""Compare the limits of numbers: 至少三名 and "at most three", 十日內 and "after ten days".

Hints, because languages limit in different words. A limit belongs to the number beside it.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from briefings.checking.parity.force.clauses import Sentences
from briefings.checking.parity.readers.english_patterns import WEAK_WORDS
from briefings.checking.parity.tokens import Finding, Span, Token

# Groups of the patterns: limits that include the number (least, most) or not (more, less), and
# what lies within a time, after or before it.
# 以上 and "over" are written for both floors, 以下 for both ceilings.
_FLOORS = frozenset({"least", "more", "floor"})
_CEILINGS = frozenset({"most", "less", "ceiling"})
_LOOSE = frozenset({"floor", "ceiling"})
_SIZES, _TIMES = _FLOORS | _CEILINGS, frozenset({"within", "after", "before"})

_CHINESE_BEFORE = re.compile(
    "(?P<ceiling_>未(?:超過|超逾|逾(?!期)))"
    "|(?P<most>或(?:少於|低於|小於)|[不未毋]得?(?:超過|超逾|多於|高於|大於|逾|超出)|至多|最多|最高(?!法|人民)|上限|最長)"
    "|(?P<least>或(?:多於|高於|大於)|[不未]得?(?:少於|低於|小於|短於)|至少|最少|最低|下限|起碼)"
    "|(?P<before>提前|提早|最遲|不遲於|不得遲於|不晚於)"
    "|(?P<more>超過|多於|高於|大於|超逾|逾(?!期)|超出)"
    "|(?P<less>少於|低於|小於|[未不]滿|未達|未及|不足)"
    "|(?P<less__>[未不]屆滿)"
    "|(?P<least_>年滿|屆滿|已滿|滿)"
)
_CHINESE_AFTER = re.compile(
    r"[^，。；、：（）()\d]{0,4}?(?:"
    "(?P<floor>以上)|(?P<ceiling>以下)|(?P<most>為上?限)"
    "|(?P<within>以內|之內|內(?![容部政地閣外]))"
    "|(?P<after>以後|之後|後(?![者果續備])|起|以來)|(?P<before>以前|之前|前(?![者項款條述往]|提(?![交出供起]))))"
)
_MORE = "(?:more|greater|higher|longer|larger|older|heavier)"
_LESS = "(?:less|fewer|lower|smaller|shorter|younger)"
_MODAL = "(?:may|shall|must|does|do|did|can|should|will|is|are)"
_ENGLISH_BEFORE = re.compile(
    r"\b(?:(?P<within>within|(?:not?|nor) later than)"
    rf"|(?P<most>(?:not?|nor|{_MODAL} not) (?:be )?"
    rf"(?:{_MORE} than|over|above|exceed\w*|in excess of)"
    r"|(?:cannot|not to|without) exceed(?:ing)?|at most|up to|(?<!as the )maximum|capped at"
    r"|limited to)"
    rf"|(?P<least>(?:not?|nor|{_MODAL} not) (?:be |fall )?(?:{_LESS} than|under|below)"
    r"|at least|(?<!as the )minimum|attained|reached)"
    rf"|(?P<more>{_MORE} than|exceed(?:s|ed|ing)?|in excess of)"
    rf"|(?P<less>{_LESS} than)"
    r"|(?P<span_>for|in|during)|(?P<less_>under|below)|(?P<floor_>over|beyond"
    r"|above(?! (?:[a-z]+ )?(?:sub-?)?(?:paragraph|article|item|clause|section)))"
    r"|(?P<before>before|prior to|on or before)|(?P<after>after)"
    r"|(?P<before_>by|until)|(?P<after_>since|from|as of))\b"
)
_ENGLISH_AFTER = re.compile(
    # Up to three words. No letter may belong to two of them, or long runs would be tried for ever.
    r"(?:[\s-]*+[a-z%$'’()][a-z%$'’()-]*+){0,3}?[\s-]*+(?<=\s)(?:"
    r"(?P<least>(?:or|and) (?:more|above|over|older|greater|longer|higher|upwards?)\b(?! than))"
    r"|(?P<most>(?:or|and) (?:less|fewer|below|under|younger|lower|shorter)\b(?! than))"
    r"|(?P<before>(?:before|prior to|in advance|ago|earlier)\b"
    r"|(?:prior |written |advance )*notice\b)"
    r"|(?P<after>after\b|later\b|thereafter\b))"
)
# The same without a number: 至少包括下列各項 and "contains at most the following".
_CHINESE_ALONE = re.compile("(?P<floor>至少|最少|起碼)|(?P<ceiling>至多|最多)")
_ENGLISH_ALONE = re.compile(
    r"\b(?:(?P<floor>at (?:the very )?least|(?:at|as) a minimum|(?:no|not) (?:less|fewer) than)"
    r"|(?P<ceiling>at (?:the )?most|up to|(?:no|not) more than))\b",
    re.IGNORECASE,
)
# How many characters there may be between a limit and its number: "at least the said three".
# A limit whose group ends in _ (for, over, by) has other meanings too, so its number must be close.
_CHINESE_REACH, _ENGLISH_REACH, _CLOSE = 14, 30, 14
_BREAK = re.compile(r"[，。；、：;:.,]|\band\b|\bor\b")
# "accounts that have not been used for more than two years" are not used for more than two.
_DENIED = re.compile(
    r"\b(?:(?<!have )(?<!has )(?<!had )not|no|neither|nor|cannot|never)\b[^.;,:]*\Z"
)
_NEVER = re.compile(r"\b(?:in no (?:case|event)|under no circumstances?)\b[^.;:]*\Z")
_FORBIDDEN = re.compile("(?:不得|不可(?!抗)|不能|不應|不會|禁止)[^，。；]*\\Z")
_REFUSED = re.compile("[^。；]{0,16}?不[得予可能]")
_CLAUSE = 48  # characters of a clause that may lie between a negation and its limit
_KINDS = frozenset({"number", "ordinal", "amount", "percent", "fraction", "date", "time"})
_DATES = frozenset({"date", "time"})


class _Limit(NamedTuple):
    """A limit, the number it belongs to, and the place of both."""

    kind: str
    token: Token
    span: Span


def hints(
    chinese: str, english: str, left: Iterable[Token], right: Iterable[Token]
) -> Iterator[Finding]:
    """Yield the limits that are opposite on the two sides of the same number."""
    here, there = _by_value(_chinese(chinese, left)), _by_value(_english(english.lower(), right))
    for value, limits in here.items():
        for kinds in (_SIZES, _TIMES):
            mine = [limit for limit in limits if limit.kind in kinds]
            theirs = [limit for limit in there.get(value, ()) if limit.kind in kinds]
            if mine and theirs and _are_opposite(mine, theirs):
                yield Finding("limit", "differs", (mine[0].span,), (theirs[0].span,), "hint")


def alone(sentences: Sentences) -> Iterator[Finding]:
    """Yield the sentences in which one side has only floors and the other only ceilings."""
    for (left, start), (right, place) in sentences:
        here, there = [*_CHINESE_ALONE.finditer(left)], [*_ENGLISH_ALONE.finditer(right)]
        kinds = {one.lastgroup for one in here}, {one.lastgroup for one in there}
        if here and there and kinds[0].isdisjoint(kinds[1]):
            mine, theirs = (
                (at + one.start(), at + one.end())
                for at, one in ((start, here[0]), (place, there[0]))
            )
            yield Finding("limit", "differs", (mine,), (theirs,), "hint")


def _are_opposite(mine: list[_Limit], theirs: list[_Limit]) -> bool:
    one, other = {limit.kind for limit in mine}, {limit.kind for limit in theirs}
    if one & other:
        return False
    if one <= _SIZES and all(side & _FLOORS and side & _CEILINGS for side in (one, other)):
        return False  # "20 metres or longer, … shorter than 20 metres"
    if one <= _TIMES:
        # 「期滿前三個月內」 may be "in the three months before".
        return "after" in one | other
    if one | other <= _FLOORS or one | other <= _CEILINGS:
        # Both limit on the same side; 至少 is still not "more than".
        return _LOOSE.isdisjoint(one | other)
    return True


def _by_value(limits: Iterable[_Limit]) -> dict[object, list[_Limit]]:
    found: dict[object, list[_Limit]] = defaultdict(list)
    for limit in limits:
        found[limit.token.values[0]].append(limit)
    for value, several in found.items():
        # "within 30 days after receipt" is within, and "for 30 days after receipt" not after.
        if any(limit.kind in ("within", "span") for limit in several):
            found[value] = [one for one in several if one.kind not in ("after", "before")]
    return found


def _chinese(text: str, tokens: Iterable[Token]) -> Iterator[_Limit]:
    tokens = [token for token in tokens if token.kind in _KINDS]
    for limit in _before(_CHINESE_BEFORE, text, tokens, _CHINESE_REACH):
        if limit.kind == "more" and _REFUSED.match(text, limit.span[1]):
            continue  # 「超過兩年者，不得起訴」 may be "not … more than two years after"
        yield _denied(limit) if _FORBIDDEN.search(text[: limit.span[0]][-_CLAUSE:]) else limit
    yield from _after(_CHINESE_AFTER, text, tokens)


def _english(text: str, tokens: Iterable[Token]) -> Iterator[_Limit]:
    tokens = [
        token
        for token in tokens
        if token.kind in _KINDS and text[token.start : token.end] not in WEAK_WORDS
    ]
    for limit in _before(_ENGLISH_BEFORE, text, tokens, _ENGLISH_REACH):
        before = text[: limit.span[0]]
        is_denied = _DENIED.search(before[-_CLAUSE:]) or _NEVER.search(before)
        # "No persons under twenty may enter" still speaks of those under twenty.
        is_plain = text.startswith(("under", "below"), limit.span[0]) or (
            limit.kind == "floor" and is_denied and not is_denied[0].startswith("not")
        )
        yield _denied(limit) if is_denied and not is_plain else limit
    yield from _after(_ENGLISH_AFTER, text, tokens)


def _denied(limit: _Limit) -> _Limit:
    """Return the limit behind a negation: "must not be valid for more than" is at most."""
    kind = {"more": "most", "less": "least", "floor": "most"}.get(limit.kind, limit.kind)
    return limit._replace(kind=kind)


def _before(
    pattern: re.Pattern[str], text: str, tokens: list[Token], reach: int
) -> Iterator[_Limit]:
    starts = [token.start for token in tokens]
    for match in pattern.finditer(text) if tokens else ():
        at = bisect_left(starts, match.end())
        if at == len(tokens):
            return
        name, token = match.lastgroup or "", tokens[at]
        between = text[match.end() : token.start]
        far = min(reach, _CLOSE) if name.endswith("_") else reach
        if len(between) > far or _BREAK.search(between):
            continue
        if name in ("before_", "after_") and token.kind not in _DATES:
            continue
        yield _limit(name, token, (match.start(), token.end))


def _after(pattern: re.Pattern[str], text: str, tokens: list[Token]) -> Iterator[_Limit]:
    for token in tokens:
        if match := pattern.match(text, token.end):
            yield _limit(match.lastgroup or "", token, (token.start, match.end()))


def _limit(name: str, token: Token, span: Span) -> _Limit:
    kind = name.rstrip("_")
    if token.kind in _DATES and kind in ("within", "most", "less"):
        kind = "before"
    return _Limit(kind, token, span)

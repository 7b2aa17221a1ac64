"""Currencies by their names in both languages, and amounts in different ones."""

import re
from collections.abc import Iterable, Iterator

from briefings.checking.parity.tokens import Finding, Span, Token

_NAMES = {
    "MOP": (
        "澳門元|澳門幣|澳元(?=紙幣)|葡幣",
        r"MOP\$?|patacas?|Maca[uo] patacas?|Macanese patacas?",
    ),
    "HKD": ("港元|港幣|港紙", r"HKD\$?|HK\$|Hong Kong dollars?|HK dollars?"),
    "CNY": ("人民幣|人民币", r"RMB|CNY|CN¥|¥|yuan|renminbi"),
    "USD": ("美元|美金", r"USD\$?|US\$|U\.S\. dollars?|US dollars?|United States dollars?"),
    "EUR": ("歐元|歐羅", r"EUR|€|euros?"),
    "TWD": (
        "新臺幣|新台幣|臺幣|台幣",
        r"NT\$|NTD\$?|TWD|New Taiwan dollars?|NT dollars?|N\.T\. ?dollars?|N\.T\.\$",
    ),
    "GBP": ("英鎊", r"GBP|£|pounds? sterling|pounds?"),
    "JPY": ("日圓|日元", r"JPY|JP¥|Japanese yen|yen"),
    "AUD": ("澳洲元|澳大利亞元", r"AUD|A\$|Australian dollars?"),
    "SGD": ("新加坡元|坡元", r"SGD|S\$|Singapore dollars?"),
}
CHINESE = "|".join(chinese for chinese, _english in _NAMES.values())
CODES = (
    r"HK\$|US\$|NT\$|A\$|S\$|CN¥|JP¥|[€£¥]|(?:MOP|HKD|USD|NTD)\$?|RMB|CNY|EUR|TWD|GBP|JPY|AUD|SGD"
    r"|NT(?=\d)"
)
ENGLISH = "|".join(
    sorted((name for _, names in _NAMES.values() for name in names.split("|")), key=len)[::-1]
)
_KNOWN = [
    (code, re.compile(f"(?:{chinese}|{english})", re.IGNORECASE))
    for code, (chinese, english) in _NAMES.items()
]


def currency(name: str | None) -> str | None:
    """Return the currency of a name; None for 元, $ and dollars, which may be any."""
    name = (name or "").strip()
    return next((code for code, known in _KNOWN if known.fullmatch(name)), None)


# --- Pairs ----------------------------------------------------------------------------------------

# 元 is never one of these, and a bare $ none of those.
_NOT_YUAN = frozenset({"USD", "EUR", "GBP", "JPY", "AUD"})
_NOT_DOLLARS = frozenset({"EUR", "GBP", "JPY", "CNY"})
# 元 in a text about one of these places is its own money.
_PLACES = {
    "MOP": re.compile("澳門|本澳|Maca[uo]"),
    "HKD": re.compile("[香本]港|港股|Hong Kong"),
    "TWD": re.compile("[臺台]灣|[臺台]北|中華民國|Taiwan"),
    "CNY": re.compile(
        "內地|中國(?!香港|澳門)|大灣區|橫琴|[Mm]ainland|China(?! Sea)|Hengqin|Zhuhai"
    ),
}
_CHINESE_MENTION = re.compile(f"{CHINESE}|(?<![A-Za-z])(?:{CODES})(?![A-Za-z])")
_ENGLISH_MENTION = re.compile(
    rf"(?<![A-Za-z])(?:{CODES}|{ENGLISH})(?![A-Za-z])(?<!\bpound)(?<!\bpounds)", re.IGNORECASE
)
_BRANCHES = ("Executive", "Legislative", "Judicial", "Control", "Examination")
_SIGNS = frozenset("元圓幣币金歐鎊$€£¥MHURCENTGJAS")


def findings(
    chinese: str, english: str, left: Iterable[Token], right: Iterable[Token]
) -> Iterator[Finding]:
    """Yield the currencies that each side names and the other does not."""
    if _SIGNS.isdisjoint(chinese) and _SIGNS.isdisjoint(english):
        return
    here, there = _mentions(_CHINESE_MENTION, chinese), _mentions(_ENGLISH_MENTION, english)
    only_here = [span for code, span in here.items() if code not in there]
    only_there = [span for code, span in there.items() if code not in here]
    if here and there and (only_here or only_there):
        one = (only_here or [*here.values()])[0]
        other = (only_there or [*there.values()])[0]
        yield Finding("amount", "differs", (one,), (other,))
        return
    own = [
        code for code, place in _PLACES.items() if place.search(chinese) or place.search(english)
    ]
    elsewhere = frozenset(_PLACES) - frozenset(own) if len(own) == 1 else frozenset()
    yield from _unnamed(left, right, there, here, elsewhere)


def _mentions(pattern: re.Pattern[str], text: str) -> dict[str, Span]:
    """Return the currencies that a text names, each with its first place."""
    found: dict[str, Span] = {}
    for match in pattern.finditer(text):
        if (code := currency(match[0])) and not _is_a_council(match):
            found.setdefault(code, match.span())
    return found


def _is_a_council(match: re.Match[str]) -> bool:
    """Return whether this is a branch of Taiwan's government: the Executive Yuan."""
    before = match.string[: match.start()].rstrip()
    return match[0] == "Yuan" and before.endswith(_BRANCHES)


def _unnamed(
    left: Iterable[Token],
    right: Iterable[Token],
    there: dict[str, Span],
    here: dict[str, Span],
    elsewhere: frozenset[str],
) -> Iterator[Finding]:
    """Yield amounts in 元 or $ whose partner is in a currency that has another name or place."""
    chinese, english = _amounts(left), _amounts(right)
    for value, one in chinese.items():
        other = english.get(value)
        if other is None:
            continue
        odd = one.note is None and other.note in _NOT_YUAN | elsewhere and other.note not in here
        odd = odd or (other.note is None and one.note in _NOT_DOLLARS and one.note not in there)
        if odd:
            yield Finding("amount", "differs", (one.span,), (other.span,))


def _amounts(tokens: Iterable[Token]) -> dict[object, Token]:
    return {token.values[0]: token for token in tokens if token.kind == "amount"}

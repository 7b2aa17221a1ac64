"""Compare the units of numbers: 三十日 and "thirty months", 二十平方米 and "20 square feet"."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from briefings.checking.parity.tokens import Finding, Span, Token
from briefings.checking.parity.values.exchanged_values import Said, exchanged

# The unit; its names in Chinese; a pattern of its names in English.
_NAMES = (
    (
        "working day",
        "工作日 工作天 營業日 辦公日 交易日",
        "(?:working|business|banking|trading)[ -]?days?",
    ),
    ("day", "日 天", "days?"),
    ("week", "星期 禮拜 週 周", "weeks?"),
    ("month", "月", "months?"),
    ("year", "周年 週年 年 周歲 週歲 歲", "years?"),
    ("quarter", "季 季度", "quarters?"),
    ("hour", "小時 鐘頭", "hours?|hrs?"),
    ("minute", "分鐘", "minutes?|mins?"),
    ("second", "秒 秒鐘", "seconds"),
    ("km²", "平方公里", "(?:square |sq.? ?)(?:kilomet(?:re|er)s?|km)"),
    ("km", "公里 千米 km", "kilomet(?:re|er)s?|km"),
    ("m²", "平方米 平方公尺 平米 m²", "(?:square |sq.? ?)(?:met(?:re|er)s?|m)|sqm|m²|m2"),
    ("ft³", "立方呎 立方英尺", "cubic (?:feet|foot|ft)"),
    ("m³", "立方米 立方公尺 m³", "cubic met(?:re|er)s?|m³|m3"),
    ("m", "米 公尺 m", "met(?:re|er)s?|m"),
    ("cm", "厘米 公分 cm", "centimet(?:re|er)s?|cm"),
    ("mm", "毫米 mm", "millimet(?:re|er)s?|mm"),
    # 720呎 may be an area.
    ("foot", "平方呎 平方英尺 平方英呎 英尺 英呎 呎", "(?:square |sq.? ?)?(?:feet|foot|ft)"),
    ("inch", "吋 英寸 英吋", "inch(?:es)?"),
    ("nautical mile", "海里 浬", "nautical miles?"),
    ("mile", "英里 哩", "miles?"),
    ("hectare", "公頃", "hectares?|ha"),
    ("acre", "英畝", "acres?"),
    ("mu", "畝", "mu"),
    ("ping", "坪", "pings?"),
    ("kg", "公斤 千克 kg", "kilograms?|kilos?|kgs?"),
    ("mg", "毫克 mg", "milligrams?|mg"),
    ("g", "克", "gram(?:me)?s?|g"),
    ("tonne", "公噸 噸", "(?:metric )?ton(?:ne)?s?"),
    ("pound", "磅", "pounds?|lbs?"),
    ("ml", "毫升 ml", "millilit(?:re|er)s?|ml"),
    ("l", "公升 升", "lit(?:re|er)s?"),
    ("kWh", "千瓦時 度電 kWh", "kilowatt[ -]hours?|kwh"),
    ("MW", "兆瓦", "megawatts?|mw"),
    ("kW", "千瓦", "kilowatts?|kw"),
    ("dB", "分貝", "decibels?|db"),
    ("Hz", "赫茲", "hertz|hz"),
    ("share", "股", "shares?"),
    ("page", "頁", "pages?"),
)
_BY_NAME = {name: unit for unit, names, _english in _NAMES for name in names.split()}
# 三十（30）個月
_BEFORE_UNIT = r"\s*(?:[（(]\s*\w+\s*[）)]\s*)?[個个]?"
_CHINESE = re.compile(
    _BEFORE_UNIT
    + r"(?:公曆|自然|完整|連續|曆|整)?(?P<unit>"
    + "|".join(sorted(_BY_NAME, key=len, reverse=True))
    + ")(?![A-Za-z])"
)
_ENGLISH_UNITS = "|".join(
    f"(?P<u{place}>{english})" for place, (_unit, _names, english) in enumerate(_NAMES)
)
_ENGLISH = re.compile(
    r"[\s-]*(?:\(\s*[\w-]+\s*\)\s*)?"
    r"(?:(?:full|clear|consecutive|successive|calendar|natural|complete|whole|more|further|additional"
    r"|uninterrupted|or more|(?:working|business)(?! ?-?days?))[\s-]+)*(?:"
    + _ENGLISH_UNITS
    + r")(?![a-z])",
    re.IGNORECASE,
)
# Rates have no number: 每月, "per month", "MOP 500 a month".
_PER = "per"
_CHINESE_RATE = re.compile(_CHINESE.pattern.replace(_BEFORE_UNIT, "每[個个]?", 1))
_ENGLISH_RATE = re.compile(
    rf"(?:\b(?:per|each|every)|(?<=\d) an?|(?<=\d) million an?)\s(?:{_ENGLISH_UNITS})(?![a-z])",
    re.IGNORECASE,
)
_UNITS = [unit for unit, _names, _english in _NAMES]
_KINDS = frozenset({"number", "ordinal"})


def findings(
    chinese: str, english: str, left: Iterable[Token], right: Iterable[Token]
) -> Iterator[Finding]:
    """Yield the units that differ behind a number that both sides have."""
    here, there = _by_value(_chinese(chinese, left)), _by_value(_english(english, right))
    for value in here:
        for one, other in exchanged(here[value], there.get(value, ())):
            yield Finding("unit", "differs", (one,), (other,))


type _Measured = tuple[object, str, Span]


def _by_value(measured: Iterable[_Measured]) -> dict[object, list[Said]]:
    found: dict[object, list[Said]] = defaultdict(list)
    for value, unit, span in measured:
        found[value].append((unit, span))
    return found


def _chinese(text: str, tokens: Iterable[Token]) -> Iterator[_Measured]:
    if "每" in text:
        for rate in _CHINESE_RATE.finditer(text):
            yield _PER, _BY_NAME[rate["unit"]], rate.span()
    for token in tokens:
        if token.kind in _KINDS and (match := _CHINESE.match(text, token.end)):
            yield token.values[0], _BY_NAME[match["unit"]], (token.start, match.end())


def _english(text: str, tokens: Iterable[Token]) -> Iterator[_Measured]:
    for rate in _ENGLISH_RATE.finditer(text):
        yield _PER, _unit(rate), rate.span()
    for token in tokens:
        if token.kind in _KINDS and (match := _ENGLISH.match(text, token.end)):
            yield token.values[0], _unit(match), (token.start, match.end())
        elif token.kind == "amount" and text.endswith(("pound", "pounds"), 0, token.end):
            yield token.values[0], "pound", token.span  # of money or of weight


def _unit(match: re.Match[str]) -> str:
    return _UNITS[int((match.lastgroup or "u0")[1:])]

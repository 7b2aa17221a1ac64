"""Read numbers, dates, amounts and references in Chinese."""

import re
from collections.abc import Iterator
from fractions import Fraction

from briefings.checking.parity import addresses
from briefings.checking.parity.currencies import CHINESE, CODES, currency
from briefings.checking.parity.tokens import Reader, Token
from briefings.text.numerals import (
    ANY_HAN_NUMERAL,
    Number,
    figure,
    han_decimal,
    han_number,
    plain,
    scale_of,
)

_HAN = f"[{ANY_HAN_NUMERAL}]"
_FIGURES = r"(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?"
_MIXED = rf"{_FIGURES}\s*[萬億兆千百万亿]+(?:\s*{_FIGURES}\s*[萬千百万]+)*"
_NUMBER = rf"(?:{_MIXED}|{_FIGURES}|{_HAN}+(?:[點点]{_HAN}+)?)"
_SMALL = rf"(?:\d{{1,4}}|{_HAN}{{1,5}})"

# Words with numerals that are no numbers.
_WORDS = re.compile(
    "(?<![二三四五六七八九百])十分(?![之鐘])|千萬(?=[不別勿])|(?<![一二三四五六七八九十百千兩])萬一(?![百千十])|百分比|百姓|百貨|千禧|萬能"
    "|十足|統一|一律|一旦|一般|一致|一切|一併"
    "|三亞|四川|九龍|五金|四季|三軍|七夕|八達通|百科|半導體|對半|半途|萬國|百老匯|一帶一路|千方百計|四捨五入"
    "|一國兩制|兩岸|兩地|二維碼|二手|三思|三角|四面八方|九一一|壹號|第三世界|半自動|十字"
    "|(?<![拾佰仟萬億零])[參陸伍](?![拾佰仟萬億元])|[千百萬億](?=[克瓦米噸])"
)
_DATE = re.compile(
    rf"(?:(?P<year>\d{{4}}|[〇零○一二三四五六七八九]{{4}})\s*年\s*)?"
    rf"(?P<month>(?<![\d個{ANY_HAN_NUMERAL}]){_SMALL}|(?<=年){_SMALL})\s*月(?:份)?"
    rf"(?:\s*(?P<day>{_SMALL})\s*[日號号])?"
    rf"(?P<more>(?:\s*[至到、及和與–—~～-]\s*{_SMALL}\s*[日號])*)"
)
_MONTH_BEFORE = re.compile(
    rf"(?<![\d{ANY_HAN_NUMERAL}])(?P<month>{_SMALL})(?=\s*[至到、–—~-]\s*{_SMALL}\s*月(?!\d))"
)
_NUMERIC_DATE = re.compile(
    r"(?<![\d/])(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})(?![\d/])"
)
_TIME = re.compile(
    rf"(?:(?P<half>上午|下午|晚上|中午|凌晨|早上|傍晚)\s*(?P<hour>{_SMALL})\s*[時点點](?:\s*(?P<minute>{_SMALL})\s*分|(?P<thirty>半)|正)?"
    r"|(?:上午|下午|晚上|早上)?\s*(?P<h>\d{1,2}):(?P<m>\d{2})(?::\d{2})?)"
)
_YEAR = re.compile(r"(?P<year>\d{4}|[〇零○一二三四五六七八九]{4})\s*年(?:度)?")
_LAW = re.compile(r"(?<![\d/])\d{1,4}/\d{2,4}(?:/[A-Z]{1,4})?(?![\d/])")
_MONEY = re.compile(
    rf"(?:(?P<before>{CHINESE}|{CODES}|\$)\s*\$?\s*(?P<after>{_NUMBER})(?:\s*(?:元|圓))?"
    rf"|(?P<value>{_NUMBER})\s*(?P<unit>{CHINESE}|{CODES}|元(?!旦|月|素|件|老)|圓(?!形|桌|滿|柱|周)))"
)
_ARTICLE = re.compile(
    rf"第\s*(?P<number>{_SMALL})\s*(?:[-—]\s*(?P<letter>[A-Z]|\d{{1,2}}))?\s*條(?:\s*之\s*(?P<sub>{_SMALL}))?"
)
_PART = re.compile(rf"第\s*(?P<number>{_SMALL})\s*(?P<unit>[款項目段章節編部篇卷點点]|分項)")
_ALINEA = re.compile(rf"(?<=[款項條])\s*[（(]?(?P<number>{_SMALL})[）)]?\s*[項目](?![目的])")
_PERCENT = re.compile(
    rf"百分之(?P<han>{_NUMBER})|(?P<figure>{_FIGURES})\s*(?:%|個百分點)|(?P<mille>{_FIGURES})\s*‰"
    rf"|千分之(?P<thousandth>{_NUMBER})|(?P<points>{_NUMBER})個百分點"
    rf"|(?P<tenth>[一二三四五六七八九兩\d])\s*成(?P<half>半)?(?![立為功員本果分交就熟年績長份效])"
    r"|(?P<off>[一二三四五六七八九]{1,2}|\d{1,2}(?:\.\d)?)\s*折"
)
_FRACTION = re.compile(
    rf"(?P<below>{_SMALL})\s*分之\s*(?P<above>{_SMALL})|(?<![\d/])(?P<a>\d)/(?P<b>\d{{1,2}})(?![\d/])"
)
_HALF = re.compile(
    rf"(?P<number>{_NUMBER})(?P<unit>年|個月|個?小時|個|天|倍)半|(?P<only>過?半|雙|倍|首)"
)
_ORDINAL = re.compile(rf"第\s*(?P<number>{_NUMBER})(?P<unit>\s*[人方者])?")
_UNIT = (
    r"\s*(?:[日天年月週周歲時分秒名人位個項款條種次倍級類宗件份間家所部組批篇頁字句期屆步輪國省市區戶座層樓台輛張隻公里噸]"
    r"|小時|分鐘|星期|季度|方面|者|以[上下]|[餘多]|或以上)"
)
_PLAIN = re.compile(rf"(?P<vague>[數幾上近])?(?P<number>{_NUMBER})(?P<unit>(?={_UNIT}))?")
_MARKER = re.compile(
    rf"\A\s*(?:[（(](?P<in>{_SMALL})[）)]|(?P<out>{_HAN}{{1,4}})\s*、|(?P<dots>\d{{1,2}}(?:\.\d{{1,2}})*)(?:[.、)）](?!\d))"
    r"|[（(]?(?P<letter>[a-z])[.)）])"
)


def read(text: str) -> list[Token]:
    """Return the tokens of a Chinese text in order."""
    reader = Reader(text)
    reader.take(addresses.ADDRESS, addresses.read)
    if "[^" in reader.rest:
        reader.skip(addresses.NOTE)
    reader.take(_MARKER, _marker)
    reader.skip(_WORDS)
    here = frozenset(reader.rest)
    for pattern, needs, reading in _STEPS:
        if not here.isdisjoint(needs):
            reader.take(pattern, reading)
    reader.take(addresses.NAME, addresses.read_name)
    if not here.isdisjoint("半雙倍首"):
        reader.take(_HALF, _half)
    if "第" in here:
        reader.take(_ORDINAL, _ordinal)
    if not here.isdisjoint(_NUMERALS):
        reader.take(_PLAIN, _plain)
    return sorted(reader.tokens, key=lambda token: token.start)


def value_of(written: str) -> Number | None:
    """Return the value of a Chinese number: 1,200萬, 3億5,000萬, 一點五億."""
    written = written.strip()
    if not written[:1].isdigit():
        return han_decimal(written)
    total: Number = 0
    for found in re.finditer(rf"({_FIGURES})\s*([萬億兆千百万亿]*)", written):
        total += figure(found[1]) * scale_of(found[2])
    return plain(total)


def _small(written: str | None) -> int | None:
    if not written:
        return None
    return int(written) if written.isdigit() else han_number(written)


def _marker(match: re.Match[str]) -> Iterator[Token]:
    if match["letter"]:
        value: int | None = ord(match["letter"]) - 96
    else:
        value = _small(match["in"] or match["out"] or match["dots"].split(".")[-1])
    yield Token("marker", (value,), *match.span(), firm=False)


def _date(match: re.Match[str]) -> list[Token] | None:
    given = match.groupdict()
    year, month, day = (_small(given.get(name)) for name in ("year", "month", "day"))
    if not month or not 1 <= month <= 12 or (day and day > 31):
        return None
    found = [Token("date", ((year, month, day),), *match.span())]
    for more in re.finditer(_SMALL, given.get("more") or ""):
        place = match.start("more")
        also = ((year, month, _small(more[0])),)
        found.append(Token("date", also, place + more.start(), place + more.end()))
    return found


def _time(match: re.Match[str]) -> list[Token] | None:
    hour = _small(match["hour"] or match["h"]) or 0
    minute = 30 if match["thirty"] else _small(match["minute"] or match["m"]) or 0
    if hour > 24 or minute > 59:
        return None
    return [Token("time", ((hour * 60 + minute) % 720,), *match.span())]


def _year(match: re.Match[str]) -> list[Token]:
    return [Token("number", (_small(match["year"]),), *match.span())]


def _money(match: re.Match[str]) -> list[Token] | None:
    value = value_of(match["after"] or match["value"])
    if value is None:
        return None
    return [
        Token("amount", (value,), *match.span(), note=currency(match["before"] or match["unit"]))
    ]


def _article(match: re.Match[str]) -> list[Token]:
    letter = match["letter"]
    sub = ord(letter) - 64 if letter and letter.isalpha() else _small(letter or match["sub"])
    return [Token("article", (_small(match["number"]),), *match.span(), note=sub)]


def _counted(kind: str, match: re.Match[str]) -> list[Token]:
    return [Token(kind, (_small(match["number"]),), *match.span())]


def _percent(match: re.Match[str]) -> list[Token] | None:
    values: tuple
    if written := match["han"] or match["figure"] or match["points"]:
        values = (value_of(written),)
    elif written := match["mille"] or match["thousandth"]:
        values = (plain(Fraction(value_of(written) or 0) / 10),)
    elif match["tenth"]:
        values = ((_small(match["tenth"]) or 0) * 10 + (5 if match["half"] else 0),)
    else:
        left = value_of(match["off"]) or 0
        left = plain(Fraction(left) * (10 if left < 10 else 1))
        values = (left, 100 - left)
    return [Token("percent", values, *match.span())]


def _fraction(match: re.Match[str]) -> list[Token] | None:
    below, above = _small(match["below"] or match["b"]), _small(match["above"] or match["a"])
    if not below or above is None:
        return None
    return [Token("fraction", (Fraction(above, below),), *match.span())]


def _half(match: re.Match[str]) -> list[Token] | None:
    if match["only"]:
        values = {"雙": (2,), "倍": (2,), "首": (1,)}.get(match["only"], (Fraction(1, 2), 6))
        return [Token("number", values, *match.span(), firm=False)]
    value = value_of(match["number"])
    if value is None:
        return None
    exact = plain(Fraction(value) + Fraction(1, 2))
    months = {"年": 12, "小時": 60, "個小時": 60}.get(match["unit"], 1)
    return [Token("number", (exact, plain(exact * months), value), *match.span())]


def _ordinal(match: re.Match[str]) -> list[Token] | None:
    value = value_of(match["number"])
    return [Token("number", (value,), *match.span(), firm=value != 1 and not match["unit"])]


def _plain(match: re.Match[str]) -> list[Token] | None:
    written = match["number"]
    value = value_of(written)
    if value is None:
        return None
    counted = match["unit"] is not None or len(written) > 1
    firm = written[0].isdigit() or (counted and value != 1 and not match["vague"])
    return [Token("number", (value,), *match.span("number"), firm=firm)]


def _law(match: re.Match[str]) -> list[Token]:
    return [Token("law-number", (match[0],), *match.span())]


def _part(match: re.Match[str]) -> list[Token]:
    return _counted("part", match)


_NUMERALS = frozenset(ANY_HAN_NUMERAL + "0123456789")
# In this order. A pattern runs only if one of its characters occurs, because patterns are slow.
_STEPS = (
    (_NUMERIC_DATE, "-/.", _date),
    (_LAW, "/", _law),
    (_MONTH_BEFORE, "月", _date),
    (_DATE, "月", _date),
    (_TIME, "時點点:", _time),
    (_MONEY, "元圓幣币金歐鎊$€£¥MHURCENTGJAS", _money),
    (_ARTICLE, "條", _article),
    (_PART, "第", _part),
    (_ALINEA, "項目", _part),
    (_PERCENT, "%‰分成折", _percent),
    (_FRACTION, "分/", _fraction),
    (_YEAR, "年", _year),
)

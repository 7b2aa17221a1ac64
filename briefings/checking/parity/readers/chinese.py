"""Read numbers, dates, amounts and references in Chinese."""

import re
from collections.abc import Iterator
from fractions import Fraction

from briefings.checking.parity.readers import chinese_references
from briefings.checking.parity.readers.chinese_points import UNIT, with_points
from briefings.checking.parity.readers.chinese_references import small
from briefings.checking.parity.tokens import Reader, Token
from briefings.checking.parity.values import addresses
from briefings.checking.parity.values.currencies import CHINESE, CODES, currency
from briefings.text.numerals import (
    ANY_HAN_NUMERAL,
    Number,
    figure,
    han_decimal,
    plain,
    roman_number,
    scale_of,
)

_HAN = f"[{ANY_HAN_NUMERAL}]"
_FIGURES = r"(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?"
_MIXED = rf"{_FIGURES}\s*[萬億兆千百万亿]+(?:\s*{_FIGURES}\s*[萬千百万]+)*"
# 二、○○○ is 2,000.
_GROUPED = (
    "[一二三四五六七八九][一二三四五六七八九○〇零]{0,2}"
    "(?:、(?:[○〇零]{3}|[一二三四五六七八九][一二三四五六七八九○〇零][○〇零]))+"
)
_NUMBER = rf"(?:{_MIXED}|{_FIGURES}|{_GROUPED}|{_HAN}+(?:[點点]{_HAN}+)?)"
_SMALL = rf"(?:\d{{1,4}}|{_HAN}{{1,5}})"

# Words with numerals that are no numbers.
_WORDS = re.compile(
    "(?<![二三四五六七八九百時點])十分(?![之鐘])|千萬(?=[不別勿])|(?<![一二三四五六七八九十百千兩])萬一(?![百千十])|百分[比率]|百姓|百貨|千禧|萬能"
    "|十足|統一|一律|一旦|一般|一致|一切|一併"
    "|三亞|四川|九龍|五金|(?<!第)四季|三軍|七夕|八達通|百科|半導體|對半|半途|萬國|百老匯|一帶一路|千方百計|四捨五入"
    "|一國兩制|二維碼|二手|三思|三角|四面八方|一覽|零組件|零件|零售|零用|零星|零散|零工|(?<![一二三四五六七八九])九一一|壹號|第三世界|半自動|十字"
    "|首(?=[長席都腦府])|元首|自首"
    "|四[周週](?=環|圍|設(?!定)|的環境)|(?:星期|禮拜)[一二三四五六日]"
    "|(?<![拾佰仟萬億零])[參陸伍](?![拾佰仟百千萬億元])|(?<![一二三四五六七八九十百千萬兩])[千百萬億](?=[克瓦米噸])"
    "|兆(?=[瓦赫位])|(?<![一二三四五六七八九十百千萬兩\\d])兆"
)
# Years of the Republic: 民國112年 and, before a month, 一百一十二年.
_ERA_YEAR = r"(?P<era>(?:中華)?民國\s*)?(?P<era_year>\d{2,3}|[一二三四五六七八九十百零〇○]{1,6})"
# A year without a month is counted from 1911 if 民國 stands before it, or if it is a fiscal year.
_ERA = (
    r"(?=(?:中華)?民國|(?:1\d\d|一百[零〇○]?[一二三四五六七八九十]{1,3})(?:會計)?年度)"
    "|(?P<last>(?<=起至))"
)
_ERA_BEGAN = 1911
_LIKELY_ERA_YEARS = 38, 199
_DATE = re.compile(
    rf"(?:(?:(?P<year>\d{{4}}|[〇零○一二三四五六七八九]{{4}})|{_ERA_YEAR})\s*年\s*)?"
    rf"(?P<month>(?<![\d個滿逾每處前{ANY_HAN_NUMERAL}]){_SMALL}|(?<=年){_SMALL})\s*月(?!以[上下內])(?:份)?"
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
    rf"(?:(?P<half>[上下]午|午[前後]|[晚早夜]上|夜間|[翌清早]?晨|中午|凌晨|傍晚|次晨)\s*(?P<hour>{_SMALL})\s*[時点點](?:\s*(?P<minute>{_SMALL})\s*分|(?P<thirty>半)|正)?"
    rf"|(?<=[時至正分日])(?:至|到|–|-)?(?P<until>{_SMALL})\s*時(?![間候效期])"
    r"|(?:上午|下午|晚上|早上)?\s*(?P<h>\d{1,2}):(?P<m>\d{2})(?::\d{2})?)"
)
_YEAR = re.compile(
    rf"(?:(?P<year>\d{{4}}|[〇零○一二三四五六七八九]{{4}})|(?:{_ERA}){_ERA_YEAR})\s*(?:會計)?年(?:度)?"
)
_LAW = re.compile(
    r"(?<![\d/])(?:\d{1,4}/(?:\d{4}(?:/[A-Z]{1,4})?|\d{2}/[A-Z]{1,4})|(?<=第)\d{1,4}/\d{2})(?![\d/])"
)
_MONEY = re.compile(
    rf"(?:(?P<before>{CHINESE}|{CODES}|\$)\s*(?:\$\s*)?(?P<after>{_NUMBER})(?:\s*(?:元|圓))?"
    rf"|(?P<value>{_NUMBER})\s*(?P<unit>{CHINESE}|{CODES}|元(?!旦|化|月|素|件|老)|圓(?!形|桌|滿|柱|周)))"
    rf"(?:(?P<tenths>[\d{ANY_HAN_NUMERAL}])角)?(?:(?P<hundredths>[\d{ANY_HAN_NUMERAL}])[分仙])?"
)
_PERCENT = re.compile(
    rf"百分之(?P<han>{_NUMBER})|(?P<figure>{_FIGURES})\s*(?:%|個百分點)|(?P<mille>{_FIGURES})\s*‰"
    rf"|(?<![十百千])萬分之(?P<myriadth>{_NUMBER})|(?<![一二三四五六七八九十])百萬分之(?P<millionth>{_NUMBER})"
    rf"|(?<![一二三四五六七八九十百])千分之(?P<thousandth>{_NUMBER})|(?P<points>{_NUMBER})個百分點"
    rf"|(?P<tenth>\d(?:\.\d)?|[一二三四五六七八九兩](?:點[一二三四五六七八九])?)\s*成(?:(?P<half>半)|(?P<ones>[一二三四五六七八九])(?![一二三四五六七八九十個名人家間年月日]))?(?![立為功員本果分交就熟年績長份效])"
    r"|(?P<off>[一二三四五六七八九]{1,2}|\d{1,2}(?:\.\d)?)\s*折"
)
_FRACTION = re.compile(
    rf"(?P<below>{_SMALL})\s*分之\s*(?P<above>{_SMALL})|(?<![\d/])(?P<a>\d)/(?P<b>\d{{1,2}})(?![\d/])"
)
_HALF = re.compile(
    rf"(?P<number>{_NUMBER})(?P<unit>年|個月|個?小時|個|天|倍)半|(?P<only>過?半|雙|倍|首)"
)
# The degrees of kinship and of ranks: 二親等, 一等秘書.
_DEGREE = re.compile(
    rf"(?P<number>{_HAN}{{1,2}})(?:親等|等親|等(?=[\u4e00-\u9fff]{{0,3}}[書官師員文功]))"
)
_ORDINAL = re.compile(rf"第\s*(?P<number>{_NUMBER})(?P<unit>\s*[人方者])?")
# 設備四周 are its surroundings, unless a word of time stands beside it: 給予四周, 四周內.
_AROUND = r"(?<![期為共滿隔每第予於達逾約付給少過])(?=四周(?![年內後前歲以期之]))"
_PLAIN = re.compile(
    rf"(?P<vague>[數幾上近]|(?<=列)|前(?=.項|.款|.條)|(?=[二兩三四五]者|[二兩三四五]方面)|{_AROUND})?(?P<number>{_NUMBER})(?P<unit>(?={UNIT}))?"
)
_MARKER = re.compile(
    rf"\A\s*(?:[（(](?P<in>{_SMALL})[）)]|(?P<steps>{_HAN}{{1,3}}(?:\.{_HAN}{{1,3}})+)(?=\s+[^\d\s%萬億])|(?P<out>{_HAN}{{1,4}})\s*[、.]|(?P<dots>\d{{1,2}}(?:\.\d{{1,2}})*)(?:[.、)）](?!\d))"
    r"|(?P<deep>\d{1,2}(?:\.\d{1,2})+|0\d)(?=\s+[^\d\s%萬億])|[（(]?(?P<letter>[a-z])[.)）]|[（(]?(?P<roman>[IVX]{1,5})[.)）、])"
)


def read(text: str) -> list[Token]:
    """Return the tokens of a Chinese text in order."""
    reader = Reader(with_points(text))
    reader.take(addresses.ADDRESS, addresses.read)
    if "[^" in reader.rest:
        reader.skip(addresses.NOTE)
    reader.take(_MARKER, _marker)
    reader.skip(_WORDS)
    here = frozenset(reader.rest)
    _take(reader, here, _FIRST_STEPS)
    chinese_references.read(reader, here)
    _take(reader, here, _LAST_STEPS)
    reader.take(addresses.NAME, addresses.read_name)
    if not here.isdisjoint("半雙倍首"):
        reader.take(_HALF, _half)
    if "等" in here:
        reader.take(_DEGREE, _degree)
    if "第" in here:
        reader.take(_ORDINAL, _ordinal)
    if not here.isdisjoint(_NUMERALS):
        reader.take(_PLAIN, _plain)
    return sorted(reader.tokens, key=lambda token: token.start)


def _take(reader: Reader, here: frozenset[str], steps: tuple) -> None:
    for pattern, needs, reading in steps:
        if not here.isdisjoint(needs):
            reader.take(pattern, reading)


def value_of(written: str) -> Number | None:
    """Return the value of a Chinese number: 1,200萬, 3億5,000萬, 一點五億."""
    written = written.strip()
    if not written[:1].isdigit():
        return han_decimal(written)
    total: Number = 0
    for found in re.finditer(rf"({_FIGURES})\s*([萬億兆千百万亿]*)", written):
        total += figure(found[1]) * scale_of(found[2])
    return plain(total)


def _marker(match: re.Match[str]) -> Iterator[Token]:
    if match["letter"]:
        value: int | None = ord(match["letter"]) - 96
    elif match["roman"]:
        value = roman_number(match["roman"])
    else:
        dotted = _dotted(match)
        value = small(match["in"] or match["out"] or dotted.split(".")[-1])
    yield Token("marker", (value,), *match.span(), firm=False, note=_dotted(match) or None)


def _dotted(match: re.Match[str]) -> str:
    """Return a number of several levels in figures: 二.一 is 2.1."""
    if match["steps"]:
        return ".".join(str(small(step)) for step in match["steps"].split("."))
    return match["dots"] or match["deep"] or ""


def _date(match: re.Match[str]) -> list[Token] | None:
    given = match.groupdict()
    year, month, day = (small(given.get(name)) for name in ("year", "month", "day"))
    if not month or not 1 <= month <= 12 or (day and day > 31):
        return None
    if given.get("era_year"):
        year = _year_of_era(match)
        if year is None:
            return None
    found = [Token("date", ((year, month, day),), *match.span())]
    for more in re.finditer(_SMALL, given.get("more") or ""):
        place = match.start("more")
        also = ((year, month, small(more[0])),)
        found.append(Token("date", also, place + more.start(), place + more.end()))
    return found


def _year_of_era(match: re.Match[str]) -> int | None:
    """Return the year; None for a number of years (三年六個月) that is no year of the Republic."""
    year = small(match["era_year"]) or 0
    return (
        year + _ERA_BEGAN
        if match["era"] or match["day"] or _LIKELY_ERA_YEARS[0] <= year <= _LIKELY_ERA_YEARS[1]
        else None
    )


def _time(match: re.Match[str]) -> list[Token] | None:
    hour = small(match["hour"] or match["h"] or match["until"]) or 0
    minute = 30 if match["thirty"] else small(match["minute"] or match["m"]) or 0
    if hour > 24 or minute > 59:
        return None
    return [Token("time", ((hour * 60 + minute) % 720,), *match.span())]


def _year(match: re.Match[str]) -> list[Token] | None:
    if match["last"] is not None and "民國" not in match.string:
        return None
    year = small(match["year"]) or (small(match["era_year"]) or 0) + _ERA_BEGAN
    return [Token("number", (year,), *match.span())]


def _money(match: re.Match[str]) -> list[Token] | None:
    value = value_of(match["after"] or match["value"])
    if value is None:
        return None
    value = plain(value + Fraction(small(match["tenths"]) or 0, 10))
    value = plain(value + Fraction(small(match["hundredths"]) or 0, 100))
    return [
        Token("amount", (value,), *match.span(), note=currency(match["before"] or match["unit"]))
    ]


def _percent(match: re.Match[str]) -> list[Token] | None:
    values: tuple
    if written := match["han"] or match["figure"] or match["points"]:
        values = (value_of(written),)
    elif written := match["mille"] or match["thousandth"]:
        values = (plain(Fraction(value_of(written) or 0) / 10),)
    elif match["myriadth"]:
        values = (plain(Fraction(value_of(match["myriadth"]) or 0) / 100),)
    elif match["millionth"]:
        values = (plain(Fraction(value_of(match["millionth"]) or 0) / 10_000),)
    elif match["tenth"]:
        values = (
            plain(Fraction(value_of(match["tenth"]) or 0) * 10)
            + (5 if match["half"] else small(match["ones"]) or 0),
        )
    else:
        left = value_of(match["off"]) or 0
        left = plain(Fraction(left) * (10 if left < 10 else 1))
        values = (left, 100 - left)
    return [Token("percent", values, *match.span())]


def _fraction(match: re.Match[str]) -> list[Token] | None:
    below, above = small(match["below"] or match["b"]), small(match["above"] or match["a"])
    if not below or above is None:
        return None
    value = Fraction(above, below)
    return [Token("fraction", (value, plain(100 * value)), *match.span())]


def _half(match: re.Match[str]) -> list[Token] | None:
    if match["only"]:
        values = {"雙": (2,), "倍": (2,), "首": (1,)}.get(match["only"], (Fraction(1, 2), 6, 50))
        kind = "ordinal" if match["only"] == "首" else "number"
        return [Token(kind, values, *match.span(), firm=False)]
    value = value_of(match["number"])
    if value is None:
        return None
    exact = plain(Fraction(value) + Fraction(1, 2))
    months = {"年": 12, "小時": 60, "個小時": 60}.get(match["unit"], 1)
    return [Token("number", (exact, plain(exact * months), value), *match.span())]


def _ordinal(match: re.Match[str]) -> list[Token] | None:
    value = value_of(match["number"])
    return [Token("ordinal", (value,), *match.span(), firm=value != 1 and not match["unit"])]


def _degree(match: re.Match[str]) -> list[Token] | None:
    value = value_of(match["number"])
    return [Token("ordinal", (value,), *match.span(), firm=value != 1)]


def _plain(match: re.Match[str]) -> list[Token] | None:
    written = match["number"]
    value = value_of(written)
    if value is None:
        return None
    counted = match["unit"] is not None or len(written) > 1
    if written in _BLANKS:
        return None
    is_article = value == 1 and match["unit"] is not None  # 1名 may be "a"
    firm = counted and value != 1 and match["vague"] is None and not _sums_up(match, value)
    firm = firm or (written[0].isdigit() and not is_article)
    return [Token("number", (value,), *match.span("number"), firm=firm)]


def _sums_up(match: re.Match[str], value: Number) -> bool:
    """Return whether a number only counts what is listed before it: 分為票匯及電匯二種。"""
    if not _END_OF_LIST.match(match.string, match.end("number")):
        return False
    listed = _CLAUSE.split(match.string[: match.start("number")])[-1]
    return len(_LISTED.split(listed)) == value


def _law(match: re.Match[str]) -> list[Token]:
    return [Token("law-number", (match[0],), *match.span())]


_END_OF_LIST = re.compile("[種項類等級](?:[。；，;,]|$)")
_CLAUSE = re.compile("[。；，：;:]")
_LISTED = re.compile("[、及和與或]")
_BLANKS = frozenset(("○○", "○○○", "〇〇", "○○○○"))
_NUMERALS = frozenset(ANY_HAN_NUMERAL + "0123456789")
# In this order. A pattern runs only if one of its characters occurs, because patterns are slow.
_FIRST_STEPS = (
    (_NUMERIC_DATE, "-/.", _date),
    (_LAW, "/", _law),
    (_MONTH_BEFORE, "月", _date),
    (_DATE, "月", _date),
    (_TIME, "時點点:", _time),
    (_MONEY, "元圓幣币金歐鎊$€£¥MHURCENTGJAS", _money),
)
_LAST_STEPS = (
    (_PERCENT, "%‰分成折", _percent),
    (_FRACTION, "分/", _fraction),
    (_YEAR, "年", _year),
)

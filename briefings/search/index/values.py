"""Values in folded text: dates, articles, laws, amounts and numbers, however they are written.

Each is a code that no text contains, because it begins with a private-use character. The first code
of a value is the most precise; the others are what it is part of: the month and year of a day.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from fractions import Fraction
from typing import NamedTuple

from briefings.text.numerals import (
    MONTHS,
    SCALES,
    WORDS,
    Number,
    english_number,
    figure,
    han_decimal,
    plain,
    scale_of,
)

VALUE = "\ue002"
INITIALS = "j"  # the kind of M&A
# Larger values are not meant as numbers: 億億億億, or a chain of "billion".
LARGEST, LONGEST_CODE = 10**30, 40
_DIGITS = "〇零一二三四五六七八九"
_NUMERALS = _DIGITS + "十百千万亿两廿卅"
_DIGIT, _HAN = f"[{_DIGITS}]", f"[{_NUMERALS}]"
# Python finds a pattern several times faster if it begins with a character or a set of characters.
# So lookbehinds stand after the first character: (\d(?<!\w\d)\d*) means the same as \b(\d+).
_SMALL = rf"(?:[\d{_NUMERALS}](?:(?<=\d)\d{{0,3}}|(?<={_HAN}){_HAN}{{0,5}}))"
_YEAR = rf"(?:[\d{_DIGITS}](?:(?<=\d)\d{{3}}|(?<={_DIGIT}){_DIGIT}{{3}}))"
_MORE_FIGURES = r"(?:\d{0,2}(?:,\d{3})+(?!\d)|\d*)(?:\.\d+)?"
_FIGURES = rf"\d{_MORE_FIGURES}"
_NUMBER = rf"(?:{_FIGURES}\s*[万亿千百]*|{_HAN}+(?:点{_HAN}+)?)"
_PORTUGUESE = (
    "janeiro fevereiro marco abril maio junho julho agosto setembro outubro novembro dezembro"
)
_MONTHS = {name[:3]: place for place, name in enumerate(MONTHS, 1)}
_MONTHS |= {name[:3]: place for place, name in enumerate(_PORTUGUESE.split(), 1)}


def _words(words: Iterable[str]) -> str:
    """Return a pattern for any of the words, not within a longer word to its left."""
    by_initial: dict[str, list[str]] = {}
    for word in words:
        by_initial.setdefault(word[0], []).append(word[1:])
    initials = "".join(by_initial)
    rests = "|".join(rf"(?<={key})(?:{'|'.join(rest)})" for key, rest in by_initial.items())
    return rf"[{initials}](?<!\w[{initials}])(?:{rests})"


_MONTH = _words(
    [*(part for name in MONTHS for part in (name, name[:3])), "sept", *_PORTUGUESE.split()]
)  # whole names first
_ARTICLE = _words(["articles?", "arts?\\.?", "artigos?", "sections?", "clauses?"])
_SCALE = "|".join(SCALES) + "|bn|mn|m"
_SCALES = SCALES | {"bn": 10**9, "mn": 10**6, "m": 10**6}
_WORD = _words(sorted([*WORDS, "hundred", "thousand", "million", "billion"], key=len)[::-1])
_CURRENCIES = {
    "mop": "澳门元|澳门币|葡币|mop|patacas?",
    "hkd": r"港元|港币|hkd|hk\$",
    "cny": "人民币|rmb|cny|yuan|renminbi",
    "usd": r"美元|美金|usd|us\$",
    "eur": "欧元|eur|euros?|€",
    "twd": r"新台币|台币|ntd|nt\$|twd",
    "gbp": "英镑|gbp|£",
    "jpy": "日元|日圆|jpy",
}
_CURRENCY = "|".join(f"(?P<{code}{{0}}>{names})" for code, names in _CURRENCIES.items())
_CURRENCY_INITIALS = "".join(one[0] for names in _CURRENCIES.values() for one in names.split("|"))
_COUNTED = "[年月日天个小周名位人次倍份间类分期级层项条款]"
# The figure of 5G, 3D and 2FA belongs to a name; those of 2nd, 500kW and 10km are numbers.
_UNITS = "st|nd|rd|th|o|kg|mg|km|cm|mm|m2|sqm|ml|kw|kwh|mw|gw|kb|mb|gb|tb|hz|khz|mhz|ghz|hrs?|yrs?"
_NO_NAME = rf"(?!(?!(?:{_UNITS})\b)[a-z])"


class Value(NamedTuple):
    codes: tuple[str, ...]
    start: int
    end: int


_Reading = Callable[[re.Match[str]], list[str]]
# What a reading makes of a match, which depends on nothing else.
_KNOWN: dict[tuple, tuple[str, ...]] = {}
_MOST_KNOWN = 20_000


def values(folded: str) -> list[Value]:
    """Return the values of a folded text; each part of the text belongs to one."""
    taken = bytearray(len(folded))
    found = []
    there: dict[re.Pattern[str], bool] = {}
    for pattern, needs, read in _READINGS:
        if needs not in there:
            there[needs] = needs.search(folded) is not None
        if not there[needs]:
            continue
        for match in pattern.finditer(folded):
            start, end = match.span()
            if taken.find(1, start, end) < 0 and (codes := _codes(read, match)):
                taken[start:end] = b"\1" * (end - start)
                found.append(Value(codes, start, end))
    return sorted(found, key=lambda value: value.start)


def _codes(read: _Reading, match: re.Match[str]) -> tuple[str, ...]:
    """Return the codes of a match; the same numbers come again and again."""
    key = read, match[0], match.groups()
    if (known := _KNOWN.get(key)) is not None:
        return known
    try:
        codes = tuple(VALUE + code for code in read(match))
    except OverflowError:
        codes = ()
    if any(len(code) > LONGEST_CODE + 1 for code in codes):
        codes = ()
    if len(_KNOWN) >= _MOST_KNOWN:
        _KNOWN.clear()
    _KNOWN[key] = codes
    return codes


def _number(written: str | None, scale: str | None = "") -> Number | None:
    """Return the value of 1,200, 50亿, 五十亿, 1.5 with "billion"."""
    written = (written or "").strip()
    if not written:
        return None
    if written[0].isdigit():
        figures = re.match(_FIGURES, written)
        value: Number = figure(figures[0] if figures else "0")
        value *= scale_of(written[figures.end() if figures else 0 :].strip())
    else:
        value = han_decimal(written.replace("两", "兩")) or 0
    for word in re.findall("[a-z]+", scale or ""):
        value *= _SCALES[word]
    return plain(value)


def _code(kind: str, value: Number | None) -> str:
    """Return a code of letters and digits: a70, n5000000000, n1x2 for 1/2. Raises OverflowError."""
    if value and value > LARGEST:
        raise OverflowError
    return f"{kind}{Fraction(value or 0)}".replace("/", "x")


def _day(year: Number | None, month: Number | None, day: Number | None) -> list[str]:
    year, month, day = int(year or 0), int(month or 0), int(day or 0)
    if month > 12 or day > 31 or (year and not 1000 <= year <= 2999):
        return []
    codes = [f"d{year}"] if year else []
    if month and year:
        codes.insert(0, f"d{year}{month:02}")
    if month and day:
        codes.insert(0, f"m{month:02}{day:02}")
        if year:
            codes.insert(0, f"d{year}{month:02}{day:02}")
    return codes


def _chinese_date(match: re.Match[str]) -> list[str]:
    return _day(*map(_number, match.group("year", "month", "day")))


def _numeric_date(match: re.Match[str]) -> list[str]:
    year, month, day = (int(part) for part in match.groups())
    return _day(year, month, day)


def _day_first(match: re.Match[str]) -> list[str]:
    day, month, year = (int(part) for part in match.groups())
    return _day(year, day, month) if month > 12 else _day(year, month, day)


def _worded_date(match: re.Match[str]) -> list[str]:
    day, month, year = match.group("day", "month", "year")
    if not (day or year):
        return []
    return _day(_number(year), _MONTHS[month[:3]], _number(day))


def _reference(match: re.Match[str]) -> list[str]:
    year, number = int(match[1]), int(match[2])
    return [f"r{year}x{number}", *([f"d{year}{number:02}"] if 1 <= number <= 12 else [])]


def _law(match: re.Match[str]) -> list[str]:
    number, year, letter = _number(match[1]), match[2], match[3]
    short = f"l{number}x{year if year.isascii() else _number(year)}"
    return [f"{short}x{letter}", short] if letter else [short]


def _chinese_article(match: re.Match[str]) -> list[str]:
    number, sub = _number(match[1]), _number(match[2])
    whole = _code("a", number)
    return [f"{whole}x{sub}", whole] if sub else [whole]


def _articles(match: re.Match[str]) -> list[str]:
    codes = []
    for number, other in re.findall(r"(\d+)(?:\s*[-–]\s*(\d+))?", match[1]):
        whole = _code("a", int(number))
        if not other:
            codes.append(whole)
        elif int(other) > int(number):  # 13-15 are articles, 13-2 is one that was inserted
            codes += [whole, _code("a", int(other))]
        else:
            codes += [f"{whole}x{int(other)}", whole]
    return codes


def _initials(match: re.Match[str]) -> list[str]:
    return [f"{INITIALS}{match[1]}{match[2]}"]


def _percent(match: re.Match[str]) -> list[str]:
    return [_code("p", _number(match[1]))]


def _amount(match: re.Match[str]) -> list[str]:
    value = _number(match["before"] or match["after"], match["scale"] or match["scale2"])
    currency = next(
        (name[:3] for name, one in match.groupdict().items() if one and name[:3] in _CURRENCIES), ""
    )
    return [*([_code(currency, value)] if currency else []), _code("n", value)]


def _scaled(match: re.Match[str]) -> list[str]:
    return [_code("n", _number(match[1], match[2]))]


def _worded(match: re.Match[str]) -> list[str]:
    value = english_number(re.findall("[a-z]+", match[0].replace(" and ", " ")))
    return [_code("n", value)] if value > 1 else []


def _readings() -> Iterator[tuple[re.Pattern[str], re.Pattern[str], _Reading]]:
    """Yield each pattern with what a text needs for it, in the order in which they are tried."""
    figures, dotted = re.compile(r"\d"), re.compile(r"\d[-/.]\d\d?[-/.]\d")
    month = re.compile(rf"(?:{_MONTH})\b")
    money = re.compile(
        r"元|币|美金|英镑|日圆|mop|pataca|hkd|[€$£]|cny|rmb|yuan|renminbi|usd|eur|ntd|twd|gbp|jpy"
    )
    for pattern, needs, read in (
        (
            rf"(?P<year>{_YEAR})\s*年(?:\s*(?P<month>{_SMALL})\s*月(?:\s*(?P<day>{_SMALL})\s*[日号])?)?",
            "年",
            _chinese_date,
        ),
        (
            rf"(?P<month>{_SMALL})\s*月\s*(?P<day>{_SMALL})\s*[日号](?P<year>(?!))?",
            "月",
            _chinese_date,
        ),
        (r"(\d(?<![\d/.-]\d)\d{3})[-/.](\d{1,2})[-/.](\d{1,2})(?![\d/])", dotted, _numeric_date),
        (r"(\d(?<![\d/.-]\d)\d?)[-/.](\d{1,2})[-/.](\d{4})(?![\d/])", dotted, _day_first),
        (
            rf"(?P<day>\d(?<!\w\d)\d?)(?:st|nd|rd|th|o)?\s+(?:day\s+)?(?:of\s+|de\s+)?(?P<month>{_MONTH})\b\.?,?(?:\s+(?:of\s+|de\s+)?(?P<year>\d{{4}})\b)?",
            month,
            _worded_date,
        ),
        (
            rf"(?P<month>{_MONTH})\b\.?\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b(?:,?\s+(?P<year>\d{{4}})\b)?",
            month,
            _worded_date,
        ),
        (
            rf"(?P<month>{_MONTH})\b\.?,?\s+(?:of\s+|de\s+)?(?P<year>\d{{4}})\b(?P<day>(?!))?",
            month,
            _worded_date,
        ),
        (r"(\d(?<![\d/-]\d)\d{3})-0*(\d{1,4})(?![\d/-])", "-", _reference),
        (r"(\d(?<![\d/]\d)\d{0,3})/(\d{2,4})(?:/([a-z]{1,3})\b)?(?![\d/])", "/", _law),
        (rf"({_HAN}{_HAN}{{0,4}})/({_DIGIT}{{4}})(?:/([a-z]{{1,3}})\b)?", "/", _law),
        (rf"第\s*({_SMALL})\s*条(?:\s*之\s*({_SMALL}))?", "条", _chinese_article),
        (
            rf"(?:{_ARTICLE})\s*(\d{{1,4}}(?:\s*\.?o\b)?(?:\s*(?:,|and|or|e|to|-|–)\s*\d{{1,4}}\b)*)",
            figures,
            _articles,
        ),
        (r"(?<![\w&])([a-z]{1,2})\s?&\s?([a-z]{1,2})(?![\w&])", "&", _initials),
        (rf"百分之\s*({_NUMBER})", "百分之", _percent),
        (rf"({_FIGURES})\s*(?:%|per\s?cent\b)", re.compile("%|per ?cent"), _percent),
        (
            (
                rf"(?=[\d{_NUMERALS}{_CURRENCY_INITIALS}])(?:(?:{_CURRENCY.format('')})\s*\$?\s*(?P<before>{_NUMBER})(?:\s*(?P<scale>{_SCALE})\b)?(?:\s*元)?"
                rf"|(?P<after>{_NUMBER})(?:\s*(?P<scale2>{_SCALE})\b)?\s*(?:{_CURRENCY.format('2')}|元))"
            ),
            money,
            _amount,
        ),
        (
            rf"((?>\d(?<![\w.]\d)(?<![a-z]-\d){_MORE_FIGURES})\s*[万亿千百]*)((?:\s*(?:{_SCALE})\b)*){_NO_NAME}",
            figures,
            _scaled,
        ),
        (rf"({_HAN}(?:{_HAN}+(?:点{_HAN}+)?|(?={_COUNTED})))()", re.compile(_HAN), _scaled),
        (rf"(?:{_WORD})\b(?:(?:[\s-]+|\s+and\s+)(?:{_WORD})\b)*", re.compile("[a-z]"), _worded),
    ):
        yield (
            re.compile(pattern),
            re.compile(re.escape(needs)) if isinstance(needs, str) else needs,
            read,
        )


_READINGS = tuple(_readings())

"""How dates, articles, laws, amounts and numbers are written, and the codes they stand for.

The first code of a value is the most precise; the others are what it is part of: the month and year
of a day.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction

from briefings.text.numerals import (
    MONTHS,
    SCALES,
    WORDS,
    Number,
    english_number,
    figure,
    plain,
    said_number,
    scale_of,
)

INITIALS = "j"  # the kind of M&A
# Larger values are not meant as numbers: 億億億億, or a chain of "billion".
LARGEST = 10**30
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


def _words(words: Sequence[str]) -> str:
    """Return a pattern for any of the words, not within a longer word to its left."""
    initials = "".join(dict.fromkeys(word[0] for word in words))
    # An alternative that begins with a letter is passed over faster than one with a lookbehind.
    rests = "|".join(f"{word[1]}(?<={word[:2]}){word[2:]}" for word in words)
    return rf"[{initials}](?<!\w[{initials}])(?:{rests})"


_MONTH = _words(
    [*(part for name in MONTHS for part in (name, name[:3])), "sept", *_PORTUGUESE.split()]
)  # whole names first
_ARTICLE = _words(["articles?", "arts?\\.?", "artigos?", "sections?", "secs?\\.?", "clauses?"])
_SECTION = r"s(?<![\w'’]s)s?\.?"  # s. 39A, ss 3 and 4, but not "the company's 12 directors"
# The letter of an inserted article: 39A, but not 5º.
_LETTER = "[a-np-z]?"
_BELOW = r"(?:\(\w{1,4}\))*"  # (1)(b)
_LISTED = "[-–、至及和]"
_NUMBERED = rf"\d{{1,4}}(?:\s*\.?o\b|{_LETTER}\b{_BELOW})"
_SCALE = "|".join(SCALES) + "|bn|mn|m"
_SCALES = SCALES | {"bn": 10**9, "mn": 10**6, "m": 10**6, "k": 10**3}
_WORD = _words(sorted([*WORDS, "hundred", "thousand", "million", "billion"], key=len)[::-1])
_WORDS = rf"(?:{_WORD})\b(?:(?:[\s-]+|\s+and\s+)(?:{_WORD})\b)*"
_PARTS = {"third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "eighth": 8, "tenth": 10}
_PART = "|".join(_PARTS)
_NO_TENTHS = "立员功效本为就交年果长品型份不"  # 一成不变 is no 10 %, the 二 of 其二成立 no 20 %
_CURRENCIES = {
    "mop": "澳门元 澳门币 葡币 mop patacas pataca",
    "hkd": "港元 港币 hkd hk$",
    "cny": "人民币 rmb cny yuan renminbi",
    "usd": "美元 美金 usd us$",
    "eur": "欧元 eur euros euro €",
    "twd": "新台币 台币 ntd nt$ twd",
    "gbp": "英镑 gbp £",
    "jpy": "日元 日圆 jpy",
}
_CURRENCY_OF = {name: code for code, names in _CURRENCIES.items() for name in names.split()}
_CURRENCY = "|".join(map(re.escape, _CURRENCY_OF))
_CURRENCY_INITIALS = "".join(name[0] for name in _CURRENCY_OF)
_COUNTED = "(?:[年月日天个小周岁名位人次倍份间类分期级层项条款]|星期)"
# The figure of 5G, 3D and 2FA belongs to a name; those of 2nd, 500kW and 10km are numbers.
_UNITS = "st|nd|rd|th|o|kg|mg|km|cm|mm|m2|sqm|ml|kw|kwh|mw|gw|kb|mb|gb|tb|hz|khz|mhz|ghz|hrs?|yrs?"
_NO_NAME = rf"(?!(?!(?:{_UNITS})\b)[a-z])"
type Need = Callable[[str], bool]  # whether a text has what a pattern needs
type Reading = Callable[[re.Match[str]], list[str]]


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
        value = said_number(written.replace("两", "兩")) or 0
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


def _law_of_year(match: re.Match[str]) -> list[str]:
    year, number = match.groups()
    return [f"l{int(number)}x{year}"]


def _chinese_articles(match: re.Match[str]) -> list[str]:
    numbers = [_number(one) or 0 for one in re.split(_LISTED, match[1])]
    codes = [_code("a", number) for number in numbers]
    sub = match[2] or _number(match[3])
    if len(numbers) == 2 and numbers[1] <= numbers[0]:  # 第13-1條 was inserted behind 第13條
        codes, sub = codes[:1], numbers[1]
    return [f"{codes[-1]}x{sub}", *codes] if sub else codes


def _articles(match: re.Match[str]) -> list[str]:
    codes = []
    for number, letter, other in re.findall(
        rf"(?<![\d(])(\d+)({_LETTER})(?:\s*[-–]\s*(\d+))?", match[1]
    ):
        whole = _code("a", int(number))
        if letter:
            codes += [f"{whole}x{letter}", whole]
        elif not other:
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


def _worded_percent(match: re.Match[str]) -> list[str]:
    return [_code("p", _in_english(match[1]) + (Fraction(1, 2) if match[2] else 0))]


def _per_mille(match: re.Match[str]) -> list[str]:
    return [_code("p", Fraction(_number(match[1]) or 0) / (100 if match[0][0] == "万" else 10))]


def _tenths(match: re.Match[str]) -> list[str]:
    more = 5 if match[2] == "半" else _number(match[2]) or 0
    return [_code("p", (_number(match[1]) or 0) * 10 + more)]


def _fraction(match: re.Match[str]) -> list[str]:
    parts = _number(match["parts"]) or _in_english(match["parts"])
    whole = _PARTS.get(match["of"]) or _number(match["of"]) or 1
    return [_code("p", Fraction(parts) * 100 / whole)]


def _amount(match: re.Match[str]) -> list[str]:
    value = _number(match["number"] or match["number2"], match["scale"] or match["scale2"])
    currency = _CURRENCY_OF.get(match["before"] or match["after"])
    return [*([_code(currency, value)] if currency else []), _code("n", value)]


def _scaled(match: re.Match[str]) -> list[str]:
    return [_code("n", _number(match[1], match[2]))]


def _in_english(words: str) -> int:
    return english_number(re.findall("[a-z]+", words.replace(" and ", " ")))


def _worded(match: re.Match[str]) -> list[str]:
    value = _in_english(match[0])
    return [_code("n", value)] if value > 1 else []


def _has(pattern: str) -> Need:
    search = re.compile(pattern).search
    return lambda folded: search(folded) is not None


def _has_one_of(parts: Sequence[str]) -> Need:
    """Return the same for some words: Python finds each faster than a pattern of all."""
    return lambda folded: any(map(folded.__contains__, parts))


def _readings() -> Iterator[tuple[re.Pattern[str], Need, Reading]]:
    """Yield each pattern with what a text needs for it, in the order in which they are tried."""
    figures, dotted = _has(r"\d"), _has(r"[-/.](?<=\d.)\d\d?[-/.]\d")
    month = _has(rf"(?:{_MONTH})\b")
    money, parts = _has_one_of(["元", *_CURRENCY_OF]), _has_one_of([*_PARTS])
    for pattern, needs, read in (
        (r"(\d(?<!\d\d)\d{3})\s*年第\s*(\d{1,4})\s*号", "年第", _law_of_year),
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
            rf"(?P<month>{_MONTH})\b\.?(?:\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b)?(?:,?\s+(?(day)|(?:of\s+|de\s+)?)(?P<year>\d{{4}})\b)?",
            month,
            _worded_date,
        ),
        (r"(\d(?<![\d/-]\d)\d{3})-0*(\d{1,4})(?![\d/-])", "-", _reference),
        (r"(\d(?<![\d/]\d)\d{0,3})/(\d{2,4})(?:/([a-z]{1,3})\b)?(?![\d/])", "/", _law),
        (rf"({_HAN}{_HAN}{{0,4}})/({_DIGIT}{{4}})(?:/([a-z]{{1,3}})\b)?", "/", _law),
        (r"no(?<!\w..)\.?\s*(\d{1,4})\s+of\s+(\d{4})\b()", figures, _law),
        (
            rf"第\s*({_SMALL}(?:\s*{_LISTED}\s*{_SMALL})*)([a-z]?){_BELOW}\s*条(?:\s*之\s*({_SMALL}))?",
            "条",
            _chinese_articles,
        ),
        (
            rf"(?:{_ARTICLE}|{_SECTION})\s*({_NUMBERED}(?:\s*(?:,|and|or|e|to|-|–)\s*{_NUMBERED})*)",
            figures,
            _articles,
        ),
        (r"(?<![\w&])([a-z]{1,2})\s?&\s?([a-z]{1,2})(?![\w&])", "&", _initials),
        (rf"百分之\s*({_NUMBER})", "百分之", _percent),
        (rf"({_FIGURES})\s*(?:%|per\s?cent\b)", _has("%|per ?cent"), _percent),
        (rf"({_WORDS})(\s+and\s+a\s+half)?[\s-]+per\s?cent\b", _has("per ?cent"), _worded_percent),
        (rf"[千万]分之\s*({_NUMBER})", "分之", _per_mille),
        (rf"({_FIGURES})\s*‰", "‰", _per_mille),
        (rf"([\d{_DIGITS}两](?<![\d第十百].))成(半|{_DIGIT})?(?![{_NO_TENTHS}])", "成", _tenths),
        (rf"(?P<of>{_HAN}{{1,3}})分之(?P<parts>{_HAN}{{1,3}})", "分之", _fraction),
        (r"(?P<parts>[1-7](?<![\d/.-].))/(?P<of>[2-8])(?![\d/.-])", "/", _fraction),
        (rf"(?P<parts>{_WORD})[\s-]+(?P<of>{_PART})s?\b(?!\s+part)", parts, _fraction),
        (
            (
                rf"(?=[\d{_NUMERALS}{_CURRENCY_INITIALS}])(?:(?P<before>{_CURRENCY})\s*\$?\s*(?P<number>{_NUMBER})(?:\s*(?P<scale>{_SCALE}|k)\b)?(?:\s*元)?"
                rf"|(?P<number2>(?>{_NUMBER}))(?:\s*(?P<scale2>{_SCALE}|k)\b)?\s*(?:(?P<after>{_CURRENCY})|元))"
            ),
            money,
            _amount,
        ),
        (
            rf"(\d(?<![\w.]\d)(?<![a-z]-\d)(?>{_MORE_FIGURES})\s*[万亿千百]*)((?:\s*(?:{_SCALE})\b)*){_NO_NAME}",
            figures,
            _scaled,
        ),
        (rf"({_HAN}(?:{_HAN}*点{_HAN}+|{_HAN}+|(?={_COUNTED})))()", _has(_HAN), _scaled),
        (_WORDS, _has("[a-z]"), _worded),
    ):
        yield re.compile(pattern), _has(re.escape(needs)) if isinstance(needs, str) else needs, read


READINGS = tuple(_readings())
NUMERAL = re.compile(rf"[\d{_NUMERALS}]")
_OF_WORDS = (_initials, _worded, _worded_percent, _fraction)
WITHOUT_NUMERALS = tuple(one for one in READINGS if one[-1] in _OF_WORDS)

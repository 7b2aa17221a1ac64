# ruff: noqa: SIM905 - words are easier to read and to sort as words than as a list
"""The numbers, dates, amounts and references of an English text."""

import re
from fractions import Fraction

from briefings.numerals import (
    MONTHS,
    ORDINAL_WORDS,
    SCALES,
    UNITS,
    WORDS,
    Number,
    english_number,
    figure,
    plain,
    roman_number,
)
from briefings.parity import addresses
from briefings.parity.currencies import CODES, ENGLISH, currency
from briefings.parity.tokens import Reader, Token

_FIGURES = r"(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?"
_SCALE = "|".join(SCALES)
_WORD = "|".join(sorted([*WORDS, *SCALES], key=len)[::-1])
_ORDINAL = "|".join(sorted(ORDINAL_WORDS, key=len)[::-1])
_AND = r"(?:(?<=hundred)|(?<=thousand)|(?<=million)|(?<=billion))\s+and\s+"
_PHRASE = rf"(?:{_WORD})\b(?:(?:{_AND}|[\s-]+)(?:{_WORD})\b)*(?:[\s-]+(?:and\s+)?(?:{_ORDINAL})\b)?"
_ABBREVIATED = {"k": 1000, "m": 10**6, "mn": 10**6, "bn": 10**9, "tn": 10**12}
_NUMBER = rf"(?:{_FIGURES}(?:\s*(?:{_SCALE})\b)*|{_PHRASE})"

_MONTH = (
    r"(?P<month>(?:"
    + "|".join(f"{name[:3]}(?:{name[3:]})?" if name != "may" else "may" for name in MONTHS)
    + r"|sept)\b\.?)"
)
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_ALSO = r"(?P<also>\d{1,2})(?:st|nd|rd|th)?\s*(?:to|until|and|-|–|—|,|&)\s*"
_I = re.IGNORECASE
_DAY_FIRST = re.compile(
    rf"\b(?:{_ALSO})?{_DAY}(?:\s+day)?(?:\s+of)?\s+{_MONTH},?(?:\s+(?:of\s+)?(?P<year>\d{{4}})\b)?",
    _I,
)
_MONTH_FIRST = re.compile(
    rf"\b{_MONTH}\s+{_DAY}(?:\s*(?:to|and|-|–|—)\s*(?P<also>\d{{1,2}})(?:st|nd|rd|th)?)?\b(?!\d|,\d{{3}})(?:,?\s+(?P<year>\d{{4}})\b)?",
    _I,
)
_MONTH_ONLY = re.compile(rf"\b{_MONTH}(?:,?\s+(?:of\s+)?(?P<year>\d{{4}})\b)?", _I)
_NUMERIC_DATE = re.compile(
    r"(?<![\d/])(?:(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})"
    r"|(?P<a>\d{1,2})[-/.](?P<b>\d{1,2})[-/.](?P<c>\d{4}))(?![\d/])"
)
_TIME = re.compile(
    r"\b(?:(?P<h>\d{1,2})(?:[:.](?P<m>\d{2}))(?::\d{2})?\s*(?:[ap]\.?\s?m\b\.?|hours\b)"
    r"|(?P<hour>\d{1,2})\s*(?:[ap]\.?\s?m\b\.?|noon\b|o.clock\b)|(?P<hh>\d{1,2}):(?P<mm>\d{2})\b)",
    _I,
)
_LAW = re.compile(r"(?<![\d/])\d{1,4}/\d{2,4}(?:/[A-Z]{1,4})?(?![\d/])")
_MONEY = re.compile(
    rf"(?:(?<![A-Za-z])(?P<before>(?:{CODES}|{ENGLISH})|\$)\s*\$?\s*(?P<after>{_FIGURES})(?:\s*(?P<scale>(?:{_SCALE})\b(?:\s+(?:{_SCALE})\b)*)|(?P<short>k|mn?|bn|tn)\b)?"
    rf"|(?P<value>\b{_NUMBER})\s*-?\s*(?P<unit>(?:{ENGLISH}|dollars?)(?![A-Za-z])))",
    _I,
)
_LIST = r"\d+(?:\s?-\s?(?:[A-Z]|\d{1,2})(?![\w]))?(?:\([0-9a-zA-Z]{1,4}\))*"
_ARTICLES = re.compile(
    rf"\b(?:articles?|arts?\.|sections?|clauses?|rules?)\s+(?P<list>{_LIST}(?:\s*(?:,\s*(?:and|or)?|and|or|to|through|&|-|–)\s*{_LIST})*)",
    _I,
)
_ONE_ARTICLE = re.compile(
    r"(?P<number>\d+)(?:\s?-\s?(?P<letter>[A-Z]|\d{1,2})(?!\w))?(?P<parts>(?:\([0-9a-zA-Z]{1,4}\))*)"
)
_PART = re.compile(
    r"\b(?:sub-?\s?paragraphs?|paragraphs?|paras?\.?|sub-?sections?|items?|points?|chapters?|parts?|title|book|no\.?|nos\.|number)\s*"
    r"\(?(?P<number>\d+|(?-i:[IVXLC]+)\b|[Ⅰ-Ⅻ])\)?(?!\s*%)",
    _I,
)
_PERCENT = re.compile(
    rf"(?P<number>{_NUMBER})\s*-?\s*(?:%|per\s?cent\b|percent\b|percentage points?\b|(?P<mille>‰))"
)
_BELOW = {"half": 2, "halves": 2, "quarter": 4, "quarters": 4}
_BELOW |= {
    name + more: value for name, value in ORDINAL_WORDS.items() if value > 2 for more in ("", "s")
}
_FRACTION = re.compile(
    rf"\b(?P<above>{'|'.join(UNITS[1:13])}|a|\d)[\s-]+(?P<below>{'|'.join(sorted(_BELOW, key=len)[::-1])})\b(?!\s+(?:part(?:y|ies)|person|countr|state))"
    r"|(?<![\d/])(?P<a>\d)/(?P<b>\d{1,2})(?![\d/])"
)
_AND_A_HALF = re.compile(rf"\b(?P<number>{_NUMBER})(?:\s+[a-z]+)?\s+and\s+(?:a|one)[\s-]half\b")
_WEAK_WORDS = {
    "half": (Fraction(1, 2), 6),
    "halved": (Fraction(1, 2),),
    "halve": (Fraction(1, 2),),
    "halves": (Fraction(1, 2),),
    "both": (2,),
    "either": (2,),
    "neither": (2,),
    "twice": (2,),
    "double": (2,),
    "doubled": (2,),
    "triple": (3,),
    "tripled": (3,),
    "once": (1,),
    "dozen": (12,),
    "fortnight": (14, 2),
    "decade": (10,),
    "decades": (10,),
    "century": (100,),
    "centuries": (100,),
    "quarter": (Fraction(1, 4), 3),
    "single": (1,),
    "pair": (2,),
    "bilateral": (2,),
    "dual": (2,),
    "couple": (2,),
    "hundreds": (100,),
    "thousands": (1000,),
    "millions": (10**6,),
}
_WEAK = re.compile(rf"\b(?:{'|'.join(_WEAK_WORDS)})\b")
_QUARTER = re.compile(r"\bq([1-4])\b")
_GLUED = re.compile(
    r"\b[a-z]+-?\d\w*|\b\d+(?!(?:st|nd|rd|th|million|billion|thousand|hundred)\b)[a-z]\w*"
)
# Whether there is anything for a pattern to find, asked once of all words: patterns are dear.
_LETTERS = re.compile("[a-z]+")
_HAS_FIGURES = re.compile(r"\d")
_SIGN = re.compile(r"[$€£¥]")
_COUNTING = frozenset({*WORDS, *SCALES})
_MONTH_WORDS = frozenset({*MONTHS, *(name[:3] for name in MONTHS), "sept"})
_MONEY_WORDS = frozenset(
    "mop pataca patacas hkd dollar dollars rmb cny yuan renminbi usd eur euro euros ntd nt twd gbp "
    "pound pounds jpy yen aud sgd".split()
)
_PARTS = frozenset("chapter chapters part parts title book".split())
_PERCENTS = frozenset({"percent", "cent", "percentage", "points"})
_PLAIN = re.compile(
    rf"\b(?P<ordinal>{_ORDINAL})\b|(?P<words>\b{_PHRASE})|(?P<figures>{_FIGURES})(?P<scale>(?:\s*-?\s*(?:{_SCALE})\b)*)"
)
_MARKER = re.compile(
    r"\A\s*(?:\((?P<in>\d{1,2}|[a-z]|[ivx]+)\)|(?P<dots>\d{1,2}(?:\.\d{1,2})*)[.)](?!\d)|(?P<letter>[a-z])[.)])"
)


def read(text: str) -> list[Token]:
    """The tokens of an English text, in the order in which they stand."""
    reader = Reader(text)
    words = frozenset(_LETTERS.findall(reader.rest.lower()))
    figures = _HAS_FIGURES.search(reader.rest) is not None
    counted = figures or not words.isdisjoint(_COUNTING)
    reader.take(addresses.ADDRESS, addresses.read)
    reader.skip(addresses.NOTE)
    reader.take(_MARKER, _marker)
    if not words.isdisjoint(_MONTH_WORDS) or figures:
        _read_dates(reader, figures=figures)
    if counted and (not words.isdisjoint(_MONEY_WORDS) or _SIGN.search(reader.rest)):
        reader.take(_MONEY, _money)
    if figures or "Ⅰ" <= max(reader.rest, default="") <= "Ⅻ" or not words.isdisjoint(_PARTS):
        reader.take(_ARTICLES, _articles)
        reader.take(_PART, _part)
    reader.lower()  # what follows knows words only, and reads faster so
    if counted and ("%" in reader.rest or "‰" in reader.rest or not words.isdisjoint(_PERCENTS)):
        reader.take(_PERCENT, _percent)
    if not words.isdisjoint(_BELOW) or "/" in reader.rest:
        reader.take(_AND_A_HALF, _and_a_half)
        reader.take(_FRACTION, _fraction)
    if figures:
        reader.take(_QUARTER, lambda m: [Token("number", (int(m[1]),), *m.span(), firm=False)])
        reader.skip(_GLUED)
    if not words.isdisjoint(_WEAK_WORDS):
        reader.take(_WEAK, _weak)
    if counted or not words.isdisjoint(ORDINAL_WORDS):
        reader.take(_PLAIN, _plain)
    return sorted(reader.tokens, key=lambda token: token.start)


def _read_dates(reader: Reader, *, figures: bool) -> None:
    if figures:
        reader.take(_NUMERIC_DATE, _numeric_date)
        reader.take(_LAW, lambda m: [Token("law-number", (m[0],), *m.span())])
        reader.take(_DAY_FIRST, _date)
        reader.take(_MONTH_FIRST, _date)
    reader.take(_MONTH_ONLY, _date)
    if figures:
        reader.take(_TIME, _time)


def value_of(written: str) -> Number:
    """A number as English writes it: 1,200, 1.2 million, twenty-one, one hundred and five."""
    first, *scales = re.split(r"[\s-]+", written.strip().lower())
    if not first[:1].isdigit():
        return english_number([first, *scales])
    glued = re.fullmatch(r"([\d.,]+)([a-z]*)", first)
    value = figure(glued[1].rstrip(".,")) * SCALES.get(glued[2], 1) if glued else figure(first)
    for scale in scales:
        value *= SCALES.get(scale, 1)
    return plain(value)


def _marker(match: re.Match[str]) -> list[Token]:
    written = match["in"] or match["letter"] or match["dots"].split(".")[-1]
    values = [int(written)] if written.isdigit() else []
    if len(written) == 1 and written.isalpha():
        values.append(ord(written) - 96)
    if roman := roman_number(written.upper()):
        values.append(roman)
    return [Token("marker", tuple(values), *match.span(), firm=False)]


def _date(match: re.Match[str]) -> list[Token] | None:
    given = match.groupdict()
    name = given["month"].lower().rstrip(".")
    if name[:3] in ("may", "mar", "dec", "jan") and given["month"][0].islower():
        return None  # "paragraph 1 may"
    if not given.get("day") and not given.get("year") and not _is_month(match, name):
        return None
    month = next(at for at, known in enumerate(MONTHS, 1) if known[:3] == name[:3])
    year = int(given["year"]) if given.get("year") else None
    days = [int(day) if day else None for day in (given.get("day"), given.get("also"))]
    if any(day and day > 31 for day in days):
        return None
    found = [Token("date", ((year, month, days[0]),), *match.span())]
    if days[1]:
        found.append(Token("date", ((year, month, days[1]),), *match.span("also")))
    return found


def _is_month(match: re.Match[str], name: str) -> bool:
    """A month's whole name alone; may, march and mar are words first."""
    if not match[0][0].isupper() or (len(name) < 4 and name != "may"):
        return False
    before = match.string[: match.start()].rstrip().rpartition(" ")[2].lower()
    return name not in ("may", "march") or before in (
        "in",
        "of",
        "since",
        "by",
        "until",
        "to",
        "from",
    )


def _numeric_date(match: re.Match[str]) -> list[Token] | None:
    if match["year"]:
        values = [(int(match["year"]), int(match["month"]), int(match["day"]))]
    else:
        first, second, year = int(match["a"]), int(match["b"]), int(match["c"])
        values = [(year, second, first), (year, first, second)]
    values = [value for value in values if 1 <= value[1] <= 12 and 1 <= value[2] <= 31]
    return [Token("date", tuple(values), *match.span())] if values else None


def _time(match: re.Match[str]) -> list[Token] | None:
    hour = int(match["h"] or match["hour"] or match["hh"])
    minute = int(match["m"] or match["mm"] or 0)
    if hour > 24 or minute > 59:
        return None
    return [Token("time", ((hour * 60 + minute) % 720,), *match.span())]


def _money(match: re.Match[str]) -> list[Token]:
    if match["before"]:
        value = value_of(f"{match['after']} {match['scale'] or ''}")
        value = plain(value * _ABBREVIATED.get((match["short"] or "").lower(), 1))
        return [Token("amount", (value,), *match.span(), note=currency(match["before"]))]
    value = value_of(match["value"])
    return [Token("amount", (value,), *match.span(), note=currency(match["unit"]))]


def _articles(match: re.Match[str]) -> list[Token]:
    found = []
    place = match.start("list")
    for one in _ONE_ARTICLE.finditer(match["list"]):
        letter = one["letter"]
        sub = None if not letter else int(letter) if letter.isdigit() else ord(letter.upper()) - 64
        at = (match.start() if not found else place + one.start(), place + one.end())
        if letter and letter.isdigit() and int(letter) > int(one["number"]):  # Articles 16-17
            also = (place + one.start("letter"), place + one.end("letter"))
            found.append(Token("article", (int(letter),), *also))
            at, sub = (at[0], place + one.end("number")), None
        found.append(Token("article", (int(one["number"]),), *at, note=sub))
        for part in re.finditer(r"\d+", one["parts"]):
            start = place + one.start("parts") + part.start()
            found.append(Token("part", (int(part[0]),), start, start + len(part[0])))
    return found


def _part(match: re.Match[str]) -> list[Token] | None:
    written = match["number"]
    if "Ⅰ" <= written <= "Ⅻ":
        value: int | None = ord(written) - ord("Ⅰ") + 1
    else:
        value = int(written) if written.isdecimal() else roman_number(written)
    return [Token("part", (value,), *match.span())] if value else None


def _percent(match: re.Match[str]) -> list[Token]:
    value = value_of(match["number"])
    return [
        Token("percent", (plain(Fraction(value) / 10) if match["mille"] else value,), *match.span())
    ]


def _and_a_half(match: re.Match[str]) -> list[Token]:
    value = plain(value_of(match["number"]) + Fraction(1, 2))
    return [Token("number", (value, plain(value * 12), plain(value * 60)), *match.span())]


def _fraction(match: re.Match[str]) -> list[Token] | None:
    if match["a"]:
        above, below = int(match["a"]), int(match["b"])
    else:
        above = 1 if match["above"].lower() == "a" else int(value_of(match["above"]))
        below = _BELOW[match["below"].lower()]
    if not below:
        return None
    firm = match["above"] != "a"
    more = (6,) if below == 2 else (3,) if below == 4 else ()
    return [Token("fraction", (Fraction(above, below), *more), *match.span(), firm=firm)]


def _weak(match: re.Match[str]) -> list[Token]:
    return [Token("number", _WEAK_WORDS[match[0].lower()], *match.span(), firm=False)]


def _plain(match: re.Match[str]) -> list[Token]:
    if match["ordinal"]:
        value: Number = ORDINAL_WORDS[match["ordinal"].lower()]
        return [Token("number", (value,), *match.span(), firm=False)]
    value = value_of(match[0])
    firm = bool(match["figures"]) or value > 1
    return [Token("number", (value,), *match.span(), firm=firm)]

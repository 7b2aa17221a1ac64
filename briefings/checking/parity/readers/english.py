"""Read numbers, dates, amounts and references in English."""

import re
from fractions import Fraction

from briefings.checking.parity.readers import english_patterns as patterns
from briefings.checking.parity.readers import english_references
from briefings.checking.parity.tokens import Reader, Token
from briefings.checking.parity.values import addresses
from briefings.checking.parity.values.currencies import currency
from briefings.text.numerals import (
    MONTHS,
    ORDINAL_WORDS,
    SCALES,
    Number,
    english_number,
    figure,
    plain,
    roman_number,
)

_SECOND, _THIRD = 2, 3
# Before "March" at the start of a sentence.
_ENDS = frozenset(("", ".", ":", ";", "?", "!", "\n"))
# What stands before a lone "May": it is the verb in titles and in texts in capitals.
_BEFORE_MAY = re.compile(
    r"\b(?:in|of|since|until|till|by|from|to|during|before|after|between|early|mid|late|last|next|this"
    r"|every|each|and)[\s-]\Z",
    re.IGNORECASE,
)


def read(text: str) -> list[Token]:
    """Return the tokens of an English text in order."""
    reader = Reader(text)
    words = frozenset(patterns.LETTERS.findall(reader.rest.lower()))
    figures = patterns.HAS_FIGURES.search(reader.rest) is not None
    counted = figures or not words.isdisjoint(patterns.COUNTING)
    reader.take(addresses.ADDRESS, addresses.read)
    reader.skip(addresses.NOTE)
    reader.take(patterns.MARKER, _marker)
    if figures or not words.isdisjoint(patterns.MONTH_WORDS):
        _read_dates(reader, figures=figures)
    _read_times(reader, words, figures=figures)
    _read_references(reader, words, figures=figures, counted=counted)
    _read_numbers(reader, words, figures=figures, counted=counted)
    return sorted(reader.tokens, key=lambda token: token.start)


def _read_references(
    reader: Reader, words: frozenset[str], *, figures: bool, counted: bool
) -> None:
    if counted and (
        not words.isdisjoint(patterns.MONEY_WORDS) or patterns.SIGN.search(reader.rest)
    ):
        reader.take(patterns.MONEY, _money)
    if not words.isdisjoint(english_references.WORDS_OF_PARTS):
        english_references.read(reader)
    if figures:
        reader.take(english_references.LEVELS, english_references.levels)


def _read_numbers(reader: Reader, words: frozenset[str], *, figures: bool, counted: bool) -> None:
    reader.lower()  # the remaining patterns match lower case, which is faster
    _read_shares(reader, words, counted=counted)
    if figures:
        reader.take(
            patterns.QUARTER, lambda m: [Token("number", (int(m[1]),), *m.span(), firm=False)]
        )
        reader.take(patterns.GLUED, addresses.figures_in)
    if not words.isdisjoint(SCALES):
        reader.take(patterns.FIRST_OF_RANGE, _first_of_range)
    if "fold" in reader.rest:
        reader.take(patterns.FOLD, _fold)
    if not words.isdisjoint(patterns.WEAK_WORDS):
        reader.take(patterns.WEAK, _weak)
    if counted or not words.isdisjoint(ORDINAL_WORDS):
        reader.take(patterns.PLAIN, _plain)


def _read_shares(reader: Reader, words: frozenset[str], *, counted: bool) -> None:
    if counted and (
        "%" in reader.rest or "‰" in reader.rest or not words.isdisjoint(patterns.PERCENTS)
    ):
        reader.take(patterns.PERCENT, _percent)
    if ":" in reader.rest or not words.isdisjoint(patterns.PARTS):
        reader.take(patterns.PARTS_PER, _parts_per)
    if not words.isdisjoint(patterns.BELOW) or "/" in reader.rest:
        reader.take(patterns.AND_A_HALF, _and_a_half)
        reader.take(patterns.FRACTION, _fraction)


def _read_dates(reader: Reader, *, figures: bool) -> None:
    if figures:
        reader.take(patterns.NUMERIC_DATE, _numeric_date)
        reader.take(patterns.LAW, lambda m: [Token("law-number", (m[0],), *m.span())])
        reader.take(patterns.DAY_FIRST, _date)
        reader.take(patterns.MONTH_FIRST, _date)
    reader.take(patterns.MONTH_ONLY, _date)


def _read_times(reader: Reader, words: frozenset[str], *, figures: bool) -> None:
    if figures or not words.isdisjoint(patterns.HOURS):
        reader.take(patterns.TIME, _time)


def value_of(written: str) -> Number:
    """Return the value of an English number: 1,200, 1.2 million, one hundred and five."""
    first, *scales = re.split(r"[\s-]+", written.strip().lower())
    if not first[:1].isdigit():
        return english_number([first, *scales])
    glued = re.fullmatch(r"([\d.,]+)([a-z]*)", first)
    value = figure(glued[1].rstrip(".,")) * SCALES.get(glued[2], 1) if glued else figure(first)
    for scale in scales:
        value *= SCALES.get(scale.removesuffix("s"), 1)
    return plain(value)


def _marker(match: re.Match[str]) -> list[Token]:
    whole = match["dots"] or match["deep"] or match["dash"]
    written = match["in"] or match["letter"] or whole.split(".")[-1]
    values = [int(written)] if written.isdigit() else []
    if len(written) == 1 and written.islower():
        values.append(ord(written) - 96)
    if roman := roman_number(written.upper()):
        values.append(roman)
    return [Token("marker", tuple(values), *match.span(), firm=False, note=whole)]


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
    """Return whether a name without a day is a month: its full name, but not may or march."""
    if not match[0][0].isupper() or (len(name) < 4 and name != "may"):
        return False
    before = match.string[: match.start()]
    if name == "may":
        is_verb = patterns.MODAL.match(match.string, match.end())
        return _BEFORE_MAY.search(before) is not None and not is_verb
    return name != "march" or before.rstrip()[-1:] not in _ENDS


def _numeric_date(match: re.Match[str]) -> list[Token] | None:
    if match["year"]:
        values = [(int(match["year"]), int(match["month"]), int(match["day"]))]
    else:
        first, second, year = int(match["a"]), int(match["b"]), int(match["c"])
        values = [(year, second, first), (year, first, second)]
    values = [value for value in values if 1 <= value[1] <= 12 and 1 <= value[2] <= 31]
    return [Token("date", tuple(values), *match.span())] if values else None


def _time(match: re.Match[str]) -> list[Token] | None:
    if match["named"]:  # 零時, 正午, but also 半夜
        return [Token("time", (0,), *match.span(), firm=False)]
    hour = value_of(match["h"] or match["hour"] or match["hh"])
    minute = int(match["m"] or match["mm"] or 0)
    if hour > 24 or minute > 59:
        return None
    return [Token("time", ((hour * 60 + minute) % 720,), *match.span())]


def _money(match: re.Match[str]) -> list[Token]:
    if match["before"]:
        value = value_of(f"{match['words'] or match['after']} {match['scale'] or ''}")
        value = plain(value * patterns.ABBREVIATED.get((match["short"] or "").lower(), 1))
        return [Token("amount", (value,), *match.span(), note=currency(match["before"]))]
    value = value_of(match["value"])
    return [Token("amount", (value,), *match.span(), note=currency(match["unit"]))]


def _percent(match: re.Match[str]) -> list[Token]:
    value = value_of(match["number"])
    return [
        Token("percent", (plain(Fraction(value) / 10) if match["mille"] else value,), *match.span())
    ]


def _and_a_half(match: re.Match[str]) -> list[Token]:
    value = plain(value_of(match["number"]) + Fraction(1, 2))
    return [Token("number", (value, plain(value * 12), plain(value * 60)), *match.span())]


def _fold(match: re.Match[str]) -> list[Token]:
    return [Token("number", (value_of(match["number"]),), *match.span())]


def _first_of_range(match: re.Match[str]) -> list[Token]:
    value, scale = value_of(match["first"]), value_of(f"one {match['scale']}")
    return [Token("number", (value * scale, value), *match.span())]


def _fraction(match: re.Match[str]) -> list[Token] | None:
    if match["a"]:
        above, below = int(match["a"]), int(match["b"])
    else:
        above = 1 if match["above"].lower() == "a" else int(value_of(match["above"]))
        below = patterns.BELOW[match["below"].lower()]
    if not below:
        return None
    firm = match["above"] != "a"
    more = (6,) if below == 2 else (3,) if below == 4 else ()
    return [Token("fraction", (Fraction(above, below), *more), *match.span(), firm=firm)]


def _parts_per(match: re.Match[str]) -> list[Token]:
    if match["ratio"]:
        value = 1 / Fraction(value_of(match["to"]))
    else:
        above = value_of(match["number"] or match["some"] or "1")
        value = Fraction(above) / SCALES[match["scale"] or match["below"]]
    return [Token("fraction", (plain(value), plain(100 * value)), *match.span())]


def _weak(match: re.Match[str]) -> list[Token]:
    return [Token("number", patterns.WEAK_WORDS[match[0].lower()], *match.span(), firm=False)]


def _plain(match: re.Match[str]) -> list[Token]:
    if match["ordinal"]:
        value: Number = ORDINAL_WORDS[match["ordinal"].lower()]
        # Words such as 首先, 其次 and 他人 may stand for "first", "second" and "third parties".
        is_party = value == _THIRD and patterns.PARTY.match(match.string, match.end())
        firm = value > _SECOND and not is_party
        return [Token("ordinal", (value,), *match.span(), firm=firm)]
    value = value_of(match[0])
    firm = (bool(match["figures"]) or value > 1) and match["vague"] is None
    return [Token("number", (value,), *match.span(), firm=firm)]

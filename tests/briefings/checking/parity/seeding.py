"""Seed translation errors: change one figure on one side of a correct pair."""

import random
import re
from dataclasses import dataclass

from briefings.checking.parity.readers import chinese, english
from briefings.checking.parity.tokens import Token

KINDS = ("number", "amount", "date", "article", "part", "percent", "fraction", "law-number", "time")
_HAN = "一二三四五六七八九"
_WORDS = [
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_SHORT = ["Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
_CHINESE_MONEY = ["澳門元", "港元", "美元", "歐元"]
_ENGLISH_MONEY = ["MOP", "HKD", "USD", "EUR"]


@dataclass(frozen=True)
class Seeded:
    zh_hant: str
    en: str
    kind: str
    change: str


def seeded(pairs, *, seed: int, per_pair: int = 6):
    """Of each pair, copies with one firm token of one side changed; the same for the same seed."""
    lots = random.Random(seed)
    for zh_hant, en in pairs:
        places = [("zh", token) for token in chinese.read(zh_hant)]
        places += [("en", token) for token in english.read(en)]
        places = [(side, token) for side, token in places if token.firm and token.kind in KINDS]
        for side, token in lots.sample(places, min(per_pair, len(places))):
            text = zh_hant if side == "zh" else en
            written = text[token.start : token.end]
            other = changed(written, token, lots)
            if other is None:
                continue
            text = text[: token.start] + other + text[token.end :]
            sides = (text, en) if side == "zh" else (zh_hant, text)
            yield Seeded(*sides, token.kind, f"{written} → {other}")


def changed(written: str, token: Token, lots: random.Random) -> str | None:
    """The same writing with another figure, word, month or currency in it."""
    ways = [way for way in (_figure, _han, _word, _month, _money) if way(written, lots)]
    return lots.choice(ways)(written, lots) if ways else None


def _another(options, one, lots):
    return lots.choice([option for option in options if option != one])


def _figure(written, lots):
    found = list(re.finditer(r"\d", written))
    if not found:
        return None
    place = lots.choice(found)
    digits = (
        "123456789"
        if place.start() == 0 or not written[place.start() - 1].isdigit()
        else "0123456789"
    )
    return written[: place.start()] + _another(digits, place[0], lots) + written[place.end() :]


def _han(written, lots):
    found = list(re.finditer(f"[{_HAN}]", written))
    if not found:
        return None
    place = lots.choice(found)
    return written[: place.start()] + _another(_HAN, place[0], lots) + written[place.end() :]


def _word(written, lots):
    for words in (_WORDS, _TENS):
        found = [m for m in re.finditer(r"[a-z]+", written) if m[0] in words]
        if found:
            place = lots.choice(found)
            return (
                written[: place.start()] + _another(words, place[0], lots) + written[place.end() :]
            )
    return None


def _month(written, lots):
    for months in (_MONTHS, _SHORT):
        if found := re.search(rf"\b(?:{'|'.join(months)})\b", written):
            return written.replace(found[0], _another(months, found[0], lots))
    return None


def _money(written, lots):
    for names in (_CHINESE_MONEY, _ENGLISH_MONEY):
        if found := next((name for name in names if name in written), None):
            return written.replace(found, _another(names, found, lots))
    return None

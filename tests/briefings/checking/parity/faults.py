# ruff: noqa: SIM905 - words are easier to read as words than as a list
"""Change one thing on one side of a right pair: the errors that translators make."""

import re
from collections.abc import Iterator

_ZH, _EN = 0, 1
_HAN_FIGURE = "[二三四五六七八九]"
_NEXT = dict(zip("二三四五六七八九123456789", "三四五六七八九二234567891", strict=True))
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_WORDS = "two three four five six seven eight nine ten twelve fifteen twenty thirty sixty".split()
_MONTHS = "January February March April May June July August September October November".split()

# The kind, the side, what is changed, and what it becomes; "+" for the next figure or word.
_RULES = (
    ("number", _ZH, rf"{_HAN_FIGURE}(?=[日天個名歲倍]|十[日天個名歲倍])", "+"),
    ("number", _EN, rf"\b(?:{'|'.join(_WORDS[:-1])})\b", "+"),
    (
        "number",
        _EN,
        r"(?<![\d/.,:$-])\b[1-9](?=\d* (?:days|hours|months|years|per|square|kilo))",
        "+",
    ),
    ("date", _ZH, r"[1-9](?=日|月\d)", "+"),
    (
        "date",
        _EN,
        rf"\b(?:{'|'.join(_MONTHS[:-1])})\b(?= \d)|[1-9](?= (?:{'|'.join(_MONTHS)})\b)",
        "+",
    ),
    ("weekday", _ZH, r"(?<=星期)[二三四五](?!年)", "+"),
    ("weekday", _EN, rf"\b(?:{'|'.join(_DAYS[:-1])})", "+"),
    ("amount", _ZH, "萬(?=澳門元|港元|元)", "億"),
    ("amount", _EN, r"(?<=\d )million\b", "billion"),
    ("currency", _ZH, "澳門元|港元|港幣", "美元"),
    ("currency", _EN, r"MOP(?= ?\d)|HK\$", "US$"),
    ("article", _ZH, f"(?<=第){_HAN_FIGURE}(?=[條款項章]|十[條款])", "+"),
    ("article", _EN, r"(?<=Article )[1-9]|(?<=[Ss]ection )[1-9]", "+"),
    ("unit", _ZH, f"(?<={_HAN_FIGURE})個月|(?<=[十五六])日(?=[內前後])", "年"),
    ("unit", _EN, r"(?<=\w )days\b(?! of)", "years"),
    ("unit", _EN, "square metres", "square feet"),
    ("ordinal", _ZH, f"(?<=第){_HAN_FIGURE}(?=[屆次期季個階級])", "+"),
    ("law", _ZH, "勞動關係法|民法典|印花稅條例|公司條例|道路交通法", "商標法"),
    (
        "law",
        _EN,
        "Labour Relations Law|Civil Code|Companies Ordinance|Road Traffic Law",
        "Land Law",
    ),
    ("not", _ZH, "不得(?!超過|少於|低於|遲於|逾|高於)", "得"),
    ("not", _EN, r"(?:(?<=shall)|(?<=must)|(?<=may)) not", ""),
    ("floor", _ZH, "至少|最少", "至多"),
    ("floor", _EN, r"\bat least\b", "at most"),
    ("ceiling", _ZH, "不超過|不得超過|未滿", "至少"),
    ("ceiling", _EN, r"\b(?:not|no) more than\b", "not less than"),
    ("direction", _ZH, "(?<=日)內", "後"),
    ("direction", _EN, r"\bwithin(?= (?:the )?[\w-]+ \w*(?: |$))", "after"),
    ("force", _ZH, "(?<![不無毋必])須(?=[於在向提保支])", "可"),
    ("force", _EN, r"\b(?:shall|must)\b(?! not)", "may"),
    ("force", _EN, r"\bmay\b(?! not| only)", "must"),
)


def faulty(pairs: list[tuple[str, str]]) -> Iterator[tuple[str, tuple[str, str]]]:
    """Yield the kind of each fault with the pair that has it."""
    for pair in pairs:
        for kind, side, pattern, other in _RULES:
            for match in re.finditer(pattern, pair[side]):
                text = pair[side]
                written = _next(match[0]) if other == "+" else other
                changed = text[: match.start()] + written + text[match.end() :]
                yield kind, (changed, pair[_EN]) if side == _ZH else (pair[_ZH], changed)


def _next(written: str) -> str:
    for words in (_DAYS, _WORDS, _MONTHS):
        if written in words:
            return words[words.index(written) + 1]
    return _NEXT[written]

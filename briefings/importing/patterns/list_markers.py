# ruff: noqa: SIM905 - words are easier to read and to sort as words than as a list
"""The numbering in front of a text: 第三章, Article 5, 一、, (2), b."""

import re
from dataclasses import dataclass

from briefings.text.numerals import ANY_HAN_NUMERAL, HAN_NUMERAL, han_number, roman_number, whole

_CJK_PART = "章節编編篇部分卷回條条款"
_WORD_NUMBERS = {
    word: value
    for value, word in enumerate(
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
        "sixteen seventeen eighteen nineteen twenty".split(),
        1,
    )
}
_WORD_NUMBERS |= {
    word: value
    for value, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split(),
        1,
    )
}
_ROMAN_SIGNS = {sign: value for value, sign in enumerate("ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ", 1)}
# The places of i, v and x in the alphabet.
_ROMAN_LETTERS = {9: 1, 22: 5, 24: 10}
_CIRCLED = {
    sign: value
    for signs in ("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮", "❶❷❸❹❺❻❼❽❾❿", "➊➋➌➍➎➏➐➑➒➓", "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽", "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑")
    for value, sign in enumerate(signs, 1)
}

# What lists count with; some of these signs are words elsewhere.
_COUNTED = ANY_HAN_NUMERAL + "贰陆弐壱阡"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_CHINESE_PART = re.compile(
    rf"第\s*(?P<number>[{HAN_NUMERAL}]+|\d+)\s*(?P<kind>部分|部份|[章節编編篇部卷條条款])"
    rf"(?:之(?P<sub>[{HAN_NUMERAL}]+))?(?![第、，及至之所規的和或與等前後項款準{HAN_NUMERAL}])"
)
_CHINESE_DASHED = re.compile(r"第\s*(?P<number>\d+)\s*[-–之]\s*(?P<sub>\d+)\s*(?P<kind>[條条章節])")
# 甲部 stands beside Part A.
_STEM_PART = re.compile(rf"(?P<number>[{_STEMS}])部分?(?=[\s:：.–—-]|$)")
_CHINESE_ANNEX = re.compile(
    rf"(?P<kind>附件|附錄|附表|附則|附註)\s*+(?P<number>[{HAN_NUMERAL}]++|\d++|[A-Z](?![A-Za-z]))?+"
    # 附表一之濃度 speaks of what is in it.
    r"(?!\s*[之至所及與和])"
)
_ENGLISH_PART = re.compile(
    r"(?P<kind>chapter|part|section|title|division|book|article|art\.|clause|schedule|annex|appendix"
    r"|exhibit|subpart|subsection|sec\.)\s*(?P<number>\d+(?:[-–]\d+)?|[ivxlc]+(?![a-z])|[Ⅰ-Ⅻ]+|[a-z]+)\b"
    r"(?=\s*$|\s*[:：.–—-]|\s{2,}|\s+(?-i:[\"“‘'(\[A-Z0-9]))",
    re.IGNORECASE,
)
_LIST = re.compile(
    # Below 一、 Word counts 一.1 and 一.2.
    rf"(?:(?P<dotted>(?:\d{{1,3}}|[{_COUNTED}]{{1,4}}(?=[\d.]+\s))(?:\.\d{{1,3}})+)"
    r"\.?(?!\d)(?=\s|[^\d\s.%])"
    rf"|(?P<han>[{_COUNTED}]{{1,8}})[、.．]"
    rf"|[（(](?P<hanbracket>[{_COUNTED}]{{1,8}})[）)]"
    # 甲、乙雙方 are two parties, and no first item.
    rf"|(?P<stem>[{_STEMS}])[、.．](?![{_STEMS}])"
    rf"|[（(](?P<stembracket>[{_STEMS}])[）)]"
    rf"|[［\[〔【](?P<hansquare>[{_COUNTED}]{{1,4}})[］\]〕】]"
    r"|[（(](?P<bracket>\d{1,3})[）)]"
    r"|\\?[［\[〔【](?P<square>\d{1,2})\\?[］\]〕】]"
    r"|(?P<number>\d{1,3})[.、．)）](?!\d)"
    r"|(?P<letter>[a-zA-Z])[.)、](?=\s|[^\w.])"
    r"|[（(](?P<letterbracket>[a-zA-Z])[)）]"
    r"|(?P<roman>[ivx]{1,5}|[IVX]{1,5})[.)](?=\s)"
    r"|[（(](?P<romanbracket>[ivx]{1,5})[)）]"
    r"|(?P<keycap>\d\ufe0f?\u20e3)"
    rf"|(?P<circled>[{''.join(_CIRCLED)}])"
    r"|(?P<bullet>[•·‧・●○◦▪■◆◇►➢➤❖‣⁃∙*＊–—-])\s)"
)
_PART_LEVEL = {
    "章": "chapter", "節": "section", "编": "book", "編": "book", "篇": "book", "部": "part",
    "部分": "part", "部份": "part", "卷": "book", "條": "article", "条": "article", "款": "clause",
    "附件": "annex", "附錄": "annex", "附表": "annex", "附則": "annex", "附註": "annex",
}  # fmt: skip
_ENGLISH_LEVEL = {
    "art.": "article", "clause": "article", "sec.": "section", "subsection": "section",
    "division": "part", "subpart": "part", "title": "book", "schedule": "annex",
    "appendix": "annex", "exhibit": "annex",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Marker:
    """`style` says how it is written, `value` what it counts; a part is 第三章, not 三、."""

    style: str
    value: float | None
    length: int
    is_part: bool = False

    def counts_as(self, other: "Marker") -> bool:
        """Return whether both may count the same; a letter may be a Roman number: I., V. and X."""
        return not self._values.isdisjoint(other._values)

    @property
    def _values(self) -> set[float | None]:
        is_letter = self.style.startswith("letter") and self.value in _ROMAN_LETTERS
        return {self.value, _ROMAN_LETTERS[int(self.value or 0)] if is_letter else self.value}


_MARKUP = re.compile(r"\*{1,3}|\[\^\w+\]|^(?:> ?)+", re.MULTILINE)


def plain(text: str) -> str:
    """The text without emphasis, quotation marks of Markdown and footnote marks."""
    has_markup = "*" in text or "[^" in text or ">" in text
    return _MARKUP.sub("", text) if has_markup else text


def marker(text: str) -> Marker | None:
    """The numbering a text begins with."""
    return _part(text) or _list_marker(text)


def unnumbered(text: str) -> str:
    """The text without the numbering it begins with, unless that is all of it."""
    found = marker(text)
    return (text[found.length :] if found else "") or text


def is_only_marker(text: str) -> bool:
    """A number, 第五條 or a bullet, and nothing else."""
    found = marker(text + " ")
    return text.isdigit() or (found is not None and found.length >= len(text))


def _part(text: str) -> Marker | None:
    for pattern in (_CHINESE_DASHED, _CHINESE_PART):
        match = pattern.match(text)
        if match:
            number = _number(match["number"])
            sub = _number(match["sub"]) if match["sub"] else 0
            value = None if number is None else number + (sub or 0) / 1000
            return Marker(_PART_LEVEL[match["kind"]], value, match.end(), is_part=True)
    if match := _STEM_PART.match(text):
        return Marker("part", _STEMS.index(match["number"]) + 1, match.end(), is_part=True)
    match = _CHINESE_ANNEX.match(text)
    if match and (match["number"] or re.match(r"[\s:：]|$", text[match.end() :])):
        return Marker("annex", _number(match["number"] or ""), match.end(), is_part=True)
    match = _ENGLISH_PART.match(text)
    return _english_part(match) if match else None


def _english_part(match: re.Match[str]) -> Marker | None:
    kind, written = match["kind"].lower(), match["number"]
    first, _, sub = written.replace("–", "-").partition("-")
    value = _number(first)
    if value is None:
        return None
    if sub and value is not None:
        value += whole(sub) / 1000
    return Marker(_ENGLISH_LEVEL.get(kind, kind), value, match.end(), is_part=True)


def _number(written: str) -> float | None:
    if not written:
        return None
    if written.isdigit():
        return whole(written)
    if written[0] in _ROMAN_SIGNS:
        return sum(_ROMAN_SIGNS[sign] for sign in written)
    if written.lower() in _WORD_NUMBERS:
        return _WORD_NUMBERS[written.lower()]
    if re.fullmatch(r"[A-HJ-UWYZ]", written):
        return ord(written) - ord("A") + 1
    return roman_number(written.upper()) if written.isascii() else han_number(written)


def _list_marker(text: str) -> Marker | None:
    match = _LIST.match(text)
    if match is None:
        return None
    style = match.lastgroup or ""
    written = match[style]
    return Marker(style, _list_value(style, written), match.end())


def _list_value(style: str, written: str) -> float | None:
    if style in ("han", "hanbracket", "hansquare"):
        return han_number(written)
    if style in ("stem", "stembracket"):
        return _STEMS.index(written) + 1
    if style in ("number", "bracket", "square"):
        return int(written)
    if style == "keycap":
        return int(written[0])
    if style == "dotted":
        return int(written.split(".")[-1])
    if style in ("roman", "romanbracket"):
        return roman_number(written.upper())
    if style in ("letter", "letterbracket"):
        return ord(written.lower()) - ord("a") + 1
    return _CIRCLED.get(written)

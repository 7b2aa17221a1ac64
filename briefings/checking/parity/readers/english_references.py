"""Read references to articles in English: Articles 4(I) and 5, Paragraphs II to IV."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from fractions import Fraction

from briefings.checking.parity.tokens import Reader, Token
from briefings.text.numerals import (
    WORDS,
    Number,
    dotted_number,
    roman_number,
)

_SPELT = "|".join(sorted((word for word, value in WORDS.items() if value), key=len)[::-1])
# Inserted articles: 6bis, 90-quinquies.
_LATIN = (
    *("bis", "ter", "quater", "quinquies", "sexies", "septies", "octies", "novies", "decies"),
    *("undecies", "duodecies", "terdecies"),
)
_INSERTED = rf"\s?-?(?:{'|'.join(_LATIN)})\b"
_ITEM = (
    r"[(（]?(?:\d+(?:\.\d+)*(?:(?:st|nd|rd|th)\b|(?-i:[A-Z]{1,3})\b)?"
    rf"(?:{_INSERTED}|\s?-\s?(?:[A-Z]|\d{{1,2}})(?!\w))?"
    rf"|(?-i:[IVXLC]+)\b|[Ⅰ-Ⅻ]|(?:{_SPELT})\b)[)）]?(?:\s?\([0-9A-Za-z]{{1,5}}\))*"
)
_BETWEEN = r"\s*(?:,\s*(?:and|or|&)?|and|or|to|through|&|-|–|—)\s*"
_ARTICLE = r"articles?|arts?\.|sections?|clauses?|rules?"
_PART = (
    r"sub-?\s?paragraphs?|paragraphs?|paras?\.?|sub-?\s?sections?|sub-?\s?items?|items?|points?|chapters?"
    r"|parts?|title|book|schedules?|annex(?:es)?|attachments?|append(?:ix|ices)|exhibits?|divisions?|ch\.|cap\."
    r"|phase|stage|scope|principles?|class(?:es)?|grades?|levels?|categor(?:y|ies)|types?|tiers?"
    r"|nos?\.|no(?=\s?\d)|number"
)
_REFERENCE = re.compile(
    rf"\b(?:(?P<article>{_ARTICLE})|(?P<part>{_PART}))[\s-]*(?P<list>{_ITEM}(?:{_BETWEEN}{_ITEM})*)(?!\s*(?:%|per\s?cent))",
    re.IGNORECASE,
)
_ONE = re.compile(
    r"[(（]?(?:(?P<number>\d+(?:\.\d+)*)(?:(?:st|nd|rd|th)\b)?(?P<glued>[A-Z]{1,3}\b)?"
    rf"(?:(?P<latin>{_INSERTED})|\s?-\s?(?P<letter>[A-Z]|\d{{1,2}})(?!\w))?"
    rf"|(?P<roman>[IVXLC]+)\b|(?P<sign>[Ⅰ-Ⅻ])|(?P<spelt>(?i:{_SPELT}))\b)[)）]?(?P<parts>(?:\s?\([0-9A-Za-z]{{1,5}}\))*)"
)
_INNER = re.compile(r"\(([0-9A-Za-z]{1,5})\)")
_RANGE = re.compile(r"\b(\d{1,4})\s*(?:to|through|-|–|—)\s*(\d{1,4})\b")
_LONGEST_RANGE = 20
# Before a number that tells again what a word of place said: "the preceding Paragraph 1".
_PLACED = re.compile(
    r"\b(?:preceding|foregoing|aforementioned|aforesaid|previous|above(?:-?mentioned)?)\s+\Z",
    re.IGNORECASE,
)
_LONGEST_PLACED = 20
# Grades and types with these letters are not the hundredth or the fiftieth.
_LETTERS_OF_GRADES = frozenset("CDLM")
# The letter behind the number of an article that was inserted between two others: 17-A is 1.
_BEFORE_A = 64
# A reference has one of these words; most texts have none.
WORDS_OF_PARTS = frozenset(
    {
        *("article", "articles", "art", "arts", "section", "sections", "clause", "clauses", "rule"),
        *("rules", "paragraph", "paragraphs", "para", "paras", "subparagraph", "subparagraphs"),
        *("subsection", "subsections", "subitem", "subitems", "item", "items", "point", "points"),
        *("chapter", "chapters", "part", "parts", "title", "book", "schedule", "schedules"),
        *("attachment", "attachments", "form", "forms", "table", "tables"),
        *("annex", "annexes", "appendix", "appendices", "exhibit", "exhibits", "division"),
        *("divisions", "ch", "cap", "phase", "stage", "scope", "principle", "principles"),
        *("class", "classes", "grade", "grades", "level", "levels", "category", "categories"),
        *("type", "types", "tier", "tiers"),
        *("no", "nos", "number"),
    }
)


# 第一目至第四目 is "items A to D". A list that begins with I, V or X has Roman numbers.
_LETTERED = re.compile(
    r"\b(?:(?:[Ss]ub-?\s?)?[Ii]tems?|[Aa]ppendi(?:x|ces)|[Aa]nnex(?:es)?|[Ss]chedules?|[Aa]ttachments?"
    r"|[Ee]xhibits?|[Ff]orms?|[Tt]ables?)\s+(?:\((?P<small>[a-u])\)|(?P<list>[A-HJ-U]\b"
    r"(?:(?:\s*,\s*(?:and\s+|or\s+)?|\s+(?:and|or|to|through)\s+|\s?[-–]\s?)[A-U]\b)*))"
    r"|\b[Ss]ub-?\s?(?:paragraph|section|clause)s?\s+\((?P<either>[a-u])\)"
)
_LETTER = re.compile(r"[A-U]\b")
_LETTER_RANGE = re.compile(r"([A-U])\s*(?:to|through|[-–])\s*([A-U])\b")


# A number of several levels without a word before it: "regulation 40.1.1".
LEVELS = re.compile(r"(?<![A-Za-z\d./-])\d{1,3}(?:\.\d{1,3}){2,4}(?![A-Za-z\d/]|\.\d)")


def read(reader: Reader) -> None:
    reader.take(_LETTERED, _lettered)
    reader.take(_REFERENCE, _reference)


def levels(match: re.Match[str]) -> list[Token]:
    return [Token("part", (dotted_number(match[0]),), *match.span())]


def _lettered(match: re.Match[str]) -> Iterator[Token]:
    """Yield the items that letters name. They may be letters in Chinese too, so none is firm."""
    if match["small"]:
        value = ord(match["small"].upper()) - _BEFORE_A
        yield Token("part", (value,), *match.span("small"), firm=False)
        return
    if match["either"]:  # 第(k)項 or 第（十一）項
        yield inner_part(match["either"], match.start("either"))
        value = ord(match["either"].upper()) - _BEFORE_A
        yield Token("part", (value,), *match.span("either"), firm=False)
        return
    place = match.start("list")
    for one in _LETTER.finditer(match["list"]):
        value = ord(one[0]) - _BEFORE_A
        yield Token("part", (value,), place + one.start(), place + one.end(), firm=False)
    for one in _LETTER_RANGE.finditer(match["list"]):
        first, last = (ord(letter) - _BEFORE_A for letter in one.groups())
        yield from between(first, last, place + one.start(), place + one.end())


def _reference(match: re.Match[str]) -> Iterable[Token] | None:
    kind = "article" if match["article"] else "part"
    found: list[Token] = []
    for one in _ONE.finditer(match["list"]):
        found += _tokens(kind, one, match.start("list"))
    if not found:
        return None
    # The mark begins with the word: "Article 5".
    first = found[0]
    found[0] = Token(first.kind, first.values, match.start(), first.end, note=first.note)
    if _PLACED.search(match.string, max(0, match.start() - _LONGEST_PLACED), match.start()):
        found = [replace(one, firm=False) for one in found]
    return [*found, *_between(match)]


def _between(match: re.Match[str]) -> Iterator[Token]:
    """Yield what a range implies: Articles 3 to 6."""
    for one in _RANGE.finditer(match["list"]):
        place = match.start("list") + one.start()
        yield from between(int(one[1]), int(one[2]), place, place + len(one[0]))


def _tokens(kind: str, one: re.Match[str], place: int) -> Iterator[Token]:
    value = _value(one)
    if value is None:
        return
    start, end = place + one.start(), place + one.start("parts")
    sub, also = sub_number(one["letter"] or one["glued"], value)
    if one["latin"]:  # negative, as 6bis may be 6-1 or 6-2 in Chinese (matching.py)
        sub = -1 - _LATIN.index(one["latin"].strip(" -").lower())
    if also:
        end = place + one.end("number")
    # "Article 25.1" may be 第二十五條第一款, and "Chapter 6-1" 第六章之一.
    values = _values(value)
    yield Token(kind, values, start, end, note=sub if kind == "article" else None)
    if one["number"]:
        for part in one["number"].split(".")[1:]:
            yield Token("part", (int(part),), start, end, firm=False)
    if also:
        yield Token(kind, (also,), place + one.start("letter"), place + one.end("letter"))
    for inner in _INNER.finditer(one["parts"]):
        yield inner_part(inner[1], place + one.start("parts") + inner.start(1))


def _values(value: Number | str) -> tuple[Number | str, ...]:
    if isinstance(value, str):
        return value, int(value.partition(".")[0])
    return (value, int(value)) if isinstance(value, Fraction) else (value,)


def _value(one: re.Match[str]) -> Number | str | None:
    if one["number"]:
        return dotted_number(one["number"])
    if one["roman"] in _LETTERS_OF_GRADES:
        return None
    if one["sign"]:
        return ord(one["sign"]) - ord("Ⅰ") + 1
    return roman_number(one["roman"]) if one["roman"] else WORDS[one["spelt"].lower()]


def sub_number(letter: str | None, value: Number | str | None) -> tuple[int | None, int | None]:
    """Return what 17-A adds to its number, and the second number of 16-17."""
    if not letter:
        return None, None
    if not letter.isdigit():
        return ord(letter[0].upper()) - _BEFORE_A, None
    is_range = isinstance(value, int) and int(letter) > value
    return (None, int(letter)) if is_range else (int(letter), None)


def between(first: int, last: int, start: int, end: int) -> Iterator[Token]:
    """Yield the numbers within a range, which the other side may list."""
    if last - first <= _LONGEST_RANGE:
        for value in range(first + 1, last):
            yield Token("number", (value,), start, end, firm=False)


def inner_part(written: str, start: int) -> Token:
    """Return the part that brackets name: (2), (II), (a). Letters only answer to letters."""
    end = start + len(written)
    if written.isdigit():
        return Token("part", (int(written),), start, end)
    if roman := roman_number(written):
        return Token("part", (roman,), start, end)
    return Token("letter", (written.lower(),), start, end, firm=False)

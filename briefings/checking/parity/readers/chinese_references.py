"""Read references to articles in Chinese: 第七十條第一款, 第5(2)(b)條, 第三、五及七條."""

import re
from collections.abc import Iterable, Iterator

from briefings.checking.parity.readers.english_references import (
    LEVELS,
    between,
    inner_part,
    levels,
    sub_number,
)
from briefings.checking.parity.tokens import Reader, Token
from briefings.text.numerals import ANY_HAN_NUMERAL, Number, dotted_number, han_number, roman_number

_HAN = f"[{ANY_HAN_NUMERAL}]"
_SMALL = rf"(?:\d{{1,4}}|{_HAN}{{1,5}})"
# In 第二、第三兩條, 兩 counts the articles.
_LISTED = rf"(?:\d{{1,4}}|[{ANY_HAN_NUMERAL.replace('兩', '')}]{{1,5}})"
_DOTTED = rf"(?:\d{{1,4}}(?:\.\d{{1,3}})*|{_HAN}{{1,5}})"
_UNIT = r"(?:[款項目段章節編部篇卷點点]|分項|附表|原則|階段|期)"
_LIST = re.compile(
    rf"第\s*(?P<list>{_LISTED}(?:\s*(?:[、，至到及和與或~～–—]\s*第?|第)\s*{_LISTED})+)\s*(?:兩(?=[條款項]))?\s*(?:(?P<article>條)|[款項目段章節編部篇點]|分項)"
)
_ARTICLE = re.compile(
    rf"第\s*(?P<number>{_DOTTED}|[IVX]{{1,5}}|[Ⅰ-Ⅻ])(?P<glued>[A-Z]{{1,3}})?\s*(?:[-—]\s*(?P<letter>[A-Z]|\d{{1,2}}))?"
    rf"(?P<parts>(?:[(（][0-9A-Za-z]{{1,5}}[)）])*)\s*條(?:\s*之\s*(?P<sub>{_SMALL}))?"
)
_PART = re.compile(
    rf"第\s*[(（]?(?P<number>{_DOTTED}|[IVX]{{1,5}}|[Ⅰ-Ⅻ])[)）]?(?P<parts>(?:[(（][0-9A-Za-z]{{1,5}}[)）])*)\s*{_UNIT}"
    rf"|(?:附件|附表|附錄|範圍|階段)\s*[（(]?(?P<annex>{_SMALL}|[IVX]{{1,5}}(?![A-Za-z]))"
)
_ALINEA = re.compile(rf"(?<=[款項條])\s*[（(]?(?P<number>{_SMALL})[）)]?\s*[項目](?![目的])")
_LETTER = re.compile(r"[(（]?(?<![A-Za-z])(?P<letter>[a-z]{1,4})[)）]\s*(?:分?項|段|款|點|節)")
_INNER = re.compile(r"[(（]([0-9A-Za-z]{1,5})[)）]")
_ITEM = re.compile(_LISTED)
_RANGE = re.compile(
    rf"第?\s*(?P<first>{_SMALL})\s*(?:[條款項目類級]|等級)?\s*(?:至|到|~|～|–|—)\s*第?\s*(?P<last>{_SMALL})\s*(?=[條款項目類級])"
)


def read(reader: Reader, here: frozenset[str]) -> None:
    """Take the references; `here` has the characters of the text, for patterns need some."""
    if "第" in here:
        if not here.isdisjoint("至到~～–—"):
            reader.tokens += [
                token for one in _RANGE.finditer(reader.rest) for token in _range(one)
            ]
        reader.take(_LIST, _list)
        if "條" in here:
            reader.take(_ARTICLE, _article)
    if "." in here:
        reader.take(LEVELS, levels)
    if not here.isdisjoint("第附範階"):
        reader.take(_PART, _part)
    if not here.isdisjoint("項目"):
        reader.take(_ALINEA, _alinea)
    if not here.isdisjoint(")）") and not here.isdisjoint("項段款點節"):
        reader.take(_LETTER, _letter)


def small(written: str | None) -> int | None:
    if not written:
        return None
    return int(written) if written.isdigit() else han_number(written)


def _number(written: str) -> Number | str | None:
    if "Ⅰ" <= written <= "Ⅻ":
        return ord(written) - ord("Ⅰ") + 1
    if written[0] in "IVX":
        return roman_number(written)
    return dotted_number(written) if written[0].isdigit() else han_number(written)


def _list(match: re.Match[str]) -> list[Token] | None:
    kind, place = "article" if match["article"] else "part", match.start("list")
    found = [
        Token(kind, (small(one[0]),), place + one.start(), place + one.end())
        for one in _ITEM.finditer(match["list"])
    ]
    # The marks begin and end with the words: 第三、五條.
    found[0] = Token(kind, found[0].values, match.start(), found[0].end)
    found[-1] = Token(kind, found[-1].values, found[-1].start, match.end())
    return found


def _range(match: re.Match[str]) -> Iterator[Token]:
    """Yield what a range implies: 第一類至第三類."""
    first, last = small(match["first"]), small(match["last"])
    if first and last:
        yield from between(first, last, *match.span())


def _article(match: re.Match[str]) -> Iterator[Token]:
    value = _number(match["number"])
    if value is None:
        return
    sub, also = sub_number(match["letter"] or match["glued"], value)
    yield Token("article", (value,), *match.span(), note=sub or small(match["sub"]))
    if also:
        yield Token("article", (also,), *match.span("letter"))
    yield from _inner(match)


def _part(match: re.Match[str]) -> Iterable[Token] | None:
    written = match["number"] or match["annex"]
    value = _number(written)
    if value is None:
        return None
    return [Token("part", (value,), *match.span()), *_inner(match)]


def _inner(match: re.Match[str]) -> Iterator[Token]:
    """Yield the parts in brackets: 第5(2)(b)條."""
    place = match.start("parts")
    for one in _INNER.finditer(match["parts"] or ""):
        yield inner_part(one[1], place + one.start(1))


def _alinea(match: re.Match[str]) -> list[Token]:
    return [Token("part", (small(match["number"]),), *match.span())]


def _letter(match: re.Match[str]) -> list[Token]:
    return [Token("letter", (match["letter"],), *match.span("letter"), firm=False)]

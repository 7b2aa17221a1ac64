"""Forgive a reference that one side writes out and the other words by its place.

「依前條規定」 may be "under Article 2" in English, and "the preceding paragraph" 第一項 in Chinese.
Each such wording forgives one reference, with its levels: "Article 3, paragraph 2" for 前項.
"""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from briefings.checking.parity.tokens import Finding, Token

_CHINESE = re.compile(
    r"(?P<before>[前上])(?P<several>[二兩三四五])?(?:(?P<article>條)|(?P<part>項|款|目))"
    r"|(?:[本同該]|上開|上述|前開|前揭)(?:(?P<its_article>條)(?!例|文|件|約)|項(?!目)|款(?!項)|章)"
    "|各該條|各(?P<each>[款項目])(?!目的)"
)
_ENGLISH = re.compile(
    r"\b(?:(?P<before>preceding|foregoing|previous|prior)|afore(?:mentioned|said)|above(?:-?mentioned)?"
    r"|same|said|this|these)\s+(?P<several>two\s+|three\s+)?"
    r"(?:(?P<article>articles?)|(?P<part>paragraphs?|sub-?paragraphs?|items?)|sections?|clauses?"
    r"|provisions?)\b"
    r"|\bherein(?:above|before)?\b|\b(?:mentioned|stated|listed|set out|referred to) above\b",
    re.IGNORECASE,
)
_MANY = {"二": 2, "兩": 2, "三": 3, "四": 4, "五": 5, "two": 2, "three": 3}
# Between an article and its paragraph: "Article 3, paragraph 2", "paragraph 2 of Article 3", 3(2).
_JOINED = re.compile(r"[\s,，)]*(?:\(|of\s+|之|的)?\s*")


class _Relative(NamedTuple):
    """What a wording may stand for: an article or a part of one, and its number where known."""

    kind: str | None = None
    number: object = None

    def may_be(self, reference: list[Token]) -> bool:
        return any(
            self.kind in (None, token.kind) and self.number in (None, *token.values)
            for token in reference
        )


class _Side(NamedTuple):
    text: str
    tokens: list[Token]
    wording: re.Pattern[str]

    def relatives(self) -> Counter[_Relative]:
        return Counter(
            one for match in self.wording.finditer(self.text) for one in self._relatives_of(match)
        )

    def _relatives_of(self, match: re.Match[str]) -> list[_Relative]:
        given = match.groupdict()
        several = _MANY.get((given["several"] or "").strip().lower(), 1)
        if given.get("each"):  # "Subparagraphs 1 to 4" for 各款
            return [_Relative("part")] * 2
        if given["article"] or given.get("its_article"):
            is_one_before = given["before"] and several == 1
            return [_Relative("article", self._before() if is_one_before else None)] * several
        return [_Relative("part" if given["part"] else None)] * several

    def _before(self) -> object:
        """Return the number of the article before, if the text begins as one: 第五條　…"""
        for token in self.references()[:1]:
            begins = token.start == 0 and token.kind == "article" and not token.note
            if begins and self.text[token.end : token.end + 1].isspace():
                return token.values[0] - 1 if isinstance(token.values[0], int) else None
        return None

    def references(self) -> list[Token]:
        found = (token for token in self.tokens if token.kind in ("article", "part"))
        return sorted(found, key=lambda token: token.span)

    def whole(self) -> Iterator[list[Token]]:
        """Yield the references, each with its levels."""
        tokens = self.references()
        whole = tokens[:1]
        for one, other in pairwise(tokens):
            if not self._are_levels(one, other):
                yield whole
                whole = []
            whole.append(other)
        yield whole

    def _are_levels(self, one: Token, other: Token) -> bool:
        between = self.text[one.end : other.start]
        is_named = "(" in between or not self.text[other.start].isdigit()
        return is_named and _JOINED.fullmatch(between) is not None


def forgiven(
    found: list[Finding], chinese: tuple[str, list[Token]], english: tuple[str, list[Token]]
) -> list[Finding]:
    """Return the findings without the references that the other side words by their place."""
    if all(one.kind != "article" for one in found):
        return found
    left, right = _Side(*chinese, _CHINESE), _Side(*english, _ENGLISH)
    here, there = left.relatives(), right.relatives()
    forgiven = {
        "missing-zh-hant": _forgiven(found, right, _more(here, there)),
        "missing-en": _forgiven(found, left, _more(there, here)),
    }
    return [
        one
        for one in found
        if one.kind != "article"
        or not forgiven.get(one.message, set()).intersection(one.chinese or one.english)
    ]


def _more(ours: Counter[_Relative], theirs: Counter[_Relative]) -> list[_Relative]:
    """Return our wordings that theirs do not repeat."""
    rest = sorted((ours - theirs).elements(), key=lambda one: one.kind is not None)
    return rest[(theirs - ours).total() :]


def _forgiven(
    found: list[Finding], side: _Side, relatives: list[_Relative]
) -> set[tuple[int, int]]:
    """Return the places of a side's missing references that the wordings stand for."""
    message = "missing-en" if side.wording is _CHINESE else "missing-zh-hant"
    missing = {
        span for one in found if one.message == message for span in (*one.chinese, *one.english)
    }
    lone = [one for one in side.whole() if any(token.span in missing for token in one)]
    places: set[tuple[int, int]] = set()
    for relative in reversed(relatives):
        reference = next((one for one in lone if relative.may_be(one)), None)
        if reference:
            lone.remove(reference)
            places.update(token.span for token in reference)
    return places

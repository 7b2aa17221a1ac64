"""Forgive a reference that one side writes out and the other words by its place.

「依前條規定」 may be "under Article 2" in English, and "the preceding paragraph" 第一項 in Chinese.
"""

import re

from briefings.checking.parity.tokens import Finding

_CHINESE = re.compile(
    r"(?:前|上)(?P<several>[二兩三四五])?(?:條|項|款|目)|(?:[本同該]|上開|上述|前開|前揭)(?:條(?!例|文|件|約)|項(?!目)|款(?!項)|章)"
    "|各該條"
)
_ENGLISH = re.compile(
    r"\b(?:preceding|foregoing|afore(?:mentioned|said)|above(?:-?mentioned)?|previous|prior|same"
    r"|said|this|these)\s+(?P<several>two\s+|three\s+)?"
    r"(?:articles?|paragraphs?|sub-?paragraphs?|sections?|items?|clauses?|provisions?)\b"
    r"|\bherein(?:above|before)?\b|\b(?:mentioned|stated|listed|set out|referred to) above\b",
    re.IGNORECASE,
)
# 前條 may be "Article 3, paragraph 2", and 前二項 twice as much.
_PARTS = 2


def forgiven(found: list[Finding], chinese: str, english: str) -> list[Finding]:
    """Return the findings without the lone references that the other side words by their place."""
    if all(one.kind != "article" for one in found):
        return found
    here, there = _count(_CHINESE, chinese), _count(_ENGLISH, english)
    spare = {"missing-zh-hant": here - there, "missing-en": there - here}
    kept = []
    for one in found:
        if one.kind == "article" and spare.get(one.message, 0) > 0:
            spare[one.message] -= 1
        else:
            kept.append(one)
    return kept


def _count(pattern: re.Pattern[str], text: str) -> int:
    return sum(_PARTS * (2 if one["several"] else 1) for one in pattern.finditer(text))

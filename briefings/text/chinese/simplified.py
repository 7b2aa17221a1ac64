"""Convert Traditional to Simplified Chinese for reading; the result is never stored or edited.

Characters change, words do not: 智慧財產權 becomes 智慧财产权, because a law keeps its name.
"""

import re
from functools import lru_cache

import opencc

# Corrections of tw2s by context (it converts 隨著 correctly, which hk2s does not). The character
# comes first: most texts lack it, so their context need not be searched.
_VERB = "[手眼重力想陆落装色]"
_FIXES = tuple(
    (mark, re.compile(pattern), right)
    for mark, pattern, right in (
        # 著 stays in words for written works; 討論著 and 專著力於 are verbs.
        ("着", f"(?<=[卓编拙译原专遗土])着(?!{_VERB})", "著"),
        ("着", f"(?<![讨谈争议评理辩推])论着(?!{_VERB})", "论著"),
        ("着", "(?<![味随沿接跟对附带穿])着有(?=[《〈「“]|多[篇部本]|大量|不少)", "著有"),
        # Mainland law writes 复 in these words.
        ("覆", "覆(?=[审核判查议])", "复"),
        ("祇", "祇(?=[有能要是限得可])", "只"),
    )
)
_QUOTATION_MARKS = tuple(zip("「」『』", "“”‘’", strict=True))  # GB/T 15834
# Addresses stay as they are even with Chinese in them; OpenCC stops at a NUL.
_ADDRESS = re.compile(r"(\0|\]\([^)\s]*\)|(?:https?://|mailto:)[^\s<>()。，、；「」《》]+)")


@lru_cache(maxsize=1)
def _converters() -> tuple[opencc.OpenCC, opencc.OpenCC]:
    return opencc.OpenCC("tw2s"), opencc.OpenCC("hk2s")


@lru_cache(maxsize=16_384)
def convert(text: str) -> str:
    """Return the text in Simplified characters, with addresses unchanged."""
    pieces = _ADDRESS.split(text)
    pieces[::2] = [_convert(piece) for piece in pieces[::2]]
    return "".join(pieces)


def _convert(text: str) -> str:
    taiwan, hong_kong = _converters()
    text = taiwan.convert(text)
    for mark, wrong, right in _FIXES:
        if mark in text:
            text = wrong.sub(right, text)
    # Remaining: the variants used in Hong Kong and Macau, 衞, 裏, 綫.
    text = hong_kong.convert(text)
    for mark, right in _QUOTATION_MARKS:  # str.translate() takes twice as long as both converters
        text = text.replace(mark, right)
    return text

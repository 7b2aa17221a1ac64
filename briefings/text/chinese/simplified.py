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
# Quotation marks as in GB/T 15834, and variants used in Hong Kong and Macau that tw2s leaves; hk2s
# would also turn 打壞 into 打坯.
_CHARACTERS = tuple(zip("「」『』敍枱粧糭衞衹", "“”‘’叙台妆粽卫只", strict=True))
# Addresses stay as they are even with Chinese in them; OpenCC stops at a NUL.
_ADDRESS = re.compile(r"(\0|\]\([^)\s]*\)|(?:https?://|mailto:)[^\s<>()。，、；「」《》]+)")
_IN_ADDRESSES = ("\0", "](", "://", "mailto:")  # most texts have none, and need no search


@lru_cache(maxsize=1)
def _converter() -> opencc.OpenCC:
    return opencc.OpenCC("tw2s")


@lru_cache(maxsize=16_384)
def convert(text: str) -> str:
    """Return the text in Simplified characters, with addresses unchanged."""
    if not any(sign in text for sign in _IN_ADDRESSES):
        return _convert(text)
    pieces = _ADDRESS.split(text)
    pieces[::2] = [_convert(piece) for piece in pieces[::2]]
    return "".join(pieces)


def _convert(text: str) -> str:
    text = _converter().convert(text)
    for mark, wrong, right in _FIXES:
        if mark in text:
            text = wrong.sub(right, text)
    for mark, right in _CHARACTERS:  # str.translate() takes longer than the converter
        text = text.replace(mark, right)
    return text

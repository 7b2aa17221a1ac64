"""Traditional Chinese, as written, to Simplified Chinese, for reading: never stored, never edited.

Characters change, words do not: 智慧財產權 becomes 智慧财产权, for a law keeps its name.
"""

import re
from functools import lru_cache

import opencc

# What tw2s writes wrongly, by the words around it (it is right about 隨著, which hk2s is not).
# First the character: most texts have none and need not be searched for what stands around it.
_VERB = "[手眼重力想陆落装色]"
_FIXES = tuple(
    (mark, re.compile(pattern), right)
    for mark, pattern, right in (
        # 著 in a written work stays; 討論著 and 專著力於 are verbs.
        ("着", f"(?<=[卓编拙译原专遗土])着(?!{_VERB})", "著"),
        ("着", f"(?<![讨谈争议评理辩推])论着(?!{_VERB})", "论著"),
        ("着", "(?<![味随沿接跟对附带穿])着有(?=[《〈「“]|多[篇部本]|大量|不少)", "著有"),
        # Mainland law writes these words with 复.
        ("覆", "覆(?=[审核判查议])", "复"),
        ("祇", "祇(?=[有能要是限得可])", "只"),
    )
)
# An address is what it is, also where it holds Chinese; OpenCC ends at a NUL.
_ADDRESS = re.compile(r"(\0|\]\([^)\s]*\)|(?:https?://|mailto:)[^\s<>()。，、；「」《》]+)")


@lru_cache(maxsize=1)
def _converters() -> tuple[opencc.OpenCC, opencc.OpenCC]:
    return opencc.OpenCC("tw2s"), opencc.OpenCC("hk2s")


@lru_cache(maxsize=16_384)
def convert(text: str) -> str:
    """The text in Simplified characters, its addresses untouched."""
    pieces = _ADDRESS.split(text)
    pieces[::2] = [_convert(piece) for piece in pieces[::2]]
    return "".join(pieces)


def _convert(text: str) -> str:
    taiwan, hong_kong = _converters()
    text = taiwan.convert(text)
    for mark, wrong, right in _FIXES:
        if mark in text:
            text = wrong.sub(right, text)
    # What is left are the shapes that Hong Kong and Macau write: 衞, 裏, 綫.
    return hong_kong.convert(text)

# ruff: noqa: SIM905 - words are easier to read and to sort as words than as a list
"""Split names into family and given names, for reference managers that sort by family name."""

import re

from briefings.text.language_detection import HAN

# Chinese family names as Macau and Hong Kong write them, and the commonest ones in pinyin.
_ROMANISED = frozenset(
    "au chan chang chao che cheang cheng cheong cheung chiang chin chio chiu choi chong"
    " chou chow choy chu chui chung fok fong fung ha ho hoi hong hui hung iao ieong ip iu"
    " iun kam kan ko kong ku kuan kuok kwan kwok kwong lai lam lao lau law lee lei leong"
    " leung li liang lin liu lo loi long lou lu lui luk ma mak mok ng ngai ngan o ou pak"
    " pang poon pun sam shum sin sio siu so sou sun sze szeto tai tam tan tang to tong tou"
    " tsang tse tso tsui u un vong wai wan wang wong woo wu xu yang yau yeung yip yiu yu"
    " yuen yung zhang zhao zhou zhu".split()
)
_OF_TWO = frozenset("歐陽 欧阳 司徒 司馬 司马 上官 諸葛 诸葛 皇甫 公孫 公孙 夏侯 東方 东方".split())
_HAN_NAME = re.compile(rf"[{HAN}]{{2,4}}")


def split_name(name: str) -> tuple[str, str]:
    """Return the family name and the given name, which is empty if the name cannot be split.

    陳大文 → 陳, 大文; "Chan Tai Man" → Chan, Tai Man; "Ana Lei" → Lei, Ana;
    "Peter Chan Tai Man" → Chan, Peter Tai Man; "Maria da Silva" → Silva, Maria da.
    """
    words = name.split()
    if _HAN_NAME.fullmatch(name):
        end = 2 if name[:2] in _OF_TWO and len(name) > 2 else 1
        return name[:end], name[end:]
    if len(words) < 2 or "," in name:
        return name, ""
    at = _family_at(words)
    return words[at], " ".join([*words[:at], *words[at + 1 :]])


def _family_at(words: list[str]) -> int:
    """Return the index of the family name: the first word of a Chinese name, else the last."""
    is_chinese = [word.casefold() in _ROMANISED for word in words]
    if is_chinese[0]:
        return 0
    if len(words) == 4 and is_chinese[1]:
        return 1
    return len(words) - 1

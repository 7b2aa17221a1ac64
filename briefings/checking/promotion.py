"""Find self-promotion that lawyers must avoid: superlatives, promises, success rates.

Warnings with their places, never a refusal: facts about others may use the same words.
"""

import re
from typing import NamedTuple

from briefings.text.chinese.chinese_script import traditional
from briefings.text.languages import CHINESE, ENGLISH


class Praise(NamedTuple):
    language: str
    start: int
    end: int
    text: str


_CHINESE = re.compile(
    # Superlatives, except 最高人民法院, 最後, 最低工資 and 最終.
    "最佳|最好的?|最優秀|最頂尖|最專業|最權威|最強|最出色|最值得信賴|最具經驗|最有經驗"
    "|(?:行業|業界|業內|全城|全澳|全港|本澳|澳門|香港|亞洲|市場|排名|首屈一指|專業)第一(?![條款項章節次級期審屆季類階步至、\u4e00]|[個名位]?[\u4e00-\u9fff]{0,2}法院)"
    "|數一數二|首屈一指|獨一無二|無可比擬|無與倫比|無出其右|舉世無雙|頂級|頂尖|一流|龍頭|領先全[澳港球]|業界領先|行業領先|領先的律師|翹楚|王牌|金牌(?:律師|團隊)"
    "|(?:知名|著名|資深|權威|頂尖)專家|專家團隊|法律專家|我們的專家|本所專家"
    "|成功率|勝訴率|勝率|百戰百勝|必勝|包贏|保證(?:成功|勝訴|獲批|通過|取得|結果)|[擔包]保(?:成功|勝訴|獲批)|零風險|萬無一失|百分之百(?:成功|勝訴|獲批|滿意)"
)
_ENGLISH = re.compile(
    r"\b(?:the\s+)?(?:very\s+)?best(?=\s+(?:law|legal|lawyers?|firms?|team|advice|service|results?|in\s+(?:class|town|macau|asia|the\s+(?:field|business|city)|hong\s+kong)))"
    r"|\bbest-in-class\b"
    r"|\bleading(?=\s+(?:law\s+)?(?:firms?|lawyers?|practices?|practitioners?|experts?|teams?|counsel|authorit(?:y|ies)\s+on|specialists?|provider|attorneys?|advisers?|advisors?|names?)\b)"
    r"|\bmarket[\s-]leading\b|\b(?:industry|market)\s+leader\b"
    r"|(?:\bno\.?\s?1|\bnumber\s+one|#1)\b(?=\s+(?:law|legal|firm|choice|team|in\s+(?:macau|asia|hong|the\s+(?:market|region|field))))"
    r"|\btop[\s-](?:tier|ranked|rated|notch|law)\b|\bpremier(?=\s+(?:law|legal|firm|practice))"
    r"|\bworld[\s-]class\b|\bsecond\s+to\s+none\b|\bunrivall?ed\b|\bunparalleled\b|\bunmatched\b|\bunbeatable\b|\boutstanding\s+(?:results?|track)\b|\bproven\s+track\s+record\b"
    r"|\bsuccess\s+rates?\b|\bwin(?:ning)?\s+rates?\b"
    r"|\b(?:we|our\s+(?:firm|team|lawyers?))\s+(?:\w+\s+)?guarantee\w*\b|\bguaranteed?\s+(?:success|results?|outcome|approval|win)\w*\b|\b100\s?%\s+(?:success|satisfaction)\b"
    r"|\bour\s+(?:\w+\s+)?experts?\b|\b(?:renowned|foremost|pre-?eminent|distinguished)(?=\s+(?:law|legal|lawyers?|experts?|firm))"
    r"|\bthe\s+(?:most\s+(?:experienced|trusted|respected|successful)|largest|finest|strongest)(?=\s+(?:law|legal|lawyers?|firm|team))",
)


# Every match contains one of these; most texts contain none and need no further search.
_SIGNS = frozenset(
    {
        *("best", "leading", "leader", "no", "one", "1", "top", "premier", "class", "none"),
        *("unrivalled", "unrivaled", "unparalleled", "unmatched", "unbeatable", "outstanding"),
        *("track", "success", "win", "winning", "guarantee", "guarantees", "guaranteed", "our"),
        *("renowned", "foremost", "preeminent", "eminent", "distinguished", "most", "largest"),
        *("finest", "strongest"),
    }
)
_WORD = re.compile("[a-z]+|1")
_LOWER = {code: code + 32 for code in range(ord("A"), ord("Z") + 1)}


def praise(chinese: str, english: str) -> list[Praise]:
    """Return the places of promotional words on either side."""
    return [
        *(
            Praise(CHINESE, *match.span(), chinese[slice(*match.span())])
            for match in _CHINESE.finditer(traditional(chinese))
        ),
        *_english(english),
    ]


def _english(text: str) -> list[Praise]:
    lower = text.translate(_LOWER)
    if _SIGNS.isdisjoint(_WORD.findall(lower)):
        return []
    found = [match.span() for match in _ENGLISH.finditer(lower)]
    return [Praise(ENGLISH, start, end, text[start:end]) for start, end in found]

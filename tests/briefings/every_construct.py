"""A briefing with every construct a text can have, and the lines that a reader must see."""

import re

from briefings import drafting
from briefings.models.draft.briefing import Briefing
from tests.support.factories import TODAY, document, pair, section

# Characters that look like Markdown in a title, heading or label must appear literally.
TITLE = {"zh-hant": "3. 標題與 *星號* - 破折號", "en": "3. A title with *stars* - and dashes"}
HEADINGS = [
    ("1. 適用範圍", "1. Scope"),
    ("- *非* 清單", "- Not a *list*"),
    ("> 非引文", "> No quote"),
]
LABEL = {"zh-hant": "1. 第7/2003號法律", "en": "1. Law No. 7/2003"}
NAME = "4. Ana *Lei*"

_CHINESE = (
    (
        "本法適用於[^1]：\n\n1. 工程\n2. 貨物\n   - 新貨\n   - 舊貨\n5. 服務\n\n"
        "**尤其**是*以下*各項。\n\n[^1]: 見**判決**一。"
    ),
    "> 引文首行\n> 引文次行\n\n2) 其次\n3) 再次",
    "首行\n次行\n\n[連結](https://a.example/x)，https://b.example/y 。2*3*4 & <b>[x](javascript:y)",
    "表 收費\n| 項目 | 費用 | |\n|---|--:|---|\n| **註冊**<br>首次 | 1,000 | 甲 |\n| **續期** | | 乙 |",
    "再引[^a]，又引[^b]。\n\n[^a]: 2. 判決二。\n[^b]: - 判決三。",
)
_ENGLISH = (
    (
        "The law applies to[^1]:\n\n1. works\n2. goods\n   - new ones\n   - used ones\n5. services\n\n"
        "**above all** to *these*.\n\n[^1]: See **judgment** one."
    ),
    "> Words quoted\n> on two lines\n\n2) second\n3) third",
    (
        "First line\nsecond line\n\n[a link](https://a.example/x), https://b.example/y . "
        "2*3*4 & <b>[x](javascript:y)"
    ),
    (
        "Table of fees\n| Item | Fee | |\n|---|--:|---|\n| **Registration**<br>first | 1,000 | A |\n"
        "| **Renewal** | | B |"
    ),
    "Again[^a], and again[^b].\n\n[^a]: 2. Judgment two.\n[^b]: - Judgment three.",
)
STANDFIRST = {
    "zh-hant": "導言[^s]。\n\n[^s]: 導言之註。",
    "en": "In short[^s].\n\n[^s]: A note on it.",
}
# The lines of the text, in their order, and after them those of its notes.
LINES = {
    "zh-hant": [
        *("導言[1]。", "1. 適用範圍", "本法適用於[2]："),
        *("1. 工程", "2. 貨物", "• 新貨", "• 舊貨", "5. 服務", "尤其是以下各項。"),
        *("- *非* 清單", "引文首行", "引文次行", "2) 其次", "3) 再次", "首行", "次行"),
        "連結，https://b.example/y 。2*3*4 & <b>[x](javascript:y)",
        *("> 非引文", "表 收費", "項目 | 費用 |", "註冊 / 首次 | 1,000 | 甲", "續期 | | 乙"),
        "再引[3]，又引[4]。",
    ],
    "en": [
        *("In short[1].", "1. Scope", "The law applies to[2]:"),
        *("1. works", "2. goods", "• new ones", "• used ones", "5. services"),
        *("above all to these.", "- Not a *list*", "Words quoted", "on two lines"),
        *("2) second", "3) third", "First line", "second line"),
        "a link, https://b.example/y . 2*3*4 & <b>[x](javascript:y)",
        *("> No quote", "Table of fees", "Item | Fee |", "Registration / first | 1,000 | A"),
        *("Renewal | | B", "Again[3], and again[4]."),
    ],
}
NOTES = {
    "zh-hant": ["[1] 導言之註。", "[2] 見判決一。", "[3] 2. 判決二。", "[4] - 判決三。"],
    "en": [
        *("[1] A note on it.", "[2] See judgment one."),
        *("[3] 2. Judgment two.", "[4] - Judgment three."),
    ],
}


def make() -> Briefing:
    pairs = [pair(*both) for both in zip(_CHINESE, _ENGLISH, strict=True)]
    sections = [
        section(pairs[0], heading=HEADINGS[0]),
        section(pairs[1], pairs[2], heading=HEADINGS[1]),
        section(pairs[3], pairs[4], heading=HEADINGS[2]),
    ]
    return drafting.create(
        document=document(
            title=TITLE,
            standfirst=STANDFIRST,
            authors=[NAME],
            sections=sections,
            sources=[{"label": LABEL, "url": "https://www.io.gov.mo/"}],
        ),
        by=None,
        today=TODAY,
    )


def bare(text: str) -> str:
    """Remove blanks and unify bullets, because every outlet breaks lines differently."""
    return re.sub(r"[–◦‣▪]", "•", re.sub(r"[\s\u2060]+", "", text))


def missing(lines: list[str], text: str) -> list[str]:
    """Return the lines that a text lacks, in this order."""
    text, at, lost = bare(text), 0, []
    for line in lines:
        found = text.find(bare(line), at)
        if found < 0:
            lost.append(line)
        else:
            at = found + len(bare(line))
    return lost

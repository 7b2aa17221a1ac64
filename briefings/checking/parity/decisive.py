"""Decisive words: duties and rights, limits, periods, parties.

They are compared within one language, between two versions of a side. Synonyms have the same value,
so "shall" may become "must", and 「須」 may become 「應」.
"""

import re
from collections.abc import Iterator

from briefings.text.numerals import ANY_HAN_NUMERAL

# The value of a word and its place.
type Word = tuple[str, tuple[int, int]]

# The order of the parties matters: "the lessor pays the lessee" has the same words as its opposite.
PARTY = "party"

_ENGLISH = re.compile(
    r"\b(?:(?P<must>shall|must|(?:is|are) (?:required|obliged) to)|(?P<should>should|ought)"
    r"|(?P<may>(?-i:may)|can|(?:is|are) (?:entitled|allowed|permitted) to)|(?P<will>will)"
    r"|(?P<least>at least|(?:not?|nor) (?:less|fewer) than|minimum)"
    r"|(?P<most>at most|not? more than|not exceed(?:ing)?|up to|maximum)"
    r"|(?P<more>more than|exceed(?:s|ing)?|above)|(?P<less>(?:less|fewer) than|below)"
    r"|(?P<after>after)|(?P<within>within)|(?P<or>or)"
    r"|(?P<day>daily)|(?P<week>weekly)|(?P<month>monthly)|(?P<quarter>quarterly)"
    r"|(?P<year>annual(?:ly)?|yearly)"
    r"|(?P<party>less(?:or|ee)|landlord|tenant|buyer|seller|purchaser|vendor|plaintiff|defendant"
    r"|claimant|respondent|appellant|appellee|employ(?:er|ee)|creditor|debtor|mortgag(?:or|ee)"
    r"|licens(?:or|ee)|assign(?:or|ee)|transfer(?:or|ee)|guarantor|principal|agent"
    r"|franchis(?:or|ee)|insur(?:er|ed)|borrower|lender|party [ab]))(?:['’]?s)?\b",
    re.IGNORECASE,
)
_ENGLISH_ITEM = re.compile(
    r"(?:\b(?:items?|points?|letters?|(?:sub-?)?(?:paragraph|clause|section)s?)\s*|(?<=[\d)])\s?)"
    r"\((?P<item>[a-z]{1,4})\)",
    re.IGNORECASE,
)
_ENGLISH_PERIOD = re.compile(
    r"(?:0|\b(?:an?|one|each|every|per|half))[\s-]+(?:(?P<kind>working|business|calendar)\s+)?"
    r"(?P<unit>minute|hour|day|week|fortnight|month|quarter|year)s?\b",
    re.IGNORECASE,
)
_CHINESE = re.compile(
    "(?P<skip>許可|認可|可能|可靠|可見|可惜|可謂|可觀|取得|獲得|所得|值得|得知|得到|得出|反應|對應|供應|適應|應用|相應|回應"
    "|響應|應付|效應|必要|需求|能力|功能|性能|職能|能源|智能|或許|或然)"
    "|(?P<must>必須|應當|應該|應|須|需|必)|(?P<may>可以|可|得|能)"
    "|(?P<least>以上|至少|最少|最低|不少於|不低於)|(?P<most>以下|至多|最多|最高|不超過|不多於|不高於)"
    "|(?P<more>超過|多於|高於|逾)|(?P<less>少於|低於|未滿|不足)"
    "|(?P<before>之前|以前|日前|月前|年前)|(?P<after>之後|以後|日後|月後|年後)|(?P<within>以?內)|(?P<or>或者?)"
    "|(?P<day>每[日天])|(?P<week>每[週周])|(?P<month>每個?月)|(?P<quarter>每季)|(?P<year>每年)"
    r"|(?P<item>[a-z])\s*[)）]\s*項"
    "|(?P<party>[甲乙丙]方|[買賣]方|買受人|出賣人|[出承]租人|業主|租客|原告|被告|上訴人|被上訴人|債權人|債務人|僱主|僱員|雇主|雇員"
    "|出質人|質權人|抵押人|抵押權人|保證人|轉讓人|受讓人|許可人|被許可人|委託人|受託人|代理人|保險人|被保險人|貸款人|借款人)"
)
_CHINESE_PERIOD = re.compile(
    rf"[0{ANY_HAN_NUMERAL}]\s*個?(?P<kind>工作|自然|曆)?"
    r"(?P<unit>分鐘|小時|[日天]|星期|[週周]|禮拜|月|季度?|年)"
)
_SAME_KIND = {"business": "working", "工作": "working", "calendar": "", "自然": "", "曆": ""}
_SAME_UNIT = {"天": "日", "周": "週", "星期": "週", "禮拜": "週", "季度": "季"}


def words(text: str, blanked: str, *, english: bool) -> Iterator[Word]:
    """Yield the decisive words; in `blanked`, zeros replace numbers, dates and articles."""
    said, periods = (_ENGLISH, _ENGLISH_PERIOD) if english else (_CHINESE, _CHINESE_PERIOD)
    for match in said.finditer(blanked):
        name = match.lastgroup or ""
        if name != "skip":
            exact = match[name].casefold() if name in ("item", PARTY) else ""
            yield f"{name} {exact}".strip(), match.span()
    if english:
        yield from (
            (f"item {one['item'].lower()}", one.span()) for one in _ENGLISH_ITEM.finditer(text)
        )
    for match in periods.finditer(blanked):
        kind, unit = match["kind"] or "", match["unit"].lower()
        span = (match.start("kind") if kind else match.start("unit"), match.end("unit"))
        yield f"{_SAME_KIND.get(kind.lower(), kind)} {_SAME_UNIT.get(unit, unit)}", span

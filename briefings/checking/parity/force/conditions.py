"""Compare conditions: 除非 and "if", 僅 and "also". Hints, found sentence by sentence."""

import re
from collections.abc import Iterator

from briefings.checking.parity.force.clauses import Part, Sentences
from briefings.checking.parity.tokens import Finding, Span

_CHINESE = re.compile(
    "(?P<skip>不僅|不只|不但|僅僅|只要|除外|除[去權名斥卻]|[清免排解剔消扣拆刪開]除|除以"
    "|其他|如何|如下|如上|如此|例如|諸如|如實|如期|如同|猶如|如常|比如|譬如|假如此|自如|也許|亦即|不若|若干)"
    "|(?P<unless>除非|除[^，。；]{0,30}[外者]|否則)"
    "|(?P<if>如果|倘若|假如|若|如|倘|凡)"
    "|(?P<only>只|僅|唯有|惟有|[方始]可|為限)|(?P<also>亦|也|同時|並且|且|還|另)"
    "|(?P<within>以內|[額款文書欄]內|之內|[日月年天時週周期間限圍境區場域轄]內|(?<![無])限期)"
    "|(?P<after>之後|以後|[日月年天時屆滿束止布佈了]後(?![者果續備勤]))"
    "|(?P<before>之前|以前|事前|事先|預先|(?<![目先向提當往])前(?![項條款述往者開揭段目身景途鋒提二兩三四五一十任期科後置]))"
    "|(?P<up>增加|增至|增長|上升|升至|提高|上調|調高|延長|上漲)"
    "|(?P<down>減少|減至|下降|降至|下跌|跌至|降低|下調|調低|縮短|縮減)"
)
_ENGLISH = re.compile(
    r"\b(?:(?P<skip>not only|even if|only (?:if|when|where|after|upon)|if (?:only|not)|whether"
    r"|as if|(?:sole|exclusive)(?:ly)? (?:[a-z]+ ){0,2}?"
    r"(?:discretion|option|risk|judge?ment|opinion|expense|remed|responsib|liab|initiative)\w*)"
    r"|(?P<unless>unless|except|save (?:as|for|where|that)|other than|without prejudice"
    r"|apart from|otherwise|notwithstanding|aside from|in addition to|besides|excluding"
    r"|failing which)"
    r"|(?P<if>if|where|when|whenever|should|in the (?:event|case)|provided that|in case"
    r"|whoever|once|upon)"
    r"|(?P<only>only|solely|exclusively|merely|alone|sole)"
    r"|(?P<also>also|as well|too|likewise|in addition|moreover|further(?:more)?)"
    r"|(?P<within>within|(?:not?|nor) later than"
    r"|in [^.,;]{1,30}?\b(?:days?|weeks?|months?|years?|hours?) (?:after|of|from|following))"
    r"|(?P<after>after)"
    r"|(?P<before>before|prior to)"
    r"|(?P<up>increas\w*|rais\w*|ris(?:es?|ing|en)|rose|up|gr[eo]w\w*|exten\w+|higher|gain\w*"
    # "more difficult" is no rise.
    r"|more(?! (?:than|or|and|[a-z]+(?:[ft]ul|ive|ous|[ai]ble|al|[ae]nt|ly|cult|ic)\b)))"
    r"|(?P<down>decreas\w*|reduc\w*|fall\w*|fell|drop\w*|declin\w*|cut|lower\w*|down|shorten\w*"
    r"|fewer|less|lost|shr[aiu]nk))\b",
    re.IGNORECASE,
)
_DENIES = re.compile("[不未非無]")
# Words of a condition that are none of the pattern: 「違反規定者，除依法處置外」.
_IF = re.compile("[者時][，、]|之情[形事]|[的之]情況")
# 後 in any place answers to "after", which English also writes where the order is plain.
_AFTER = re.compile("後|經(?![濟營理過常])|起")
_OPPOSITES = (
    ("unless", "if"),
    ("only", "also"),
    ("within", "after"),
    ("before", "after"),
    ("up", "down"),
)


def hints(sentences: Sentences) -> Iterator[Finding]:
    """Yield the sentences in which the sides say opposite words, and neither says the other's."""
    for left, right in sentences:
        here, there = _words(_CHINESE, left), _words(_ENGLISH, right)
        for pair in _OPPOSITES:
            for one, other in (pair, pair[::-1]):
                if one in here and other in there and not (other in here or one in there):
                    if one == "if" and _DENIES.search(left[0]):
                        continue  # 「如未……不得」 may be "cannot … unless"
                    if one == "unless" and _IF.search(left[0]):
                        continue
                    if other == "after" and _AFTER.search(left[0]):
                        continue
                    yield Finding("condition", "differs", (here[one],), (there[other],), "hint")


def _words(pattern: re.Pattern[str], part: Part) -> dict[str, Span]:
    """Return the first place of each kind of word."""
    text, start = part
    found: dict[str, Span] = {}
    for match in pattern.finditer(text):
        span = (start + match.start(), start + match.end())
        found.setdefault(match.lastgroup or "", span)
    return found

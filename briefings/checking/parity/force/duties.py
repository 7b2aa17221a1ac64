"""Compare duties with rights: 須 and "may", 得 and "shall". Hints, found sentence by sentence."""

import re
from collections.abc import Iterator

from briefings.checking.parity.force.clauses import Part, Sentences
from briefings.checking.parity.force.negation import LIMITS
from briefings.checking.parity.tokens import Finding, Span

# Words in which the characters mean something else, or in which the other language has no modal.
_NO_MODALS = (
    "許可|認可|可能|可靠|可見|可惜|可謂|可觀|可行|可持續|可再生|可供|可變|可用|可燃|不可(?:抗[力拒]|變|避免|逆|分割|(?:轉讓|再授權|撤[銷回])(?=[、的]))|寧可|可否|可續|可歸|可合理|可使|可識|可疑|可發生|可產生|可適用"
    "|取得|獲得|[變覺顯懂使]得|(?<![守究易務場處診居會本該各])所得|值得|得知|得到|得出|得標|得票|心得|贏得|得宜|得當|應得|得失|得直|得獎|製得|換得|購得|測得|自得"
    "|反應|對應|供應|適應|應用|相應|回應|響應|應付|效應|應收|應計|應納|應有|感應|應急|應變|應邀|應屆|應聘|應徵|應稅|應備|應否|應行|因應|(?<=[難以])應對"
    "|核可|可容納|可認購|可用|可資|可獲|所應|各應|須知|需求|所需|急需|需要|需用|不得不|不得已|所有權|有權[人利]"
    # "Only then may": a condition, which the other language may word as a duty.
    "|(?<![甲乙丙丁雙各對他一另約買賣供委受承出貸借保三])方可|[才只僅始]可|[始才只僅]得|(?<![甲乙丙丁雙各對他一另])方得"
    "|應(?=[^。；]{0,40}[，、]?始[得可])"
)
_CHINESE = re.compile(
    f"(?P<skip>{_NO_MODALS}|{LIMITS}|得免|可免|得不|應[予為]?不(?!得不)|不得(?:無故|擅自)"
    "|非經[^。；]{0,40}?不得|不適用|不在此限)"
    "|(?P<not>不得|不致|禁止|不可|不能|不應|不准|無權|切勿|不須|毋須|無須|不必|無需|毋需|不需|未能)"
    "|(?P<must>必須|應當|應該|務須|應|須|需)|(?P<may>可以|可|得|有權|能夠)"
)
# Ends of a plain statement, and characters of one that leaves something open.
_STATED = re.compile(
    "(?:[之理定查准施可案管成]|規定|備查|施行|為限|派充|核備|期限)[。；：:]?[」）]*\\s*\\Z"
)
_LEAVES_OPEN = re.compile("準用|不以|[得可能許准宜便恐虞或如若倘願欲擬擇請時]")
# The words of a sentence by their force, each with its place.
type Words = dict[str, list[Span]]

_DENIED = r"(?:may|shall|must|can|should|need|do|does|is|are|be|will|would) not"
_REFUSED = "(?:required|obliged|allowed|permitted|entitled|have(?= to\\b))"
_ENGLISH = re.compile(
    r"\b(?:(?P<skip>(?:may|can|shall|must)\b(?=[^.;,]{0,60}\bonly\b)"
    r"|only (?:[a-z]+ ){0,4}?(?:may|can)"
    # "may not move without approval" may be a duty in the other language.
    r"|(?:may|shall|can|must) not\b[^.;,]{0,100}?\b(?:without|unless|until)"
    r"|[Nn]o\b[^.;]{0,200}?\b(?:unless|until)|shall (?:mean|refer|have an?|comprise|consist))"
    rf"|(?P<limit>{_DENIED} (?:to )?(?:be )?"
    r"(?:exceed|less|more|fewer|later|greater|longer|lower|higher|appl|subject|affect|constitut"
    r"|prejudice|relieve|exempt|preclude|include|deemed|regarded|considered)\w*)"
    rf"|(?P<not>(?:may|shall|must|can|should|need) not|(?:{_DENIED}|not) (?:be )?{_REFUSED}"
    r"|cannot|can['’]t|(?:do|does|did)n['’]t (?:have|need) to|(?:is|are) not to\b"
    r"|(?:[Pp]rohibit|[Ff]orbid)(?:s|d?ing|ions?|ive)?\b"
    r"|(?:may|shall|can|must) (?:no longer|have no)\b|impossible\b"
    r"|(?:is|are|be|was|were) (?:unable|free of|free from)"
    r"|(?:may|shall|must|should|can) (?:in no|under no|never|neither)\b"
    r"|(?:shall|must|should) (?:desist|refrain|abstain|be prohibited)\b"
    r"|failure to (?:do|comply|complete|submit)"
    r"|(?<!with )(?<!has )(?<!have )(?<!having )(?<!case )"
    r"(?:[Nn]o(?! matter)|[Nn]either|[Nn]or|[Nn]one|[Nn]othing)\b"
    r"[^.;,:()]{0,110}?\b(?:may|shall|can|must|should)"
    r"|No\b(?! matter)[^.;:]{0,200}?\b(?:may|shall|can|must|should)"
    r"|(?<![Ww]here )(?<![Ii]f )no (?:person|one|party|individual|member|institution|company)\b"
    r"[^.;:]{0,200}?\b(?:may|shall|can|must|should)"
    r"|(?:is|are|be) (?:strictly )?(?:prohibited|forbidden|banned|barred)"
    r"|[Nn]o (?:[a-z-]+ ){1,12}(?:is|are|will be) (?:allowed|permitted|accepted))"
    r"|(?P<must>(?:shall|must) be (?:required|obliged|bound|obligated) to"
    r"|must|shall|should|ought to|ha(?:s|ve) to|needs? to"
    r"|(?:is|are|be|was|were) (?:required|obliged|bound|obligated) to|(?:is|are) (?:payable|due))"
    r"|(?P<may>may|can|could|(?:is|are|be) (?:entitled|allowed|permitted|free|able) to"
    r"|the right (?:to|of)|renewable|eligible (?:for|to)|optional(?:ly)?))\b"
)


def hints(sentences: Sentences) -> Iterator[Finding]:
    """Yield the sentences in which one side has more duties and the other more rights."""
    for left, right in sentences:
        here, there = _words(_CHINESE, left), _words(_ENGLISH, right)
        yield from _denied(here, there)
        yield from _allowed(left, here, there)
        for one, other in (("must", "may"), ("may", "must")):
            more = len(here[one]) - len(there[one])
            # As many rights as duties: the words changed places, and none is only left out.
            apart = not (here[other] or there[one])
            if more > 0 and (
                (apart and there[other]) or more == len(there[other]) - len(here[other])
            ):
                yield Finding("force", "differs", (here[one][0],), (there[other][-1],), "hint")


def _denied(here: Words, there: Words) -> Iterator[Finding]:
    """Yield a sentence in which one side denies what the other demands or allows."""
    mine, theirs = (sorted(side["must"] + side["may"]) for side in (here, there))
    more = len(here["not"]) - len(there["not"])
    if more and more == len(theirs) - len(mine):
        marks = (here["not"], theirs) if more > 0 else (mine, there["not"])
        yield Finding("negation", "differs", (marks[0][0],), (marks[1][-1],), "hint")


def _allowed(left: Part, here: Words, there: Words) -> Iterator[Finding]:
    """Yield a sentence whose English only allows what the Chinese plainly states: 由部長定之."""
    text, _start = left
    is_plain = _STATED.search(text) and not _LEAVES_OPEN.search(text) and not any(here.values())
    if is_plain and there["may"] and not (there["must"] or there["not"] or there["skip"]):
        yield Finding("force", "missing-zh-hant", (), (there["may"][0],), "hint")


def _words(pattern: re.Pattern[str], part: Part) -> Words:
    found: Words = {"must": [], "may": [], "not": [], "skip": [], "limit": []}
    text, start = part
    for match in pattern.finditer(text):
        found[match.lastgroup or ""].append((start + match.start(), start + match.end()))
    return found

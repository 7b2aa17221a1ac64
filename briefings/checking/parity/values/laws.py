"""Compare the laws that a pair names, in 《》 or without: 勞動關係法, Labour Relations Law."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from briefings.checking.parity.tokens import Finding, Span
from briefings.checking.parity.values import law_subjects
from briefings.text.languages import ENGLISH

_QUOTED = re.compile(r"《([^《》\n]{2,80})》")
_IS_LAW = re.compile(
    r"(?:法|法典|法令|條例|制度|規章|規則|規程|細則|章程|規定|辦法|決定|守則|公約|協定|議定書|條約|憲法)(?:》|（|\(|$)"
)
_BARE = re.compile(
    r"(?P<name>[\u4e00-\u9fff（）()]{1,16}?(?:法典|(?<![本該此上])條例|法律制度"
    r"|(?<![方辦做合非違立執守依該此各新無說用算想看手兵設])(?<!(?<!公)司)(?<!(?<!基)本)法|制度|規章|細則|規則))"
    r"(?![律定人院庭令官例典學治制務則源辦系案]|規(?![範定管]))"
)
# What stands before a name and is no part of it.
_BEFORE_NAME = re.compile(
    "^.*(?:根據|依據|依照|按照|違反|適用|修改|修訂|符合|規定|所指|所稱|執行|廢止|屬於|通過|公佈|公布|實施|施行|(?<!自)由|[及和與或經按依據從的之於為以照違])"
)
_LAW_WORDS = re.compile(
    r"\b(?:Law|Laws|Act|Acts|Code|Decree(?:-Law)?|Regulations?|Rules?|Ordinances?|Statutes?|Measures"
    r"|Provisions|Regime"
    r"|Constitution|Convention|Treaty|Agreement|Protocol|Charter"
    r"|Directive|Decision|Orders?|Bylaws?|Articles of Association"
    r"|Guidelines?|Bill|Catalogue|Notice|Standards?|[A-Z]{2,6}L|PDPA|GDPR|TRIPS)\b"
)
_ENGLISH_NAME = re.compile(
    r"\b(?:Act|Law|Code|Ordinance|Regulations?|Regime|Statute|Legal Framework|Security System)\b"
)
_CAPITALS_BEFORE = re.compile(
    r"(?:(?:\b[A-Z]|\()[\w’'()&-]*\s+(?:(?:of|on|and|the|for|in|to|against)\s+)*)+$"
)
_SUBJECT_AFTER = re.compile(
    r"\s+(?:on|of|governing|for|against|regarding|concerning|relating to)\s+(?:the\s+)?"
    r"[A-Z][^.;:()]{0,70}"
)
_LEADING = re.compile(
    r"(?:(?:Under|In|By|The|This|Per|For|Of|See|If|When|Where|Pursuant to|According to)\s+"
    r"(?:the\s+)?)+"
)
_OF_THE_ACT = re.compile(
    r"\b(?:Enforcement|Implementation|Organi[sz]ation) (?=Act|Rules|Regulations)"
)
_LONGEST_NAME = 70
# Endings of names only; 法 and 制度 also end other words.
_CERTAIN = ("條例", "法典", "法律制度")
_ENDINGS = frozenset("法例度章則")


class _Named(NamedTuple):
    """A law, its place, what it is about, and whether brackets show where it begins."""

    span: Span
    subjects: frozenset[int]
    quoted: bool = False


def findings(chinese: str, english: str) -> list[Finding]:
    """Return the laws that one side names and the other does not."""
    if not (chinese.strip() and english.strip()):
        return []
    left, right = list(_in_chinese(chinese)), list(_in_english(english))
    lone = [law for law in left if not _is_said(law, english, law_subjects.is_in_english)]
    others = [law for law in right if not _is_said(law, chinese, law_subjects.is_in_chinese)]
    marks = [law.span for law in others] or [law.span for law in right]
    found = []
    for place, law in enumerate(lone):
        if marks:
            mark = marks[min(place, len(marks) - 1)]
            found.append(Finding("law", "differs", (law.span,), (mark,)))
        elif law.quoted:
            found.append(_quoted_only(law, english))
    if not lone and others and left:
        found.append(Finding("law", "differs", (left[0].span,), (others[0].span,)))
    return found + _unnamed(left, english)


def _is_said(law: _Named, text: str, has) -> bool:
    """Return whether the other side speaks of the law's subject; laws of unknown subjects pass."""
    return not law.subjects or any(has(subject, text) for subject in law.subjects)


def _quoted_only(law: _Named, english: str) -> Finding:
    word = _LAW_WORDS.search(english)
    if word:
        return Finding("law", "differs", (law.span,), (word.span(),))
    return Finding("law", f"missing-{ENGLISH}", (law.span,))


def _unnamed(left: list[_Named], english: str) -> list[Finding]:
    """Return the laws in 《》 of unknown subjects, if the English has no word for a law."""
    unknown = [law for law in left if law.quoted and not law.subjects]
    if not unknown or _LAW_WORDS.search(english):
        return []
    return [Finding("law", f"missing-{ENGLISH}", (law.span,)) for law in unknown]


def _in_chinese(text: str) -> Iterator[_Named]:
    for match in _QUOTED.finditer(text):
        if _IS_LAW.search(match[1] + "》"):
            yield _Named(match.span(), law_subjects.of_chinese(match[1]), quoted=True)
    if _ENDINGS.isdisjoint(text):
        return
    rest = _QUOTED.sub(lambda match: "\x00" * len(match[0]), text)
    for match in _BARE.finditer(rest):
        before = _BEFORE_NAME.match(match["name"])
        start = match.start() + (before.end() if before else 0)
        name = text[start : match.end()]
        # 「著作權及有關權利制度」 has a word that usually stands before a name.
        subjects = law_subjects.of_chinese(name) or law_subjects.of_chinese(match["name"])
        if subjects or match["name"].endswith(_CERTAIN):
            yield _Named((start, match.end()), subjects)


def _in_english(text: str) -> Iterator[_Named]:
    for match in _ENGLISH_NAME.finditer(text):
        first = max(0, match.start() - _LONGEST_NAME)
        before = _CAPITALS_BEFORE.search(text[first : match.start()])
        after = _SUBJECT_AFTER.match(text, match.end())
        start = first + before.start() if before else match.start()
        if leading := _LEADING.match(text, start, match.start()):
            start = leading.end()
        end = after.end() if after else match.end()
        name = _OF_THE_ACT.sub("", text[start:end])
        if subjects := law_subjects.of_english(name):
            yield _Named((start, match.end()), subjects)

"""Read a byline: who wrote a text, in one or both languages, and who translated it."""

import re

from briefings.importing.patterns import people
from briefings.text.names.person_names import Names

_BYLINE_WORD = (
    r"作者|(?:本報|特約)?記者|講者|主講|講師|speakers?|presenters?|撰文|文|撰稿|撰稿人|供稿|執筆|撰寫|整理|編寫|編撰|主筆|authors?|by|text|autor(?:es"
    r"|a)?|por"
    r"|(?:written|prepared|compiled|contributed|edited|reported|interview(?:ed)?) by|contributors?"
    r"|採訪(?:及?(?:撰文|整理))?|interviewer"
)
_BYLINE = re.compile(
    rf"(?:{_BYLINE_WORD})(?:\s*[/／|｜]?\s*(?:{_BYLINE_WORD}))?"
    r"\s*(?:[:：／/｜|]\s*|(?<=[a-zA-Z記者])\s+)(?P<names>\S.{1,149})",
    re.IGNORECASE,
)
# 陳美儀、李嘉欣 撰: the word stands behind what must plainly be names.
_BYLINE_BEHIND = re.compile(r"(?P<names>\S.{1,60}?)\s*(?:合?撰|撰文|撰寫|撰稿|執筆|編撰)")
# 律師：李嘉欣 is a byline, 律師：出席聆訊 a duty: what follows must plainly be names.
_LAWYER = (
    r"(?:主理|負責|經辦|撰稿|聯絡|資深|高級)?律師|合夥人|(?:法律)?顧問"
    r"|lawyers?|attorneys?|solicitors?|partners?|associates?|(?:of )?counsel|consultants?"
    r"|advogad[oa]s?"
)
_LAWYERS = re.compile(
    rf"(?:{_LAWYER})(?:\s*[/／|｜]?\s*(?:{_LAWYER}))?\s*[:：]\s*(?P<names>\S.{{1,149}})",
    re.IGNORECASE,
)
# Who translated a text is no author of it.
_TRANSLATOR_WORD = r"(?:中文|英文)?(?:譯者|翻譯|中譯|英譯|譯)|translat(?:ed by|ors?|ion by)"
_TRANSLATOR = re.compile(
    rf"(?:{_TRANSLATOR_WORD})(?:\s*[/／|｜]?\s*(?:{_TRANSLATOR_WORD}))?"
    r"\s*(?:[:：／/｜|]\s*|(?<=by)\s+)(?P<names>\S.{1,80})",
    re.IGNORECASE,
)
_INNER_TRANSLATOR = re.compile(
    rf"\s*[/／|｜]?\s*(?:{_TRANSLATOR_WORD})(?:\s*[:：]|(?<=by))\s*", re.IGNORECASE
)
_INNER_LABEL = re.compile(
    rf"[/／|｜\n]\s*(?:{_BYLINE_WORD})(?:\s*[:：]\s*|(?<=[a-zA-Z])\s+)", re.IGNORECASE
)
# 發佈於 2024年5月8日 由 陳美儀: only beside a date.
_BY = re.compile(r"由\s*(?P<names>[^\s|].{1,60}?)(?:\s*(?:撰寫|發[佈布表]|上載|張貼))?")
_MARKS = " \t\u3000,，.。:：、/()（）-–—·•‧"


def byline(text: str) -> re.Match[str] | None:
    """Return the match of a byline; what it calls "names" need not be names."""
    return _BYLINE.fullmatch(text)


def labelled_names(part: str) -> list[Names]:
    """The people that a byline names."""
    label = byline(part)
    if not label and (named := _LAWYERS.fullmatch(part) or _BYLINE_BEHIND.fullmatch(part)):
        return people.people_in(named["names"]) if people.are_plainly_names(named["names"]) else []
    return (
        people.people_in(_INNER_LABEL.sub("|", label["names"]).strip(_MARKS + "|")) if label else []
    )


def names_after_by(text: str) -> list[Names]:
    """The people behind 由, as it stands beside a date."""
    match = _BY.fullmatch(text)
    is_name = match is not None and people.are_plainly_names(match["names"])
    return people.people_in(match["names"]) if match and is_name else []


def says_who_translated(text: str) -> bool:
    """Return whether the line names the translators, who are no authors of the text."""
    match = _TRANSLATOR.fullmatch(text)
    names = _INNER_TRANSLATOR.sub("|", match["names"]) if match else ""
    return bool(people.people_in(names)) and people.are_plainly_names(names)

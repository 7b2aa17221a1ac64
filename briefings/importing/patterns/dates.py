# ruff: noqa: SIM905 - words are easier to read and to sort as words than as a list
"""Read the dates that a line states, in either language, and know what is said before them."""

import re
from datetime import date

from briefings.text.numerals import ANY_HAN_NUMERAL, han_number

_MONTHS = (
    "january february march april may june july august september october november december"
).split()
_MONTH = "(?P<month>" + "|".join(f"{name[:3]}(?:{name[3:]})?" for name in _MONTHS) + r"|sept)\.?"
# The years of the Republic of China, which Taiwan's laws count from 1912.
_FIRST_YEAR_BEFORE = 1911
_PATTERNS = (
    re.compile(
        r"(?:中華)?民國\s*(?P<years>\d{1,3})\s*年\s*(?P<month>\d{1,2})\s*月\s*(?P<day>\d{1,2})\s*日"
    ),
    re.compile(r"(?P<year>\d{4})\s*年\s*(?P<month>\d{1,2})\s*月\s*(?P<day>\d{1,2})\s*日"),
    re.compile(
        rf"(?P<year>[{ANY_HAN_NUMERAL}]{{4}})年(?P<month>[{ANY_HAN_NUMERAL}]{{1,3}})月"
        rf"(?P<day>[{ANY_HAN_NUMERAL}]{{1,3}})日"
    ),
    re.compile(r"(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})"),
    re.compile(r"(?P<day>\d{1,2})[-/.](?P<month>\d{1,2})[-/.](?P<year>\d{4})"),
    re.compile(
        rf"{_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}})", re.IGNORECASE
    ),
    re.compile(
        rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: of)?\s+{_MONTH},?\s+(?P<year>\d{{4}})",
        re.IGNORECASE,
    ),
)
_HAN_MONTH = (
    rf"(?:\d{{4}}|[{ANY_HAN_NUMERAL}]{{4}})\s*年\s*(?:\d{{1,2}}|[{ANY_HAN_NUMERAL}]{{1,3}})\s*月"
)
_ANY_MONTH = re.compile(
    rf"{_HAN_MONTH}|{_MONTH.replace('?P<month>', '?:')},?\s+\d{{4}}", re.IGNORECASE
)
# What stands before a day: that a text was published on it, or last amended.
_PUBLISHED = (
    r"(?:發[佈布表出]|刊[登發載]|出版|公[布佈]|上載|張貼|簽發)(?:日期|時間|於|在)?|刊於|日期"
    r"|(?<!閱讀)時間"
    r"|(?:訂定|制定|公告|頒[佈布])日期|date (?:announced|promulgated)"
    r"|(?:dated?|published|posted|issued|released|promulgated"
    r"|(?:release|publication|issue|announce(?:d|ment)|promulgation) date"
    r"|date of (?:publication|issue|release)|data)(?: on)?"
)
_UPDATED = (
    r"(?:最後|最近|上次|網頁)?(?:更新|修訂|修正|修改|審閱|覆檢|檢視)(?:日期|時間|於|在)?"
    r"|(?:(?:page )?last )?(?:updated|revised|modified|amended|reviewed)(?: on)?"
    r"|(?:amended|amendment) date|date (?:amended|revised)"
    r"|(?:last )?(?:revision|update|review)(?: date)?|date of (?:last )?(?:revision|update)"
)
DATE_LABEL = re.compile(rf"(?:{_PUBLISHED}|{_UPDATED})\s*[:：]?", re.IGNORECASE)
_DATE_LABELS = re.compile(rf"(?:{DATE_LABEL.pattern}\s*[/／|｜]?\s*){{1,2}}", re.IGNORECASE)
IS_UPDATE = re.compile(_UPDATED, re.IGNORECASE)
# What may stand around a date and says no more than it: the weekday and the time of day.
_WEEKDAY = (
    r"[(（]?(?:星期|週|周)[一二三四五六日天][)）]?"
    r"|\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?"
)
_BESIDE = re.compile(
    rf"{_WEEKDAY}|(?:上午|下午)?\s*\d{{1,2}}:\d{{2}}(?::\d{{2}})?(?:\s*[ap]\.?m\.?)?", re.IGNORECASE
)
# From when a text has effect: 2025年10月31日起生效, Effective as of October 31, 2025.
_EFFECT = re.compile(
    r"(?:[本此]\w{1,8}?)?[自由從於]?\s*\|\s*[起開始]{0,2}(?:正式)?(?:生效|施行|實施)[。.]?"
    r"|(?:生效|施行|實施)(?:日期|日)?\s*[:：]?\s*\|"
    r"|(?:effective|in (?:force|effect)|(?:takes?|with) effect|comes? into (?:force|effect))"
    r"(?: date)?(?: as of| as from| from| on| since)?\s*[:：]?\s*\|\s*[.]?",
    re.IGNORECASE,
)
_NAMED_GROUP = re.compile(r"\?P<\w+>")
_ANY_DATE = re.compile(
    r"(?<!\d)(?:"
    + "|".join(_NAMED_GROUP.sub("?:", pattern.pattern) for pattern in _PATTERNS)
    + r")(?!\d)",
    re.IGNORECASE,
)


def is_month(text: str) -> bool:
    """Return whether the text is a month and its year, and no day: 2025年2月 February 2025."""
    return bool(_ANY_MONTH.search(text)) and not without_month(text).strip()


def is_labelled_month(text: str) -> bool:
    labels = _DATE_LABELS.match(text)
    return labels is not None and is_month(text[labels.end() :])


def without_month(text: str) -> str:
    return _ANY_MONTH.sub("", text)


def dates_in(line: str) -> tuple[list[date], str]:
    """The dates of a line, and the line with a bar in place of each date, weekday and time.

    There is none if one of them is no day of the calendar.
    """
    found = [_date_of(match[0]) for match in _ANY_DATE.finditer(line)]
    days = [day for day in found if day]
    if not days or len(days) < len(found):
        return [], line
    return days, _BESIDE.sub(" | ", _ANY_DATE.sub(" | ", line))


def states_effect(text: str) -> bool:
    """Return whether a line says from when a text has effect, and no more."""
    days, rest = dates_in(text)
    return len(days) == 1 and _EFFECT.fullmatch(rest.strip()) is not None


def _date_of(text: str) -> date | None:
    for pattern in _PATTERNS:
        match = pattern.fullmatch(text)
        if match:
            of_republic = match.groupdict().get("years")
            year = int(of_republic) + _FIRST_YEAR_BEFORE if of_republic else _number(match["year"])
            return _date(year, match["month"], match["day"])
    return None


def _date(year: int, month: str, day: str) -> date | None:
    try:
        return date(year, _month(month), _number(day))
    except ValueError:
        return None


def _month(written: str) -> int:
    if written[0].isascii() and written[0].isalpha():
        starts = [name[:3] for name in _MONTHS]
        return starts.index(written[:3].lower()) + 1
    return _number(written)


def _number(written: str) -> int:
    return int(written) if written.isdigit() else han_number(written) or 0

# ruff: noqa: SIM905 - words are easier to read and to sort as words than as a list
"""Read the date of a briefing from a line that says nothing else."""

import re
from datetime import date

from briefings.text.numerals import HAN_NUMERAL, han_number

_MONTHS = (
    "january february march april may june july august september october november december"
).split()
_MONTH = "(?P<month>" + "|".join(f"{name[:3]}(?:{name[3:]})?" for name in _MONTHS) + r"|sept)\.?"
_LABEL = re.compile(
    r"(?:(?:發佈|發布|發表|刊登|刊發|更新|最後更新|出版|公布)?(?:日期|時間)|(?:發佈|發布|發表|刊登|更新|最後更新)(?:於|在)?"
    r"|(?:date|published|posted|updated|last updated|release date|publication date"
    r"|date of publication)(?: on)?)"
    r"\s*[:：]?\s*",
    re.IGNORECASE,
)
_PATTERNS = (
    re.compile(r"(?P<year>\d{4})\s*年\s*(?P<month>\d{1,2})\s*月\s*(?P<day>\d{1,2})\s*日"),
    re.compile(
        rf"(?P<year>[{HAN_NUMERAL}]{{4}})年(?P<month>[{HAN_NUMERAL}]{{1,3}})月(?P<day>[{HAN_NUMERAL}]{{1,3}})日"
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
_BESIDE = re.compile(
    r"(?:[(（]?(?:星期|週|周)[一二三四五六日天][)）]?|\s*(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?"
    r"|\d{1,2}:\d{2}(?::\d{2})?|[,，\s]+)",
    re.IGNORECASE,
)


# "Date of publication: Wednesday, 24 September 2025, 10:00" has 55 characters.
LONGEST_DATE_LINE = 80


def date_in(line: str) -> date | None:
    """The date, if the line is a date and nothing else but its label, weekday or time."""
    if len(line) > LONGEST_DATE_LINE:
        return None
    text = _LABEL.sub("", line.strip(), count=1) if _LABEL.match(line.strip()) else line.strip()
    for pattern in _PATTERNS:
        match = pattern.search(text)
        if match and not _BESIDE.sub("", text[: match.start()] + text[match.end() :]).strip(
            " .()（）"
        ):
            return _date(match["year"], match["month"], match["day"])
    return None


def _date(year: str, month: str, day: str) -> date | None:
    try:
        return date(_number(year), _month(month), _number(day))
    except ValueError:
        return None


def _month(written: str) -> int:
    if written[0].isascii() and written[0].isalpha():
        starts = [name[:3] for name in _MONTHS]
        return starts.index(written[:3].lower()) + 1
    return _number(written)


def _number(written: str) -> int:
    return int(written) if written.isdigit() else han_number(written) or 0

"""Compare the days of the week: 星期五, 週三至週五, 4月21日（一）, Friday, Mon.–Fri."""

import re
from collections.abc import Iterator

from briefings.checking.parity.tokens import Finding
from briefings.checking.parity.values.exchanged_values import Said, exchanged
from briefings.text.languages import CHINESE, ENGLISH
from briefings.text.numerals import WEEKDAYS

_HAN_DAYS = "一二三四五六日"
_HAN = re.compile(
    # Not 每週三次 or 每周五天, which count.
    r"(?:星期|禮拜|[週周])(?P<days>[一二三四五六日天](?:[、至到及和或～–—-](?:星期|禮拜|[週周])?[一二三四五六日](?!\d))*)"
    r"(?![十百個次天名小年期]|[\u4e00-\u9fff]{0,3}(?:先生|女士|小姐|律師|法官|教授))"  # 周五福先生
    r"|(?<=日)\s?[（(](?:星期|[週周])?(?P<after>[一二三四五六日])[）)]"
)
_HAN_DAY = re.compile(f"[{_HAN_DAYS}天](?!期)")
_WORD = re.compile(
    r"\b(?:(?P<day>"
    + "|".join(WEEKDAYS)
    + r")s?\b|(?P<short>Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)\b(?=[.,)–-]))"
)
# Other words for several days, which the other language may list.
_GROUPS = {CHINESE: ("末", "工作天"), ENGLISH: ("eekend", "eekday", "orking day", "usiness day")}


def findings(chinese: str, english: str) -> list[Finding]:
    left, right = list(_chinese(chinese)), list(_english(english))
    pairs = list(exchanged(left, right))
    if pairs:
        return [Finding("weekday", "differs", (one,), (other,)) for one, other in pairs]
    if left and not right and not _names_a_group(english, ENGLISH):
        return [Finding("weekday", f"missing-{ENGLISH}", chinese=(left[0][1],))]
    if right and not left and not _names_a_group(chinese, CHINESE):
        return [Finding("weekday", f"missing-{CHINESE}", english=(right[0][1],))]
    return []


def _chinese(text: str) -> Iterator[Said]:
    if not any(
        sign in text for sign in ("星期", "禮拜", "週", "周", "日（", "日(", "日 （", "日 (")
    ):
        return
    for match in _HAN.finditer(text):
        group = "days" if match["days"] else "after"
        start = match.start(group)
        for day in _HAN_DAY.finditer(match[group]):
            number = _HAN_DAYS.index(day[0].replace("天", "日"))
            first = day.start() == 0 and group == "days"
            yield number, (match.start() if first else start + day.start(), start + day.end())


def _english(text: str) -> Iterator[Said]:
    for match in _WORD.finditer(text):
        name = match["day"] or match["short"]
        yield next(n for n, day in enumerate(WEEKDAYS) if day[:3] == name[:3]), match.span()


def _names_a_group(text: str, language: str) -> bool:
    return any(word in text for word in _GROUPS[language])

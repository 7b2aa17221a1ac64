"""Read a line of the front matter: a date, a byline, a reference, the name of firm or series.

A line is front matter only if every part of it is: what says anything else stays text.
"""

import re
from dataclasses import dataclass, replace
from datetime import date

from briefings.importing.patterns import people
from briefings.importing.patterns.bylines import (
    byline,
    labelled_names,
    names_after_by,
    says_who_translated,
)
from briefings.importing.patterns.dates import (
    DATE_LABEL,
    IS_UPDATE,
    dates_in,
    is_labelled_month,
    is_month,
)
from briefings.importing.patterns.furniture.edge_lines import is_edge_line
from briefings.importing.patterns.mastheads import (
    are_partners,
    is_address,
    is_body,
    is_common_kind,
    is_definition,
    is_document_kind,
    is_field,
    is_field_of_law,
    is_firm,
    is_incidental,
    is_marking,
    is_of_listed_company,
    is_series_name,
    is_surely_body,
    series_or_issue,
)
from briefings.importing.patterns.numbers_in_text import (
    is_number_beside_another,
    is_number_in_both,
    is_reference,
)
from briefings.text.language_detection import ADDRESS, HAN, LATIN, latin_words
from briefings.text.languages import WRITTEN
from briefings.text.names.person_names import Names

LONGEST_FRONT_LINE = 200

_BETWEEN_LANGUAGES = re.compile(
    rf"(?<=[{HAN}])[\s:：]*(?=[{LATIN}])|(?<=[{LATIN}.])[\s:：]*(?=[{HAN}])"
)
# 原創 跨境業務組 濠江法律觀察: the author and the account of an article, beside its day.
_ORIGINAL = re.compile(r"原[創创]\s+\S.{0,40}$")
_EMPHASIS = re.compile(r"(?:> ?)*([*_]{1,3})?(?!\s)([^*_]+)(?(1)\1)")
_BETWEEN_WORDS = re.compile(rf"(?<=[{HAN}])\s+(?=[{HAN}])")
_DIVIDER = re.compile(
    r"\s*[|｜\n•・／;；]\s*|\s+[/·‧—–-]+\s+|\s{2,}|\u3000+|[,，]\s*(?=\|)|(?<=\|)[,，]"
    r"|\s+(?=(?:來源|瀏覽|點擊|閱讀|字[號體型]|作者|編輯|評論|source|views)\s*[:：])"
)
# 發布 in 發布單位 is no label of a day.
_DATE_LABEL = re.compile(rf"{DATE_LABEL.pattern}(?![{HAN}])", re.IGNORECASE)
_MARKS = " \t\u3000,，.。:：、/()（）-–—·•‧"


@dataclass(frozen=True)
class FrontLine:
    """What a line of the front matter states. It is strong if no text of a briefing reads so.

    Weak are names without a label and the bare name of a firm or a place: they are front matter
    only beside a strong line. Bare names stand beside a date with nothing to say what they are.
    """

    dates: tuple[date, ...] = ()
    names: tuple[Names, ...] = ()
    is_strong: bool = True
    is_update: bool = False
    is_firm: bool = False
    is_series: bool = False
    says_more: bool = False
    is_labelled_date: bool = False
    is_body: bool = False
    is_sure_body: bool = False
    is_kind: bool = False
    is_common_kind: bool = False
    is_marking: bool = False
    is_field: bool = False
    has_bare_names: bool = False
    is_month: bool = False

    @property
    def is_byline(self) -> bool:
        return self.is_strong and bool(self.names) and not self.dates

    @property
    def could_be_title(self) -> bool:
        """A text may be called "Employment Law Update", if nothing else could be its title."""
        is_name = self.is_series or self.is_body or self.is_kind
        return is_name and not self.dates and not self.names and not self.is_month


def front_line(text: str) -> FrontLine | None:
    """Return what the line states if it is front matter from end to end."""
    text = _EMPHASIS.sub(r"\2", text.strip()).strip()
    if not text or len(text) > LONGEST_FRONT_LINE:
        return None
    said = people.without_credit(text)
    found = _of_lines(said.split("\n")) if "\n" in said else _of_line(said)
    return replace(found, says_more=True) if found and said != text else found


def states_day_or_author(text: str) -> bool:
    found = front_line(text)
    return found is not None and bool(found.dates or found.names)


def _of_lines(lines: list[str]) -> FrontLine | None:
    """What the lines of one paragraph state together; names beside a date are names."""
    stated = [_of_line(line.strip()) for line in lines if line.strip()]
    found = [one for one in stated if one]
    if len(found) < len(stated) or len({day for one in found for day in one.dates}) > 1:
        return None
    return FrontLine(
        tuple(day for one in found for day in one.dates),
        tuple(name for one in found for name in one.names),
        is_strong=any(one.is_strong for one in found),
        is_firm=_is_publisher(found),
        says_more=any(one.says_more for one in found),
        is_field=any(one.is_field for one in found),
    )


def _is_publisher(lines: list[FrontLine]) -> bool:
    """Return whether the lines name a firm or a body, and nothing but how to reach it."""
    named = [one for one in lines if one.is_firm or one.is_body]
    return bool(named) and all(
        one in named or one.is_field or not (one.is_strong or one.names) for one in lines
    )


def _of_line(text: str) -> FrontLine | None:
    if any(states(text) for states in _WHOLE_LINES):
        return FrontLine(says_more=True)
    if is_field(text):
        return None if is_definition(text) else FrontLine(says_more=True, is_field=True)
    if is_labelled_month(text) or all(map(is_labelled_month, _BETWEEN_LANGUAGES.split(text))):
        return FrontLine(says_more=True)
    dates, rest = dates_in(text)
    if len(set(dates)) > 1 and not IS_UPDATE.search(text):
        return None
    rest = _DATE_LABEL.sub("|", rest) if dates else rest
    found = _rest_of_line(rest, is_dated=bool(dates))
    if found is None or not dates:
        return found
    return replace(
        found,
        dates=tuple(dates),
        is_strong=True,
        is_update=IS_UPDATE.match(text) is not None,
        is_firm=False,
        is_labelled_date=DATE_LABEL.match(text) is not None,
    )


def _rest_of_line(rest: str, *, is_dated: bool) -> FrontLine | None:
    """What stands in the line besides its dates; None if it is anything else than front matter."""
    said = rest.strip(_MARKS + "|")
    if names := labelled_names(said) or (names_after_by(said) if is_dated else []):
        return FrontLine(names=tuple(names))
    if is_dated and (names := _bare_names(said)):
        return FrontLine(names=tuple(names), has_bare_names=True)
    parts = [part.strip(_MARKS) for part in _DIVIDER.split(rest)]
    parts = [part for part in parts if part]
    if people.are_likely_names("|".join(parts)) and not _are_departments(parts):
        return FrontLine(names=tuple(people.people_in("|".join(parts))), is_strong=False)
    kinds = _kinds(parts, is_dated=is_dated)
    if None in kinds or not (kinds or is_dated):
        return None
    are_months = bool(parts) and all(map(is_month, parts))
    return FrontLine(
        names=tuple(name for part in parts for name in labelled_names(part)),
        # 2025年9月 alone may be a heading.
        is_strong=not _STRONG.isdisjoint(kinds) or _is_dated_series(parts, kinds),
        is_firm=not {"firm", "address"}.isdisjoint(kinds)
        and set(kinds) <= {"firm", "address", "body", "weak", "marking"},
        is_series=not _SERIES_KINDS.isdisjoint(kinds),
        says_more=any(kinds),
        is_body="body" in kinds,
        is_sure_body=any(map(is_surely_body, parts)),
        is_kind=not {"kind", "common"}.isdisjoint(kinds),
        is_common_kind="common" in kinds,
        is_marking="marking" in kinds,
        is_month=are_months,
    )


def _is_dated_series(parts: list[str], kinds: list[str | None]) -> bool:
    """Return whether a month stands beside the name of a series, or beside itself again."""
    is_series = len(parts) > 1 and _SERIES_KINDS.issuperset(kinds)
    return is_series and any(map(is_month, parts))


def _kinds(parts: list[str], *, is_dated: bool) -> list[str | None]:
    """What each part states; some state it only beside the others."""
    alone = [_kind_alone(part) for part in parts]
    alone = [None if is_dated and kind == "common" else kind for kind in alone]
    known = set(alone)
    return [
        kind or _kind_beside(part, known, is_dated=is_dated)
        for part, kind in zip(parts, alone, strict=True)
    ]


def _kind_beside(part: str, known: set[str | None], *, is_dated: bool) -> str | None:
    if is_dated and (is_edge_line(part) or is_field_of_law(part) or _ORIGINAL.match(part)):
        return "weak"
    if known & _NAMES_OF_PUBLICATION and are_partners(part):
        return "firm"
    return "strong" if "strong" in known and is_number_beside_another(part) else None


def _says_who_wrote(part: str) -> bool:
    label = byline(part)
    by_firm = label is not None and _kind_alone(label["names"]) == "firm"
    return by_firm or bool(labelled_names(part))


def _are_departments(parts: list[str]) -> bool:
    """Return whether the parts name a department in both languages: 何東律師 alone is a person."""
    is_in_english = any(map(latin_words, parts))
    return is_in_english and all(_kind_alone(part) == "body" for part in parts)


def _bare_names(text: str) -> list[Names]:
    is_name = people.are_plainly_names(text) and _kind_alone(text) is None
    return people.people_in(text) if is_name else []


_WHOLE_LINES = (
    is_reference,
    is_number_in_both,
    is_of_listed_company,
    says_who_translated,
)
_STRONG = frozenset(("strong", "issue", "kind", "common", "marking"))
_NAMES_OF_PUBLICATION = frozenset(("kind", "series", "issue", "firm"))
_SERIES_KINDS = frozenset(("series", "issue"))


def _kind(part: str) -> str | None:
    """Return what a part of a line states; None if it is no front matter."""
    if is_reference(part) or _says_who_wrote(part) or is_field(part):
        return "strong"
    if is_document_kind(part) or is_series_name(part):
        return "kind"
    if is_marking(part) or is_common_kind(part):
        return "marking" if is_marking(part) else "common"
    if kind := series_or_issue(part):
        return kind
    if is_firm(part):
        return "firm"
    if is_body(part):
        return "body"
    if is_address(part):
        return "address"
    return "weak" if is_incidental(part) or ADDRESS.fullmatch(part) else None


def _kind_alone(part: str) -> str | None:
    return _kind(part) or _kind_in_both(part)


def _kind_in_both(part: str) -> str | None:
    """The same for a part that says it in both languages: 新聞稿 Press release."""
    for border in (_BETWEEN_LANGUAGES, _BETWEEN_WORDS):
        said = border.split(part)
        kinds = [_kind(one) for one in said]
        # Legal Bulletin 法律通訊 No. 47: the number of the issue stands behind both.
        is_numbered = len(said) > len(WRITTEN) and kinds[-1] in _SERIES_KINDS
        if len(said) == len(WRITTEN) + is_numbered and None not in kinds:
            return next((one for one in ("kind", "marking", "issue") if one in kinds), kinds[0])
    return None

"""Find the title of a letter, a circular or a memorandum: it stands between fields and text.

Above the fields stand the sender and the kind of the document, which are not the title, however
large their letters. But if the line below the fields looks like all headings, it may be the first
heading, and the line above the fields the title.
"""

import re
import unicodedata
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import dropwhile

from briefings.importing.block import Line
from briefings.importing.cleaning.line_shapes import REACHED_AT, could_head, is_label, prominence
from briefings.importing.cleaning.titles.field_names import is_field_name, is_field_of_letter
from briefings.importing.cleaning.titles.labelled_title import is_subject_label
from briefings.importing.halves import second_half
from briefings.importing.patterns.front_lines import front_line
from briefings.importing.patterns.list_markers import marker
from briefings.importing.patterns.mail_lines import (
    is_addressee,
    is_greeting,
    is_header_line,
    names_party,
)
from briefings.importing.patterns.mastheads import names_kind
from briefings.text.language_detection import HAN, LATIN, has_han, latin_length, latin_words
from briefings.text.languages import WRITTEN

# Fields stand among the first lines.
LINES_AT_HEAD = 24
# A text with a larger share of its lines in rows of a table is set in columns.
MOST_IN_ROWS = 0.4
# "To our members:" leads to the text, or to the value of a field on the next line.
_LEADS_ON = (":", "：", ",", "，")
LONGEST_LEAD = 60
ROWS_OF_FIELDS, LONGEST_VALUE = 8, 120
# 受文者 Addressee：全體院校 All institutions: both languages stand before the colon.
_NAMED_TWICE = re.compile(
    rf"(?=[^:：]*[{HAN}])(?=[^:：]*[{LATIN}])[^:：]{{2,40}}[:：]\s*\S.{{0,80}}"
)
LONGEST_NAME = 20
# The age of a post: 1w · Edited, 3 小時前.
_AGE = re.compile(
    r"\d{1,2}\s?(?:[mhdwy]|mo|yr|分鐘|小時|天|日|週|周|個月|年)(?:前|\s*[·•・])(?:\s*\S.{0,24})?"
)
# A law has its number above its name.
_NUMBER_OF_LAW = re.compile(
    r"(?:[\u4e00-\u9fff]{2,10}\s+)?第\s*\d+[/／]\d{4}[/／]?\w{0,4}\s*號\s*[\u4e00-\u9fff]{2,8}"
    r"|(?:[A-Z][\w ]{2,60}\s+)?[A-Z][a-z]+(?: [A-Z][a-z]+){0,3} [Nn]o\.? ?\d+[/／]\d{4}"
    r"(?:[/／]\w+)?"
)
_ISSUE = re.compile(
    r"總?第\s*[\d〇零一二三四五六七八九十百]+\s*期|(?:issue|vol)\b|.*\bn\.?º\s*\d", re.IGNORECASE
)
# Lines above the title that are shorter than this share of it are initials or a site's name.
SHORT = 0.5
_CODE = re.compile(r"(?=.*\d)[\w/().\-–#]+")


@dataclass(frozen=True)
class _Head:
    """The short lines above a text: the places of its fields, and of what could be its title."""

    above: tuple[int, ...]
    below: tuple[int, ...]
    is_subject: bool


def titles_below_fields(lines: Sequence[Line]) -> set[int]:
    """The places of the title in both languages; none where nothing is surely the title."""
    first = _head(lines, 0)
    if first is None:
        return set()
    half = second_half(lines)
    heads = [first] if half is None else [first, _head(lines, half) or _plain_head(lines, half)]
    # The title stands as far above the text in one half as in the other.
    fewest = min(len(head.below) for head in heads)
    found = [_title(lines, head.below[len(head.below) - fewest :]) for head in heads]
    titles = {n for places in found for n in places}
    if not all(found) or not _is_in_both(lines, titles):
        return set()
    if all(head.is_subject for head in heads):
        return titles
    above = [n for head, one in zip(heads, found, strict=True) for n in _rivals(lines, head, one)]
    return titles if _is_the_title(lines, titles, above) else set()


def _rivals(lines: Sequence[Line], head: _Head, title: Sequence[int]) -> list[int]:
    """What stands above the fields in the same languages as the title below them."""
    above = [n for n in head.above if _could_be_title(lines[n])]
    languages = {lines[n].language for n in title}
    said = {lines[n].language for n in above}
    is_mixed = any(lines[n].is_mixed for n in (*above, *title))
    return above if is_mixed or languages <= said else []


def _head(lines: Sequence[Line], start: int) -> _Head | None:
    """The head of a letter; None if no field shows that it is one."""
    places = _short_lines(lines, start)
    fields = _fields(lines, places)
    if any(_is_of_mail(lines[n].text) for n in fields):
        return None
    if not any(_is_of_letter(lines[n].text) for n in fields):
        return None
    last = max(fields)
    above = tuple(n for n in places if n < last and n not in fields)
    below = list(dropwhile(lambda n: _names_publisher(lines[n]), (n for n in places if n > last)))
    leads = is_subject_label(lines[last].text) or _NUMBER_OF_LAW.fullmatch(lines[last].text)
    return _Head(above, tuple(below), is_subject=bool(leads))


def _plain_head(lines: Sequence[Line], start: int) -> _Head:
    """The head of a second half, which may have no fields."""
    return _Head((), tuple(_short_lines(lines, start)), is_subject=False)


def _short_lines(lines: Sequence[Line], start: int) -> list[int]:
    """The places of the lines above the first sentence, or above the first number."""
    found: list[int] = []
    has_rows = sum(line.row is not None for line in lines) > MOST_IN_ROWS * len(lines)
    for n in range(start, min(len(lines), start + LINES_AT_HEAD)):
        line = lines[n]
        if _says_nothing(line):
            continue
        if line.table or (has_rows and line.row is not None) or not _could_be_above(line):
            break
        found.append(n)
    return found


def _says_nothing(line: Line) -> bool:
    """A gap, a rule, or a table of names and values, such as a letter has for its fields."""
    if line.table:
        cells = [cell for row in line.table.rows for cell in row]
        return len(line.table.rows) <= ROWS_OF_FIELDS and all(map(_is_value, cells))
    return not any(map(str.isalnum, line.text))


def _is_value(cell: str) -> bool:
    return latin_length(cell) <= LONGEST_VALUE and not cell.endswith(("。", "."))


def _could_be_above(line: Line) -> bool:
    if _is_field(line.text) or leads_on(line):
        return True
    return marker(line.text) is None and (is_label(line) or could_head(line))


def leads_on(line: Line) -> bool:
    """Return whether a short line ends with a colon or a comma, so that text or a value follows."""
    return line.text.endswith(_LEADS_ON) and latin_length(line.text) <= LONGEST_LEAD


def _fields(lines: Sequence[Line], places: Sequence[int]) -> set[int]:
    """Fields, greetings, and the values below labels that stand alone."""
    found: set[int] = set()
    names: list[Line] = []
    for k, n in enumerate(places):
        line = lines[n]
        is_same = _names_the_same(line, names)
        if _is_field(line.text) or is_same:
            found.add(n)
            is_lone = is_field_name(line.text) and not is_subject_label(line.text)
            names = [*names, line] if is_same or (is_lone and not names_kind(line.text)) else []
        elif names:
            found.add(n)
            names = names if _goes_on(lines, places, k) else []
        elif leads_on(line) or _CODE.fullmatch(line.text):
            found.add(n)
    return found


def _names_the_same(line: Line, names: Sequence[Line]) -> bool:
    """Return whether a short line beside the name of a field is that name in the other language."""
    is_short = latin_length(line.text) <= LONGEST_NAME and not any(map(str.isdigit, line.text))
    return len(names) == 1 and is_short and names[0].language not in (None, line.language)


def _goes_on(lines: Sequence[Line], places: Sequence[int], k: int) -> bool:
    """Return whether the value of a lone label is said again below it in the other language."""
    this = lines[places[k]]
    following = lines[places[k + 1]] if k + 1 < len(places) else None
    before = lines[places[k - 1]]
    is_first = is_field_name(before.text)
    is_other = following is not None and following.language != this.language
    return (
        is_first
        and is_other
        and not this.is_mixed
        and bool(latin_words(this.text) or has_han(this.text))
    )


def _is_field(text: str) -> bool:
    if is_header_line(text) or is_addressee(text) or is_greeting(text) or is_field_name(text):
        return True
    name, colon, _value = text.replace("：", ":").partition(":")
    if _NAMED_TWICE.fullmatch(text) or (colon and is_field_name(name.strip())):
        return True
    if _states_age_or_law(text):
        return True
    found = front_line(text)
    if found is None:
        return names_kind(text) or REACHED_AT.search(text) is not None
    is_issue = found.is_series and _ISSUE.match(text) is not None
    return not found.could_be_title or found.is_kind or is_issue


def _is_of_mail(text: str) -> bool:
    """The header of a mail says when it was sent, and its text may have its own title."""
    return is_header_line(text) and names_party(text) and "@" in text


def _is_of_letter(text: str) -> bool:
    """Return whether only a letter or circular has such a field; an article has day and author."""
    if (
        is_addressee(text)
        or is_greeting(text)
        or is_subject_label(text)
        or _states_age_or_law(text)
    ):
        return True
    found = front_line(text)
    if found is not None and (found.dates or found.names):
        return False
    is_reference = found is not None and (found.says_more or found.is_kind)
    is_named = _is_field(text) and is_field_of_letter(text.replace("：", ":").partition(":")[0])
    return is_named or is_reference or is_header_line(text) or names_kind(text)


def _states_age_or_law(text: str) -> bool:
    return bool(_AGE.fullmatch(text.strip()) or _NUMBER_OF_LAW.fullmatch(text.strip()))


def _title(lines: Sequence[Line], below: Sequence[int]) -> list[int]:
    """The first of the lines below the fields, and the same in the other language next to it."""
    below = _from_largest(lines, below)
    if not below or not could_head(lines[below[0]]):
        return []
    first, others = lines[below[0]], below[1:2]
    if first.is_mixed or not others:
        return [below[0]]
    other = lines[others[0]]
    is_other = could_head(other) and not other.is_mixed and other.language != first.language
    return [below[0], others[0]] if is_other else [below[0]]


def _from_largest(lines: Sequence[Line], below: Sequence[int]) -> Sequence[int]:
    """The lines from the title on, without smaller lines and lines with a pictogram above it."""
    below = list(dropwhile(lambda n: n != below[-1] and _points_on(lines[n].text), below))
    largest = max((prominence(lines[n]) for n in below), default=(0.0, 0))
    rest = [prominence(line) for line in lines[below[-1] + 1 :]] if below else []
    if largest in rest:
        return below
    return list(dropwhile(lambda n: prominence(lines[n]) < largest, below))


def _points_on(text: str) -> bool:
    """Return whether the line begins with an arrow or another picture."""
    return unicodedata.category(text[:1] or " ") == "So"


def _is_in_both(lines: Sequence[Line], places: Collection[int]) -> bool:
    if any(lines[n].is_mixed for n in places):
        return len(places) == 1
    languages = {lines[n].language for n in places}
    return len(places) == len(languages) == len(WRITTEN)


def _is_the_title(lines: Sequence[Line], titles: Collection[int], above: Sequence[int]) -> bool:
    """Return whether the line differs from the headings, or nothing above it could be the title."""
    others = [lines[n] for n in above]
    if not others:
        return True
    places = [n for n in range(max(titles) + 1, len(lines)) if _is_heading(lines, n)]
    title = min(prominence(lines[n]) for n in titles)
    if any(prominence(line) > title for line in others):
        return False
    said = sum(latin_length(lines[n].text) for n in titles)
    is_shorter = sum(latin_length(line.text) for line in others) < SHORT * said
    if is_shorter or all(prominence(line) < title for line in others):
        return True
    is_alike = any(prominence(lines[n]) >= title for n in places if not _is_counted(lines, n))
    return bool(places) and not is_alike


def _is_counted(lines: Sequence[Line], n: int) -> bool:
    """Return whether the heading, or the same in the other language beside it, has a number."""
    return any(marker(line.text) for line in lines[n - 1 : n + 2] if could_head(line))


def _could_be_title(line: Line) -> bool:
    return could_head(line) and not _names_publisher(line) and not line.is_link


def _names_publisher(line: Line) -> bool:
    found = front_line(line.text)
    return found is not None and (found.is_firm or found.is_body or found.is_kind)


def _is_heading(lines: Sequence[Line], n: int) -> bool:
    """Return whether the line could be a heading: a sentence follows it, or its translation."""
    below = lines[n + 1 : n + 1 + len(WRITTEN)]
    return could_head(lines[n]) and not all(map(could_head, below))

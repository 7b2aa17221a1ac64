"""Set aside a table of contents that was typed or copied: entries that the text repeats as lines.

Its entries end with page numbers, or stand again below as headings.
"""

import re
from collections.abc import Mapping, Sequence

from briefings.importing.block import Line, Reason
from briefings.importing.patterns.characters import letters
from briefings.importing.patterns.list_markers import marker

_HEAD = re.compile(
    r"(?:(?:本文|本頁|本期)?(?:目錄|目次|內容|議程|大綱|提要)|(?:table of )?contents|agenda|outline"
    r"|(?:in|on|inside) this (?:issue|page|article|edition|update|note|briefing|guide)"
    r"|\s|[/／|｜:：])+",
    re.IGNORECASE,
)
# 內容 and "Outline" may head a section too.
_ONLY_CONTENTS = re.compile(r"(?:目錄|目次|(?:table of )?contents|\s|[/／|｜:：])+", re.IGNORECASE)
# A line that ends with the number of a page, behind dots or a space: 第一章 總則 …… 3.
_ENTRY = re.compile(r".*\D[\s.…·．\u2026]+(?P<page>\d{1,3})", re.DOTALL)
# The contents of a newsletter's issue, in short: 1 最低工資, 2 電子送達.
_OF_ISSUE = re.compile(r"本期|\b(?:in|on|inside) this (?:issue|edition|update)\b", re.IGNORECASE)
_COUNTED = re.compile(r"\W?(?P<number>\d{1,2})\W?\s*\S.{0,60}(?<![。；;.])")
_LATIN = re.compile(r"[a-z0-9]+")
# Under the heading there are at least so many entries.
LEAST_ENTRIES = 2
MOST_ENTRIES = 300
LONGEST_ENTRY = 300


def contents_roles(lines: Sequence[Line], *, were_read: bool = False) -> dict[int, Reason]:
    """For the places of a table of contents and its headings, that they are left out.

    Of those whose entries `were_read` as such in the source, only the headings are left.
    """
    heads = [n for n, line in enumerate(lines) if _HEAD.fullmatch(line.text)]
    if not heads:
        return {}
    last = _last_places(lines)
    found: set[int] = set()
    after = 0  # what was looked through already
    for head in heads:
        if head < after:
            continue
        start = after = _behind(heads, head)
        entries = _entries(lines, start) or _repeated(lines, start, last)
        if not entries and any(_OF_ISSUE.search(line.text) for line in lines[head:start]):
            entries = _counted(lines, start)
        if len(entries) >= LEAST_ENTRIES:
            found |= {*range(head, start), *entries}
            after = entries[-1] + 1
        elif were_read and _heads_entries_read(lines, head, start):
            found |= {*range(head, start)}
    return dict.fromkeys(sorted(found), "contents")


def _heads_entries_read(lines: Sequence[Line], head: int, start: int) -> bool:
    """Return whether entries were read below a heading: nothing else is, or it can mean no more."""
    is_above_heading = start < len(lines) and lines[start].is_marked
    return is_above_heading or all(_ONLY_CONTENTS.fullmatch(one.text) for one in lines[head:start])


def _behind(heads: Sequence[int], head: int) -> int:
    """The first place behind a head and those right below it, such as the one in English."""
    places = set(heads)
    while head in places:
        head += 1
    return head


def _last_places(lines: Sequence[Line]) -> dict[str, int]:
    """For each name of a line, the last place where it stands."""
    return {said: n for n, line in enumerate(lines) for said in _names(line)}


def _entries(lines: Sequence[Line], start: int) -> list[int]:
    """The lines whose page numbers do not fall."""
    entries: list[int] = []
    page = 0
    for n in range(start, len(lines)):
        text = lines[n].text
        match = _ENTRY.fullmatch(text) if len(text) <= LONGEST_ENTRY else None
        if match is None or int(match["page"]) < page:
            break
        page = int(match["page"])
        entries.append(n)
    return entries


def _repeated(lines: Sequence[Line], start: int, last: Mapping[str, int]) -> list[int]:
    """The lines that are lines of the text below, each whole or in both languages apart."""
    entries: list[int] = []
    for n in range(start, min(start + MOST_ENTRIES, len(lines))):
        if not all(last.get(part, -1) > n for part in _parts(lines[n], n, last)):
            break
        entries.append(n)
    return entries


def _counted(lines: Sequence[Line], start: int) -> list[int]:
    """Short lines numbered from 1, which need not repeat the words of the headings below."""
    entries: list[int] = []
    for n in range(start, len(lines)):
        match = _COUNTED.fullmatch(lines[n].text)
        if match is None or int(match["number"]) != len(entries) + 1:
            break
        entries.append(n)
    return entries


def _names(line: Line) -> tuple[str, str]:
    return letters(line.text), letters(_bare(line))


def _bare(line: Line) -> str:
    found = marker(line.text)
    return line.text[found.length :] if found else line.text


def _parts(line: Line, n: int, last: Mapping[str, int]) -> list[str]:
    """What an entry names: itself, or its Chinese and its English if these are lines apart."""
    said = letters(_bare(line))
    if not line.is_mixed or last.get(said, -1) > n:
        return [said or "-"]
    latin = "".join(_LATIN.findall(said))
    return [part for part in (_LATIN.sub("", said), latin) if part] or ["-"]

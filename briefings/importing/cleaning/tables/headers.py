# ruff: noqa: SIM905 - words are easier to read and to sort as words than as a list
"""What a table adds to its text: a header row, and a column that only counts the rows."""

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from briefings.importing.block import Line, Reason
from briefings.importing.patterns.characters import letters

# What a column holds: a language, or a text, with a word or two for which of its texts.
_HEADER = re.compile(
    r"(?:繁體|正體|傳統)?(?:[中英葡漢](?:文|語|譯)?|繁中|原文|譯[文本]|條文|內容)(?:原文|譯[文本]|條文|內容|文本|版本?|本|[中英葡]文)*"
    r"|(?:traditional|simplified|article)?"
    r"(?:chinese|english|portuguese|original|translation|source|target|texts?|provisions?|content)"
    r"(?:texts?|version|translation|original|provisions?|content|chinese|english|portuguese)?"
    r"|zh(?:hant|hk|tw)?|tc|chi|eng?"
)
COUNTERS = frozenset(
    """
    no nos sn number item row ref section sec clause article art para paragraph
    序號 編號 號 號碼 編碼 項 項目 項次 項號 條次 條號 條款 條 款 款次 段 段落 行 番號
    """.split()
)
# A merged row in between is counted but shows no number.
LONGEST_STEP = 3
LEAST_COUNTS, MOSTLY = 2, 0.6
# Years and amounts do not begin here.
LATEST_START = 5
_BOX = re.compile(r"[☐☑☒□■○◯✓✔⬜]+")
_LATIN = re.compile(r"[a-z]+")
_COUNT = re.compile(r"[(（]?(\d{1,3})[)）.、]?")


def table_furniture_roles(lines: Sequence[Line]) -> dict[int, Reason]:
    """For the places of header cells and row numbers, which of the two they are."""
    rows: dict[int, list[int]] = {}
    for place, line in enumerate(lines):
        if line.row is not None:
            rows.setdefault(line.row, []).append(place)
    roles: dict[int, Reason] = {
        place: "table-header"
        for places in rows.values()
        if _is_header([lines[place] for place in places])
        for place in places
    }
    roles |= dict.fromkeys(_boxes(lines, rows), "form")
    columns: dict[int, list[int]] = {}
    for place, line in enumerate(lines):
        if line.row is not None and place not in roles:
            columns.setdefault(line.column, []).append(place)
    for places in columns.values():
        counts = [place for place in places if _COUNT.fullmatch(lines[place].text)]
        if _are_row_numbers([_count(lines[place].text) for place in counts], len(places)):
            roles.update(dict.fromkeys(counts, "row-number"))
    return roles


def _boxes(lines: Sequence[Line], rows: Mapping[int, Sequence[int]]) -> list[int]:
    """The places of the boxes to tick in a checklist."""
    return [
        place
        for places in rows.values()
        for place in places
        if len(places) > 1 and _BOX.fullmatch(lines[place].text)
    ]


def _is_header(cells: Sequence[Line]) -> bool:
    words = [letters(cell.text) for cell in cells]
    named = sum(map(_names_column, words))
    if any(word and not _names_column(word) and not names_count(word) for word in words):
        return False
    return named >= min(2, len(cells))


def _names_column(word: str) -> bool:
    """Return whether a cell says what its column holds, in one language or both: 中文 Chinese."""
    return all(map(_HEADER.fullmatch, _in_each_script(word))) and bool(word)


def names_count(word: str) -> bool:
    """Return whether a cell heads a column of numbers, in one language or in both: No. 編號."""
    return word in COUNTERS or all(part in COUNTERS for part in _in_each_script(word))


def _in_each_script(word: str) -> list[str]:
    return [part for part in (_LATIN.sub("", word), "".join(_LATIN.findall(word))) if part]


def _are_row_numbers(numbers: Sequence[int], cells: int) -> bool:
    """A column that holds 1, 2, 3 … and little else: the table's own numbering."""
    if len(numbers) < LEAST_COUNTS or len(numbers) < MOSTLY * cells:
        return False
    in_order = all(0 < after - before <= LONGEST_STEP for before, after in pairwise(numbers))
    return in_order and numbers[0] <= LATEST_START


def _count(text: str) -> int:
    match = _COUNT.fullmatch(text)
    return int(match[1]) if match else 0

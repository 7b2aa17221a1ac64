# ruff: noqa: SIM905 - words are easier to read and to sort as words than as a list
"""What a table adds to its text: a header row, and a column that only counts the rows."""

import re
from collections.abc import Sequence
from itertools import pairwise

from briefings.importing.block import Block
from briefings.importing.cleaning.invisible import letters
from briefings.importing.cleaning.page_furniture import Cleared

_HEADERS = frozenset(
    """
    中文 英文 中文版 英文版 中文本 英文本 繁體中文 繁中 正體中文 中文版本 英文版本 漢語 葡文
    原文 譯文 譯本 中文原文 英文譯文 中文譯文 英文原文 中文文本 英文文本 中文內容 英文內容
    中文條文 英文條文 條文 內容 chinese english chineseversion englishversion traditionalchinese
    chinesetext englishtext zh en zhhant zhhk zhtw tc eng chi original translation source target
    text provision content englishtranslation chinesetranslation 中文chinese 英文english
    chinese中文 english英文 中 英
    """.split()
)
_COUNTERS = frozenset(
    "no nos number item row 序號 編號 號 號碼 項 項目 項次 條次 article 條 行 番號".split()
)
# A merged row in between is counted but shows no number.
LONGEST_STEP = 3
LEAST_COUNTS, MOSTLY = 2, 0.6
# Years and amounts do not begin here.
LATEST_START = 5
_COUNT = re.compile(r"[(（]?(\d{1,3})[)）.、]?")


def without_table_furniture(blocks: Sequence[Block]) -> Cleared:
    """The blocks without header rows and row counters, which are reported as dropped."""
    rows: dict[int, list[Block]] = {}
    for block in blocks:
        if block.row is not None:
            rows.setdefault(block.row, []).append(block)
    gone = {id(cell) for cells in rows.values() if _is_header(cells) for cell in cells}
    gone |= {id(cell) for cell in _counters([c for c in blocks if c.row is not None], gone)}
    return Cleared(
        [block for block in blocks if id(block) not in gone],
        [block.text for block in blocks if id(block) in gone],
    )


def _is_header(cells: Sequence[Block]) -> bool:
    words = [letters(cell.text) for cell in cells]
    named = sum(word in _HEADERS for word in words)
    if any(word not in _HEADERS and word not in _COUNTERS and word for word in words):
        return False
    return named >= min(2, len(cells))


def _counters(cells: Sequence[Block], gone: set[int]) -> list[Block]:
    """The cells of columns that hold 1, 2, 3 … and little else: the table's own numbering."""
    counting: list[Block] = []
    for column in {cell.column for cell in cells}:
        own = [cell for cell in cells if cell.column == column and id(cell) not in gone]
        counts = [cell for cell in own if _COUNT.fullmatch(cell.text)]
        if len(counts) < LEAST_COUNTS or len(counts) < MOSTLY * len(own):
            continue
        numbers = [_count(cell.text) for cell in counts]
        in_order = all(0 < after - before <= LONGEST_STEP for before, after in pairwise(numbers))
        if in_order and numbers[0] <= LATEST_START:
            counting += counts
    return counting


def _count(text: str) -> int:
    match = _COUNT.fullmatch(text)
    return int(match[1]) if match else 0

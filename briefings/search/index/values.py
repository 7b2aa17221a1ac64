"""Values in folded text: dates, articles, laws, amounts and numbers, however they are written.

Each is a code that no text contains, because it begins with a private-use character. The module
`value_notations` has how they are written.
"""

import re
from typing import NamedTuple

from briefings.search.index.value_notations import (
    NUMERAL,
    READINGS,
    WITHOUT_NUMERALS,
    Need,
    Reading,
)

VALUE = "\ue002"
LONGEST_CODE = 40


class Value(NamedTuple):
    codes: tuple[str, ...]
    start: int
    end: int


# What a reading makes of a match, which depends on nothing else.
_KNOWN: dict[tuple, tuple[str, ...]] = {}
_MOST_KNOWN = 20_000


def values(folded: str) -> list[Value]:
    """Return the values of a folded text; each part of the text belongs to one."""
    taken = bytearray(len(folded))
    found = []
    there: dict[Need, bool] = {}
    for pattern, needs, read in READINGS if NUMERAL.search(folded) else WITHOUT_NUMERALS:
        if needs not in there:
            there[needs] = needs(folded)
        if not there[needs]:
            continue
        for match in pattern.finditer(folded):
            start, end = match.span()
            if taken.find(1, start, end) < 0 and (codes := _codes(read, match)):
                taken[start:end] = b"\1" * (end - start)
                found.append(Value(codes, start, end))
    return sorted(found, key=lambda value: value.start)


def _codes(read: Reading, match: re.Match[str]) -> tuple[str, ...]:
    """Return the codes of a match; the same numbers come again and again."""
    key = read, match[0], match.groups()
    if (known := _KNOWN.get(key)) is not None:
        return known
    try:
        codes = tuple(VALUE + code for code in read(match))
    except OverflowError:
        codes = ()
    if any(len(code) > LONGEST_CODE + 1 for code in codes):
        codes = ()
    if len(_KNOWN) >= _MOST_KNOWN:
        _KNOWN.clear()
    _KNOWN[key] = codes
    return codes

"""What browsers send, as values that the databases can hold."""

import re
from typing import Any

# NUL, which PostgreSQL refuses, and halves of characters (lone surrogates), which have no bytes.
UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
_LONGEST_NUMBER = 18  # digits; eight bytes hold every such number


def whole_number(text: Any) -> int | None:
    """The number that digits stand for: the key of a row, a revision, a page. None for others."""
    digits = str(text)
    if not (digits.isascii() and digits.isdecimal() and len(digits) <= _LONGEST_NUMBER):
        return None
    return int(digits)


def is_storable(value: Any) -> bool:
    """Whether every text and number within a JSON value can be stored."""
    if isinstance(value, str):
        return not UNSTORABLE.search(value)
    if isinstance(value, dict):
        return all(is_storable(one) for pair in value.items() for one in pair)
    if isinstance(value, list):
        return all(map(is_storable, value))
    return not isinstance(value, int) or abs(value) < 10**_LONGEST_NUMBER


def without_unstorable(text: str) -> str:
    """The text without the characters that nobody types and no database stores."""
    return UNSTORABLE.sub("", text)

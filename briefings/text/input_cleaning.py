"""Convert browser input into values that the databases can store."""

import re
from typing import Any

# PostgreSQL refuses NUL; lone surrogates cannot be encoded in UTF-8.
UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
_LONGEST_NUMBER = 18  # digits; every such number fits into eight bytes


def whole_number(text: Any) -> int | None:
    """Parse digits as a row key, revision or page number; None for anything else."""
    digits = str(text)
    if not (digits.isascii() and digits.isdecimal() and len(digits) <= _LONGEST_NUMBER):
        return None
    return int(digits)


def is_storable(value: Any) -> bool:
    """Return whether the database can store every text and number in a JSON value."""
    if isinstance(value, str):
        return not UNSTORABLE.search(value)
    if isinstance(value, dict):
        return all(is_storable(one) for pair in value.items() for one in pair)
    if isinstance(value, list):
        return all(map(is_storable, value))
    return not isinstance(value, int) or abs(value) < 10**_LONGEST_NUMBER


def without_unstorable(text: str) -> str:
    """Return the text without characters that no database can store."""
    return UNSTORABLE.sub("", text)

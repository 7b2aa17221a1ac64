"""The rules of a style sheet, in one pass whose time grows only with the length of the sheet."""

import re
from collections.abc import Iterator

_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)|<!--|-->", re.DOTALL)
# Rules for letters, lists and counters are short.
MOST_SELECTOR, MOST_DECLARED = 400, 2_000


def rules_of(sheet: str) -> Iterator[tuple[str, str]]:
    """Selectors with what is declared for them, also within @media."""
    for part in _COMMENT.sub(" ", sheet).split("}"):
        before, brace, declared = part.rpartition("{")
        selectors = before.rpartition("{")[2].rpartition(";")[2].strip()
        if brace and len(selectors) <= MOST_SELECTOR and len(declared) <= MOST_DECLARED:
            yield selectors, declared

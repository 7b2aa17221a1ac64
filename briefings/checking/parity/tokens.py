"""Tokens that both sides of a pair must share, and a reader that extracts them step by step."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

Span = tuple[int, int]

# Normalise full-width figures and remove emphasis, one character for one, so that places stay.
_PLAIN: dict[int, int | str] = dict(
    str.maketrans("０１２３４５６７８９％．，＄￥／－", "0123456789%.,$¥/-")
)
_PLAIN |= {ord("*"): " ", ord("\u00a0"): " ", ord("\u3000"): " ", ord("‑"): "-", ord("‐"): "-"}
_LOWER = {code: code + 32 for code in range(ord("A"), ord("Z") + 1)}
_TAKEN = "\x00"
# In characters. No real paragraph is longer, even in English.
LONGEST = 20_000


@dataclass(frozen=True, slots=True)
class Token:
    """A date, an amount, a number …, with its possible `values`.

    A firm token must have a partner on the other side; one that is not firm can only be a partner.
    """

    kind: str
    values: tuple[Any, ...]
    start: int
    end: int
    firm: bool = True
    note: Any = None  # a currency, an article's letter

    @property
    def span(self) -> Span:
        return self.start, self.end


Reading = Callable[[re.Match[str]], Iterable[Token] | None]


class Reader:
    """A text that is read by one pattern after another; each part is taken once."""

    def __init__(self, text: str):
        self.rest = text[:LONGEST].translate(_PLAIN)
        self.tokens: list[Token] = []

    def take(self, pattern: re.Pattern[str], read: Reading) -> None:
        """Read every match; if `read` returns None, leave it to later patterns."""

        def swallow(match: re.Match[str]) -> str:
            found = read(match)
            if found is None:
                return match[0]
            self.tokens.extend(found)
            return _TAKEN * len(match[0])

        self.rest = pattern.sub(swallow, self.rest)

    def lower(self) -> None:
        self.rest = self.rest.translate(_LOWER)

    def skip(self, pattern: re.Pattern[str]) -> None:
        self.take(pattern, lambda _match: ())


@dataclass(frozen=True, slots=True)
class Finding:
    """A difference between the sides, with the places to mark in each."""

    kind: str
    message: str  # the key of its sentence: differs, missing-en, other-shape …
    chinese: tuple[Span, ...] = ()
    english: tuple[Span, ...] = ()
    severity: str = "warning"  # or "hint"
    cell: tuple[int, int] | None = None  # in a table, the row and the column, from 1

"""What a side says that the other must say too: tokens with their places, read step by step."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

Span = tuple[int, int]

# Figures in full width count as their plain ones; emphasis stands for nothing. Places stay.
_PLAIN: dict[int, int | str] = dict(
    str.maketrans("０１２３４５６７８９％．，＄￥／－", "0123456789%.,$¥/-")
)
_PLAIN |= {ord("*"): " ", ord("\u00a0"): " ", ord("\u3000"): " ", ord("‑"): "-", ord("‐"): "-"}
_LOWER = {code: code + 32 for code in range(ord("A"), ord("Z") + 1)}
_TAKEN = "\x00"
# Latin text takes about four times the letters; a paragraph longer than this is no paragraph.
LONGEST = 20_000


@dataclass(frozen=True, slots=True)
class Token:
    """A date, an amount, a number …; any of its `values` is what it may mean.

    A firm one must stand on the other side; one that is not only answers for a firm one there.
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
    """A text that is read by one pattern after another; what one took, none takes again."""

    def __init__(self, text: str):
        self.rest = text[:LONGEST].translate(_PLAIN)
        self.tokens: list[Token] = []

    def take(self, pattern: re.Pattern[str], read: Reading) -> None:
        """Read every match; where `read` answers None, it stays for those who come after."""

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
    """Something that one side says and the other does not, with the places to mark in each."""

    kind: str
    message: str  # the key of its sentence: differs, missing-en, missing-zh-hant …
    chinese: tuple[Span, ...] = ()
    english: tuple[Span, ...] = ()
    severity: str = "warning"  # or "hint"

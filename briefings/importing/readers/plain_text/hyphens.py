# ruff: noqa: SIM905 - words are easier to read and to sort as words than as a list
"""Join words that were divided at the end of a line, and keep the hyphens of compounds."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from briefings.text.language_detection import LATIN

_WORD = re.compile(rf"[{LATIN}]+(?:-[{LATIN}]+)*")
_LEFT = re.compile(rf"([{LATIN}]+)-$")
_RIGHT = re.compile(r"([a-zà-ÿ]+)(-?)")
# Parts of compounds; what begins with one keeps its hyphen.
_OF_COMPOUND = frozenset(
    """
    non self well co pre post anti semi multi cross third inter ex long short high low full part
    one two three four first second half so up on off by in out ill all cost risk tax decision law
    rule time year month day fixed joint state sub quasi vice pro user
    """.split()
)
# Behind the hyphen of "pre- and post-closing".
_SUSPENDED = frozenset(("and", "or", "to", "nor", "e", "ou"))
# Without its hyphen each of these is another word.
_TOLD_APART = frozenset(
    """
    re-sign re-signed re-signing re-lease re-leased re-cover re-covered re-form re-formed re-serve
    re-served re-present re-presented re-sent re-sort re-count re-mark re-store re-creation
    un-ionised un-ionized
    """.split()
)
# No word is longer; a whole paragraph would be searched again for each of its lines.
LONGEST_WORD = 80
# What no English word is, but the end of many.
_ENDING = re.compile(
    r"[a-z]{0,3}[ts]ion(?:al|ally|ed|ing|aires?|ary|aries|ists?)?"
    r"|(?:[a-z]{0,3}[ts]ion|ment|ance|ence|ure|ate|ent|ant|ing|ity|tor|er|or)s?"
    r"|ly|ed|al|ble|ness|ous|ive|ary|ory|ated|ting|tory|t?ive|[tc]ial|cal|ical|ally"
    r"|ty|ties|cy|ries|ry|i[sz]ation"
)


@dataclass(frozen=True)
class Hyphens:
    """What the lines of a text say of its words: which are written whole, which with a hyphen."""

    lines: Sequence[str]

    @staticmethod
    def go_on(line: str, following: str) -> bool:
        """Return whether a word goes on in the next line, however short the lines are."""
        right = _RIGHT.match(following)
        return bool(_LEFT.search(line[-LONGEST_WORD:]) and right and right[1] not in _SUSPENDED)

    def glue(self, paragraph: str, line: str) -> str:
        """Return the paragraph with the line behind it; it ends with a hyphen."""
        left, right = _LEFT.search(paragraph[-LONGEST_WORD:]), _RIGHT.match(line)
        is_divided = left and right and self._is_divided(left[1].lower(), right[1])
        return (paragraph[:-1] if is_divided else paragraph) + line

    def _is_divided(self, left: str, right: str) -> bool:
        if f"{left}-{right}" in self._words or left in _OF_COMPOUND:
            return False
        if left + right in self._words:
            return True
        if f"{left}-{right}" in _TOLD_APART:
            return False
        are_words = left in self._words and right in self._words
        return self._divides_words and not are_words

    @cached_property
    def _words(self) -> frozenset[str]:
        return frozenset(
            word.lower() for line in self.lines for word in _WORD.findall(_LEFT.sub("", line))
        )

    @cached_property
    def _divides_words(self) -> bool:
        """Return whether a word of this text is surely divided, so that others are too."""
        return any(
            left + right in self._words or _ENDING.fullmatch(right)
            for left, right in self._breaks()
        )

    def _breaks(self) -> Iterable[tuple[str, str]]:
        for line, following in pairwise(self.lines):
            left, right = _LEFT.search(line.rstrip()), _RIGHT.match(following.lstrip())
            if left and right:
                yield left[1].lower(), right[1]

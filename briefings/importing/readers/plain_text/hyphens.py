# ruff: noqa: SIM905 - words are easier to read and to sort as words than as a list
"""Join words that were divided at the end of a line, and keep the hyphens of compounds."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from briefings.importing.readers.plain_text.english_words import is_english
from briefings.text.language_detection import LATIN

_WORD = re.compile(rf"[{LATIN}]+(?:-[{LATIN}]+)*")
# Programs that divide words end the line with this, which is no sign of the text; some copies
# show it as ¬.
SOFT = "\u00ad"
_LEFT = re.compile(rf"([{LATIN}]+)([-{SOFT}])$")
_RIGHT = re.compile(r"([a-zà-ÿ]+)(-?)")
_DIVIDED = re.compile(rf"(?<=[{LATIN}])[{SOFT}¬][ \t]*$")
_PRINTED = re.compile(rf"(?<=[{LATIN}])\u2010[ \t]*$")
# What begins with one of these keeps its hyphen, unless it is a word without.
_PREFIXES = frozenset(
    """
    non co pre post anti semi multi inter ex so up on off by in out ill all sub quasi vice pro
    """.split()
)
# And with one of these, unless what follows is no word.
_FIRST_PARTS = frozenset(
    """
    self well cross third long short high low full part one two three four first second half cost
    risk tax decision law rule time year month day fixed joint state user
    """.split()
)
# Behind the hyphen of "pre- and post-closing".
_SUSPENDED = frozenset(("and", "or", "to", "nor", "e", "ou"))
# Behind the hyphen of "start-up" and "pay-off".
_PARTICLES = frozenset(("up", "off", "in", "on", "out", "down", "over", "to", "through", "back"))
# Without its hyphen each of these is another word, or the same in another spelling.
_KEPT = frozenset(
    """
    by-law by-laws on-going well-being post-war off-shore on-shore
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
    r"|ly|ed|al|ble|able|age|ness|ous|ive|ary|ory|ated|ting|tory|t?ive|[tc]ial|cal|ical|ally"
    r"|ty|ties|cy|ries|ry|i[sz]ation"
)


def with_hyphens(lines: Sequence[str]) -> list[str]:
    """Return the lines, with one sign each for what a program or a font sets where it divides."""
    return [_PRINTED.sub("-", _DIVIDED.sub(SOFT, line)) for line in lines]


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
        is_soft = paragraph.endswith(SOFT)
        is_divided = left and right and self._is_divided(left[1], right[1])
        return (paragraph[:-1] if is_soft or is_divided else paragraph) + line

    def _is_divided(self, as_written: str, right: str) -> bool:
        left = as_written.lower()
        compound = f"{left}-{right}"
        if compound in self._words:
            return False
        if left + right in self._words:
            return True
        if right in _PARTICLES or _is_compound(left, right):
            return False
        if is_english(left + right):
            return True
        # Ka-wai is the name of a person.
        if as_written[:1].isupper() and not _ENDING.fullmatch(right):
            return False
        is_compound = left in _PREFIXES or self._are_words(left, right)
        return not is_compound and self._divides_words

    def _are_words(self, left: str, right: str) -> bool:
        return self._knows(left) and self._knows(right)

    def _knows(self, word: str) -> bool:
        return word in self._words or is_english(word)

    @cached_property
    def _words(self) -> frozenset[str]:
        return frozenset(
            word.lower() for line in self.lines for word in _WORD.findall(_LEFT.sub("", line))
        )

    @cached_property
    def _divides_words(self) -> bool:
        """Return whether a word of this text is surely divided, so that others are too."""
        return any(
            left + right in self._words
            or is_english(left + right)
            or (_ENDING.fullmatch(right) and not self._are_words(left, right))
            for left, right in self._breaks()
        )

    def _breaks(self) -> Iterable[tuple[str, str]]:
        for line, following in pairwise(self.lines):
            left, right = _LEFT.search(line.rstrip()), _RIGHT.match(following.lstrip())
            if left and right:
                yield left[1].lower(), right[1]


def _is_compound(left: str, right: str) -> bool:
    """Return whether English writes a hyphen: by-laws, re-enter, co-operate, long-term."""
    if f"{left}-{right}" in _KEPT or (left in ("re", "pre", "co") and left[-1] == right[0]):
        return True
    return left in _FIRST_PARTS and is_english(right) and not _ENDING.fullmatch(right)

"""What of a query no entry has.

A run of Chinese is all pairs of its characters, most of which are no words: 法罰 of 保護法罰款 only
joins two. What counts are the characters that no known pair has.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from briefings.search.index.analysis import fold
from briefings.search.question.question import PARTICLES, Kind, Part

# Two characters are about one word.
_OF_A_WORD = 0.5
Judged = tuple[Part, bool]  # whether it is known


class Unknown(NamedTuple):
    typed: str
    words: float  # about how many


@dataclass(slots=True)
class _Letter:
    typed: str
    unknown: bool


def unknown_parts(asked: Sequence[Part], known: Sequence[bool]) -> Iterator[Unknown]:
    """Yield the words that are not known, and the stretches of Chinese characters."""
    judged = list(zip(asked, known, strict=True))
    for is_han, some in groupby(judged, key=lambda one: one[0].kind is Kind.HAN):
        if is_han:
            yield from _stretches(some)
        else:
            yield from (Unknown(part.clause.typed, 1.0) for part, there in some if not there)


def _stretches(pairs: Iterator[Judged]) -> Iterator[Unknown]:
    for unknown, stretch in groupby(_letters(pairs), key=lambda letter: letter.unknown):
        if unknown:
            typed = "".join(letter.typed for letter in stretch)
            yield Unknown(typed, _OF_A_WORD * len(typed))


def _letters(pairs: Iterator[Judged]) -> list[_Letter]:
    """Return the characters of some pairs in order; those of a known pair are known."""
    letters: list[_Letter] = []
    run = -1
    for part, known in pairs:
        typed = part.clause.typed
        if part.run != run or letters[-1].typed != typed[0]:
            run = part.run
            letters += [_Letter("", unknown=False), _letter(typed[0], part)]
        letters[-1].unknown &= not known
        letters += [_letter(letter, part) for letter in typed[1:]]
        letters[-1].unknown &= not known
    return letters


def _letter(typed: str, part: Part) -> _Letter:
    return _Letter(typed, unknown=not (part.weak and fold(typed) in PARTICLES))

"""The parts of a query that no entry contains.

A run of Chinese is searched for as all pairs of its characters, many of which are not words: in
保護法罰款, 法罰 only joins two words. So a character is unknown if it is in no known pair.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from briefings.search.index.analysis import fold
from briefings.search.question.question import Kind, Part
from briefings.search.question.slight_words import PARTICLES

_WORDS_PER_CHARACTER = 0.5
Judged = tuple[Part, bool]  # a part, and whether an entry contains it


class Unknown(NamedTuple):
    typed: str
    words: float  # an estimate of how many


@dataclass(slots=True)
class _Letter:
    typed: str
    unknown: bool


def unknown_parts(asked: Sequence[Part], known: Sequence[bool]) -> Iterator[Unknown]:
    """Yield the unknown words, and the unknown stretches of Chinese characters."""
    judged = list(zip(asked, known, strict=True))
    for is_han, some in groupby(judged, key=lambda one: one[0].kind is Kind.HAN):
        if is_han:
            yield from _stretches(some)
        else:
            missing = (part for part, there in some if not there and not part.weak)
            yield from (Unknown(part.clause.typed, 1.0) for part in missing)


def _stretches(pairs: Iterator[Judged]) -> Iterator[Unknown]:
    for unknown, stretch in groupby(_letters(pairs), key=lambda letter: letter.unknown):
        if unknown:
            typed = "".join(letter.typed for letter in stretch)
            yield Unknown(typed, _WORDS_PER_CHARACTER * len(typed))


def _letters(pairs: Iterator[Judged]) -> list[_Letter]:
    """Return the characters of consecutive pairs in order; those of a known pair are known."""
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

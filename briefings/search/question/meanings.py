"""What the list of synonyms has for the parts of a query: for each, and for those that follow."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from briefings.search.index.analysis import document
from briefings.search.index.clauses import Clause
from briefings.search.question.question import Kind, Part
from briefings.search.question.synonyms import Synonyms

# Searched for as they are.
_LITERAL = {Kind.VALUE, Kind.NUMBER, Kind.QUOTED}


class Meaning(NamedTuple):
    """The places of the parts that are a known phrase together, and what means the same."""

    start: int
    end: int
    clauses: list[Clause]


def meanings(asked: Sequence[Part], known: Synonyms, query: str) -> Iterator[Meaning]:
    """Yield what parts mean.

    Within a longer phrase that is known, a word has only meanings that those of the phrase contain:
    in 不合理解僱 that of 解僱, in real estate not that of estate.
    """
    there = list(_known(asked, known, f" {document(query)} "))
    for one in there:
        wholes = [other for other in there if _is_within(one, other)]
        if not wholes or any(_contains(whole, one) for whole in wholes):
            yield one


def _known(asked: Sequence[Part], known: Synonyms, line: str) -> Iterator[Meaning]:
    for start in range(len(asked)):
        tokens: tuple[str, ...] = ()
        for place in range(start, len(asked)):
            part = asked[place]
            if part.run != asked[start].run or part.kind in _LITERAL:
                break
            tokens += part.clause.tokens
            if len(tokens) > known.longest:
                break
            if clauses := known.of(tokens, line):
                yield Meaning(start, place + 1, clauses)


def _is_within(one: Meaning, other: Meaning) -> bool:
    return other.start <= one.start and one.end <= other.end and one[:2] != other[:2]


def _contains(whole: Meaning, one: Meaning) -> bool:
    needles = [clause.needle for clause in one.clauses]
    return any(needle in clause.needle for clause in whole.clauses for needle in needles)

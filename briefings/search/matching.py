"""What answers a question as it does for readers: public briefings, and texts outside the index.

Staff find drafts and terms by what a client would type; the index has public texts only.
"""

from collections.abc import Iterable

from briefings.search.index.analysis import document
from briefings.search.index.clauses import tidy
from briefings.search.index.entry import GAP, briefing_of
from briefings.search.index.filters import Narrowing
from briefings.search.question import synonyms
from briefings.search.question.question import Kind, Part, parts
from briefings.search.question.understanding import understand
from briefings.search.results.candidates import MOST
from briefings.search.results.ranking import ranked

# A word of so many letters is found by its beginning too.
_BEGUN = 3


def public_matches(query: str) -> set[int]:
    """Return the public briefings that have all of the question; if none has, the closest."""
    found = ranked(understand(tidy(query)), Narrowing())
    keys = [key for key in found.keys if key not in found.lacking] or found.keys
    return {briefing_of(key) for key in keys[:MOST]}


class Matcher:
    """Return whether texts that are not in the index have all of a question."""

    def __init__(self, query: str):
        asked = parts(tidy(query))
        # As readers' questions are understood: corrected and completed by words of public texts.
        understood = {unit.typed: unit.phrases for unit in understand(tidy(query)).units}
        alike = synonyms.known()
        self._wanted = [
            {
                *_needles(part),
                *(clause.needle for clause in alike.of(part.clause.tokens)),
                *(clause.needle for clause, _w in understood.get(part.clause.typed, ())),
            }
            for part in asked
            if not part.weak
        ]

    def matches(self, texts: Iterable[str]) -> bool:
        line = f" {f' {GAP} '.join(map(document, texts))} "
        return bool(self._wanted) and all(
            any(needle in line for needle in needles) for needles in self._wanted
        )


def _needles(part: Part) -> list[str]:
    own = part.clause.needle
    if part.kind is Kind.WORD and len(part.clause.typed) >= _BEGUN:
        own = own.rstrip()
    return [own, *(f" {code} " for code in part.codes)]

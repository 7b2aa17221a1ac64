"""Words that mean the same: a shipped list, and the firm's own terms."""

from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from briefings.models.terms import AVOID, TERM, Term
from briefings.search.index.analysis import fold, runs
from briefings.search.index.clauses import Clause, clause_of
from briefings.search.question.question import ASKING

FILE = Path(__file__).with_name("synonyms.txt")
Tokens = tuple[str, ...]
Row = tuple[str, ...]


class Synonyms:
    """Groups of phrases, by the tokens of each."""

    def __init__(self, groups: Iterable[Iterable[str]]):
        self._others: dict[Tokens, dict[Tokens, Clause]] = defaultdict(dict)
        for group in groups:
            clauses = [one for phrase in group if (one := _clause(phrase))]
            for clause in clauses:
                others = {one.tokens: one for one in clauses if one.tokens != clause.tokens}
                for key in {clause.tokens, _key(clause.tokens)}:
                    self._others[key] |= others
        self.longest = max(map(len, self._others), default=0)

    def of(self, tokens: Tokens) -> list[Clause]:
        return list(self._others[tokens].values()) if tokens in self._others else []


def _key(tokens: Tokens) -> Tokens:
    """Return the tokens without the words that a question leaves out too."""
    return tuple(one for one in tokens if one not in ASKING) or tokens


def _clause(phrase: str) -> Clause | None:
    group = list(runs(fold(phrase)))
    return clause_of(group, phrase) if group else None


def known() -> Synonyms:
    """Return the shipped synonyms and those of the firm's terms as they are now."""
    return _of_terms(tuple(Term.objects.order_by("pk").values_list(*TERM, *AVOID)))


@lru_cache(maxsize=2)
def _of_terms(rows: tuple[Row, ...]) -> Synonyms:
    return Synonyms([*_shipped(), *map(_written, rows)])


def _written(row: Row) -> list[str]:
    return [line for column in row for line in column.splitlines() if line.strip()]


def _shipped() -> list[list[str]]:
    lines = FILE.read_text(encoding="utf-8").splitlines()
    groups = (line for line in lines if line.strip() and not line.startswith("#"))
    # The sources follow the bar.
    return [line.partition("|")[0].split("=") for line in groups]

# ruff: noqa: SIM905 - words are easier to read and to sort as words than as a list
"""Words that mean the same: a shipped list, and the firm's own terms."""

from collections import defaultdict
from collections.abc import Iterable
from functools import cache, lru_cache
from pathlib import Path

from briefings.models.plain_reading import read
from briefings.models.terms import AVOID, TERM, Term
from briefings.search.index.analysis import fold, runs
from briefings.search.index.clauses import Clause, clause_of
from briefings.search.question.slight_words import ASKING

# Plain SQL: each page of results asks this.
_TERMS = f"SELECT {', '.join((*TERM, *AVOID))} FROM briefings_term ORDER BY id"  # noqa: S608
FILE = Path(__file__).with_name("synonyms.txt")
Tokens = tuple[str, ...]
Row = tuple[str, ...]
Group = tuple[Clause, ...]


# Without these a single word no longer has the meaning of a phrase: got fired is fired, but kick is
# not "kick in", nor pay "not paying".
_TELLING = frozenset(
    "in on of to by at for from with into not no cannot never know who which".split()
)


class Synonyms:
    """Groups of phrases, by the tokens of each."""

    def __init__(self, groups: Iterable[Group]):
        self._groups: dict[Tokens, list[tuple[Tokens, Group]]] = defaultdict(list)
        for group in groups:
            shorter = {_keys(one.tokens)[1]: one.tokens for one in group}
            for key, whole in (shorter | {one.tokens: one.tokens for one in group}).items():
                self._groups[key].append((whole, group))
        self.longest = max(map(len, self._groups), default=0)

    def of(self, tokens: Tokens, asked: str = "") -> list[Clause]:
        """Return what means the same as a phrase, without the phrase itself.

        `asked` is the whole question: a single word stands for a phrase only if that is there too.
        """
        groups = self._groups.get(tokens, ())
        found = (one for whole, group in groups if _is_meant(tokens, whole, asked) for one in group)
        return list({one.tokens: one for one in found if tokens not in _keys(one.tokens)}.values())


def _is_meant(tokens: Tokens, whole: Tokens, asked: str) -> bool:
    if tokens == whole or len(tokens) > 1 or _TELLING.isdisjoint({*whole} - {*tokens}):
        return True
    return f" {' '.join(whole)} " in asked


def _keys(tokens: Tokens) -> tuple[Tokens, Tokens]:
    """Return the tokens, and those of them that a question does not leave out."""
    return tokens, tuple(one for one in tokens if one not in ASKING) or tokens


def known() -> Synonyms:
    """Return the shipped synonyms and those of the firm's terms as they are now."""
    return _of_terms(tuple(read(Term, _TERMS)))


@lru_cache(maxsize=2)
def _of_terms(rows: tuple[Row, ...]) -> Synonyms:
    return Synonyms([*shipped(), *(phrases(_written(row)) for row in rows)])


def _written(row: Row) -> list[str]:
    return [line for column in row for line in column.splitlines() if line.strip()]


@cache
def shipped() -> tuple[Group, ...]:
    """Return the groups of the list. The first call takes half a second."""
    lines = FILE.read_text(encoding="utf-8").splitlines()
    groups = (line for line in lines if line.strip() and not line.startswith("#"))
    # The sources follow the bar.
    return tuple(phrases(line.partition("|")[0].split("=")) for line in groups)


def phrases(written: Iterable[str]) -> Group:
    return tuple(one for phrase in written if (one := _clause(phrase)))


def _clause(phrase: str) -> Clause | None:
    group = list(runs(fold(phrase)))
    return clause_of(group, phrase) if group else None

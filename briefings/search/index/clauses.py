# ruff: noqa: SIM905 - words are easier to read and to sort as words than as a list
"""Clauses of a query: what must stand together, and where it stands in a text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from briefings.search.index.analysis import Located, Run, fold, located, runs
from briefings.search.index.value_notations import INITIALS
from briefings.search.index.values import VALUE, values

LONGEST_QUERY = 300
MOST_CLAUSES = 12
OPEN, CLOSE = '"“”„「『«', '"“”」』»'
_CHUNK = re.compile(f"[{OPEN}]([^{CLOSE}]*)[{CLOSE}]?|([^\\s{OPEN}{CLOSE}]+)")
# What joins the parts of 8/2005, 2025-17, decision-making and name@firm.mo.
_JOINT = re.compile(r"[-‐‑–—/.·&@:+]")
_NAME = re.compile(r"[^\d,]")
STOP_WORDS = frozenset(
    "a an and are as at be by for from in is it its of on or that the this to was with".split()
)
_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff]+")


@dataclass(frozen=True, slots=True)
class Clause:
    """A phrase to find: consecutive tokens, the last perhaps a prefix, and the text as typed."""

    tokens: tuple[str, ...]
    typed: str
    begun: bool = False
    # The substring that a padded line of tokens contains if the clause matches.
    needle: str = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        needle = f" {' '.join(self.tokens)}" + ("" if self.begun else " ")
        object.__setattr__(self, "needle", needle)

    @property
    def is_value(self) -> bool:
        return self.tokens[0].startswith(VALUE)


def tidy(query: str) -> str:
    """Return the query without control characters and repeated blanks, cut at 300 characters."""
    return " ".join(_UNPRINTABLE.sub(" ", query[: LONGEST_QUERY * 4]).split())[:LONGEST_QUERY]


def clauses(query: str) -> list[Clause]:
    """Return the clauses that a briefing must contain; empty if there is nothing to look for."""
    query = tidy(query)
    found: dict[tuple, Clause] = {}
    spare: dict[tuple, Clause] = {}
    for match in _CHUNK.finditer(query):
        quoted = match[1] is not None
        text = match[1] if quoted else match[2]
        there = list(runs(fold(text)))
        for group in [there] if quoted else joined(there, fold(text)):
            if not group:
                continue
            clause = clause_of(group, text)
            idle = not quoted and clause.tokens[0] in STOP_WORDS and len(clause.tokens) == 1
            (spare if idle else found).setdefault((clause.tokens, clause.begun), clause)
    return list((found or spare).values())[:MOST_CLAUSES]


def whole_phrase(query: str) -> Clause | None:
    """Return a query as one phrase; none if it has no word."""
    group = list(runs(fold(query)))
    return clause_of(group, query) if group else None


def joined(there: list[Run], folded: str) -> list[list[Run]]:
    """Group the runs that form one phrase: 第8/2005號, e-mail; but not 商標 and law."""
    groups: list[list[Run]] = []
    for run in there:
        before = groups[-1][-1] if groups else None
        if before and _belongs(before, run, folded[before.end : run.start], folded):
            groups[-1].append(run)
        else:
            groups.append([run])
    return groups


def _belongs(before: Run, run: Run, between: str, folded: str) -> bool:
    if before.han != run.han:
        number = before if run.han else run
        # 5G is a name: Chinese beside it is not counted by it.
        return not between and not _NAME.search(folded, number.start, number.end)
    return not run.han and _JOINT.fullmatch(between) is not None


def clause_of(group: list[Run], text: str) -> Clause:
    last = group[-1]
    typed = text[group[0].start : last.end]
    if "&" in fold(typed) and (code := initials(typed)):
        return Clause((code,), typed)
    wanted = [word for run in group for word in run.words]
    # The last run may continue in the document, so its final single character is omitted. A lone
    # character is the prefix of a pair.
    if last.han and len(last.words) > 1:
        wanted.pop()
    begun = last.han and len(last.words) == 1
    return Clause(tuple(wanted), typed, begun)


def initials(text: str) -> str:
    """Return the code of M&A: its letters alone would be found in 97/99/M, a law."""
    found = values(fold(text))
    code = found[0].codes[0] if len(found) == 1 else ""
    whole = code and (found[0].start, found[0].end) == (0, len(text))
    return code if whole and code.startswith(VALUE + INITIALS) else ""


def spans(text: str, wanted: list[Clause]) -> list[tuple[int, int, int]]:
    """Return the matches in a text as (start, end, index of the clause), in order of place."""
    folded, (words, starts, ends) = (_kept if len(text) <= _SHORT else _read)(text)
    there = {*words}
    found = list(_valued(folded, wanted))
    for index, clause in enumerate(wanted):
        if not clause.begun and clause.tokens[0] not in there:
            continue
        last = len(clause.tokens) - 1
        for place in _places(clause, words):
            end = starts[place + last] + 1 if clause.begun else ends[place + last]
            found.append((starts[place], end, index))
    return sorted(found)


def _read(text: str) -> tuple[str, Located]:
    folded = fold(text)
    return folded, located(folded)


# Names and headings come again in every result.
_SHORT = 80
_kept = lru_cache(maxsize=2_000)(_read)


def _valued(folded: str, wanted: list[Clause]) -> Iterator[tuple[int, int, int]]:
    codes = {clause.tokens[0]: at for at, clause in enumerate(wanted) if clause.is_value}
    for value in values(folded) if codes else ():
        for code in codes.keys() & {*value.codes}:
            said = folded[value.start : value.end].rstrip()  # no blank before what is no unit
            yield value.start, value.start + len(said), codes[code]


def _places(clause: Clause, words: list[str]) -> Iterator[int]:
    first, *rest = clause.tokens
    if clause.begun:
        *whole, begun = clause.tokens
        for place, word in enumerate(words[len(whole) :]):
            if word.startswith(begun) and words[place : place + len(whole)] == whole:
                yield place
        return
    place = -1
    for _each in range(words.count(first)):
        place = words.index(first, place + 1)
        if words[place + 1 : place + 1 + len(rest)] == rest:
            yield place

"""Text to tokens, and queries to clauses: one analyser for every database.

Chinese becomes overlapping pairs of characters, so that any word of two characters is found without
a dictionary; the last character of a run stands alone as well, so that a prefix finds single ones.
Everything else becomes stems of words. Both sides of a search go through fold() first.
"""

import re
import threading
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from operator import add
from typing import NamedTuple

import snowballstemmer

from briefings.search.fold_table import FROM, TO
from briefings.text.language_detection import HAN

LONGEST_QUERY = 200
MOST_CLAUSES = 12
_LONGEST_TOKEN = 40

_KANA = "\u3041-\u3096\u30a1-\u30fa\u30fc\u3005"
_MARKS = "\u0300-\u036f\ufe00-\ufe0f\u200b-\u200d\u2060\ufeff\U000e0100-\U000e01ef"
_RUN = re.compile(
    f"(?P<han>[{HAN}{_KANA}][{HAN}{_KANA}{_MARKS}]*)"
    # 1,234,567 is one number however it is written.
    f"|(?P<number>[0-9]{{1,3}}(?:,[0-9]{{3}})+(?![0-9]))"
    f"|(?P<word>[^\\W_{HAN}{_KANA}](?:[^\\W_{HAN}{_KANA}]|[{_MARKS}])*)(?:['’]s\\b)?"
)
_IGNORED = re.compile(f"[{_MARKS},]")
_LATIN = re.compile(r"[a-z]+")
_OPEN, _CLOSE = '"“”„「『«', '"“”」』»'
_CHUNK = re.compile(f"[{_OPEN}]([^{_CLOSE}]*)[{_CLOSE}]?|([^\\s{_OPEN}{_CLOSE}]+)")
# What joins the parts of 8/2005, 2025-17, decision-making and name@firm.mo.
_JOINT = re.compile(r"[-‐‑–—/.·&@:+]")
_STOP_WORDS = frozenset(
    [
        "a",
        "an",
        "and",
        "are",
        "as",
        "at",
        "be",
        "by",
        "for",
        "from",
        "in",
        "is",
        "it",
        "its",
        "of",
        "on",
        "or",
        "that",
        "the",
        "this",
        "to",
        "was",
        "with",
    ]
)
_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff]+")


class _Stemmer(threading.local):
    """One stemmer per thread: it stores the current word."""

    def __init__(self):
        self.stem = snowballstemmer.stemmer("english").stemWord


_stemmer = _Stemmer()


class _Folds(dict):
    """Cache of character to folded character."""

    def __missing__(self, code: int) -> str:
        folded = _settle(chr(code))
        if code < 0x10000:  # bounds the memory that hostile queries can use
            self[code] = folded
        return folded


_TABLE = dict(zip(FROM, TO, strict=True))


def _settle(character: str) -> str:
    """Remove width, accents, case and script until nothing changes, so that fold is idempotent."""
    while True:
        base = unicodedata.normalize("NFKD", character)
        plain = base[0] if base and all(unicodedata.combining(c) for c in base[1:]) else character
        lower = plain.lower() if len(plain.lower()) == 1 else plain
        folded = _TABLE.get(lower, lower)
        if folded == character:
            return folded
        character = folded


_folds = _Folds()


def fold(text: str) -> str:
    """Normalise text for search, one character for one, so that offsets stay valid."""
    return text.translate(_folds)


class Token(NamedTuple):
    text: str
    start: int
    end: int


class _Run(NamedTuple):
    """A stretch of one script: its words with their places, and whether it is Chinese."""

    words: list[str]
    starts: Sequence[int]
    ends: Sequence[int]
    han: bool

    @property
    def start(self) -> int:
        return self.starts[0]

    @property
    def end(self) -> int:
        return self.ends[-1]


def _stem(word: str) -> str:
    return _stemmer.stem(word) if _LATIN.fullmatch(word) else word


def _runs(folded: str) -> Iterator[_Run]:
    for match in _RUN.finditer(folded):
        if match["han"]:
            yield _bigrams(match["han"], match.start())
        else:
            yield _Run([_word(match)], [match.start()], [match.end()], han=False)


def _word(match: re.Match) -> str:
    return _token(match["word"] or match["number"])


@lru_cache(maxsize=50_000)
def _token(word: str) -> str:
    if not word.isalnum():
        word = _IGNORED.sub("", word)
    return _stem(word)[:_LONGEST_TOKEN]


def _bigrams(run: str, offset: int) -> _Run:
    plain = _IGNORED.sub("", run)
    places: Sequence[int] = range(offset, offset + len(run))
    if len(plain) < len(run):
        places = [at for at, letter in zip(places, run, strict=True) if not _IGNORED.match(letter)]
    ends = [at + 1 for at in places]
    return _Run(
        [*(a + b for a, b in pairwise(plain)), plain[-1]], places, [*ends[1:], ends[-1]], han=True
    )


def tokens(text: str) -> list[Token]:
    """Return the tokens of a text with their places."""
    return [
        Token(*token)
        for run in _runs(fold(text))
        for token in zip(run.words, run.starts, run.ends, strict=True)
    ]


def document(text: str) -> str:
    """Return a text's tokens in one line for the index: tokens() without places, but faster."""
    words: list[str] = []
    for han, number, word in _RUN.findall(fold(text)):
        if han:
            letters = han if han.isalpha() else _IGNORED.sub("", han)
            words += map(add, letters, letters[1:])
            words.append(letters[-1])
        else:
            words.append(_token(word or number))
    return " ".join(words)


@dataclass(frozen=True, slots=True)
class Clause:
    """A phrase to find: consecutive tokens, the last perhaps a prefix, and the text as typed."""

    tokens: tuple[str, ...]
    begun: bool
    typed: str

    @property
    def needle(self) -> str:
        """Return the substring that a padded line of tokens contains if the clause matches."""
        return f" {' '.join(self.tokens)}" + ("" if self.begun else " ")


def tidy(query: str) -> str:
    """Return the query without control characters and repeated blanks, cut at 200 characters."""
    return " ".join(_UNPRINTABLE.sub(" ", query[: LONGEST_QUERY * 4]).split())[:LONGEST_QUERY]


def clauses(query: str) -> list[Clause]:
    """Return the clauses that a briefing must contain; empty if there is nothing to look for."""
    query = tidy(query)
    found: dict[tuple, Clause] = {}
    spare: dict[tuple, Clause] = {}
    for match in _CHUNK.finditer(query):
        quoted = match[1] is not None
        text = match[1] if quoted else match[2]
        runs = list(_runs(fold(text)))
        for group in [runs] if quoted else _joined(runs, fold(text)):
            if not group:
                continue
            clause = _clause(group, text)
            idle = not quoted and clause.tokens[0] in _STOP_WORDS and len(clause.tokens) == 1
            (spare if idle else found).setdefault((clause.tokens, clause.begun), clause)
    return list((found or spare).values())[:MOST_CLAUSES]


def _joined(runs: list[_Run], folded: str) -> list[list[_Run]]:
    """Group the runs that form one phrase: 第8/2005號, e-mail; but not 商標 and law."""
    groups: list[list[_Run]] = []
    for run in runs:
        before = groups[-1][-1] if groups else None
        if before and _belongs(before, run, folded[before.end : run.start], folded):
            groups[-1].append(run)
        else:
            groups.append([run])
    return groups


def _belongs(before: _Run, run: _Run, between: str, folded: str) -> bool:
    if before.han != run.han:
        return not between and folded[(before if run.han else run).start].isdigit()
    return not run.han and _JOINT.fullmatch(between) is not None


def _clause(group: list[_Run], text: str) -> Clause:
    last = group[-1]
    wanted = [word for run in group for word in run.words]
    # The last run may continue in the document, so its final single character is omitted. A lone
    # character is the prefix of a pair.
    if last.han and len(last.words) > 1:
        wanted.pop()
    begun = last.han and len(last.words) == 1
    return Clause(tuple(wanted), begun, text[group[0].start : last.end])


def spans(text: str, wanted: list[Clause]) -> list[tuple[int, int, int]]:
    """Return the matches in a text as (start, end, index of the clause), in order of place."""
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for run in _runs(fold(text)):
        words += run.words
        starts += run.starts
        ends += run.ends
    found = []
    for index, clause in enumerate(wanted):
        last = len(clause.tokens) - 1
        for place in _places(clause, words):
            end = starts[place + last] + 1 if clause.begun else ends[place + last]
            found.append((starts[place], end, index))
    return sorted(found)


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

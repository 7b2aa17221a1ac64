"""Text to tokens: one analyser for every database.

Chinese becomes overlapping pairs of characters, so that any word of two characters is found without
a dictionary; the last character of a run stands alone as well, so that a prefix finds single ones.
Everything else becomes stems of words. Both sides of a search go through fold() first.
"""

import re
import threading
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from operator import add
from typing import NamedTuple

import snowballstemmer

from briefings.search.index.fold_table import FROM, TO
from briefings.search.index.values import values
from briefings.text.language_detection import HAN

_LONGEST_TOKEN = 40

_KANA = "\u3041-\u3096\u30a1-\u30fa\u30fc\u3005"
_MARKS = "\u0300-\u036f\ufe00-\ufe0f\u200b-\u200d\u2060\ufeff\U000e0100-\U000e01ef"
_RUN = re.compile(
    f"(?P<han>[{HAN}{_KANA}][{HAN}{_KANA}{_MARKS}]*)"
    # 1,234,567 is one number however it is written.
    f"|(?P<number>[0-9]{{1,3}}(?:,[0-9]{{3}})+(?![0-9]))"
    # [a-z0-9]* adds nothing, but Python finds most words several times faster by it.
    f"|(?P<word>[^\\W_{HAN}{_KANA}][a-z0-9]*(?:[^\\W_{HAN}{_KANA}]|[{_MARKS}])*)(?:['’]s\\b)?"
)
_IGNORED = re.compile(f"[{_MARKS},]")
_LATIN = re.compile(r"[a-z]+")
_SPELLED = re.compile(r"(?<![a-z])[a-z]{4,24}(?![a-z])")
# Labour, licence, organise, programme and judgement are also written labor, license, organize ….
_BRITISH = re.compile(
    r"(?<=[a-z]{3})(?:(?P<our>our)(?=(?:s|ed|er|ers|ing|al|able|abl[ey]|ite|ites)?$)"
    r"|(?P<ise>is)(?=(?:e|es|ed|er|ers|ing|able|ation|ations|ational)$)"
    r"|(?P<ence>(?<=licen|defen|offen|prete)ce)|(?P<tre>(?<=cen|hea)tre)(?=s?$)"
    r"|(?P<mme>mme)(?=s?$)|(?P<dgement>dgement))"
)
_AMERICAN = {"our": "or", "ise": "iz", "ence": "se", "tre": "ter", "mme": "m", "dgement": "dgment"}


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
_TABLE["○"] = "〇"  # 二○二六年 is written with a circle too


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


class Run(NamedTuple):
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
    if not _LATIN.fullmatch(word):
        return word
    if len(word) > 5:
        word = _BRITISH.sub(lambda found: _AMERICAN[found.lastgroup or ""], word)
    return _stemmer.stem(word)


def runs(folded: str) -> Iterator[Run]:
    for match in _RUN.finditer(folded):
        if match["han"]:
            yield _bigrams(match["han"], match.start())
        else:
            yield Run([_word(match)], [match.start()], [match.end()], han=False)


def _word(match: re.Match) -> str:
    return token(match["word"] or match["number"])


@lru_cache(maxsize=50_000)
def token(word: str) -> str:
    if not word.isalnum():
        word = _IGNORED.sub("", word)
    return _stem(word)[:_LONGEST_TOKEN]


# Pairs that belong to two words: 業主 in 企業主 and 專業主管, 民法 in 人民法院, 法人 in 立法人員.
_TWO_WORDS = re.compile(
    "(?<=[企行专职商产事农工])业(?=主)|(?<=人)民(?=法院)|(?<=[立司执])法(?=人员)"
)
_APART = "\ue006"


def _pairs(letters: str) -> list[str]:
    """Return the overlapping pairs of a run; one of two words is another token than the word."""
    pairs = list(map(add, letters, letters[1:]))
    if "业主" in letters or "民法院" in letters or "法人员" in letters:  # in few runs
        for seam in _TWO_WORDS.finditer(letters):
            pairs[seam.start()] += _APART
    return pairs


def _bigrams(run: str, offset: int) -> Run:
    plain = _IGNORED.sub("", run)
    places: Sequence[int] = range(offset, offset + len(run))
    if len(plain) < len(run):
        places = [at for at, letter in zip(places, run, strict=True) if not _IGNORED.match(letter)]
    ends = [at + 1 for at in places]
    return Run([*_pairs(plain), plain[-1]], places, [*ends[1:], ends[-1]], han=True)


class Located(NamedTuple):
    """The tokens of a text, where each begins and where it ends."""

    tokens: list[str]
    starts: list[int]
    ends: list[int]


def located(folded: str) -> Located:
    """Return the tokens of a folded text with their places: those of runs(), but faster."""
    tokens: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for match in _RUN.finditer(folded):
        start, end = match.span()
        if not (han := match["han"]):
            tokens.append(_word(match))
            starts.append(start)
            ends.append(end)
        elif han.isalpha():
            tokens += [*_pairs(han), han[-1]]
            starts += range(start, end)
            ends += [*range(start + 2, end + 1), end]
        else:
            run = _bigrams(han, start)
            tokens += run.words
            starts += run.starts
            ends += run.ends
    return Located(tokens, starts, ends)


def tokens(text: str) -> list[Token]:
    """Return the tokens of a text with their places."""
    return list(map(Token, *located(fold(text))))


def spelled(text: str) -> list[str]:
    """Return the Latin words of a text that are long enough to be misspelled."""
    return _SPELLED.findall(fold(text))


# What follows is no part of the text: the values of its numbers, dates and articles.
VALUES = "\ue001"


def document(text: str) -> str:
    """Return a text's tokens and values in one line for the index, without places."""
    folded = fold(text)
    words: list[str] = []
    for han, number, word in _RUN.findall(folded):
        if han:
            letters = han if han.isalpha() else _IGNORED.sub("", han)
            words += _pairs(letters)
            words.append(letters[-1])
        else:
            words.append(token(word or number))
    found = dict.fromkeys(code for value in values(folded) for code in value.codes)
    return " ".join([*words, VALUES, *found] if found else words)

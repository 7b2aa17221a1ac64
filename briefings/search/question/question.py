"""What a query asks for, before anything is looked up: its parts in order."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum, auto

from briefings.search.index.analysis import Run, fold, runs
from briefings.search.index.clauses import CLOSE, OPEN, Clause, clause_of, joined
from briefings.search.index.value_notations import INITIALS
from briefings.search.index.values import VALUE, Value, values
from briefings.search.question.slight_words import (
    ASKING,
    CHINESE_ASKING,
    INTRODUCING,
    LEADING,
    LEFT_OVER,
    ONE,
    PARTICLES,
    SLIGHT,
    WHETHER,
)

MOST_PARTS = 80
_STRETCH = re.compile(f"[{OPEN}]([^{CLOSE}]*)[{CLOSE}]?|([^{OPEN}{CLOSE}]+)")
# The ends of don't, I'm, we've.
_CONTRACTED = re.compile("(?<=[a-z])['’](?:s|t|re|ve|ll|d|m)(?![a-z])")
# 换咗把锁, 大紧肚, 离了婚: a verb and its object with what says when or how many between them.
_ENDED = re.compile(
    "([\u3400-\u9fff])(?:[咗晒]|(?<![赶要抓收])紧(?![急密张迫要缩接邻随])|了)"
    "[把份个间张条只对部架层笔本]?([\u3400-\u9fff])"
)
# 陈大文律师: a title after a name.
_TITLES = re.compile(
    "(?<![\u3400-\u9fff])([\u3400-\u9fff]{2,4})(大律师|律师|先生|女士|小姐|博士|教授)(?![\u3400-\u9fff])"
)
# What belongs to a value and says nothing without it: the ends of 第8/2005號 and 七十二日, and what
# Portuguese puts before the number of a law, where Lei is no name.
_ORDINAL = re.compile(r"(?:第\s*|(?<![a-z])n(?:\.\s?o|o\.?)\s*)$")
_PORTUGUESE = re.compile(r"(?<![a-z])(?:decreto-)?lei\s+$")
_LONGEST, _LAW = 20, f"{VALUE}l"
_COUNTER = re.compile("[日天年月个人次倍名位岁号]")
# 第58/99/M號: the letter is the end of the number.
_LETTERED = re.compile("(?<=/[a-z])号")
# ISO 27001, Web 3, 3-D: texts also write such a name as one word.
_NUMBERED = re.compile(r"(?<![^\W_])(?:([a-z]{2,5})\s(\d{1,6})|(\d{1,2})[\s-]([a-z]))(?![^\W_])")


class Kind(Enum):
    QUOTED = auto()
    VALUE = auto()
    NUMBER = auto()  # a value that is neither a date nor an amount of money
    HAN = auto()
    WORD = auto()
    JOINED = auto()  # e-mail, M&A


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of the query; parts with the same `run` follow one another without a break."""

    kind: Kind
    clause: Clause
    run: int
    # Other tokens with the same meaning, less precise ones later.
    codes: tuple[str, ...] = ()
    weak: bool = False


def parts(query: str) -> list[Part]:
    """Return the parts of a tidy query in order, without the words that only ask."""
    found: list[Part] = []
    for stretch in _STRETCH.finditer(query):
        if stretch[1] is not None:
            if group := list(runs(fold(stretch[1]))):
                clause = clause_of(group, stretch[1])
                found.append(Part(Kind.QUOTED, clause, len(found)))
        else:
            found += _unquoted(stretch[2], len(found))
    return _without_doubles(found)[:MOST_PARTS]


def _unquoted(text: str, first_run: int) -> list[Part]:
    folded = _LETTERED.sub(" ", _without_introduction(fold(text)))
    folded = ONE.sub(lambda found: " " * len(found[0]), folded)
    valued = values(folded)
    rest = folded
    for value in valued:
        start = _before(_ORDINAL, folded, value.start)
        if value.codes[0].startswith(_LAW):
            start = _before(_PORTUGUESE, folded, start)
        end = value.end + bool(_COUNTER.match(folded, value.end))
        rest = rest[:start] + " " * (end - start) + rest[end:]
    there = [part for value in valued if (part := _value_part(value, text))]
    bare = _TITLES.sub(lambda title: title[1] + " " * len(title[2]), rest)
    for asking in (CHINESE_ASKING, WHETHER, _CONTRACTED):
        bare = asking.sub(lambda found: " " * len(found[0]), bare)
    worded = [part for part in _worded(bare, text, first_run) if not _asks(part)]
    if not worded and not there:
        worded = list(_worded(rest, text, first_run))
    return list(_as_one_name(there + worded + list(_without_endings(folded, text)), folded))


def _before(leading: re.Pattern[str], folded: str, start: int) -> int:
    found = leading.search(folded, max(start - _LONGEST, 0), start)
    return found.start() if found else start


def _without_endings(folded: str, text: str) -> Iterator[Part]:
    """Yield 换锁 for 换咗把锁: it helps where a text or the list of synonyms has it."""
    for found in _ENDED.finditer(folded):
        word = Clause((found[1] + found[2],), text[found.start() : found.end()])
        yield Part(Kind.JOINED, word, -1, weak=True)


def _as_one_name(found: list[Part], folded: str) -> Iterator[Part]:
    """Add ISO27001 to the parts ISO and 27001, if they stand so in the question."""
    names: dict[str, str] = {}
    for name in _NUMBERED.finditer(folded):
        pieces = list(filter(None, name.groups()))
        names |= dict.fromkeys(pieces, "".join(pieces))
    for part in found:
        whole = names.get(fold(part.clause.typed))
        yield replace(part, codes=(*part.codes, whole)) if whole else part


def _without_introduction(folded: str) -> str:
    rest = INTRODUCING.sub(lambda found: " " * len(found[0]), folded)
    return rest if any(map(str.isalnum, rest)) else folded


def _asks(part: Part) -> bool:
    return part.kind is Kind.WORD and part.clause.typed.lower() in ASKING


def _value_part(value: Value, text: str) -> Part | None:
    typed = text[value.start : value.end].strip()
    group = list(runs(fold(typed)))
    if not group:
        return None
    if value.codes[0].startswith(VALUE + INITIALS):
        return Part(Kind.JOINED, clause_of(group, typed), -1)
    sort, first = value.codes[0][1], value.codes[0][2]
    is_date = sort in "dm" and first.isdigit()
    return Part(
        Kind.NUMBER if sort == "n" else Kind.VALUE,
        clause_of(group, typed),
        -1,
        value.codes[:1] if is_date else value.codes,
    )


def _worded(folded: str, text: str, first_run: int) -> Iterator[Part]:
    run = first_run
    end = -1
    for group in joined(list(runs(folded)), folded):
        adjacent = not group[0].han and folded[end : group[0].start].strip(" -\u2010\u2011") == ""
        run += not (adjacent and end >= 0)
        end = -1 if group[-1].han else group[-1].end
        for piece in _apart(group):
            yield from _pieced(piece, text, run)


def _apart(group: list[Run]) -> Iterator[list[Run]]:
    """Split Chinese from the number that it touches: 分析2025版本 is no phrase.

    The character after a number stays with it, as a beginning: 2025版.
    """
    piece: list[Run] = []
    for one in group:
        if one.han and len(one.words) > 1:
            if piece:
                yield [*piece, _first_of(one)]
            piece = []
            yield [one]
        else:
            piece.append(one)
    if piece:
        yield piece


def _first_of(run: Run) -> Run:
    return Run([run.words[0][0]], run.starts[:1], [run.starts[0] + 1], han=True)


def _pieced(piece: list[Run], text: str, run: int) -> Iterator[Part]:
    if len(piece) > 1 and not all(map(_is_word, piece)):
        clause = clause_of(piece, text)
        yield Part(Kind.JOINED, clause, run, _counted(clause))
        return
    for one in piece:
        yield from _han_parts(one, text, run) if one.han else [_word_part(one, text, run)]


def _counted(clause: Clause) -> tuple[str, ...]:
    """Return the value of a number with one Chinese character: 18歲 is also 18 years."""
    if len(clause.tokens) != 2 or not (clause.begun and clause.tokens[0].isdigit()):
        return ()
    return tuple(code for value in values(fold(clause.typed)) for code in value.codes[:1])


def _is_word(run: Run) -> bool:
    return not run.han and run.end - run.start > 2 and run.words[0].isalpha()


def _word_part(run: Run, text: str, number: int) -> Part:
    typed = text[run.start : run.end]
    return Part(Kind.WORD, Clause(tuple(run.words), typed), number, weak=typed.lower() in SLIGHT)


def _han_parts(run: Run, text: str, number: int) -> Iterator[Part]:
    if len(run.words) == 1:
        yield Part(Kind.HAN, clause_of([run], text), number, weak=run.words[0] in LEFT_OVER)
        return
    for at, pair in enumerate(run.words[:-1]):
        typed = text[run.starts[at] : run.ends[at]]
        weak = pair in LEADING or not PARTICLES.isdisjoint(pair)
        yield Part(Kind.HAN, Clause((pair,), typed), number, weak=weak)


def _without_doubles(found: list[Part]) -> list[Part]:
    if all(part.weak for part in found):
        found = [Part(part.kind, part.clause, part.run, part.codes) for part in found]
    seen: dict[tuple, Part] = {}
    for part in found:
        seen.setdefault((part.clause.tokens, part.clause.begun), part)
    return list(seen.values())

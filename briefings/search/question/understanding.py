"""What a query asks for in this archive: units with the phrases that satisfy each.

A word that no entry has is completed, corrected or taken apart; a phrase stands for its synonyms.
"""

import math
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from briefings.search.index import vocabulary
from briefings.search.index.analysis import fold, token
from briefings.search.index.clauses import Clause, whole_phrase
from briefings.search.question import near_characters, synonyms
from briefings.search.question.distance import distance
from briefings.search.question.meanings import meanings
from briefings.search.question.question import Kind, Part, parts
from briefings.search.question.synonym_words import rare_words
from briefings.search.question.synonyms import Synonyms
from briefings.search.question.unknown_parts import unknown_parts
from briefings.text.language_detection import has_han

SYNONYM, COMPOUND, LESS_PRECISE = 0.7, 0.8, 0.6
# A character that is a word by itself, in a pair: the dog of 狗咬, for which texts say 犬隻.
_CHARACTER = 0.5
_CORRECTED = {1: 0.9, 2: 0.6}
_VALUE = 1.5  # a date or an article says more than a word as rare
_WEAK = 0.3
# The worth of a character of an unknown word, relative to a known word.
_HINT, MOST_HINTS = 0.2, 12
# The worth of a single word of a synonym, relative to a known word.
_OF_SYNONYM = 0.3
_LARGE = 1_000
# Bounds what one query costs: words completed or corrected, and phrases of all its units.
MOST_UNKNOWN, MOST_PHRASES = 3, 45
_PIECES = re.compile("[a-z]+|[0-9]+")
Weighted = tuple[Clause, float]


class Correction(NamedTuple):
    """What was typed, and the known words that were searched for instead."""

    typed: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Unit:
    """A part of the query and the phrases that satisfy it, with their weights."""

    typed: str
    phrases: tuple[Weighted, ...]
    entries: int  # about how many have one of them
    worth: float
    weak: bool = False
    required: bool = False


@dataclass(frozen=True, slots=True)
class Understanding:
    units: tuple[Unit, ...]
    every: int = 0  # entries
    exact: Clause | None = None  # the query as one phrase
    # Of parts that no entry satisfies.
    missing: float = 0.0
    # Characters of these parts and single words of synonyms: they help to rank, none is required.
    hints: tuple[Unit, ...] = ()
    corrections: tuple[Correction, ...] = ()
    unknown: tuple[str, ...] = ()

    @property
    def worth(self) -> float:
        return self.missing + sum(unit.worth for unit in self.units if not unit.weak)


@dataclass(slots=True)
class _Phrases:
    """The phrases collected for each part."""

    parts: list[Part]
    found: list[list[Weighted]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.found = [list(_own(part)) for part in self.parts]

    def add(self, places: Iterable[int], clause: Clause, weight: float) -> None:
        for place in places:
            self.found[place].append((clause, weight))

    def tokens(self) -> set[str]:
        return {one for found in self.found for clause, _w in found for one in clause.tokens}


def understand(query: str) -> Understanding:
    asked = parts(query)
    phrases = _Phrases(asked)
    meaning_the_same = synonyms.known()
    _add_synonyms(phrases, meaning_the_same, query)
    _add_synonyms_of_characters(phrases, meaning_the_same)
    _add_compounds(phrases)
    counts, all_counted = vocabulary.counts_and_whether_all(phrases.tokens())
    if not all_counted:  # any word may be there
        counts = dict.fromkeys([vocabulary.EVERY, *_own_tokens(asked)], 1) | counts
    every = counts.get(vocabulary.EVERY, 0)
    corrections = [*_add_likely_words(phrases, counts), *_add_near_phrases(phrases, counts)]
    there = [[(c, w) for c, w in found if _entries(c, counts, every)] for found in phrases.found]
    units = _weightiest(
        [_unit(part, some, counts, every) for part, some in zip(asked, there, strict=True) if some]
    )
    unknown = list(unknown_parts(asked, [bool(some) for some in there]))
    # A word that no entry has may be a mere word of the question: it is worth what the others are.
    usual = sum(unit.worth for unit in units) / len(units) if units else _worth(0, every)
    missing = usual * sum(one.words for one in unknown)
    typed = tuple(one.typed for one in unknown)
    return Understanding(
        tuple(units),
        every,
        whole_phrase(query),
        missing,
        (*_hints(typed, usual), *_words_of_synonyms(phrases, counts, every)),
        tuple(corrections),
        typed,
    )


def _hints(unknown: Iterable[str], usual: float) -> Iterator[Unit]:
    letters = (letter for typed in unknown if has_han(typed) for letter in typed)
    for letter in list(dict.fromkeys(letters))[:MOST_HINTS]:
        clause = Clause((fold(letter),), letter, begun=True)
        yield Unit(letter, ((clause, 1.0),), 0, usual * _HINT, weak=True)


def _words_of_synonyms(phrases: _Phrases, counts: dict[str, int], every: int) -> Iterator[Unit]:
    synonyms = [[clause for clause, w in found if w == SYNONYM] for found in phrases.found]
    for words in dict.fromkeys(rare_words(some, counts, every) for some in synonyms):
        if words:
            entries = max(counts[one.tokens[0]] for one in words)
            worth, alike = _worth(entries, every) * _OF_SYNONYM, tuple((one, 1.0) for one in words)
            yield Unit(words[0].typed, alike, entries, worth, weak=True)


def _own_tokens(asked: list[Part]) -> Iterator[str]:
    return (one for part in asked for one in part.clause.tokens)


def _own(part: Part) -> Iterator[Weighted]:
    yield part.clause, LESS_PRECISE if part.kind is Kind.NUMBER else 1.0  # also of an article
    for place, code in enumerate(part.codes):
        yield Clause((code,), part.clause.typed), LESS_PRECISE if place else 1.0


def _weightiest(units: list[Unit]) -> list[Unit]:
    """Return the units without their least likely phrases, if these are too many."""
    ranked = [sorted(unit.phrases, key=lambda one: -one[1]) for unit in units]
    # The best phrase of each unit first, then the others by likelihood; those of the most telling
    # units first, since what matters may be the last that is said.
    order = sorted(
        (bool(rank), -weight if rank else 0, -units[place].worth, place, rank)
        for place, known in enumerate(ranked)
        for rank, (_clause, weight) in enumerate(known)
    )
    kept = [0] * len(units)
    for _later, _weight, _worth_of, place, _rank in order[:MOST_PHRASES]:
        kept[place] += 1
    return [
        replace(unit, phrases=tuple(known[:most]))
        for unit, known, most in zip(units, ranked, kept, strict=True)
        if most
    ]


def _unit(part: Part, known: list[Weighted], counts: dict[str, int], every: int) -> Unit:
    own = [clause for clause, weight in known if weight == 1.0] or [c for c, _w in known]
    entries = max(_entries(clause, counts, every) for clause in own)
    worth = _worth(entries, every)
    if part.kind is Kind.VALUE:
        worth *= _VALUE
    # Little is said by 散咗 as it is spelled, but much by what the list of synonyms has for it.
    weak = part.weak and all(weight != SYNONYM for _clause, weight in known)
    if weak:
        worth *= _WEAK
    return Unit(part.clause.typed, tuple(known), entries, worth, weak, part.kind is Kind.QUOTED)


def _entries(clause: Clause, counts: dict[str, int], every: int) -> int:
    """Return about how many entries have a phrase: at most as many as its rarest token."""
    *whole, _last = clause.tokens
    if clause.begun:
        return min([every // 10 + 1, *(counts.get(one, 0) for one in whole)]) if every else 0
    return min(counts.get(one, 0) for one in clause.tokens)


def _worth(entries: int, every: int) -> float:
    # In a small archive a word that most briefings have still says something.
    return math.log(1 + (max(every, _LARGE) - entries + 0.5) / (entries + 0.5))


def _add_synonyms(phrases: _Phrases, known: Synonyms, query: str) -> None:
    for start, end, clauses in meanings(phrases.parts, known, query):
        for clause in clauses:
            phrases.add(range(start, end), clause, SYNONYM)


def _add_synonyms_of_characters(phrases: _Phrases, known: Synonyms) -> None:
    for place, part in enumerate(phrases.parts):
        if part.kind is Kind.HAN and len(part.clause.typed) > 1:
            for letter in fold(part.clause.typed):
                for clause in known.of((letter,)):
                    phrases.add([place], clause, _CHARACTER)


def _add_compounds(phrases: _Phrases) -> None:
    """Add cybersecurity for cyber security and e-mail, and trade mark for trademark."""
    for place, part in enumerate(phrases.parts):
        if part.kind is Kind.JOINED:
            letters = "".join(filter(str.isalnum, part.clause.typed))
            phrases.add([place], _word(letters), COMPOUND)
        if part.kind is not Kind.WORD:
            continue
        typed = part.clause.typed.lower()
        after = phrases.parts[place + 1] if place + 1 < len(phrases.parts) else None
        if after and after.kind is Kind.WORD and after.run == part.run:
            whole = _word(typed + after.clause.typed.lower())
            phrases.add([place, place + 1], whole, COMPOUND)
        for split in dict.fromkeys(_splits(typed)):
            phrases.add([place], Clause(split, typed), COMPOUND)


def _splits(word: str) -> Iterator[tuple[str, ...]]:
    pieces = _PIECES.findall(word)
    if len(pieces) > 1:  # AES-256 for AES256, 3-D for 3D
        yield tuple(map(token, pieces))
    for at in range(3, len(word) - 2):
        yield token(word[:at]), token(word[at:])


def _word(word: str) -> Clause:
    return Clause((token(word.lower()),), word)


def _add_likely_words(phrases: _Phrases, counts: dict[str, int]) -> list[Correction]:
    """Complete or correct the words that no entry has; return the corrections."""
    unknown = {
        place: part.clause.typed.lower()
        for place, part in enumerate(phrases.parts)
        if part.kind is Kind.WORD and not part.weak and not _is_known(phrases.found[place], counts)
    }
    if not unknown:
        return []
    words = (word for word in unknown.values() if word.isascii() and word.isalpha())
    asked = list(dict.fromkeys(words))[:MOST_UNKNOWN]
    begun = {word: vocabulary.beginning_with(word) for word in asked if len(word) > 2}
    alike = vocabulary.spelled_like(
        word for word in asked if 3 < len(word) <= 24 and not begun[word]
    )
    corrections: dict[str, list[str]] = {}
    for place, word in unknown.items():
        stems = {token(longer): longer for longer in begun.get(word, [])}
        for stem in stems:
            phrases.add([place], Clause((stem,), word), 0.8 / len(stems) ** 0.3)
        if not stems:
            for halves in _half_compounds(word, counts):
                phrases.add([place], halves, COMPOUND)
        nearest = _nearest(word, alike.get(word, set()))
        for other, weight in nearest:
            phrases.add([place], _word(other), weight)
            corrections.setdefault(phrases.parts[place].clause.typed, []).append(other)
    counts |= vocabulary.counts_of(phrases.tokens() - counts.keys())
    known = {
        typed: tuple(other for other in others if counts.get(token(other)))
        for typed, others in corrections.items()
    }
    return [Correction(typed, others) for typed, others in known.items() if others]


def _half_compounds(word: str, counts: dict[str, int]) -> Iterator[Clause]:
    """Yield trade mar… for trademar, where texts have trade mark."""
    for at in range(3, len(word) - 2):
        first = token(word[:at])
        if counts.get(first) and vocabulary.beginning_with(word[at:]):
            yield Clause((first, word[at:]), word, begun=True)


def _is_known(found: list[Weighted], counts: dict[str, int]) -> bool:
    """Return whether an entry has a phrase for a word; two words in its place prove nothing."""
    return any(
        all(counts.get(one) for one in clause.tokens)
        for clause, weight in found
        if weight != COMPOUND or len(clause.tokens) == 1
    )


def _add_near_phrases(phrases: _Phrases, counts: dict[str, int]) -> list[Correction]:
    """Add what may be meant by a character that fits nowhere; return the corrections."""
    slips = near_characters.slips(phrases.parts, counts)
    if not slips:
        return []
    counts |= vocabulary.counts_of({one for slip in slips for one in slip.phrase.tokens})
    found = near_characters.confirmed(slips, counts).values()
    for slip in found:
        phrases.add(slip.places, slip.meant, _CORRECTED[1])
    return [Correction(slip.typed, (slip.meant.typed,)) for slip in found]


def _nearest(word: str, others: set[str]) -> list[tuple[str, float]]:
    """Return the words with the fewest changes: at most one in short words, two in longer ones."""
    most = 1 if len(word) < 6 else 2
    # The first letter is seldom wrong; of a short word another one makes another word: poor, door.
    alike = [other for other in others if len(word) > 5 or other[0] == word[0]]
    far = {other: distance(word, other) for other in alike}
    least = min(far.values(), default=most + 1)
    if least > most:
        return []
    return sorted((other, _CORRECTED[steps]) for other, steps in far.items() if steps == least)

"""The texts of a search hit with the matching words marked, in the reader's language."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from briefings.models.published.search import SearchEntry
from briefings.search.index.clauses import Clause, spans
from briefings.search.index.entry import plain
from briefings.search.question.understanding import Unit
from briefings.search.results.excerpts import (
    Span,
    excerpt,
    in_one_line,
    marked,
    phrased,
    place_of,
)
from briefings.text.chinese import simplified
from briefings.text.languages import CHINESE, SIMPLIFIED, WRITTEN, written
from briefings.text.sides import Side, listed, one_line, words_of
from briefings.text.snapshot import Named, Snapshot
from briefings.text.texts import Texts

MOST_PLACES = 2
_Lines = list[tuple[str, str]]
_Phrases = list[tuple[Clause, int]]


@dataclass(frozen=True, slots=True)
class Quote:
    """One side of a hit as safe HTML with the words marked."""

    language: str
    html: SafeString

    @property
    def marked(self) -> bool:
        return "<mark>" in self.html


@dataclass(frozen=True, slots=True)
class Name:
    """An author or area in the reader's language, and in the other language if that matches."""

    slug: str
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """A matching text, the side with the match first.

    A pair has its ¶ as `number`, a heading its anchor; the standfirst and key points have neither.
    """

    anchor: str
    number: int
    quotes: tuple[Quote, ...]


class Wanted:
    """What is marked in all hits of a question: its phrases, each with its unit's number."""

    def __init__(self, units: Sequence[Unit], language: str):
        self.units, self.language = units, language
        numbered = list(enumerate(units))
        self._phrases = _owned((number, one) for number, one in numbered if not one.weak)
        # Words of synonyms, by which a briefing may be found that has nothing else.
        self._words = _owned((number, one) for number, one in numbered if one.weak and one.entries)

    def of(self, entry: SearchEntry) -> _Phrases:
        """Return what is marked in one briefing."""
        lines = (entry.title, entry.front, entry.body)
        found = any(clause.needle in line for clause, _unit in self._phrases for line in lines)
        return self._phrases if found else self._words


def _owned(units: Iterable[tuple[int, Unit]]) -> _Phrases:
    owners: dict[Clause, int] = {}
    for number, unit in units:
        for clause, _weight in unit.phrases:
            owners.setdefault(clause, number)
    return list(owners.items())


def _within(phrases: _Phrases, *lines: str) -> _Phrases:
    """Return the phrases that any of the token lines has."""
    return [
        (clause, unit) for clause, unit in phrases if any(clause.needle in line for line in lines)
    ]


class Highlighter:
    """Marks a question's units in one briefing's texts, and tracks which have been marked.

    The token lines of its entry show which phrases a text can have.
    """

    def __init__(self, wanted: Wanted, entry: SearchEntry):
        self.wanted = wanted
        self.phrases = wanted.of(entry)
        self.in_heads = _within(self.phrases, entry.title, entry.front)
        self.seen: set[int] = set()

    def text(self, text: str) -> SafeString:
        return marked(text, self._spans(text, self.in_heads))

    def line(
        self, text: Texts, tokens: tuple[str, ...] | None = None, breaks: Sequence[int] = ()
    ) -> tuple[Quote, ...]:
        """Mark the sides of a title, heading or name (without Markdown), the reader's first.

        `breaks` says where lines may break in the Chinese one.
        """
        sides = self._sides({language: one_line(side) for language, side in text.items()})
        return tuple(
            Quote(language, phrased(words_of(Side(language, line), breaks), found))
            for language, line, found in self._found_in(sides, tokens)
        )

    def names(self, named: tuple[Named, ...]) -> tuple[Name, ...]:
        names = []
        for one in named:
            quotes = self.line(one.name)
            others = tuple(quote for quote in quotes[1:] if quote.marked)
            names.append(Name(one.slug, quotes[:1] + others))
        return tuple(names)

    def prose(
        self, text: Texts, tokens: tuple[str, ...] | None = None, zh_hans: str = ""
    ) -> tuple[Quote, ...]:
        """Mark the side that has most of the clauses, and the same place in the other side."""
        sides = [
            (language, line)
            for language, side in self._sides(
                {language: plain(side) for language, side in text.items()}, plain(zh_hans)
            )
            if (line := in_one_line(side, language))
        ]
        there = self._found_in(sides, tokens)
        there.sort(key=lambda side: -len({clause for _start, _end, clause in side[2]}))
        at = place_of(*there[0][1:]) if there else 0.0
        return tuple(
            Quote(language, excerpt(line, found, at=at)) for language, line, found in there
        )

    def around(self, snapshot: Snapshot) -> Iterator[Place]:
        """Return headings, key points and the standfirst that have units not yet marked."""
        for part in snapshot.parts:
            if (seen := self._unseen()) and part.heading != Texts():
                quotes = self.line(part.heading)
                if seen != self._unseen():
                    yield Place(f"s-{part.id}", 0, quotes)
        for text in (listed(snapshot.key_points), snapshot.standfirst):
            if seen := self._unseen():
                quotes = self.prose(text)
                if seen != self._unseen():
                    yield Place("", 0, quotes)

    def _unseen(self) -> set[int]:
        return {unit for _clause, unit in self.in_heads} - self.seen

    def _sides(self, text: dict[str, str], zh_hans: str = "") -> _Lines:
        """Return (language, text) of the existing sides, the reader's first."""
        if self.wanted.language == SIMPLIFIED:
            made = {SIMPLIFIED: zh_hans or simplified.convert(text[CHINESE])}
            text = made | {code: side for code, side in text.items() if code != CHINESE}
        sides = sorted(text.items(), key=lambda side: side[0] != self.wanted.language)
        return [side for side in sides if side[1].strip()]

    def _found_in(
        self, sides: _Lines, tokens: tuple[str, ...] | None
    ) -> list[tuple[str, str, list[Span]]]:
        """Return each side with the positions of the phrases; `tokens` has the sides' lines."""
        return [
            (language, text, self._spans(text, self._within(language, tokens)))
            for language, text in sides
        ]

    def _within(self, language: str, tokens: tuple[str, ...] | None) -> _Phrases:
        if tokens is None:
            return self.in_heads
        return _within(self.phrases, tokens[WRITTEN.index(written(language))])

    def _spans(self, text: str, phrases: _Phrases) -> list[Span]:
        if not phrases:
            return []
        clauses = [clause for clause, _unit in phrases]
        found = [(start, end, phrases[at][1]) for start, end, at in spans(text, clauses)]
        self.seen |= {unit for _start, _end, unit in found}
        return found

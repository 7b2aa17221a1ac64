"""The one question a reader asks: find()."""

from dataclasses import dataclass

from django.utils.safestring import SafeString

from briefings import readable, simplified
from briefings.models.search import SearchEntry
from briefings.search import ranking
from briefings.search.analysis import Clause, clauses, spans, tidy
from briefings.search.entry import briefing_of, plain, sides_in
from briefings.search.excerpts import Span, excerpt, marked, place_of
from briefings.search.narrowing import Narrowing
from briefings.slugs import slug
from briefings.snapshot import Bilingual, Snapshot

CHINESE, ENGLISH, SIMPLIFIED = "zh-hant", "en", "zh-hans"
MOST_PLACES = 2


@dataclass(frozen=True, slots=True)
class Quote:
    """One side of what was found, as safe HTML with the words marked."""

    language: str
    html: SafeString

    @property
    def marked(self) -> bool:
        return "<mark>" in self.html


@dataclass(frozen=True, slots=True)
class Place:
    """A pair that matches: the side with the match first; `number` is its ¶."""

    anchor: str
    number: int
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """A briefing that was found, with its best matching pairs."""

    snapshot: Snapshot
    title: tuple[Quote, ...]
    places: tuple[Place, ...]
    more: int  # pairs that match besides

    @property
    def slug(self) -> str:
        return slug(self.snapshot.title)


@dataclass(frozen=True, slots=True)
class Alternative:
    """A part of a query that has matches where the whole has none."""

    typed: str
    count: int


@dataclass(frozen=True, slots=True)
class Results:
    """The answer. `asked` is false when there was nothing to look for."""

    query: str
    asked: bool
    count: int = 0
    hits: tuple[Hit, ...] = ()
    # Only where nothing was found: what would be.
    alternatives: tuple[Alternative, ...] = ()
    unfiltered: int = 0

    @property
    def capped(self) -> bool:
        """Whether there are more matches than were counted."""
        return self.count > ranking.MOST

    @property
    def reachable(self) -> int:
        """How many of them can be paged through."""
        return min(self.count, ranking.MOST)


def find(
    query: str,
    *,
    language: str,
    area: str = "",
    author: str = "",
    year: int | None = None,
    limit: int = 10,
    offset: int = 0,
) -> Results:
    """The briefings with every word of the query, best first, for a reader of `language`."""
    query = tidy(query)
    wanted = clauses(query)
    if not wanted:
        return Results(query, asked=False)
    narrowing = Narrowing(tidy(area), tidy(author), year)
    keys = ranking.ranked(wanted, narrowing)
    if not keys:
        return _nothing(query, wanted, narrowing)
    page = keys[: ranking.MOST][offset : offset + limit]
    return Results(query, asked=True, count=len(keys), hits=_hits(page, wanted, language))


def briefings_with(query: str) -> list[int]:
    """The ids of the newest briefings with every word of the query, whatever the filters."""
    wanted = clauses(query)
    return [briefing_of(key) for key in ranking.newest(wanted, Narrowing())] if wanted else []


def _nothing(query: str, wanted: list[Clause], narrowing: Narrowing) -> Results:
    unfiltered = len(ranking.newest(wanted, Narrowing())) if narrowing else 0
    alternatives: tuple[Alternative, ...] = ()
    if len(wanted) > 1 and not unfiltered:
        counted = (Alternative(one.typed, len(ranking.newest([one], narrowing))) for one in wanted)
        alternatives = tuple(one for one in counted if one.count)
    return Results(query, asked=True, alternatives=alternatives, unfiltered=unfiltered)


def _hits(keys: list[int], wanted: list[Clause], language: str) -> tuple[Hit, ...]:
    entries = SearchEntry.objects.filter(pk__in=keys).in_bulk()
    briefings = {entry.listing_id: key for key, entry in entries.items()}
    current = readable.public().filter(briefing__in=briefings)
    editions = {briefings[edition.briefing_id]: edition for edition in current}
    # A briefing withdrawn between the two questions is simply not there any more.
    return tuple(
        _hit(editions[key].snapshot, entries[key], wanted, _Sides(language))
        for key in keys
        if key in editions
    )


@dataclass(frozen=True, slots=True)
class _Sides:
    """How a reader of a language sees the sides of a text."""

    language: str

    @property
    def chinese(self) -> str:
        return SIMPLIFIED if self.language == SIMPLIFIED else CHINESE

    def of(self, text: Bilingual, zh_hans: str = "") -> list[tuple[str, str]]:
        """(language, plain text) of the sides that are there, the reader's own first."""
        chinese = plain(text.zh_hant)
        if self.chinese == SIMPLIFIED:
            chinese = plain(zh_hans) if zh_hans else simplified.convert(chinese)
        sides = [(self.chinese, chinese), (ENGLISH, plain(text.en))]
        sides.sort(key=lambda side: side[0] != self.language)
        return [side for side in sides if side[1].strip()]


def _hit(snapshot: Snapshot, entry: SearchEntry, wanted: list[Clause], sides: _Sides) -> Hit:
    lines = sides_in(entry.body)
    matching = _matching_pairs(lines, wanted)
    pairs = list(snapshot.pairs())
    places = []
    for number in _best_pairs(matching):
        pair = pairs[number]
        quotes = _quotes(pair.text, wanted, sides, lines[number], pair.zh_hans)
        places.append(Place(f"p-{pair.id}", number + 1, quotes))
    if not places and snapshot.standfirst != Bilingual():
        places.append(Place("", 0, _quotes(snapshot.standfirst, wanted, sides)))
    title = tuple(
        Quote(language, marked(text, found))
        for language, text, found in _found_in(
            sides.of(snapshot.title), wanted, sides_in(entry.title)[0]
        )
    )
    return Hit(snapshot, title, tuple(places), len(matching.keys() - set(_best_pairs(matching))))


def _matching_pairs(lines: list[tuple[str, str]], wanted: list[Clause]) -> dict[int, set[int]]:
    """Which clauses each pair holds, of the pairs that hold any."""
    found = {}
    for number, (chinese, english) in enumerate(lines):
        held = {
            index
            for index, clause in enumerate(wanted)
            if clause.needle in chinese or clause.needle in english
        }
        if held:
            found[number] = held
    return found


def _best_pairs(matching: dict[int, set[int]]) -> list[int]:
    """The pair with most clauses, and one more if it has what the first lacks."""
    best: list[int] = []
    covered: set[int] = set()
    for number in sorted(matching, key=lambda number: (-len(matching[number]), number)):
        if len(best) < MOST_PLACES and not matching[number] <= covered:
            best.append(number)
            covered |= matching[number]
    return best


def _quotes(
    text: Bilingual,
    wanted: list[Clause],
    sides: _Sides,
    tokens: tuple[str, str] | None = None,
    zh_hans: str = "",
) -> tuple[Quote, ...]:
    """The side with most of the clauses first; beside it the other, where the match is in it."""
    shown = [
        (language, line)
        for language, side in sides.of(text, zh_hans)
        if (line := " ".join(side.split()))
    ]
    there = _found_in(shown, wanted, tokens)
    there.sort(key=lambda side: -len({clause for _start, _end, clause in side[2]}))
    at = place_of(*there[0][1:]) if there else 0.0
    return tuple(Quote(language, excerpt(line, found, at=at)) for language, line, found in there)


def _found_in(
    shown: list[tuple[str, str]], wanted: list[Clause], tokens: tuple[str, str] | None
) -> list[tuple[str, str, list[Span]]]:
    """Each side with where the clauses stand in it. The two sides' token lines, where they are at
    hand, tell which side need not be looked through.
    """
    return [
        (language, text, spans(text, wanted) if _may_hold(language, wanted, tokens) else [])
        for language, text in shown
    ]


def _may_hold(language: str, wanted: list[Clause], tokens: tuple[str, str] | None) -> bool:
    line = tokens[language == ENGLISH] if tokens else None
    return line is None or any(clause.needle in line for clause in wanted)

"""Search for readers: find()."""

from dataclasses import dataclass
from itertools import islice

from django.utils.safestring import SafeString

from briefings.models.published import readable
from briefings.models.published.search import SearchEntry
from briefings.search import ranking
from briefings.search.analysis import Clause, clauses, tidy
from briefings.search.entry import briefing_of, sides_in
from briefings.search.filters import Narrowing
from briefings.search.highlights import MOST_PLACES, Highlighter, Name, Place, Quote
from briefings.text.slugs import slug
from briefings.text.snapshot import Snapshot
from briefings.text.texts import Texts


@dataclass(frozen=True, slots=True)
class Hit:
    """A matching briefing with its best matching pairs.

    Matches are marked in the reference, title, authors, areas, headings and key points.
    """

    snapshot: Snapshot
    reference: SafeString
    title: tuple[Quote, ...]
    authors: tuple[Name, ...]
    areas: tuple[Name, ...]
    places: tuple[Place, ...]
    more: int  # further pairs that match

    @property
    def slug(self) -> str:
        return slug(self.snapshot.title)


@dataclass(frozen=True, slots=True)
class Alternative:
    """A part of a query that has matches although the whole has none."""

    typed: str
    count: int


@dataclass(frozen=True, slots=True)
class Results:
    """The results of a query; `asked` is false if it has no words."""

    query: str
    asked: bool
    count: int = 0
    hits: tuple[Hit, ...] = ()
    # Parts of the query that have matches, if the whole has none.
    alternatives: tuple[Alternative, ...] = ()
    unfiltered: int = 0

    @property
    def capped(self) -> bool:
        """Return whether there are more matches than were counted."""
        return self.count > ranking.MOST

    @property
    def reachable(self) -> int:
        """Return how many matches can be paged through."""
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
    """Return briefings with every word of the query, best first, for a reader of `language`."""
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
    """Return the ids of the newest briefings with every word of the query, without filters."""
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
    # A briefing may have been withdrawn between the two queries.
    return tuple(
        _hit(editions[key].snapshot, entries[key], Highlighter(wanted, language))
        for key in keys
        if key in editions
    )


def _hit(snapshot: Snapshot, entry: SearchEntry, marker: Highlighter) -> Hit:
    lines = sides_in(entry.body)
    matching = _matching_pairs(lines, marker.wanted)
    best = _best_pairs(matching)
    pairs = list(snapshot.pairs())
    reference = marker.text(snapshot.reference)
    title = marker.line(snapshot.title, sides_in(entry.title)[0])
    authors, areas = marker.names(snapshot.authors), marker.names(snapshot.areas)
    places = [
        Place(
            f"p-{pairs[number].id}",
            number + 1,
            marker.prose(pairs[number].text, lines[number], pairs[number].zh_hans),
        )
        for number in best
    ]
    places += islice(marker.around(snapshot), MOST_PLACES)
    if not places and snapshot.standfirst != Texts():
        places.append(Place("", 0, marker.prose(snapshot.standfirst)))
    more = len(matching.keys() - set(best))
    return Hit(snapshot, reference, title, authors, areas, tuple(places), more)


def _matching_pairs(lines: list[tuple[str, ...]], wanted: list[Clause]) -> dict[int, set[int]]:
    """Return the clauses that each matching pair contains."""
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
    """Return the pair with most clauses, and a second one if it has others."""
    best: list[int] = []
    covered: set[int] = set()
    for number in sorted(matching, key=lambda number: (-len(matching[number]), number)):
        if len(best) < MOST_PLACES and not matching[number] <= covered:
            best.append(number)
            covered |= matching[number]
    return best

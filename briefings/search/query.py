"""Search for readers: find()."""

from dataclasses import dataclass
from itertools import islice

from django.utils.safestring import SafeString

from briefings.models.published import readable
from briefings.models.published.search import SearchEntry
from briefings.search.candidates import MOST
from briefings.search.clauses import tidy
from briefings.search.entry import briefing_of, sides_in
from briefings.search.filters import Narrowing
from briefings.search.highlights import MOST_PLACES, Highlighter, Name, Place, Quote
from briefings.search.passages import passages
from briefings.search.ranking import Ranking, ranked
from briefings.search.understanding import Correction, Understanding, understand
from briefings.text.slugs import slug
from briefings.text.snapshot import Snapshot
from briefings.text.texts import Texts

# A second passage is quoted if it answers about as well as the first.
_AS_GOOD = 0.6


@dataclass(frozen=True, slots=True)
class Hit:
    """A briefing that answers with its best passages.

    Matches are marked in the reference, title, authors, areas, headings and key points.
    """

    snapshot: Snapshot
    complete: bool  # it has all of the question
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
class Results:
    """The results of a query; `asked` is false if it has no words."""

    query: str
    asked: bool
    count: int = 0
    complete: int = 0  # how many have all of it, the others most of it
    hits: tuple[Hit, ...] = ()
    corrections: tuple[Correction, ...] = ()
    unknown: tuple[str, ...] = ()  # parts of the query that no briefing has
    unfiltered: int = 0
    # All that was found without the filters, best first.
    briefings: tuple[int, ...] = ()

    @property
    def whole(self) -> list[Hit]:
        return [hit for hit in self.hits if hit.complete]

    @property
    def closest(self) -> list[Hit]:
        return [hit for hit in self.hits if not hit.complete]

    @property
    def corrected(self) -> str:
        return " · ".join(" / ".join(one.words) for one in self.corrections)

    @property
    def literal(self) -> str:
        """Return the query with quotation marks around what was corrected."""
        query = self.query
        for one in self.corrections:
            query = query.replace(one.typed, f'"{one.typed}"')
        return query

    @property
    def capped(self) -> bool:
        """Return whether there are more matches than were counted."""
        return self.complete > MOST

    @property
    def reachable(self) -> int:
        """Return how many matches can be paged through."""
        return min(self.count, MOST)


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
    """Return the briefings that answer a query, best first, for a reader of `language`."""
    query = tidy(query)
    asked = understand(query)
    if not asked.units and not asked.unknown:
        return Results(query, asked=False)
    narrowing = Narrowing(tidy(area), tidy(author), year)
    found = ranked(asked, narrowing)
    everything = ranked(asked, Narrowing()) if narrowing else found
    shown = found.keys[:MOST][offset : offset + limit]
    return Results(
        query,
        asked=True,
        count=len(found.keys),
        complete=found.complete,
        hits=_hits(shown, found, asked, language),
        corrections=asked.corrections if found.keys else (),
        unknown=asked.unknown,
        unfiltered=len(everything.keys),
        briefings=tuple(map(briefing_of, everything.keys[:MOST])),
    )


def _hits(
    keys: tuple[int, ...], found: Ranking, asked: Understanding, language: str
) -> tuple[Hit, ...]:
    entries = SearchEntry.objects.filter(pk__in=keys).in_bulk()
    briefings = {entry.listing_id: key for key, entry in entries.items()}
    current = readable.public().filter(briefing__in=briefings)
    editions = {briefings[edition.briefing_id]: edition for edition in current}
    complete = set(found.keys[: found.complete])
    # A briefing may have been withdrawn between the two queries.
    return tuple(
        _hit(
            editions[key].snapshot,
            entries[key],
            Highlighter(asked.units, language),
            complete=key in complete,
        )
        for key in keys
        if key in editions
    )


def _hit(snapshot: Snapshot, entry: SearchEntry, marker: Highlighter, *, complete: bool) -> Hit:
    lines = sides_in(entry.body)
    answering = passages(marker.units, entry)
    best = _best(answering)
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
    more = len(answering.keys() - set(best))
    return Hit(snapshot, complete, reference, title, authors, areas, tuple(places), more)


def _best(answering: dict[int, float]) -> list[int]:
    best = sorted(answering, key=lambda pair: (-answering[pair], pair))[:MOST_PLACES]
    return [pair for pair in best if answering[pair] >= _AS_GOOD * answering[best[0]]]

"""Search for readers: find()."""

from dataclasses import dataclass

from briefings.models.published import readable
from briefings.models.published.search import SearchEntry
from briefings.search.index.clauses import tidy
from briefings.search.index.filters import Narrowing
from briefings.search.question.understanding import Correction, Understanding, understand
from briefings.search.results import corrections
from briefings.search.results.candidates import MOST
from briefings.search.results.highlights import MOST_PLACES, Highlighter, Wanted
from briefings.search.results.hits import Hit, hit_of
from briefings.search.results.passages import Needles, Pairs, stored_pairs
from briefings.search.results.ranking import Ranking, ranked

# The first results, which most often answer, quote one passage more: in a law of a hundred articles
# few words tell which of them does.
_FULLER = 3


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
    # The keys of all that was found without the filters.
    everything: tuple[int, ...] = ()

    @property
    def corrected(self) -> str:
        """Return the whole query as it was searched for."""
        return self._with({one.typed: " / ".join(one.words) for one in self.corrections})

    @property
    def literal(self) -> str:
        """Return the query with quotation marks around what was corrected."""
        return self._with({one.typed: f'"{one.typed}"' for one in self.corrections})

    def _with(self, instead: dict[str, str]) -> str:
        query = self.query
        for typed, words in instead.items():
            query = query.replace(typed, words)
        return query

    @property
    def capped(self) -> bool:
        """Return whether there are more matches than were counted."""
        return self.complete > MOST

    @property
    def more_unfiltered(self) -> bool:
        """Return whether more was found without the filters than was counted."""
        return self.unfiltered > MOST

    @property
    def counted_unfiltered(self) -> int:
        return min(self.unfiltered, MOST)

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
    everything = ranked(asked, Narrowing(), counted_after=found) if narrowing else found
    reachable = found.keys[:MOST]
    if offset >= len(reachable):  # beyond the last page: show that one
        offset = max(len(reachable) - 1, 0) // limit * limit
    shown = reachable[offset : offset + limit]
    return Results(
        query,
        asked=True,
        count=len(found.keys),
        complete=found.complete,
        hits=_hits(shown, found, asked, language),
        corrections=corrections.public(asked.corrections) if found.keys else (),
        unknown=asked.unknown,
        unfiltered=len(everything.keys),
        everything=everything.keys[:MOST],
    )


def _hits(
    keys: tuple[int, ...], found: Ranking, asked: Understanding, language: str
) -> tuple[Hit, ...]:
    # Those of further pages were not read for the ranking.
    unread = [key for key in keys if key not in found.read]
    wanted = Wanted((*asked.units, *asked.hints), language)
    read = found.read | stored_pairs(unread, Needles(wanted.units))
    briefings = {read[key].entry.listing_id: key for key in keys if key in read}
    current = readable.current_of(briefings)
    editions = {briefings[one.edition.briefing_id]: one for one in current}
    fuller = found.keys[:_FULLER]
    # A briefing may have been withdrawn between the two queries.
    return tuple(
        hit_of(
            editions[key],
            read[key],
            Highlighter(wanted, read[key].entry),
            complete=key not in found.lacking,
            most=MOST_PLACES + (key in fuller),
        )
        for key in keys
        if key in editions
    )


def find_in(reference: str, query: str, *, language: str) -> Hit | None:
    """Return a public briefing with all the passages that answer, in reading order."""
    asked = understand(tidy(query))
    entry = SearchEntry.objects.filter(listing__reference=reference).first()
    found = readable.current_of([entry.listing_id]) if entry else []
    if not entry or not found:
        return None
    wanted = Wanted((*asked.units, *asked.hints), language)
    read = Pairs(entry, Needles(wanted.units))
    return hit_of(found[0], read, Highlighter(wanted, entry), everything=True)

"""A briefing that answers a question, with the passages that do."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from django.utils.safestring import SafeString

from briefings.models.published.readable import Readable
from briefings.search.index.entry import headings_in, sides_in
from briefings.search.question.understanding import Unit
from briefings.search.results.highlights import MOST_PLACES, Highlighter, Name, Place, Quote
from briefings.search.results.passages import Pairs, Worths, passages, total
from briefings.text.addresses.slugs import slug
from briefings.text.sides import TITLE
from briefings.text.snapshot import Snapshot
from briefings.text.texts import Texts

# Further passages are quoted if they answer not much worse than the first.
_AS_GOOD = 0.35
# How much of a heading's match counts for the pairs below it.
_OF_HEADING = 0.7
# Words of the title found the briefing; the other words of the question choose the pair to show.
_OF_TITLE = 0.2


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


def hit_of(
    found: Readable,
    read: Pairs,
    marker: Highlighter,
    *,
    complete: bool = True,
    everything: bool = False,
    most: int = MOST_PLACES,
) -> Hit:
    """Return a hit with its best passages, `most` of them, or with every one in reading order."""
    entry, snapshot = read.entry, found.edition.snapshot
    lines = sides_in(entry.body)
    units = _told_apart(read)
    worths = passages(units, read)
    answering = total(worths)
    best = (
        sorted(answering)
        if everything
        else _best(worths, _with_headings(answering, snapshot, units, read), most)
    )
    pairs = list(snapshot.pairs())
    reference = marker.text(snapshot.reference)
    breaks = found.title_breaks.get(TITLE, ())
    title = marker.line(snapshot.title, sides_in(entry.title)[0], breaks)
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
    if not places:  # only the title matches, or a name
        places += islice(_beginning(snapshot, marker), 1)
    more = len(answering.keys() - set(best))
    return Hit(snapshot, complete, reference, title, authors, areas, tuple(places), more)


def _beginning(snapshot: Snapshot, marker: Highlighter) -> Iterator[Place]:
    """Yield the standfirst and the first pair."""
    if snapshot.standfirst != Texts():
        yield Place("", 0, marker.prose(snapshot.standfirst))
    for pair in islice(snapshot.pairs(), 1):
        yield Place(f"p-{pair.id}", 1, marker.prose(pair.text, zh_hans=pair.zh_hans))


def _told_apart(read: Pairs) -> list[Unit]:
    in_title = read.needles.in_line(read.entry.title)
    return [
        replace(unit, worth=unit.worth * _OF_TITLE) if place in in_title else unit
        for place, unit in enumerate(read.needles.units)
    ]


def _best(worths: Sequence[Worths], scores: Worths, most: int) -> list[int]:
    """Return the pair that answers best, then those that have most of what is not quoted yet."""
    least = _AS_GOOD * max(scores.values(), default=0.0)
    left = {pair: score for pair, score in scores.items() if score >= least}
    best: list[int] = []
    while left and len(best) < most:
        quoted = min(left, key=lambda pair: (-left[pair], pair))
        best.append(quoted)
        del left[quoted]
        for unit in worths:
            for pair in unit.keys() & left.keys():
                left[pair] -= min(unit[pair], unit.get(quoted, 0.0))
    return best


def _with_headings(
    answering: Worths, snapshot: Snapshot, units: Sequence[Unit], read: Pairs
) -> Worths:
    """Add the matches of headings to the scores of the pairs below them.

    The first pair below a matching heading counts even if its own text does not match.
    """
    scores = dict(answering)
    first = 0
    for part, line in zip(snapshot.parts, headings_in(read.entry.front), strict=False):
        there = read.needles.in_line(line)
        worth = sum(units[place].worth * min(often, 1.0) for place, often in there.items())
        for number in range(first, first + len(part.pairs)):
            if worth and (number == first or number in scores):
                scores[number] = scores.get(number, 0.0) + _OF_HEADING * worth
        first += len(part.pairs)
    return scores

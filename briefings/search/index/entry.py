"""The search entry of an edition: its texts as lines of tokens."""

from collections.abc import Callable, Iterable, Iterator
from datetime import MAXYEAR, MINYEAR, date
from functools import lru_cache
from itertools import batched
from typing import NamedTuple

from briefings.models.published.edition import Edition
from briefings.models.published.search import SearchEntry
from briefings.search.index.analysis import VALUES, document, spelled
from briefings.search.index.beginnings import keys_of
from briefings.search.index.law_names import law_names
from briefings.text.languages import CHINESE, WRITTEN
from briefings.text.markup import renderer
from briefings.text.sides import listed, one_line
from briefings.text.snapshot import Pair, Snapshot
from briefings.text.texts import Texts

# Separates texts: a private-use character, which is never a token, so that no phrase spans two
# texts.
GAP = "\ue000"
# A change of the analysis changes this number; the worker then makes older entries anew.
FORM = 8


class Body(NamedTuple):
    """The line of all pairs, and their words as they are spelled."""

    line: str
    words: frozenset[str]


def entry_of(edition: Edition, *, body: Body | None = None) -> SearchEntry:
    """Return an edition's unsaved row; `body` is its body_of(), if already computed."""
    snapshot = edition.snapshot
    body = body or body_of(snapshot.pairs())
    title, front = _title(snapshot), _front(snapshot)
    entry = SearchEntry(
        id=key_of(snapshot, edition.briefing_id),
        listing_id=edition.briefing_id,
        title=_line(title),
        front=_line(front),
        body=body.line,
        form=FORM,
    )
    entry.title_keys = frozenset().union(*map(keys_of, title))
    entry.words = body.words.union(*map(spelled, (*title, *front)))
    return entry


def words_of(snapshot: Snapshot) -> frozenset[str]:
    """Return the words of a text as they are spelled."""
    texts = [*_title(snapshot), *_front(snapshot), *_pairs(snapshot.pairs())]
    return frozenset().union(*map(spelled, texts))


def _title(snapshot: Snapshot) -> list[str]:
    return [*_sides([snapshot.title], one_line)]


def _front(snapshot: Snapshot) -> list[str]:
    return [
        f"{snapshot.reference} {snapshot.date}",
        *_sides([snapshot.standfirst, listed(snapshot.key_points)], plain),
        *_sides(_names(snapshot), one_line),
    ]


def _pairs(pairs: Iterable[Pair]) -> list[str]:
    return [*_sides((_with_simplified(pair) for pair in pairs), plain)]


def body_of(pairs: Iterable[Pair]) -> Body:
    """Return the line of all pairs, which is most of the work."""
    sides = _pairs(pairs)
    return Body(_line(sides, _with_laws), frozenset().union(*map(spelled, sides)))


# A key holds the day and the briefing: larger is newer, and either can be read from it.
_DAY = 32
_BRIEFINGS = (1 << _DAY) - 1


def key_of(snapshot: Snapshot, briefing_id: int) -> int:
    return (snapshot.date.toordinal() << _DAY) | briefing_id


def keys_of_year(year: int) -> tuple[int, int]:
    """Return the first key of a year and of the next; an empty range for an invalid year."""
    if not MINYEAR <= year <= MAXYEAR:
        return 0, 0
    return date(year, 1, 1).toordinal() << _DAY, (date(year, 12, 31).toordinal() + 1) << _DAY


def briefing_of(key: int) -> int:
    return key & _BRIEFINGS


def years_of(keys: Iterable[int]) -> dict[int, int]:
    """Return the year of each briefing."""
    return {key & _BRIEFINGS: _year(key >> _DAY) for key in keys}


@lru_cache(maxsize=20_000)
def _year(day: int) -> int:
    return date.fromordinal(day).year


def briefings_of(column: str) -> str:
    """Return SQL for the briefing of a key column."""
    return f"({column} & {_BRIEFINGS})"


def _names(snapshot: Snapshot) -> Iterator[Texts]:
    yield from (part.heading for part in snapshot.parts)
    yield from (named.name for named in (*snapshot.authors, *snapshot.areas))


def _sides(texts: Iterable[Texts], read: Callable[[str], str]) -> Iterator[str]:
    for text in texts:
        yield from (read(side) for side in text.values())


def _line(texts: Iterable[str], read: Callable[[str], str] = document) -> str:
    """Join tokens with one blank between and at either end, even if there are none."""
    pieces = f"\n{GAP}\n".join(map(read, texts)).split("\n")
    return f" {' '.join(filter(None, pieces))} "


def _with_laws(text: str) -> str:
    """Return a text's tokens and values, and the laws it names after them.

    Not of titles and headings, where any word may have a capital.
    """
    line = document(text)
    laws = dict.fromkeys(law_names(text))
    if not laws:
        return line
    return " ".join([line, *laws] if VALUES in line else [line, VALUES, *laws])


def sides_in(body: str) -> list[tuple[str, ...]]:
    """The token lines of each pair's sides, in reading order, from an entry's body."""
    return list(batched(body.split(GAP), len(WRITTEN), strict=False))


def headings_in(front: str) -> list[str]:
    """Return the token lines of the headings, and of the names that follow them."""
    # The front matter begins with the reference, the standfirst and the key points.
    return list(map(" ".join, sides_in(front.partition(GAP)[2])))[2:]


def _with_simplified(pair: Pair) -> Texts:
    """Add a pair's own Simplified wording to its Chinese side."""
    if not pair.zh_hans:
        return pair.text
    side = f"{pair.text[CHINESE]}\n\n{pair.zh_hans}"
    return Texts.by_language({**pair.text, CHINESE: side})


def plain(source: str) -> str:
    """Return the searchable words of a side, followed by the words of its footnotes.

    Footnote numbers are left out because they would separate the words of a phrase.
    """
    return renderer.to_text(source, footnotes="words")

"""The layout of a snapshot for pages, PDFs and feeds: in one language or in parallel.

Plain values without Django. Missing sides stay missing. Only names of people and sources fall back
to another language, because they denote the same thing in each.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date as Day
from functools import cached_property
from itertools import takewhile

from briefings.text.addresses.slugs import slug
from briefings.text.chinese import simplified
from briefings.text.languages import DEFAULT, SIMPLIFIED, TABLE, WRITTEN, as_read_in, written
from briefings.text.length import excerpt, minutes
from briefings.text.markup.figures import PUBLIC, in_words
from briefings.text.sides import (
    TITLE,
    Convert,
    Mark,
    Side,
    Sides,
    View,
    listed,
    named,
    side,
    with_breaks,
)
from briefings.text.snapshot import Named, Pair, Snapshot, given_names
from briefings.text.texts import Texts

__all__ = [
    "Page",
    "Side",
    "named",
    "page",
    "side",
    "sides_of",
    "slug",
]


# By the public id of a section, or TITLE: where a line may break (publishing/title_breaks.py).
Breaks = Mapping[str, Sequence[int]]
NO_BREAKS: Breaks = {}
MANY = 20  # paragraphs


@dataclass(frozen=True, slots=True)
class Behind:
    """A language in which a text was not yet brought up to date with others."""

    language: str
    ahead: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ShownPair:
    id: str
    number: int
    sides: Sides
    # Languages in which this pair has text but which are not shown.
    elsewhere: tuple[str, ...]
    behind: tuple[Behind, ...] = ()

    @property
    def anchor(self) -> str:
        return f"p-{self.id}"


@dataclass(frozen=True, slots=True)
class ShownPart:
    id: str
    heading: Sides
    pairs: tuple[ShownPair, ...]
    behind: tuple[Behind, ...] = ()  # of the heading
    level: int = 1

    @property
    def anchor(self) -> str:
        return f"s-{self.id}"

    @property
    def tag(self) -> str:
        """Return the element of the heading; the page's title is the h1."""
        return f"h{self.level + 1}"

    @property
    def has_heading(self) -> bool:
        return any(not side.missing for side in self.heading)


@dataclass(frozen=True, slots=True)
class Person:
    """An author or an area, named in a language that it has."""

    slug: str
    name: Side
    title: Side


@dataclass(frozen=True, slots=True)
class ShownSource:
    label: Side
    url: str
    accessed: Day | None


@dataclass(frozen=True)  # without slots, for what is made once
class Page:
    """Everything that a view of a briefing shows, in the languages of its columns."""

    reference: str
    slug: str
    language: str  # of the interface around the text
    columns: tuple[str, ...]  # the text's languages: one, or all in parallel
    readable: tuple[str, ...]  # languages with a title and text
    title: Sides
    standfirst: Sides
    key_points: Sides
    authors: tuple[Person, ...]
    areas: tuple[Person, ...]
    date: Day
    law_as_at: Day | None
    jurisdiction: Side
    parts: tuple[ShownPart, ...]
    sources: tuple[ShownSource, ...]
    contact_heading: Sides
    contact_text: Sides
    contact_email: str
    firm: Sides
    disclaimer: Sides
    edition_number: int | None
    minutes: int
    # All languages, not only those of the columns, for citations; no firm that had no name yet.
    titles: Texts
    firms: Texts

    @property
    def parallel(self) -> bool:
        return len(self.columns) > 1

    @property
    def tag(self) -> str:
        return TABLE[self.language].tag

    @property
    def needs_contents(self) -> bool:
        """Return whether readers need a way through the page: parts, columns or many paragraphs."""
        return self.parallel or len(self.parts) > 2 or sum(1 for _pair in self.pairs()) > MANY

    @cached_property
    def headline(self) -> Side:
        """Return the title in the page's language, else in a language that has one."""
        return next((side for side in self.title if not side.missing), self.title[0])

    @property
    def lead(self) -> Sides:
        """Return the standfirst as it follows the title: the reader's own language first."""
        return _own_language_first(self.standfirst, self.language)

    @cached_property
    def summary(self) -> str:
        """Return the standfirst, else the start of the text, for search results."""
        shown = self.lead[0].brief if self.lead else ""
        if not shown:
            shown = next((pair.sides[0].brief for pair in self.pairs()), "")
        return excerpt(shown, 160)

    def pairs(self) -> Iterator[ShownPair]:
        for part in self.parts:
            yield from part.pairs

    def gaps(self) -> int:
        """Return how many of the shown sides are missing."""
        return sum(side.missing for pair in self.pairs() for side in pair.sides)


def page(
    snapshot: Snapshot,
    *,
    language: str,
    parallel: bool = False,
    edition_number: int | None = None,
    convert: Convert = simplified.convert,
    figures: str = PUBLIC,
    breaks: Breaks = NO_BREAKS,
    site: str = "",
    mark: Mark | None = None,
) -> Page:
    """Return the page of a snapshot under /<language>/; Chinese is first in the parallel view.

    `breaks` says where lines may break in the Chinese title and headings.
    `figures` is the beginning of the pictures' addresses, which differs for readers of a draft;
    `site` that of the addresses of other briefings. `mark` returns what to add to a reference.
    """
    view = View(_columns(language, parallel=parallel), language, convert, figures, site, mark)
    # Processed in reading order, because footnote numbers depend on it.
    standfirst = view.prose(snapshot.standfirst, "standfirst")
    key_points = view.prose(listed(snapshot.key_points), "key-points")
    parts = _parts(snapshot, view, breaks)
    contact_text = view.prose(snapshot.contact.text, "contact")
    disclaimer = view.prose(snapshot.disclaimer, "disclaimer")
    return Page(
        reference=snapshot.reference,
        slug=slug(snapshot.title),
        language=language,
        columns=view.columns,
        readable=tuple(snapshot.languages()),
        title=_own_language_first(_titled(snapshot.title, view, breaks.get(TITLE, ())), language),
        standfirst=standfirst,
        key_points=key_points,
        authors=tuple(_person(author, view) for author in snapshot.authors),
        areas=tuple(_person(area, view) for area in snapshot.areas),
        date=snapshot.date,
        law_as_at=snapshot.law_as_at,
        jurisdiction=side(snapshot.jurisdiction, language=language, convert=convert),
        parts=parts,
        sources=tuple(
            ShownSource(view.named(source.label), source.url, source.accessed)
            for source in snapshot.sources
        ),
        contact_heading=view.line(snapshot.contact.heading),
        contact_text=contact_text,
        contact_email=snapshot.contact.email,
        firm=view.line(snapshot.firm),
        disclaimer=disclaimer,
        edition_number=edition_number,
        minutes=minutes(in_words(pair.text[written(language)]) for pair in snapshot.pairs()),
        titles=snapshot.title,
        firms=given_names(snapshot.firm),
    )


def sides_of(snapshot: Snapshot, pair: Pair, columns: Sequence[str] = WRITTEN) -> Sides:
    """Return the sides of a single pair, with footnotes numbered as on the page."""
    view = View(tuple(columns), DEFAULT, simplified.convert)
    before = takewhile(lambda one: one.id != pair.id, snapshot.pairs())
    texts = (snapshot.standfirst, listed(snapshot.key_points), *(one.text for one in before))
    for text in texts:
        view.skip(text)
    return _pair(pair, 0, view).sides


def _columns(language: str, *, parallel: bool) -> tuple[str, ...]:
    return as_read_in(language) if parallel else (language,)


def _own_language_first(sides: Sides, language: str) -> Sides:
    return tuple(sorted(sides, key=lambda side: side.language != language))


def _person(named: Named, view: View) -> Person:
    return Person(named.slug, view.named(named.name), view.named(named.title))


def _titled(text: Texts, view: View, places: Sequence[int]) -> Sides:
    return tuple(with_breaks(side, places) for side in view.line(text))


def _parts(snapshot: Snapshot, view: View, breaks: Breaks) -> tuple[ShownPart, ...]:
    parts = []
    number = 0
    for part in snapshot.parts:
        shown = []
        for pair in part.pairs:
            number += 1
            shown.append(_pair(pair, number, view))
        behind = _behind(part.heading, part.behind)
        heading = _titled(part.heading, view, breaks.get(part.id, ()))
        parts.append(ShownPart(part.id, heading, tuple(shown), behind, part.level))
    return tuple(parts)


def _pair(pair: Pair, number: int, view: View) -> ShownPair:
    sides = []
    for made in view.line(pair.text):
        # A lawyer's own Simplified text stands in place of the converted one.
        by_hand = made.language == SIMPLIFIED and pair.zh_hans
        source = pair.zh_hans if by_hand else made.source
        sides.append(view.rich(made.language, source, pair.id))
    shown = {written(language) for language in view.columns}
    elsewhere = tuple(
        language for language in WRITTEN if language not in shown and pair.text[language].strip()
    )
    return ShownPair(pair.id, number, tuple(sides), elsewhere, _behind(pair.text, pair.behind))


def _behind(text: Texts, languages: tuple[str, ...]) -> tuple[Behind, ...]:
    if not languages:
        return ()
    ahead = tuple(
        language for language, side in text.items() if side.strip() and language not in languages
    )
    return tuple(Behind(language, ahead) for language in languages)

"""What readers can follow: the kinds of topics, with the name and the page of each topic.

A kind is one entry of KINDS: a function that finds the public subjects of topics of that kind.
"""

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from briefings.models.people import Author, PracticeArea
from briefings.models.published import readable
from briefings.models.published.edition import Listing
from briefings.models.series import Series
from briefings.text import sides
from briefings.text.texts import Texts

EVERYTHING, AREA, AUTHOR, SERIES = "everything", "area", "author", "series"
BRIEFING, PARAGRAPH = "briefing", "paragraph"
LONGEST_KEY = 100
_NUMBER = re.compile(r"[0-9]{1,18}")


@dataclass(frozen=True, slots=True)
class Topic:
    kind: str
    key: str = ""

    @classmethod
    def read(cls, code: str) -> "Topic":
        """Read a topic as it stands in an address: briefing:2025-17."""
        kind, _colon, key = code.partition(":")
        return cls(kind, key)

    def __str__(self) -> str:
        return f"{self.kind}:{self.key}" if self.key else self.kind


def paragraph_key(reference: str, paragraph: str) -> str:
    """Return the key of a paragraph, from its briefing's reference and its id: 2025-17/k3v9."""
    return f"{reference}/{paragraph}"


def paragraph_of(key: str) -> tuple[str, str]:
    """Return the briefing's reference and the id of the paragraph with this key."""
    reference, _slash, paragraph = key.partition("/")
    return reference, paragraph


@dataclass(frozen=True, slots=True)
class Subject:
    """What a topic is about, if it is public: its names and its page."""

    topic: Topic
    names: Texts = Texts()
    route: str = "briefings:index"
    args: tuple[str, ...] = ()
    anchor: str = ""
    number: int = 0  # of a paragraph

    def name_in(self, language: str) -> sides.Side:
        """Return the name in a language, or in another if it has none there."""
        if self.topic.kind == EVERYTHING:
            with override(language):
                return sides.Side(language, _("All briefings"))
        named = sides.named(self.names, language=language)
        if not self.number:
            return named
        return sides.Side(named.language, f"{named.line} ¶ {self.number}")

    def url_in(self, language: str) -> str:
        with override(language):
            return reverse(self.route, args=self.args) + self.anchor


Found = dict[Topic, Subject]


def _everything(topics: Collection[Topic]) -> Found:
    return {topic: Subject(topic) for topic in topics if not topic.key}


# The kinds whose topics are rows with a name and a page: the page's route, and the public rows.
_ROWS: dict[str, tuple[str, Callable[[], QuerySet[Any]]]] = {
    AREA: ("briefings:area", lambda: PracticeArea.objects.all()),
    AUTHOR: ("briefings:person", lambda: Author.objects.public()),
    SERIES: ("briefings:series", lambda: Series.objects.public()),
}


def _rows(kind: str, topics: Collection[Topic]) -> Found:
    """Return the subjects of rows, in one query.

    Topics are stored by primary key, because slugs change. So digits are always a primary key.
    """
    route, public = _ROWS[kind]
    keys = {topic.key for topic in topics}
    numbers = {key for key in keys if _NUMBER.fullmatch(key)}
    wanted = Q(pk__in=map(int, numbers)) | Q(slug__in=keys - numbers)
    made: dict[str, Subject] = {}
    for row in public().filter(wanted):
        subject = Subject(Topic(kind, str(row.pk)), Texts.of(row, "name"), route, (row.slug,))
        made[str(row.pk)] = subject
        if row.slug not in numbers:
            made[row.slug] = subject
    return {topic: made[topic.key] for topic in topics if topic.key in made}


def _briefings(topics: Collection[Topic]) -> Found:
    listings = Listing.objects.filter(reference__in=[topic.key for topic in topics])
    return {
        (topic := Topic(BRIEFING, listing.reference)): Subject(
            topic,
            Texts.by_language(listing.card["title"]),
            "briefings:by_reference",
            (listing.reference,),
        )
        for listing in listings
    }


def _paragraphs(topics: Collection[Topic]) -> Found:
    """Return the subjects of paragraphs; each briefing's text is read once."""
    return {
        subject.topic: subject
        for reference in {paragraph_of(topic.key)[0] for topic in topics}
        for subject in _paragraphs_in(reference)
        if subject.topic in topics
    }


def _paragraphs_in(reference: str) -> Iterator[Subject]:
    listed = Listing.objects.filter(reference=reference).exists()
    found = readable.current(reference) if listed else None
    if not found:
        return
    names = Texts.by_language(found.listing.card["title"])
    for number, pair in enumerate(found.edition.snapshot.pairs(), start=1):
        topic = Topic(PARAGRAPH, paragraph_key(reference, pair.id))
        anchor = f"#p-{pair.id}"
        yield Subject(topic, names, "briefings:by_reference", (reference,), anchor, number)


KINDS: dict[str, Callable[[Collection[Topic]], Found]] = {
    EVERYTHING: _everything,
    **{kind: partial(_rows, kind) for kind in _ROWS},
    BRIEFING: _briefings,
    PARAGRAPH: _paragraphs,
}


def find(topic: Topic) -> Subject | None:
    """Return what a topic is about; None if it is unknown or not public now."""
    return next(iter(subjects_of([topic])), None)


def find_linked(topic: Topic) -> Subject | None:
    """Return what a link on a page is about: it names a row by the slug, which may be digits."""
    if topic.kind in _ROWS and _NUMBER.fullmatch(topic.key):
        _route, public = _ROWS[topic.kind]
        named = public().filter(slug=topic.key).values_list("pk", flat=True).first()
        topic = topic if named is None else replace(topic, key=str(named))
    return find(topic)


def subjects_of(topics: Iterable[Topic]) -> list[Subject]:
    """Return what the topics are about, in their order, in a query or two for each kind.

    A paragraph takes a few more, for its text.
    """
    asked = [topic for topic in topics if topic.kind in KINDS and len(topic.key) <= LONGEST_KEY]
    made: Found = {}
    for kind in {topic.kind for topic in asked}:
        made |= KINDS[kind]([topic for topic in asked if topic.kind == kind])
    return list(
        {subject.topic: subject for topic in asked if (subject := made.get(topic))}.values()
    )


def topics_of_areas(slugs: Collection[str], briefing_id: int) -> list[Topic]:
    drafts = PracticeArea.objects.filter(briefings=briefing_id)
    return _topics_of_rows(AREA, PracticeArea.objects.all(), slugs, drafts)


def topics_of_authors(slugs: Collection[str], briefing_id: int) -> list[Topic]:
    drafts = Author.objects.filter(briefings=briefing_id)
    return _topics_of_rows(AUTHOR, Author.objects.all(), slugs, drafts)


def topics_of_series(briefing_id: int) -> list[Topic]:
    series = Series.objects.filter(parts__briefing=briefing_id)
    return [Topic(SERIES, str(pk)) for pk in series.values_list("pk", flat=True)]


def _topics_of_rows(
    kind: str, rows: QuerySet[Any], slugs: Collection[str], of_draft: QuerySet[Any]
) -> list[Topic]:
    """Return the topics of the rows that a text names by their pages' addresses.

    If an address has changed since the text was published, the rows of the draft are added.
    """
    found_rows = set(rows.filter(slug__in=slugs).values_list("pk", flat=True))
    if len(found_rows) < len(set(slugs)):
        found_rows |= set(of_draft.values_list("pk", flat=True))
    return [Topic(kind, str(pk)) for pk in sorted(found_rows)]


def described(topics: Collection[Topic], language: str) -> list[str]:
    """Return each topic as it is stored, with its name, for people to read."""
    names = {subject.topic: subject.name_in(language).line for subject in subjects_of(topics)}
    return [
        f"{each} ({names[each]})" if each.key and each in names else str(each) for each in topics
    ]


def offered() -> list[Subject]:
    """Return the topics that the settings page always offers: everything, areas, people."""
    areas = PracticeArea.objects.in_order().values_list("pk", flat=True)
    people = Author.objects.public().in_order().values_list("pk", flat=True)
    return subjects_of(
        [
            Topic(EVERYTHING),
            *(Topic(AREA, str(pk)) for pk in areas),
            *(Topic(AUTHOR, str(pk)) for pk in people),
        ]
    )

"""What readers can follow: the kinds of topics, with the name and the page of each topic.

A kind is one entry of KINDS: a function that finds the public subject of a key.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

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


@dataclass(frozen=True, slots=True)
class Topic:
    kind: str
    key: str = ""

    @classmethod
    def read(cls, code: str) -> "Topic":
        """Read a topic as it stands in an address: area:ip."""
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


def _everything(topic: Topic) -> Subject | None:
    return None if topic.key else Subject(topic)


def _area(topic: Topic) -> Subject | None:
    area = PracticeArea.objects.filter(slug=topic.key).first()
    if area is None:
        return None
    return Subject(topic, Texts.of(area, "name"), "briefings:area", (area.slug,))


def _author(topic: Topic) -> Subject | None:
    author = Author.objects.public().filter(slug=topic.key).first()
    if author is None:
        return None
    return Subject(topic, Texts.of(author, "name"), "briefings:person", (author.slug,))


def _series(topic: Topic) -> Subject | None:
    series = Series.objects.public().filter(slug=topic.key).first()
    if series is None:
        return None
    return Subject(topic, Texts.of(series, "name"), "briefings:series", (series.slug,))


def _briefing(topic: Topic) -> Subject | None:
    listing = Listing.objects.filter(reference=topic.key).first()
    if listing is None:
        return None
    return Subject(
        topic,
        Texts.by_language(listing.card["title"]),
        "briefings:by_reference",
        (listing.reference,),
    )


def _paragraph(topic: Topic) -> Subject | None:
    reference, wanted = paragraph_of(topic.key)
    if not Listing.objects.filter(reference=reference).exists():
        return None
    found = readable.current(reference)
    pairs = found.edition.snapshot.pairs() if found else ()
    for number, pair in enumerate(pairs, start=1):
        if pair.id == wanted:
            names = Texts.by_language(found.listing.card["title"]) if found else Texts()
            route, anchor = "briefings:by_reference", f"#p-{wanted}"
            return Subject(topic, names, route, (reference,), anchor, number)
    return None


KINDS: dict[str, Callable[[Topic], Subject | None]] = {
    EVERYTHING: _everything,
    AREA: _area,
    AUTHOR: _author,
    SERIES: _series,
    BRIEFING: _briefing,
    PARAGRAPH: _paragraph,
}


def find(topic: Topic) -> Subject | None:
    """Return what a topic is about; None if it is unknown or not public now."""
    if topic.kind not in KINDS or len(topic.key) > LONGEST_KEY:
        return None
    return KINDS[topic.kind](topic)


def found(topics: Iterable[Topic]) -> list[Subject]:
    return [subject for topic in topics if (subject := find(topic))]


def offered() -> list[Subject]:
    """Return the topics that the settings page always offers: everything, areas, people."""
    areas = PracticeArea.objects.in_order().values_list("slug", flat=True)
    people = Author.objects.public().in_order().values_list("slug", flat=True)
    return found(
        [
            Topic(EVERYTHING),
            *(Topic(AREA, slug) for slug in areas),
            *(Topic(AUTHOR, slug) for slug in people),
        ]
    )

"""A briefing in a list, from the front matter that its listing stores."""

import json
from dataclasses import dataclass
from datetime import date as Day
from functools import cached_property, lru_cache

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import override

from briefings.public.page_layout import Person
from briefings.text.addresses.slugs import slug
from briefings.text.chinese import simplified
from briefings.text.sides import TITLE, Convert, Side, View, with_breaks
from briefings.text.texts import Texts

# Several pages of a list in each language; none while templates are edited.
KEPT = 0 if settings.DEBUG else 2_000


@dataclass(frozen=True)
class Card:
    """A briefing in a list."""

    language: str
    reference: str
    slug: str
    title: Side
    standfirst: Side
    authors: tuple[Person, ...]
    areas: tuple[Person, ...]
    date: Day

    @cached_property
    def html(self) -> SafeString:
        """Return the card as lists show it."""
        return self._made_of("briefings/lists/_card.html")

    @cached_property
    def link(self) -> SafeString:
        """Return the title, reference and day, as further reading shows them."""
        return self._made_of("briefings/further_reading/_further_card.html")

    def _made_of(self, template: str) -> SafeString:
        with override(self.language):
            return render_to_string(template, {"card": self})


def card(front: dict, *, language: str, convert: Convert = simplified.convert) -> Card:
    """Return the card of a listing, from the front matter it stores."""
    return stored_card(json.dumps(front), language, convert)


# Listings of the same front matter have the same card, so that nothing must ever be forgotten.
@lru_cache(maxsize=KEPT)
def stored_card(stored: str, language: str, convert: Convert = simplified.convert) -> Card:
    """Return the card of a listing, from the text of its front matter in the database."""
    front = json.loads(stored)
    view = View((language,), language, convert)
    title = Texts.by_language(front["title"])
    places = front.get("breaks", {}).get(TITLE, ())
    return Card(
        language=language,
        reference=front["reference"],
        slug=slug(title),
        title=with_breaks(view.named(title), places),
        standfirst=view.line(Texts.by_language(front["standfirst"]))[0],
        authors=_people(front["authors"], view),
        areas=_people(front["areas"], view),
        date=Day.fromisoformat(front["date"]),
    )


def _people(items: list[dict], view: View) -> tuple[Person, ...]:
    return tuple(
        Person(
            item["slug"],
            view.named(Texts.by_language(item["name"])),
            view.named(Texts.by_language(item["title"])),
        )
        for item in items
    )

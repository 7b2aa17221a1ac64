"""A briefing in a list, from the front matter that its listing stores."""

from dataclasses import dataclass
from datetime import date as Day

from briefings.public.page_layout import Person
from briefings.text.addresses.slugs import slug
from briefings.text.chinese import simplified
from briefings.text.sides import TITLE, Convert, Side, View, with_breaks
from briefings.text.texts import Texts


@dataclass(frozen=True, slots=True)
class Card:
    """A briefing in a list."""

    reference: str
    slug: str
    title: Side
    standfirst: Side
    authors: tuple[Person, ...]
    areas: tuple[Person, ...]
    date: Day


def card(front: dict, *, language: str, convert: Convert = simplified.convert) -> Card:
    """Return the card of a listing, from the front matter it stores."""
    view = View((language,), language, convert)
    title = Texts.by_language(front["title"])
    places = front.get("breaks", {}).get(TITLE, ())
    return Card(
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

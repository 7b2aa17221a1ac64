"""The filters in force, each to be taken away by itself."""

from dataclasses import dataclass

from briefings.models.people import Author, PracticeArea
from briefings.text.snapshot import Named

_Row = Author | PracticeArea | Named


@dataclass(frozen=True, slots=True)
class Chip:
    """A filter in force: the row it names, or the text that was asked for."""

    name: str
    text: str
    row: _Row | None = None


def chips(chosen: dict[str, str], facets: dict[str, list]) -> list[Chip]:
    """Return the filters in force, with the names of what no longer has a count too."""
    there = {
        "area": {one.row.slug: one.row for one in facets["areas"]},
        "author": {one.row.slug: one.row for one in facets["authors"]},
        "year": {},
    }
    return [
        Chip(name, value, there[name].get(value) or _public(name, value))
        for name, value in chosen.items()
        if value
    ]


def _public(name: str, slug: str) -> _Row | None:
    if name == "area":
        return PracticeArea.objects.filter(slug=slug).first()
    return Author.objects.public().filter(slug=slug).first() if name == "author" else None

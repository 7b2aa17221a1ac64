"""People with their areas, and areas with their people, in a fixed number of queries."""

from collections import defaultdict
from dataclasses import dataclass

from briefings.models.people import Author, PracticeArea
from briefings.models.published.tally import Tally


@dataclass(frozen=True, slots=True)
class Profile:
    """A person whom clients may see, with areas and the number of public briefings."""

    person: Author
    areas: list[PracticeArea]
    count: int


@dataclass(frozen=True, slots=True)
class Field:
    """A practice area, with its people and the number of public briefings."""

    area: PracticeArea
    people: list[Author]
    count: int


def people() -> list[Profile]:
    """Return everybody whom clients may see."""
    counts = Tally.objects.by("author")
    areas, chosen = list(PracticeArea.objects.in_order()), _areas_by_person()
    return [
        Profile(
            person, [area for area in areas if area.pk in chosen[person.pk]], _at(counts, person)
        )
        for person in Author.objects.public().with_photograph().in_order()
    ]


def fields() -> list[Field]:
    """Return all practice areas."""
    counts = Tally.objects.by("area")
    people, chosen = list(Author.objects.public().in_order()), _areas_by_person()
    return [
        Field(
            area, [person for person in people if area.pk in chosen[person.pk]], _at(counts, area)
        )
        for area in PracticeArea.objects.in_order()
    ]


def areas_of(person: Author) -> list[PracticeArea]:
    """Return the areas that the firm chose for a person, or else those of the briefings."""
    chosen = list(PracticeArea.objects.filter(people=person).in_order())
    return chosen or list(
        PracticeArea.objects.filter(pk__in=Tally.objects.by("area", author=person.pk)).in_order()
    )


def people_of(area: PracticeArea) -> list[Author]:
    """Return the people of an area, as `areas_of` tells."""
    chosen = _areas_by_person()
    return [one for one in Author.objects.public().in_order() if area.pk in chosen[one.pk]]


def _areas_by_person() -> defaultdict[int, set[int]]:
    stated: defaultdict[int, set[int]] = defaultdict(set)
    links = Author.areas.through.objects.values_list("author_id", "practicearea_id")
    for person, area in links:
        stated[person].add(area)
    written: defaultdict[int, set[int]] = defaultdict(set)
    for person, area in Tally.objects.areas_of_authors():
        written[person].add(area)
    return defaultdict(set, written | stated)


def _at(counts: dict[int, int], row: Author | PracticeArea) -> int:
    return counts.get(row.pk, 0)

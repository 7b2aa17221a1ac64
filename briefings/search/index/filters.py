"""Filters of a search: the scope of texts, and area, author and year."""

from dataclasses import dataclass
from enum import Enum, auto
from typing import NamedTuple

from briefings.search.index.clauses import Clause
from briefings.search.index.entry import briefings_of, keys_of_year


class Scope(Enum):
    """The texts that are searched."""

    TITLE = auto()
    FRONT = auto()  # title, standfirst, headings, names, reference
    ALL = auto()


# One phrase of each group must be there.
Groups = tuple[tuple[Clause, ...], ...]


class Query(NamedTuple):
    sql: str
    values: list


class Ask(NamedTuple):
    """A question to the database's index."""

    groups: Groups
    scope: Scope
    limit: int

    def with_groups(self, more: Groups) -> "Ask":
        """Return the same question with more groups; one that it has is not asked for twice."""
        return self._replace(groups=tuple(dict.fromkeys((*self.groups, *more))))


_OF_AREA = """
    SELECT of_area.listing_id FROM briefings_listing_areas of_area
    JOIN briefings_practicearea area ON area.id = of_area.practicearea_id WHERE area.slug = %s
"""
_OF_AUTHOR = """
    SELECT of_author.listing_id FROM briefings_listing_authors of_author
    JOIN briefings_author author ON author.id = of_author.author_id WHERE author.slug = %s
"""


@dataclass(frozen=True, slots=True)
class Narrowing:
    """The reader's filters; empty values do not filter."""

    area: str = ""
    author: str = ""
    year: int | None = None

    def __bool__(self) -> bool:
        return bool(self.area or self.author or self.year is not None)

    def sql(self, key: str) -> tuple[str, list]:
        """Return SQL conditions on a key column, to be appended, and their values."""
        conditions: list[str] = []
        values: list[str | int] = []
        if self.year is not None:
            conditions.append(f"{key} >= %s AND {key} < %s")
            values += keys_of_year(self.year)
        for slug, listings in ((self.area, _OF_AREA), (self.author, _OF_AUTHOR)):
            if slug:
                conditions.append(f"{briefings_of(key)} IN ({listings})")
                values.append(slug)
        return "".join(f" AND {condition}" for condition in conditions), values

"""Pages that clients read: each view parses, asks once, answers."""

from briefings.views.briefing import detail, edition, edition_parallel, editions, parallel
from briefings.views.front import not_found, other_spelling, root
from briefings.views.lists import area, home, index, person

__all__ = [
    "area",
    "detail",
    "edition",
    "edition_parallel",
    "editions",
    "home",
    "index",
    "not_found",
    "other_spelling",
    "parallel",
    "person",
    "root",
]

"""Pages that clients read: each view parses, asks once, answers."""

from briefings.views.briefing import detail, edition, edition_parallel, parallel
from briefings.views.editions import changes, editions, verify, verify_anywhere
from briefings.views.front import not_found, other_spelling, root
from briefings.views.lists import area, home, index, person

__all__ = [
    "area",
    "changes",
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
    "verify",
    "verify_anywhere",
]

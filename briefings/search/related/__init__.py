"""Related briefings: `topics` finds what a text is about, and `comparison` compares the topics.

`relations` stores the relations of a briefing, `all_relations` those of all briefings.
"""

from briefings.search.related.all_relations import rebuild
from briefings.search.related.comparison import Link
from briefings.search.related.relations import (
    forget,
    keep_up,
    relate,
    relations_of_draft,
    relations_of_public,
)
from briefings.search.related.topics import AREAS, LAWS, TERMS, named

__all__ = [
    "AREAS",
    "LAWS",
    "TERMS",
    "Link",
    "forget",
    "keep_up",
    "named",
    "rebuild",
    "relate",
    "relations_of_draft",
    "relations_of_public",
]

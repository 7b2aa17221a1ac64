"""Related briefings: `topics` finds what a text is about, `relations` compares the topics."""

from briefings.search.related.relations import (
    forget,
    keep_up,
    rebuild,
    relate,
    relations_of_draft,
)
from briefings.search.related.topics import AREAS, LAWS, TERMS, named

__all__ = [
    "AREAS",
    "LAWS",
    "TERMS",
    "forget",
    "keep_up",
    "named",
    "rebuild",
    "relate",
    "relations_of_draft",
]

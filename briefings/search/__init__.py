"""Search over current editions: index() and remove() keep it, find() asks it.

`analysis` makes tokens of texts and clauses of queries, `entry` the row of an edition, `sqlite` and
`postgres` ask the database's own index, `ranking` puts what they find in order, `excerpts` quotes
the pairs that match. A search server would be one more module with the one function keys().
"""

from briefings.search.analysis import LONGEST_QUERY, tidy
from briefings.search.entry import entry_of
from briefings.search.finding import Results, briefings_with, find
from briefings.search.keeping import adapter, index, rebuild, remove

__all__ = [
    "LONGEST_QUERY",
    "Results",
    "adapter",
    "briefings_with",
    "entry_of",
    "find",
    "index",
    "rebuild",
    "remove",
    "tidy",
]

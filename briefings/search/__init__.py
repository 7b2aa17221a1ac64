"""Search over current editions: index() and remove() maintain the index, find() queries it.

`analysis` makes tokens of texts and clauses of queries, `entry` the row of an edition, `sqlite` and
`postgres` ask the database's own index, `ranking` puts what they find in order, `excerpts` quotes
the pairs that match. With SEARCH_URL, `opensearch` asks a search server, which `server` speaks to,
`mirror` keeps up to date and `proving` tries out; whenever it cannot answer, the database does.
"""

from briefings.search.analysis import LONGEST_QUERY, tidy
from briefings.search.entry import body_of, entry_of
from briefings.search.indexing import adapter, index, rebuild, remove
from briefings.search.query import Results, briefings_with, find
from briefings.search.server_sync import bring_up_to_date, keep_up

__all__ = [
    "LONGEST_QUERY",
    "Results",
    "adapter",
    "body_of",
    "briefings_with",
    "bring_up_to_date",
    "entry_of",
    "find",
    "index",
    "keep_up",
    "rebuild",
    "remove",
    "tidy",
]

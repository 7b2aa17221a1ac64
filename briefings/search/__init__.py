"""Search over current editions: index() and remove() maintain the index, find() queries it.

In one direction: `question` takes a query apart, `understanding` looks its parts up in the
`vocabulary` and among the `synonyms`, `candidates` asks the database's own index (`sqlite`,
`postgres`), `ranking` reads the best of what it found, `passages` judges their pairs, `highlights`
and `excerpts` quote them. `analysis` and `values` make tokens of texts, `entry` an edition's row.
"""

from briefings.search.adapters import adapter
from briefings.search.clauses import LONGEST_QUERY, tidy
from briefings.search.entry import Body, body_of, entry_of
from briefings.search.indexing import index, keep_up, rebuild, remove
from briefings.search.query import Results, find
from briefings.search.vocabulary import record

__all__ = [
    "LONGEST_QUERY",
    "Body",
    "Results",
    "adapter",
    "body_of",
    "entry_of",
    "find",
    "index",
    "keep_up",
    "rebuild",
    "record",
    "remove",
    "tidy",
]

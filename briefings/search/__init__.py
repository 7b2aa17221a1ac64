"""Search over current editions: index() and remove() maintain the index, find() queries it.

In one direction: `question` takes a query apart, `understanding` looks its parts up in the
`vocabulary` and among the `synonyms`, `candidates` asks the database's own index (`sqlite`,
`postgres`), `ranking` reads the best of what it found, `passages` judges their pairs, `hits` quotes
them with `highlights` and `excerpts`. `analysis` and `values` make tokens of texts, `entry` the row
of an edition.
"""

from briefings.search import related
from briefings.search.index.adapters import adapter
from briefings.search.index.clauses import LONGEST_QUERY, tidy
from briefings.search.index.entry import Body, body_of, briefing_of, entry_of, years_of
from briefings.search.index.indexing import index, keep_up, rebuild, remove
from briefings.search.index.vocabulary import record
from briefings.search.matching import Matcher, public_matches
from briefings.search.query import Results, find, find_in

__all__ = [
    "LONGEST_QUERY",
    "Body",
    "Matcher",
    "Results",
    "adapter",
    "body_of",
    "briefing_of",
    "entry_of",
    "find",
    "find_in",
    "index",
    "keep_up",
    "public_matches",
    "rebuild",
    "record",
    "related",
    "remove",
    "tidy",
    "years_of",
]

"""Clauses that a contract sets in the style of headings, so that Word numbers them.

"4.3 Termination. Either party may terminate at once:" has its own heading in front and is a whole
clause: as a heading it would lose its colon and fill the contents of the briefing. So would
"2.5.4 The General Partner shall:", and a paragraph of fifty words.
"""

import re
from collections.abc import Iterable
from dataclasses import replace

from briefings.importing.block import Block
from briefings.importing.patterns.list_markers import marker, plain
from briefings.text.language_detection import han_count, latin_words

# Headings of laws end sooner; only what ends like a sentence is measured.
LONGEST_HEADING_IN_WORDS, LONGEST_HEADING_IN_HAN = 14, 32

_CLOSED = re.compile(r"(?:[.:;。：；]|[;；]\s*(?:and|or|及|和|或))[)”’」』\s]*$")
# A title that a full stop closes, then a sentence; no abbreviation has such an end.
_TITLE_AND_SENTENCE = re.compile(
    r"(?:.*?[A-Za-z][a-z]{3}[)”’\"']?\.\s+[A-Z(“‘\"'](?:\S*\s+){4,}\S|[^。]{1,24}。[^。]{8})",
    re.DOTALL,
)
_LEADS_ON = re.compile(
    r"(?:\bshall\b.*|\b(?:must|may|will|if|that|by|unless|including|either)|應當|必須|須|不得|包括)"
    r"[:：]$",
    re.DOTALL,
)


def clauses_as_text(blocks: Iterable[Block]) -> list[Block]:
    return [replace(one, kind="text", level=0) if _is_clause(one) else one for one in blocks]


def _is_clause(block: Block) -> bool:
    if block.kind != "heading" or not _CLOSED.search(block.text):
        return False
    text = plain(block.text)
    found = marker(text)
    said = text[found.length :].lstrip() if found else text
    return bool(
        _TITLE_AND_SENTENCE.match(said)
        or _LEADS_ON.search(said)
        or said[:1].islower()
        or len(latin_words(said)) > LONGEST_HEADING_IN_WORDS
        or han_count(said) > LONGEST_HEADING_IN_HAN
    )

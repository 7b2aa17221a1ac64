"""Convert pasted HTML to a paragraph's Markdown subset: bold, italic, links, lists, quotations."""

import re
from itertools import pairwise

from briefings.importing.readers.html import read_html
from briefings.importing.readers.limits import check_characters

_LISTED = re.compile(r"\s*(?:[-*>]|\d+[.)])\s")


def marked_text(html: str) -> str:
    """Return the HTML as the Markdown subset. Raises ImportRefused."""
    check_characters(html)
    texts = [block.text for block in read_html(html).blocks if block.text.strip()]
    if not texts:
        return ""
    marked = texts[0]
    for before, text in pairwise(texts):
        together = _LISTED.match(before) and _LISTED.match(text)
        marked += ("\n" if together else "\n\n") + text
    return marked

"""Pasted HTML as the text of a paragraph: bold, italic, links, lists and quotations survive."""

import re
from itertools import pairwise

from briefings.importing.readers.html import read_html
from briefings.importing.readers.limits import check_characters

_LISTED = re.compile(r"\s*(?:[-*>]|\d+[.)])\s")


def marked_text(html: str) -> str:
    """The text of the HTML in the marks that a paragraph may hold. Raises ImportRefused."""
    check_characters(html)
    texts = [block.text for block in read_html(html).blocks if block.text.strip()]
    if not texts:
        return ""
    marked = texts[0]
    for before, text in pairwise(texts):
        together = _LISTED.match(before) and _LISTED.match(text)
        marked += ("\n" if together else "\n\n") + text
    return marked
